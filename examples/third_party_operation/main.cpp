// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A program that uses the library's operation as it would use one of Kordon's.
#include <astro/demo.hpp>
#include <astro/subtract_background.hpp>
#include <iostream>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/plan.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/version.hpp>
#if KORDON_HAS_SIM_DEVICE
#include <kordon/sim_device/sim_device.hpp>
using device_space = kordon::sim_device_space;  // a device's memory on a machine that has none
#else
using device_space = Kokkos::DefaultExecutionSpace::memory_space;
#endif

namespace {

/// Prints the sentence that f() is refused with.
template <class F>
void show_refusal(const F& f) {
  try {
    f();
    std::cout << "accepted\n";
  } catch (const kordon::refusal& refused) {
    std::cout << refused.what() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(argc, argv);
  astro::register_with_kordon();
  const Kokkos::DefaultHostExecutionSpace exec;
  using image_type = Kokkos::View<float**, Kokkos::HostSpace>;
  const image_type image("image", 60, 80), mesh("mesh", 3, 4);
  Kokkos::deep_copy(image, 5.0f);
  Kokkos::deep_copy(mesh, 2.0f);

  // What the call will need, before there is room for the result.
  const auto plan = kordon::plan(astro::subtract_background, exec, {.scale = 0.5}, image, mesh);
  std::cout << to_string(plan) << '\n';

  // The call, with an option that only this backend has, and what it did.
  const image_type out("out", 60, 80);
  {
    const kordon::context_scope scope({.options = {astro::demo_options{.tile = 8}}});
    const kordon::record receipts;
    astro::subtract_background(exec, image, mesh, out, {.scale = 0.5});
    exec.fence();
    const auto& receipt = receipts.calls().back();
    std::cout << receipt.operation << " by " << receipt.backend << " with "
              << receipt.backend_options.front() << ": out(0, 0) = " << out(0, 0) << '\n';
  }

  // Refusals, with their fixes, for nothing.
  const Kokkos::View<float**, device_space> far("far", 60, 80);
  show_refusal([&] {
    astro::subtract_background(exec, kordon::array_ref(far), kordon::array_ref(mesh),
                               kordon::array_ref(out));
  });
  show_refusal([&] { astro::subtract_background(exec, image, mesh, out, {.floor = 1.0}); });
  show_refusal([&] { astro::subtract_background(exec, image, mesh, mesh); });

  // In place, where the description allows it; on the device, where its rows are, too.
  astro::subtract_background(exec, image, mesh, image, {.dark = astro::below::raise, .floor = 4});
  exec.fence();
  std::cout << "image(59, 79) = " << image(59, 79) << '\n';
#if KORDON_HAS_SIM_DEVICE
  const kordon::sim_device device;
  const auto there = kordon::copy_to(kordon::place_of(device), mesh);
  astro::subtract_background(device, far, there, far);
  std::cout << "far(0, 0) = " << kordon::copy_to(kordon::place_of(exec), far)(0, 0) << '\n';
#endif
}
