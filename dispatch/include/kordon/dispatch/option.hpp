// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <kordon/dispatch/description.hpp>
#include <type_traits>

namespace kordon::inline v0 {

/// One value for all axes, or one an axis: `.sigma = 2.0` or `.sigma = {2.0, 1.0}`.
template <class T>
class per_axis {
 public:
  constexpr per_axis(T all) : count_(1) { values_[0] = all; }
  constexpr per_axis(std::initializer_list<T> each) : count_(static_cast<int>(each.size())) {
    std::copy_n(each.begin(), std::min<std::size_t>(each.size(), values_.size()), values_.begin());
  }

  /// How many values were given; 1 means one for all axes.
  constexpr int count() const { return count_; }
  constexpr T operator[](int axis) const {
    return values_[count_ == 1 ? 0 : static_cast<std::size_t>(axis)];
  }

 private:
  friend struct option_access;
  std::array<T, KORDON_MAX_RANK> values_{};
  int count_;
};

/// The choices of an option that is a bool.
inline constexpr std::array<std::string_view, 2> truth_names = {"false", "true"};

/// Moves the values of options between their structs and frames.
struct option_access {
  static constexpr int kind_of(const per_axis<double>*) { return KORDON_OPTION_REALS; }
  static constexpr int kind_of(const double*) { return KORDON_OPTION_REAL; }
  template <class Integer>
  static constexpr int kind_of(const Integer*) {
    static_assert(std::is_integral_v<Integer> || std::is_enum_v<Integer>);
    return KORDON_OPTION_INTEGER;
  }

  static constexpr void load(const per_axis<double>& from, kordon_option& to) {
    to.count = from.count_;
    for (int i = 0; i < std::min<int>(from.count_, KORDON_MAX_RANK); ++i)
      to.value.reals[i] = from.values_[static_cast<std::size_t>(i)];
  }
  static constexpr void load(const double& from, kordon_option& to) { to.value.real = from; }
  template <class Integer>
  static constexpr void load(const Integer& from, kordon_option& to) {
    to.value.integer = static_cast<std::int64_t>(from);
  }

  static void store(per_axis<double>& to, const kordon_option& from) {
    to.count_ = from.count;
    std::copy_n(from.value.reals, std::min<int>(from.count, KORDON_MAX_RANK), to.values_.begin());
  }
  static void store(double& to, const kordon_option& from) { to = from.value.real; }
  template <class Integer>
  static void store(Integer& to, const kordon_option& from) {
    to = static_cast<Integer>(from.value.integer);
  }

  static bool same(const per_axis<double>& a, const per_axis<double>& b) {
    if (a.count_ != 1 || b.count_ != 1) return a.count_ == b.count_ && a.values_ == b.values_;
    return a.values_[0] == b.values_[0];
  }
  template <class T>
  static bool same(const T& a, const T& b) {
    return a == b;
  }

 private:
  template <class>
  struct member;
  template <class S, class T>
  struct member<T S::*> {
    using owner = S;
    using type = T;
  };

  template <auto Member>
  static void load_member(const void* options, kordon_option& value) {
    using options_type = typename member<decltype(Member)>::owner;
    static constexpr options_type defaults{};
    const auto& field = static_cast<const options_type*>(options)->*Member;
    value.kind = kind_of(&field);
    value.is_default = same(field, defaults.*Member);
    load(field, value);
  }

  template <auto Member>
  static void store_member(void* options, const kordon_option& value) {
    store(static_cast<typename member<decltype(Member)>::owner*>(options)->*Member, value);
  }

 public:
  /// Completes `facts` (designated initialisers: name, doc, limits) with what the member's type
  /// says.
  template <auto Member>
  static constexpr option_parameter describe(option_parameter facts) {
    using type = typename member<decltype(Member)>::type;
    facts.kind = kind_of(static_cast<const type*>(nullptr));
    facts.load = &load_member<Member>;
    facts.store = &store_member<Member>;
    return facts;
  }
};

/// An option of an operation: `option<&gaussian_filter_options::sigma>({.name = "sigma", .minimum =
/// 0})`.
template <auto Member>
constexpr option_parameter option(const option_parameter& facts) {
  return option_access::describe<Member>(facts);
}

}  // namespace kordon::v0
