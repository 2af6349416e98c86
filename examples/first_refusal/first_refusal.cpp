// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A Kokkos program gets one line of Kordon, is refused, and is mended by the line that the refusal prints.
#include <iostream>
#include <Kokkos_Core.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/version.hpp>
#if KORDON_HAS_SIM_DEVICE
#include <kordon/sim_device/sim_device.hpp>
using device_space = kordon::sim_device_space;  // a device's memory on a machine that has none
#else
using device_space = Kokkos::DefaultExecutionSpace::memory_space;
#endif

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(argc, argv);
  const Kokkos::DefaultHostExecutionSpace exec;

  // The program as it was: an image on the device, and room for a result on the host.
  Kokkos::View<float**, device_space> image("image", 512, 512);
  Kokkos::deep_copy(image, 1.0f);
  Kokkos::View<float**, Kokkos::HostSpace> out("smoothed", 512, 512);

#ifdef FIRST_REFUSAL_TYPED
  kordon::ndimage::gaussian_filter(exec, image, out, {.sigma = 2.0});  // does not compile
#endif

  // The same call where the types are known at run time only, as they come from Python or a file.
  const kordon::array_ref in(image);
  try {
    kordon::ndimage::gaussian_filter(exec, in, kordon::array_ref(out), {.sigma = 2.0});
    std::cout << "accepted: in this build the device's memory is the host's\n";
  } catch (const kordon::space_mismatch& refused) {
    std::cout << refused.what() << '\n';
  }

  // The line that it prints, pasted.
  auto in0 = kordon::copy_to(kordon::place_of(exec), in);
  kordon::ndimage::gaussian_filter(exec, in0, out, {.sigma = 2.0});
  exec.fence();
  std::cout << "smoothed(0, 0) = " << out(0, 0) << '\n';
}
