// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/reference.hpp>

#include <deque>
#include <stdexcept>

#include "references.hpp"

namespace kordon::inline v0::testing {

kordon_option plain_options::find(std::string_view name) const {
  for (std::size_t i = 0; i < operation_.options.size(); ++i) {
    if (operation_.options[i].name != name) continue;
    for (const kordon_option& o : given_)
      if (o.id == static_cast<std::int32_t>(i)) return o;
    kordon_option value{};
    operation_.options[i].load(operation_.default_options, value);
    return value;
  }
  throw std::logic_error("the reference asks for an option that is none");
}

double plain_options::real(std::string_view name, int axis) const {
  const kordon_option o = find(name);
  return o.kind == KORDON_OPTION_REAL ? o.value.real : o.value.reals[o.count == 1 ? 0 : axis];
}

std::int64_t plain_options::integer(std::string_view name) const {
  return find(name).value.integer;
}

namespace {
std::deque<operation_reference>& added_references() {
  static std::deque<operation_reference> all;
  return all;
}
}  // namespace

bool add_reference(const operation_reference& row) {
  added_references().push_back(row);
  return true;
}

const operation_reference* reference_of(std::string_view operation) {
  for (const operation_reference& r : added_references())
    if (r.operation == operation) return &r;
  for (const auto& rows : {ndimage_references(), linalg_references(), fft_references()})
    for (const operation_reference& r : rows)
      if (r.operation == operation) return &r;
  return nullptr;
}

double scattered(std::int64_t i, int salt) {
  auto x = static_cast<std::uint64_t>(i + 1) * 0x9e3779b97f4a7c15u +
           static_cast<std::uint64_t>(salt) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 31)) * 0x94d049bb133111ebu;
  return static_cast<double>((x ^ (x >> 29)) >> 11) * 0x1p-53;
}

void scatter(plain_array& a, int salt, double low, double high) {
  for (std::int64_t i = 0; i < a.size(); ++i) a.at(i) = low + (high - low) * scattered(i, salt);
}

}  // namespace kordon::v0::testing
