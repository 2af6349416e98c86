// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstring>
#include <exception>
#include <kordon/version.hpp>

#include "../dispatch/no_op.hpp"
#include "bench.hpp"

namespace kordon::perf {
std::string& data_folder() {
  static std::string folder = "data";
  return folder;
}
}  // namespace kordon::perf

namespace {

/// Takes `--data FOLDER` out of the arguments.
void take_data_folder(int& argc, char** argv) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], "--data") != 0) continue;
    kordon::perf::data_folder() = argv[i + 1];
    std::copy(argv + i + 2, argv + argc + 1, argv + i);
    argc -= 2;
    return;
  }
}

void describe() {
  const auto version = [](int v) {
    return std::to_string(v / 10000) + "." + std::to_string(v / 100 % 100) + "." +
           std::to_string(v % 100);
  };
  benchmark::AddCustomContext("kordon", KORDON_VERSION_STRING);
  benchmark::AddCustomContext("kokkos", version(KOKKOS_VERSION));
  benchmark::AddCustomContext("exec", kordon::perf::exec::name());
  benchmark::AddCustomContext("concurrency", std::to_string(kordon::perf::exec().concurrency()));
  benchmark::AddCustomContext("compiler", KORDON_PERF_COMPILER);
  benchmark::AddCustomContext("blas", KORDON_PERF_BLAS);
}

}  // namespace

int main(int argc, char** argv) try {
  take_data_folder(argc, argv);
  Kokkos::ScopeGuard kokkos(argc, argv);
  kordon::perf::register_no_op();  // before the first call, which freezes the registry
  describe();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "kordon_perf: %s\n", e.what());
  return 2;
}
