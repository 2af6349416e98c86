// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "deviation_list.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Changes option k of the call, which then is no default any more.
void add_value(deviation_list& list, std::size_t k, const std::string& value,
               const std::function<void(kordon_option&)>& f) {
  list.add_to_call(fault_class::option,
                   {deviation_list::number(part::options, static_cast<int>(k))},
                   std::string(list.operation.options[k].name) + " " + value, [k, f](call_case& c) {
                     for (kordon_option& o : c.options)
                       if (o.id == static_cast<std::int32_t>(k)) {
                         f(o);
                         o.is_default = 0;
                       }
                   });
}

void add_reals(deviation_list& list, std::size_t k) {
  const option_parameter& p = list.operation.options[k];
  std::vector<double> values = {nan, infinity, -infinity};
  if (std::isfinite(p.minimum))
    std::ranges::copy(std::vector{p.minimum, std::nextafter(p.minimum, -infinity), p.minimum - 1,
                                  p.minimum + 0.75, p.minimum + 1.25},
                      std::back_inserter(values));
  else
    std::ranges::copy(std::vector{-0.5, 0.0, 2.0}, std::back_inserter(values));
  // Not the maximum itself: there a sum may be of so many terms that its element type says little.
  if (std::isfinite(p.maximum))
    std::ranges::copy(std::vector{std::nextafter(p.maximum, infinity), p.maximum + 1},
                      std::back_inserter(values));
  for (double v : values) {
    const std::string text = "= " + std::to_string(v);
    if (p.kind == KORDON_OPTION_REAL)
      add_value(list, k, text, [v](kordon_option& o) { o.value.real = v; });
    else
      add_value(list, k, text, [v](kordon_option& o) {
        o.count = 1;
        o.value.reals[0] = v;
      });
  }
  if (p.kind != KORDON_OPTION_REALS) return;
  for (int count : {-1, 0, 1, 2, 3, 4, 8, 9, 1 << 30})
    add_value(list, k, std::to_string(count) + " values", [count](kordon_option& o) {
      o.count = count;
      for (int i = 0; i < KORDON_MAX_RANK; ++i) o.value.reals[i] = 0.75 + 0.25 * i;
    });
  add_value(list, k, "NaN for the last of two axes", [](kordon_option& o) {
    o.count = 2;
    o.value.reals[0] = 1;
    o.value.reals[1] = nan;
  });
}

void add_integers(deviation_list& list, std::size_t k) {
  const option_parameter& p = list.operation.options[k];
  kordon_option usual{};
  p.load(list.operation.default_options, usual);
  std::vector<std::int64_t> values = {-1, 64, std::numeric_limits<std::int64_t>::min(),
                                      std::numeric_limits<std::int64_t>::max()};
  const auto choices = static_cast<std::int64_t>(p.choices.size());
  for (std::int64_t v = 0; v <= std::max<std::int64_t>(choices, 4); ++v) values.push_back(v);
  for (double limit : {p.minimum, p.maximum})
    if (std::isfinite(limit) && choices == 0)
      for (std::int64_t d : {-1, 0, 1}) values.push_back(static_cast<std::int64_t>(limit) + d);
  for (std::int64_t axis = -list.usual.frame.rank - 1; p.is_axis && axis < 0; ++axis)
    values.push_back(axis);
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (std::int64_t v : values)
    if (v != usual.value.integer)
      add_value(list, k, "= " + std::to_string(v), [v](kordon_option& o) { o.value.integer = v; });
}

void add_other_kind(deviation_list& list, std::size_t k) {
  const std::int32_t kind = list.operation.options[k].kind == KORDON_OPTION_REAL
                                ? KORDON_OPTION_INTEGER
                                : KORDON_OPTION_REAL;
  add_value(list, k, "of another kind", [kind](kordon_option& o) { o.kind = kind; });
}

/// The list of options itself: numbers that are none, one twice, one left out, another order.
void add_lists(deviation_list& list) {
  const auto n = static_cast<std::int32_t>(list.operation.options.size());
  const std::vector<int> parts = {deviation_list::number(part::options, 500)};
  for (std::int32_t id : {-1, n, n + 1, 40, std::numeric_limits<std::int32_t>::max()})
    list.add_to_call(fault_class::option, parts, "option " + std::to_string(id),
                     [id](call_case& c) {
                       kordon_option o{};
                       o.id = id;
                       c.options.push_back(o);
                     });
  for (std::size_t k = 0; k < list.operation.options.size(); ++k) {
    const std::string name(list.operation.options[k].name);
    list.add_to_call(fault_class::option, parts, name + " twice",
                     [k](call_case& c) { c.options.push_back(c.options[k]); });
    list.add_to_call(
        fault_class::option, {parts[0], deviation_list::number(part::options, static_cast<int>(k))},
        name + " left out",
        [k](call_case& c) { c.options.erase(c.options.begin() + static_cast<std::ptrdiff_t>(k)); });
  }
  if (n > 1)
    list.add_to_call(fault_class::option, parts, "options in another order",
                     [](call_case& c) { std::ranges::reverse(c.options); });
}

}  // namespace

void add_option_deviations(deviation_list& list) {
  for (std::size_t k = 0; k < list.operation.options.size(); ++k) {
    if (list.operation.options[k].kind == KORDON_OPTION_INTEGER)
      add_integers(list, k);
    else
      add_reals(list, k);
    add_other_kind(list, k);
  }
  add_lists(list);
}

}  // namespace kordon::v0::testing
