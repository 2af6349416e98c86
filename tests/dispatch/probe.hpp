// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/testing/suite_exec.hpp>
#include <map>
#include <string>

/// Operations and backends of a third party, as these tests are one: "test.choice" and its kin, and
/// backends that differ in what they take, what they honour, and how they fail.
namespace kordon::inline v0::testing {

enum class flavour : std::int64_t { plain, spicy, sweet };
inline constexpr std::array<std::string_view, 3> flavour_names = {"plain", "spicy", "sweet"};

struct probe_options {
  double real = 1.0;             ///< above 0, at most 10
  per_axis<double> reals = 1.0;  ///< at least 0
  int whole = 1;                 ///< 1 to rank
  flavour taste = flavour::plain;
  double sugar = 0.5;  ///< applies when taste is sweet
};

template <std::size_t N>
struct fixed_name {
  char text[N];
  constexpr fixed_name(const char (&t)[N]) { std::copy_n(t, N, text); }
};

/// An operation without a meaning: `in` [...] to `out` [...], of any rank.
template <fixed_name Name, aliasing Sharing = aliasing::none, int Version = 1>
struct probe_fn {
  using options = probe_options;

  static constexpr dtype_set types{dtype::int32, dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in", .types = types, .has_key_type = true, .shape = "..."},
      {.name = "out", .direction = role::out, .types = types, .has_key_type = true, .shape = "..."},
  }};
  static constexpr std::array<option_parameter, 5> parameters = {
      option<&options::real>(
          {.name = "real", .minimum = 0, .maximum = 10, .minimum_is_open = true}),
      option<&options::reals>({.name = "reals", .minimum = 0}),
      option<&options::whole>({.name = "whole", .minimum = 1, .at_most_rank = true}),
      option<&options::taste>({.name = "taste", .choices = flavour_names}),
      option<&options::sugar>({.name = "sugar", .applies_to = 3, .applies_when = 2}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = Name.text,
      .version = Version,
      .doc = "Does nothing, so that only dispatch is seen",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
      .sharing = Sharing,
  };

  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  requires arrays_have_the_same_element_type<In, Out> && arrays_have_the_same_rank<In, Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};

inline constexpr probe_fn<"test.choice"> choice_op{};    ///< which backend gets a call
inline constexpr probe_fn<"test.options"> options_op{};  ///< who honours which option
inline constexpr probe_fn<"test.layouts"> layouts_op{};  ///< backends that take one layout only
inline constexpr probe_fn<"test.errors"> errors_op{};    ///< backends that fail
inline constexpr probe_fn<"test.nested"> nested_op{};    ///< one that calls choice_op
inline constexpr probe_fn<"test.naughty"> naughty_op{};  ///< backends that break the discipline
inline constexpr probe_fn<"test.in_place", aliasing::in_place> in_place_op{};
inline constexpr probe_fn<"test.unregistered"> unregistered_op{};
inline constexpr probe_fn<"test.choice", aliasing::none, 2> newer_choice_op{};

using exec_type = suite_exec;
template <class T>
using matrix = Kokkos::View<T**, Kokkos::LayoutRight, suite_memory>;

/// The options that the backend got in this thread's last call of options_op.
inline thread_local probe_options options_received;

/// The refusals that registrations got before the first call of this process, by what was tried.
const std::map<std::string, std::string>& early_refusals();

/// The backend that serves the call f().
template <class F>
std::string who_ran(const F& f) {
  const record seen;
  f();
  return seen.calls().empty() ? "" : seen.calls().back().backend;
}

}  // namespace kordon::v0::testing
