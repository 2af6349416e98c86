// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <Kokkos_Core.hpp>
#include <kordon/memory/refusal.hpp>
#include <string>

#include "npy.hpp"

namespace kordon::perf {

using exec = Kokkos::DefaultExecutionSpace;

template <class DataType>
using view = Kokkos::View<DataType, Kokkos::LayoutRight, exec>;

/// The folder with the data; set by main.
std::string& data_folder();

/// The array of the file `name`.npy, where the benchmarks run.
template <class DataType>
view<DataType> load(const std::string& name) {
  using host_array = Kokkos::View<DataType, Kokkos::LayoutRight, Kokkos::HostSpace>;
  const auto host = read_npy<host_array>(data_folder() + "/" + name + ".npy");
  return Kokkos::create_mirror_view_and_copy(exec(), host);
}

/// The least that any implementation must do for one call: what the limit is computed from.
struct work {
  std::size_t bytes_read = 0, bytes_written = 0;  // each input once, each output once
  double float32_flops = 0, float64_flops = 0;
};

/// Bytes of all the elements of some arrays.
template <class... Views>
std::size_t bytes_of(const Views&... views) {
  return ((views.size() * sizeof(typename Views::value_type)) + ... + 0);
}

/// Times `call(exec)`, which is complete when its instance is; one call before to warm up.
template <class Call>
void measure(benchmark::State& state, const work& w, const Call& call) {
  const exec e;
  try {
    call(e);
  } catch (const refusal& r) {  // an operation that this build has no implementation of
    state.SkipWithError(r.what());
    return;
  }
  e.fence("kordon::perf::warm_up");
  for ([[maybe_unused]] auto _ : state) {
    call(e);
    e.fence("kordon::perf::call");
  }
  state.counters["bytes_read"] = static_cast<double>(w.bytes_read);
  state.counters["bytes_written"] = static_cast<double>(w.bytes_written);
  state.counters["float32_flops"] = w.float32_flops;
  state.counters["float64_flops"] = w.float64_flops;
}

/// One number of the result, which the peers must get too: who computes something else is no peer.
template <class T>
void answer(benchmark::State& state, const T* where) {
  Kokkos::View<T, Kokkos::HostSpace> value("answer");
  Kokkos::deep_copy(value,
                    Kokkos::View<const T, exec, Kokkos::MemoryTraits<Kokkos::Unmanaged>>(where));
  state.counters["answer"] = static_cast<double>(value());
}

/// The middle element of a result, for answer().
template <class View>
const typename View::value_type* middle(const View& v) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < View::rank(); ++i) at += v.extent(i) / 2 * v.stride(i);
  return v.data() + at;
}

}  // namespace kordon::perf

/// A case of the report: `name` is what perf/report/cases.py knows it by. "<case>/direct" calls the same kernel
/// without dispatch, "<case>/<peer>" a peer that runs inside this process.
#define KORDON_PERF_CASE(function, name) \
  BENCHMARK(function)->Name(name)->UseRealTime()->Unit(benchmark::kMillisecond)
