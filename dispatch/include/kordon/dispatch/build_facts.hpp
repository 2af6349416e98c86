// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/enabled_spaces.hpp>
#include <string>

/// What this translation unit was compiled with: the same text in a program says something else in
/// a plug-in.
namespace kordon::inline v0::detail {

/// Bit exec_kind: the execution spaces that Kokkos has here. The simulated one is Kordon's.
inline std::uint32_t kokkos_exec_kinds() {
  std::uint32_t kinds = 0;
  for_each_space(enabled_execs{}, [&]<class Exec>() {
    if (exec_traits<Exec>::kind != exec_kind::simulated)
      kinds |= std::uint32_t(1) << static_cast<unsigned>(exec_traits<Exec>::kind);
  });
  return kinds;
}

/// "GCC 12.2.0"; other compilers than GCC name themselves in their version.
inline std::string compiler_text() {
  const std::string version = __VERSION__;
  return version.front() >= '0' && version.front() <= '9' ? "GCC " + version : version;
}

/// "Kordon 0.1.0, Kokkos 5.2.2, GCC 12.2.0"
inline std::string build_text() {
  return "Kordon " KORDON_VERSION_STRING ", Kokkos " + std::to_string(KOKKOS_VERSION / 10000) +
         "." + std::to_string(KOKKOS_VERSION / 100 % 100) + "." +
         std::to_string(KOKKOS_VERSION % 100) + ", " + compiler_text();
}

}  // namespace kordon::v0::detail
