// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "process/environment.hpp"

#include <fmt/format.h>
#include <strings.h>
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <string_view>

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
constexpr variable variables[] = {
    {"KOKKOS_NUM_THREADS", is_whole<1, most_threads>, "a whole number from 1 to 512"},
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

void need_no_simulated_device() {
  ::setenv("KORDON_SIM_BYTES", "1", 1);
}

}  // namespace kordon::tools
