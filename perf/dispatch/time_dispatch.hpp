// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <heap_counter.hpp>

#include "../support/bench.hpp"

namespace kordon::perf {

/// Fences that Kokkos Tools sees during `f`.
template <class F>
std::uint64_t fences_during(const F& f) {
  static std::uint64_t count;
  count = 0;
  Kokkos::Tools::Experimental::set_begin_fence_callback(
      [](const char*, std::uint32_t, std::uint64_t*) { ++count; });
  f();
  Kokkos::Tools::Experimental::set_begin_fence_callback(nullptr);
  return count;
}

/// Times calls that launch nothing, so that no fence is needed; counts allocations and fences a call.
template <class Call>
void time_dispatch(benchmark::State& state, const Call& call) {
  const exec e;
  call(e);
  const std::size_t before = testing::heap_allocations();
  for ([[maybe_unused]] auto _ : state) call(e);
  const auto allocated = static_cast<double>(testing::heap_allocations() - before);
  state.counters["allocations"] = allocated / static_cast<double>(state.iterations());
  state.counters["fences"] = static_cast<double>(fences_during([&] { call(e); }));
}

}  // namespace kordon::perf
