// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/erased_call.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <kordon/dispatch/option_text.hpp>

#include "call/array_file.hpp"
#include "call/conversion.hpp"
#include "call/operation_name.hpp"
#include "commands/command.hpp"
#include "io/file_error.hpp"
#include "report/names.hpp"

namespace kordon::tools {
namespace {

constexpr std::int64_t default_capacity = 65536;

std::vector<std::pair<std::string, std::string>> split(const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    if (equals == std::string::npos)
      throw command_error(
          fmt::format("--set {}: there is no value; write NAME=VALUE", tools::quoted(text)));
    pairs.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return pairs;
}

template <class Wanted>
std::vector<std::size_t> places_where(const operation_description& d, const Wanted& wanted) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < d.arrays.size(); ++i)
    if (wanted(d.arrays[i].direction)) places.push_back(i);
  return places;
}

/// Which arrays the files are: all that are read, or all but those that are updated.
std::vector<std::size_t> places_of_inputs(const operation_description& d, std::size_t count) {
  const auto all = places_where(d, [](role r) { return r != role::out; });
  const auto needed = places_where(d, [](role r) { return r == role::in; });
  if (count == all.size()) return all;
  if (count == needed.size()) return needed;
  std::vector<std::string> names;
  for (const std::size_t i : all) {
    const std::string name(d.arrays[i].name);
    names.push_back(d.arrays[i].direction == role::in ? name : "[" + name + "]");
  }
  throw command_error(
      fmt::format("{} takes {} inputs ({}) and {} {} given; name one file after each -i", d.name,
                  needed.size(), fmt::join(names, ", "), count, count == 1 ? "was" : "were"));
}

}  // namespace

erased_call::erased_call(const call_request& request, place where)
    : operation_(operation_named(request.operation)),
      capacity_(request.capacity.value_or(default_capacity)),
      options_(options_from_text(operation_, split(request.options))),
      arrays_(operation_.arrays.size()),
      refs_(operation_.arrays.size()),
      given_(places_of_inputs(operation_, request.inputs.size())),
      written_(places_where(operation_, [](role r) { return r != role::in; })),
      counted_axes_(operation_.arrays.size()) {
  if (request.capacity && operation_.count_array < 0)
    throw command_error(
        fmt::format("--capacity: no result of {} has a size that depends on values; leave it out",
                    operation_.name));
  read_inputs(request);
  allocate_results(where);
}

void erased_call::read_inputs(const call_request& request) {
  std::vector<array> inputs;
  for (const std::string& file : request.inputs) inputs.push_back(load_array(file));
  convert_inputs(operation_, given_, inputs, request.conversions);
  for (std::size_t k = 0; k < given_.size(); ++k) {
    arrays_[given_[k]] = inputs[k];
    refs_[given_[k]] = inputs[k];
  }
}

void erased_call::allocate_results(place where) {
  shape_binding binding;
  std::optional<dtype> key;
  for (const std::size_t i : given_) {
    // What does not fit is refused by dispatch, in its own words.
    (void)binding.fits(operation_.arrays[i].shape, refs_[i]);
    if (operation_.arrays[i].has_key_type && !key) key = refs_[i].type();
  }
  for (const std::size_t i : written_) {
    if (std::ranges::find(given_, i) != given_.end()) continue;
    const array_parameter& p = operation_.arrays[i];
    int rank = 0;
    auto extents = binding.extents(p.shape, rank);
    for (int axis = 0; axis < rank; ++axis) {
      auto& extent = extents[static_cast<std::size_t>(axis)];
      if (extent >= 0) continue;
      if (operation_.count_array >= 0) counted_axes_[i] |= 1u << axis;
      extent = operation_.count_array >= 0 ? capacity_ : 0;
    }
    const dtype type = p.has_key_type && key ? *key : *dtype_from_name(names_of(p.types)[0]);
    arrays_[i] =
        zeros(where, type, std::span(extents.data(), static_cast<std::size_t>(rank)), p.name);
    refs_[i] = arrays_[i];
  }
}

array_ref erased_call::result(std::size_t i) const {
  if (counted_axes_[i] == 0) return refs_[i];
  const auto& count_ref = refs_[static_cast<std::size_t>(operation_.count_array)];
  const std::int64_t count = *static_cast<const std::int32_t*>(count_ref.data());
  if (count > capacity_)
    throw command_error(
        fmt::format("{}: there are {} rows and room for {}; call it again with --capacity {}",
                    operation_.name, count, capacity_, count));
  kordon_array used = refs_[i].c();
  for (int axis = 0; axis < used.rank; ++axis)
    if ((counted_axes_[i] >> axis & 1u) != 0) used.extents[axis] = count;
  return array_ref(used);
}

}  // namespace kordon::tools
