// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "../support/bench.hpp"

/// What the first call of a program costs, in which Kordon reads the manifests that it finds: in a
/// process of its own each time, since a registry is filled once.
namespace kordon::perf {
namespace {

namespace fs = std::filesystem;

constexpr int rows_each = 20;

/// A manifest as `kordon manifest` writes it, of a library whose code is never needed.
void write_manifest(const fs::path& folder, int number) {
  const std::string name = "plugin-" + std::to_string(number);
  std::ofstream(folder / ("lib" + name + ".so")) << "never loaded";
  std::ofstream file(folder / (name + ".kordon.toml"));
  file << "manifest = 1\n\n[backend]\nname = \"" << name
       << "\"\nversion = \"1.0\"\ninterface = \"0.1\"\nbuild = \"nothing\"\nreport = \"nobody\"\n\n"
          "[library]\nfile = \"lib"
       << name << ".so\"\nbytes = 12\nfnv1a = \"0000000000000000\"\n";
  for (int row = 0; row < rows_each; ++row)
    file << "\n[[implementation]]\noperation = \"ndimage.gaussian_filter\"\nversion = 1\n"
            "exec = \"cuda\"\ndtypes = [\"float32\", \"float64\"]\nranks = ["
         << row << "]\nlayouts = [\"right\", \"padded\"]\n"
         << "options = { \"sigma\" = \"any\", \"mode\" = [0, 1], \"truncate\" = \"any\" }\n"
            "flags = [\"capturable\"]\npreference = -1\n";
}

/// The seconds that kordon_perf_first_call prints.
double first_call(const std::string& environment) {
  const std::string command = environment + " '" KORDON_PERF_FIRST_CALL "'";
  std::FILE* output = popen(command.c_str(), "r");
  double seconds = -1;
  const bool has_read = output != nullptr && std::fscanf(output, "%lf", &seconds) == 1;
  if (output != nullptr) pclose(output);
  return has_read ? seconds : -1;
}

void with_manifests(benchmark::State& state, int count) {
  std::string folder = (fs::temp_directory_path() / "kordon-perf-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return state.SkipWithError("no temporary folder");
  for (int i = 0; i < count; ++i) write_manifest(folder, i);
  for ([[maybe_unused]] auto _ : state) {
    const double seconds = first_call("KORDON_BACKEND_PATH='" + folder + "'");
    if (seconds < 0) {
      state.SkipWithError("kordon_perf_first_call failed");
      break;
    }
    state.SetIterationTime(seconds);
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

void without(benchmark::State& state) {
  with_manifests(state, 0);
}
void with_20(benchmark::State& state) {
  with_manifests(state, 20);
}

BENCHMARK(without)
    ->Name("dispatch.first_call/no_manifest")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(with_20)
    ->Name("dispatch.first_call/20_manifests")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kordon::perf
