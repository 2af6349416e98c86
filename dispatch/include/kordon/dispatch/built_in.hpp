// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_description.hpp>

namespace kordon::inline v0 {

/// The description of a backend that is built with Kordon; its version is Kordon's.
class built_in_backend {
 public:
  /// `fill` adds the rows; `with` names what else it was built with ("OpenBLAS 0.3.21").
  built_in_backend(const char* name, void (*fill)(implementation_rows&), std::string with = {})
      : all_({name, KORDON_VERSION_STRING, "Kordon's issue tracker", std::move(with)}, fill) {}

  /// The same for a backend with options of its own.
  template <holds_options_of_a_backend T>
  built_in_backend(const char* name, void (*fill)(implementation_rows&), std::string with,
                   const T& defaults)
      : all_({name, KORDON_VERSION_STRING, "Kordon's issue tracker", std::move(with)}, fill,
             defaults) {}

  const kordon_backend& description() const { return all_.c(); }

 private:
  backend_description all_;
};

}  // namespace kordon::v0
