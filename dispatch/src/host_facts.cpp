// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "host_facts.hpp"

#include <kordon/dispatch/build_facts.hpp>
#include <kordon/dispatch/registry.hpp>

namespace kordon::inline v0 {

const char* interface_version() {
  static const std::string text =
      std::to_string(KORDON_INTERFACE_MAJOR) + "." + std::to_string(KORDON_INTERFACE_MINOR);
  return text.c_str();
}

kordon_host detail::host_facts() {
  static const std::string build = build_text();
  return {.struct_size = sizeof(kordon_host),
          .interface_major = KORDON_INTERFACE_MAJOR,
          .interface_minor = KORDON_INTERFACE_MINOR,
          .version = runtime_version(),
          .build = build.c_str(),
          .kokkos_version = KOKKOS_VERSION,
          .exec_kinds = kokkos_exec_kinds(),
          .error = nullptr};
}

}  // namespace kordon::v0
