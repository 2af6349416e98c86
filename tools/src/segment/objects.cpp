// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "segment/objects.hpp"

namespace kordon::tools {
namespace {

using rows = std::vector<std::int64_t>;

template <class T>
const T* data_of(const array& a) {
  return static_cast<const T*>(a.data());
}

/// Value `part` of `width` in each of the rows, as To.
template <class To, class From>
std::vector<To> picked(const array& a, const rows& kept, std::int64_t width = 1,
                       std::int64_t part = 0) {
  std::vector<To> values;
  values.reserve(kept.size());
  for (const std::int64_t row : kept)
    values.push_back(static_cast<To>(data_of<From>(a)[row * width + part]));
  return values;
}

csv_column intensity(const char* name, const array& a, const rows& kept) {
  switch (a.type()) {
    case dtype::uint8:
      return {name, picked<std::int64_t, std::uint8_t>(a, kept)};
    case dtype::uint16:
      return {name, picked<std::int64_t, std::uint16_t>(a, kept)};
    case dtype::float32:
      return {name, picked<float, float>(a, kept)};
    default:
      return {name, picked<double, double>(a, kept)};
  }
}

}  // namespace

rows objects_of_area(const segmentation& found, std::int64_t min_area) {
  rows kept;
  for (std::int64_t row = 0; row < found.count; ++row)
    if (data_of<std::int64_t>(found.objects.area)[row] >= min_area) kept.push_back(row);
  return kept;
}

void remove_others(host_array& labels, std::int32_t count, const rows& kept) {
  std::vector<std::int32_t> numbers(static_cast<std::size_t>(count) + 1, 0);
  for (const std::int64_t row : kept)
    numbers[static_cast<std::size_t>(row) + 1] = static_cast<std::int32_t>(row + 1);
  auto* values = labels.data<std::int32_t>();
  for (std::int64_t i = 0; i < labels.size(); ++i)
    values[i] = numbers[static_cast<std::size_t>(values[i])];
}

std::vector<csv_column> table_of(const segmentation& found, const rows& kept) {
  const erased_measures& o = found.objects;
  rows ids = kept;
  for (auto& id : ids) ++id;
  const auto box = [&](std::int64_t part) {
    return picked<std::int64_t, std::int64_t>(o.box, kept, 4, part);
  };
  return {{"id", ids},
          {"area", picked<std::int64_t, std::int64_t>(o.area, kept)},
          {"centroid_row", picked<double, double>(o.centroid, kept, 2, 0)},
          {"centroid_col", picked<double, double>(o.centroid, kept, 2, 1)},
          {"begin_row", box(0)},
          {"begin_col", box(2)},
          {"end_row", box(1)},
          {"end_col", box(3)},
          {"mean", picked<double, double>(o.mean, kept)},
          intensity("min", o.minimum, kept),
          intensity("max", o.maximum, kept)};
}

std::vector<overlay_object> outlines_of(const segmentation& found, const rows& kept) {
  std::vector<overlay_object> outlines;
  for (const std::int64_t row : kept) {
    const auto* centre = data_of<double>(found.objects.centroid) + row * 2;
    const auto* box = data_of<std::int64_t>(found.objects.box) + row * 4;
    outlines.push_back({.label = static_cast<std::int32_t>(row + 1),
                        .area = data_of<std::int64_t>(found.objects.area)[row],
                        .centroid = {centre[0], centre[1]},
                        .begin = {box[0], box[2]},
                        .end = {box[1], box[3]}});
  }
  return outlines;
}

}  // namespace kordon::tools
