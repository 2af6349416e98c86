// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "process/environment.hpp"

#include <fmt/format.h>
#include <strings.h>
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <thread>

#include "commands/command.hpp"
#include "io/file_error.hpp"
#include "process/number_in.hpp"

namespace kordon::tools {
namespace {

constexpr int most_threads = 512;  // Kokkos' OpenMP has a table of so many, and looks at no index

template <int lowest, int highest = std::numeric_limits<int>::max()>
bool is_whole(std::string_view text) {
  const auto number = number_in<int>(text);
  return number && *number >= lowest && *number <= highest;
}

/// OpenMP takes a number for each level of parallel regions: "4,2". Kokkos uses the first.
bool begins_with_threads(std::string_view text) {
  text = text.substr(0, text.find(','));
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return is_whole<1, most_threads>(text.substr(0, text.find_last_not_of(' ') + 1));
}

bool is_yes_or_no(std::string_view text) {
  constexpr const char* words[] = {"true", "yes", "1", "false", "no", "0"};
  return std::ranges::any_of(
      words, [&](const char* word) { return ::strcasecmp(text.data(), word) == 0; });
}

bool is_device_mapping(std::string_view text) {
  return text == "random" || text == "mpi_rank";
}

struct variable {
  const char* name;
  bool (*takes)(std::string_view);
  const char* values;
};
constexpr auto threads = "a whole number from 1 to 512";
constexpr variable variables[] = {
    {"KOKKOS_NUM_THREADS", is_whole<1, most_threads>, threads},
    {"OMP_NUM_THREADS", begins_with_threads, threads},
    {"KOKKOS_DEVICE_ID", is_whole<0>, "a whole number from 0"},
    {"KOKKOS_MAP_DEVICE_ID_BY", is_device_mapping, "random or mpi_rank"},
    {"KOKKOS_DISABLE_WARNINGS", is_yes_or_no, "true or false"},
    {"KOKKOS_PRINT_CONFIGURATION", is_yes_or_no, "true or false"},
    {"KOKKOS_TUNE_INTERNALS", is_yes_or_no, "true or false"},
};

}  // namespace

void check_environment() {
  for (const variable& v : variables)
    if (const char* text = std::getenv(v.name); text != nullptr && !v.takes(text))
      throw command_error(fmt::format("the environment variable {} is {} and must be {}; set it so",
                                      v.name, quoted(text), v.values));
}

void use_no_more_threads_than_kokkos_can() {
  constexpr int keep_what_is_set = 0;
  if (std::thread::hardware_concurrency() > most_threads &&
      std::getenv("OMP_NUM_THREADS") == nullptr)
    ::setenv("KOKKOS_NUM_THREADS", std::to_string(most_threads).c_str(), keep_what_is_set);
}

void need_no_simulated_device() {
  ::setenv("KORDON_SIM_BYTES", "1", 1);
}

}  // namespace kordon::tools
