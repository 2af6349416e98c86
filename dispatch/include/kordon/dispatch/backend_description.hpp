// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_options.hpp>
#include <kordon/dispatch/build_facts.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <string>

namespace kordon::inline v0 {

/// The description of a backend that is written in C++ on Kokkos: what a plug-in's entry returns.
///   extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
///     static const kordon::backend_description all({.name = "fast", .version = "1.0"}, add_rows);
///     return &all.c();
///   }
class backend_description {
 public:
  struct identity {
    const char* name;
    const char* version;
    const char* report = "its makers";  ///< where users report what is wrong
    std::string with{};                 ///< what else it was built with: "OpenBLAS 0.3.21"
  };

  /// `fill` adds the rows.
  backend_description(const identity& who, void (*fill)(implementation_rows&))
      : build_(detail::build_text() + (who.with.empty() ? "" : ", " + who.with)) {
    describe(who, fill);
  }

  /// The same for a backend with options of its own: `defaults` is its struct as constructed.
  template <holds_options_of_a_backend T>
  backend_description(const identity& who, void (*fill)(implementation_rows&), const T& defaults)
      : backend_description(who, fill) {
    options_.add(defaults);
    description_.options = options_.data();
    description_.option_count = options_.size();
    description_.option_size = sizeof(kordon_backend_option);
  }

  backend_description(const backend_description&) = delete;
  backend_description& operator=(const backend_description&) = delete;

  const kordon_backend& c() const { return description_; }

 private:
  void describe(const identity& who, void (*fill)(implementation_rows&)) {
    fill(rows_);
    description_ = {.struct_size = sizeof description_,
                    .interface_major = KORDON_INTERFACE_MAJOR,
                    .interface_minor = KORDON_INTERFACE_MINOR,
                    .name = who.name,
                    .version = who.version,
                    .build = build_.c_str(),
                    .report = who.report,
                    .implementations = rows_.data(),
                    .implementation_count = static_cast<std::int32_t>(rows_.size()),
                    .reserved = 0,
                    .kokkos_version = KOKKOS_VERSION,
                    .exec_kinds = detail::kokkos_exec_kinds(),
                    .options = nullptr,
                    .option_count = 0,
                    .option_size = 0};
  }

  std::string build_;
  implementation_rows rows_;
  detail::option_list options_;
  kordon_backend description_;
};

}  // namespace kordon::v0
