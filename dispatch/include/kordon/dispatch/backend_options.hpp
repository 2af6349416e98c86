// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/option.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <string>
#include <utility>
#include <vector>

/// Options that one backend alone has: how many threads an FFT library uses, how large a tile is.
///
/// A backend lists them in its description. Its author may publish them as a struct, too:
///
///   struct backend;
///   struct options { using of = backend; int tile = 64; };
///   struct backend {
///     static constexpr std::string_view name = "demo";
///     static constexpr std::array<option_parameter, 1> parameters = {
///         option<&options::tile>({.name = "tile", .doc = "...", .minimum = 1, .maximum = 1024})};
///   };
///
/// Callers set them in a context: `context_scope scope({.options = {demo::options{.tile = 32}}});`.
namespace kordon::inline v0 {

/// A struct whose members are the options of the backend `T::of`.
template <class T>
concept holds_options_of_a_backend = requires {
  { T::of::name } -> std::convertible_to<std::string_view>;
  {std::span<const option_parameter>(T::of::parameters)};
};

/// What a caller sets for one backend. Values travel by name and as text, so that the caller's
/// struct and the backend that is loaded may be of different versions.
struct backend_options {
  backend_options(std::string of, std::vector<std::pair<std::string, std::string>> set)
      : backend(std::move(of)), values(std::move(set)) {}

  /// The members that differ from their defaults. Not explicit: it hides nothing.
  template <holds_options_of_a_backend T>
  backend_options(const T& options) : backend(T::of::name) {
    for (const option_parameter& p : T::of::parameters) {
      kordon_option value{};
      p.load(&options, value);
      if (value.is_default == 0) values.emplace_back(p.name, to_string(p, value));
    }
  }

  std::string backend;
  std::vector<std::pair<std::string, std::string>> values;  ///< name and text
};

/// One option of a backend, as its description has it.
struct backend_option {
  option_parameter parameter;
  kordon_option default_value;
};

/// The options that the backend of that name has of its own; empty when there is no such backend.
/// Freezes the registry.
KORDON_API std::span<const backend_option> options_of_backend(std::string_view name);

/// In an implementation: the options of its backend as the backend's struct.
template <holds_options_of_a_backend T>
T backend_options_of(const kordon_call& call) {
  T options{};
  constexpr auto needed = offsetof(kordon_call, backend_option_count) + sizeof(std::int32_t);
  if (call.struct_size < needed) return options;  // the host is older than these options
  for (std::int32_t i = 0; i < call.backend_option_count; ++i)
    T::of::parameters[static_cast<std::size_t>(i)].store(&options, call.backend_options[i]);
  return options;
}

namespace detail {

/// The members of such a struct as the C list of a description.
class option_list {
 public:
  template <holds_options_of_a_backend T>
  void add(const T& defaults) {
    for (const option_parameter& p : T::of::parameters) {
      kordon_option value{};
      p.load(&defaults, value);
      add(p, value);
    }
    for (std::size_t i = 0; i < options_.size(); ++i)
      if (!choices_[i].empty()) options_[i].choices = choices_[i].data();
  }

  const kordon_backend_option* data() const { return options_.data(); }
  std::int32_t size() const { return static_cast<std::int32_t>(options_.size()); }

 private:
  void add(const option_parameter& p, const kordon_option& value) {
    auto& names = choices_.emplace_back();
    for (const std::string_view choice : p.choices) names.push_back(choice.data());
    options_.push_back({p.name.data(), p.doc.data(), nullptr,
                        static_cast<std::int32_t>(names.size()), p.kind, p.minimum, p.maximum,
                        p.kind == KORDON_OPTION_REAL ? value.value.real
                                                     : static_cast<double>(value.value.integer)});
  }

  std::vector<kordon_backend_option> options_;
  std::vector<std::vector<const char*>> choices_;
};

}  // namespace detail
}  // namespace kordon::v0
