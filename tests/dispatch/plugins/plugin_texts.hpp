// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <kordon/dispatch/build_facts.hpp>
#include <string>

#include "../golden.hpp"

namespace kordon::inline v0::testing {

/// "Kokkos 5.2.2 (openmp)", as rejections spell what a program has.
inline std::string this_kokkos() {
  std::string execs;
  for (std::size_t k = 0; k < exec_kind_count; ++k)
    if ((detail::kokkos_exec_kinds() >> k & 1u) != 0)
      execs += (execs.empty() ? "" : ", ") + std::string(name(static_cast<exec_kind>(k)));
  return "Kokkos " + std::to_string(KOKKOS_VERSION / 10000) + "." +
         std::to_string(KOKKOS_VERSION / 100 % 100) + "." + std::to_string(KOKKOS_VERSION % 100) +
         " (" + execs + ")";
}

/// The sentences of plugins.golden.
inline const golden& plugin_texts() {
  static const golden all(KORDON_TEST_SOURCES "/plugins.golden",
                          {{"{build}", detail::build_text()}, {"{this_kokkos}", this_kokkos()}});
  return all;
}

/// That `text` is the sentence of this name and a line's end. A failure prints the lines to paste.
inline void expect_golden(const std::string& name, const std::string& text) {
  if (plugin_texts()[name] + "\n" == text) return;
  ADD_FAILURE() << "plugins.golden says otherwise. Now:\n[" << name << "]\n" << text;
}

}  // namespace kordon::v0::testing
