// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/copy.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/ndimage/label.hpp>

#include <vector>

#include "sim_fixture.hpp"

namespace {

/// Kordon's calls, with dispatch and its scratch, on either device: the memory of the other one is
/// closed while a kernel runs.
class calls_on_a_device : public in_mode {};
INSTANTIATE_TEST_SUITE_P(modes, calls_on_a_device, all_modes(), mode_name);

using host = Kokkos::DefaultHostExecutionSpace;
using mask_type = Kokkos::View<bool**, Kokkos::LayoutRight, Kokkos::HostSpace>;

mask_type stripes() {
  const mask_type mask("mask", 61, 203);
  for (int i = 0; i < 61; ++i)
    for (int j = 0; j < 203; ++j) mask(i, j) = (i * j) % 7 < 3;
  return mask;
}

template <class Exec>
std::vector<std::int32_t> labels(const Exec& exec) {
  const auto mask = kordon::copy_to(kordon::place_of(exec), stripes());
  const Kokkos::View<std::int32_t**, Kokkos::LayoutRight, typename Exec::memory_space> out(
      Kokkos::view_alloc("labels", exec), 61, 203);
  const Kokkos::View<std::int32_t, typename Exec::memory_space> count(
      Kokkos::view_alloc("count", exec));

  kordon::ndimage::label(exec, mask, out, count);
  exec.fence();

  const auto h = kordon::copy_to(kordon::place_in<Kokkos::HostSpace>{}, out);
  return {h.data(), h.data() + h.size()};
}

TEST_P(calls_on_a_device, have_their_scratch_on_that_device) {
  const auto expected = labels(host());
  for (const device& exec : {device(1), device(0), device::create(1)}) {
    kordon::release_workspaces();

    EXPECT_EQ(labels(exec), expected) << "sim:" << exec.device();
    EXPECT_GT(kordon::workspace_bytes(), 0u);
  }
}

}  // namespace
