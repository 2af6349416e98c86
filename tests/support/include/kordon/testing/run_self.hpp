// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>
#include <array>
#include <climits>
#include <cstdio>
#include <string>

namespace kordon::inline v0::testing {

namespace detail {
inline std::string output_of_self(const std::string& test, const std::string& environment,
                                  const std::string& redirection) {
  std::array<char, PATH_MAX> self{};
  if (readlink("/proc/self/exe", self.data(), self.size() - 1) < 0) return "no /proc";
  const std::string command = environment + " '" + self.data() + "' --gtest_filter=" + test +
                              " --gtest_also_run_disabled_tests " + redirection;
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  for (std::array<char, 256> part{}; fgets(part.data(), part.size(), pipe) != nullptr;)
    text += part.data();
  pclose(pipe);
  return text;
}
}  // namespace detail

/// What this program says on stderr when it runs one of its tests, a disabled one too, with these
/// variables in its environment ("KORDON_TRACE=1"): for what is read once, at the first call.
inline std::string stderr_of_self(const std::string& test, const std::string& environment) {
  return detail::output_of_self(test, environment, "2>&1 >/dev/null");
}

/// The same for stdout, where gtest says what failed: for tests that must fail.
inline std::string stdout_of_self(const std::string& test) {
  return detail::output_of_self(test, "", "2>/dev/null");
}

}  // namespace kordon::v0::testing
