// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/overlay.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "io/canvas.hpp"
#include "io/id_labels.hpp"

namespace kordon::tools {
namespace {

using detail::canvas;
using detail::colour;

// Hues that colour-blind readers tell apart (after Okabe and Ito), lightened to show on black.
// Labels run in raster order, so neighbours mostly differ.
constexpr std::array<colour, 6> hues = {{{255, 176, 32},
                                         {96, 196, 255},
                                         {255, 240, 80},
                                         {255, 112, 48},
                                         {64, 220, 160},
                                         {240, 140, 200}}};

colour hue_of(std::int32_t label) {
  return hues[static_cast<std::uint32_t>(label - 1) % hues.size()];
}

colour lighter(const colour& c) {
  colour light{};
  for (std::size_t i = 0; i < c.size(); ++i) light[i] = static_cast<std::uint8_t>((c[i] + 255) / 2);
  return light;
}

int choose_scale(std::int64_t rows, std::int64_t cols) {
  constexpr std::int64_t wanted = 2000;  // picture pixels along the longer side
  return static_cast<int>(std::clamp<std::int64_t>(wanted / std::max(rows, cols), 1, 8));
}

/// Calls visit(row, col, label) for each picture pixel on an outline. An image pixel is a square of
/// the picture; an outline runs along that side of it where the neighbour's label differs: on the
/// background where there is some, else (objects that touch, the image's edge) on the object.
template <typename Visit>
void for_each_outline_pixel(const host_array& labels, int scale, Visit&& visit) {
  const std::int64_t rows = labels.shape[0], cols = labels.shape[1];
  const int width = (scale + 1) / 2;  // half a pixel of the image, or a whole one
  const auto* data = labels.data<std::int32_t>();
  constexpr std::array<std::array<int, 2>, 4> sides = {{{-1, 0}, {0, -1}, {0, 1}, {1, 0}}};
  const auto draw_side = [&](std::int64_t row, std::int64_t col, const std::array<int, 2>& side,
                             std::int32_t label) {
    const auto [down, right] = side;
    for (int depth = 0; depth < width; ++depth)
      for (int i = 0; i < scale; ++i) {
        const int r = down == 0 ? i : (down < 0 ? depth : scale - 1 - depth);
        const int c = right == 0 ? i : (right < 0 ? depth : scale - 1 - depth);
        visit(row * scale + r, col * scale + c, label);
      }
  };
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const std::int32_t here = data[row * cols + col];
      for (const auto& side : sides) {
        const std::int64_t r = row + side[0], c = col + side[1];
        const bool outside = r < 0 || c < 0 || r >= rows || c >= cols;
        const std::int32_t there = outside ? 0 : data[r * cols + c];
        if (here <= 0 && there > 0) draw_side(row, col, side, there);
        if (here > 0 && (outside || there > here)) draw_side(row, col, side, here);
      }
    }
}

void draw_outlines(canvas& picture, const host_array& labels, int scale) {
  constexpr std::uint8_t rim = 80;  // beside a line the background is dark: it shows on white too
  const auto* data = labels.data<std::int32_t>();
  for_each_outline_pixel(labels, scale, [&](std::int64_t row, std::int64_t col, std::int32_t) {
    for (const auto& [r, c] :
         {std::pair{row - 1, col}, {row, col - 1}, {row, col + 1}, {row + 1, col}})
      if (picture.contains(r, c) && data[r / scale * labels.shape[1] + c / scale] <= 0)
        picture.limit(r, c, rim);
  });
  for_each_outline_pixel(labels, scale,
                         [&](std::int64_t row, std::int64_t col, std::int32_t label) {
                           picture.set(row, col, hue_of(label));
                         });
}

std::vector<detail::id_request> wanted_ids(std::span<const overlay_object> objects,
                                           std::int64_t smallest, int scale) {
  std::vector<overlay_object> large;
  std::copy_if(objects.begin(), objects.end(), std::back_inserter(large),
               [&](const auto& o) { return o.area >= smallest && o.label > 0; });
  std::sort(large.begin(), large.end(), [](const auto& a, const auto& b) {
    return a.area != b.area ? a.area > b.area : a.label < b.label;
  });
  std::vector<detail::id_request> ids;
  ids.reserve(large.size());
  for (const auto& o : large)
    ids.push_back({o.label,
                   (o.centroid[0] + 0.5) * scale,  // a pixel's coordinate is its centre
                   (o.centroid[1] + 0.5) * scale,
                   {o.begin[0] * scale, o.begin[1] * scale, o.end[0] * scale, o.end[1] * scale},
                   lighter(hue_of(o.label))});
  return ids;
}

}  // namespace

rgb_image draw_overlay(const host_array& image, const host_array& labels,
                       std::span<const overlay_object> objects, const overlay_options& options) {
  if (labels.type != dtype::int32 || labels.shape.size() != 2 || labels.fortran_order ||
      labels.shape != image.shape || labels.size() == 0)
    throw std::invalid_argument(fmt::format("draw_overlay: labels {}[{}] do not fit the image [{}]",
                                            name(labels.type), fmt::join(labels.shape, ","),
                                            fmt::join(image.shape, ",")));
  const std::int64_t rows = image.shape[0], cols = image.shape[1];
  const int scale = options.scale > 0 ? options.scale : choose_scale(rows, cols);
  canvas picture(to_grey8(image, options.range), rows, cols, scale);
  draw_outlines(picture, labels, scale);
  if (options.ids)
    draw_ids(picture, place_ids(picture, wanted_ids(objects, options.smallest_with_id, scale),
                                labels, scale));
  return std::move(picture).take();
}

}  // namespace kordon::tools
