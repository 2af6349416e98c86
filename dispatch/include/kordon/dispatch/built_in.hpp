// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/implementation.hpp>
#include <kordon/version.hpp>
#include <string>

namespace kordon::inline v0 {

/// The description of a backend that is built with Kordon; its version is Kordon's.
class built_in_backend {
 public:
  /// `fill` adds the rows; `with` names what else it was built with ("OpenBLAS 0.3.21").
  built_in_backend(const char* name, void (*fill)(implementation_rows&),
                   const std::string& with = {})
      : build_("Kordon " KORDON_VERSION_STRING ", Kokkos " +
               std::to_string(KOKKOS_VERSION / 10000) + "." +
               std::to_string(KOKKOS_VERSION / 100 % 100) + "." +
               std::to_string(KOKKOS_VERSION % 100) + (with.empty() ? "" : ", " + with)) {
    fill(rows_);
    description_ = {sizeof description_,
                    KORDON_INTERFACE_MAJOR,
                    KORDON_INTERFACE_MINOR,
                    name,
                    KORDON_VERSION_STRING,
                    build_.c_str(),
                    "Kordon's issue tracker",
                    rows_.data(),
                    static_cast<std::int32_t>(rows_.size())};
  }
  built_in_backend(const built_in_backend&) = delete;
  built_in_backend& operator=(const built_in_backend&) = delete;

  const kordon_backend& description() const { return description_; }

 private:
  std::string build_;
  implementation_rows rows_;
  kordon_backend description_;
};

}  // namespace kordon::v0
