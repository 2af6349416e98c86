// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/image.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "io/element.hpp"
#include "io/file_error.hpp"
#include "io/input_file.hpp"
#include "io/npy.hpp"
#include "io/png.hpp"

namespace kordon::tools {
namespace {

using std::filesystem::path;

void check_finite(const path& name, const host_array& image) {
  visit_real(image, [&](const auto* values) {
    using value_type = std::remove_cvref_t<decltype(*values)>;
    if constexpr (!std::is_integral_v<value_type>) {
      const auto steps = image.strides();
      for (std::int64_t row = 0; row < image.shape[0]; ++row)
        for (std::int64_t col = 0; col < image.shape[1]; ++col) {
          const auto value = static_cast<double>(values[row * steps[0] + col * steps[1]]);
          if (!std::isfinite(value))
            throw input_error(name,
                              fmt::format("the pixel in row {}, column {} is {}", row, col, value),
                              "replace such values first, for example with numpy.nan_to_num(a)");
        }
    }
  });
}

}  // namespace

host_array read_array(const path& name) {
  std::array<char, 8> start{};
  {
    input_file file(name);
    if (file.size() == 0)
      throw input_error(name, "the file is empty", "copy or save it again from its source");
    file.read(start.data(), start.size());
  }
  if (std::memcmp(start.data(), "\x89PNG", 4) == 0) return read_png(name);
  if (std::memcmp(start.data(), "\x93NUMPY", 6) == 0) return read_npy(name);
  throw input_error(name, "this is neither a PNG image nor a .npy file",
                    "convert it to one of them first");
}

host_array read_image(const path& name) {
  host_array image = read_array(name);
  if (const std::size_t rank = image.shape.size(); rank != 2)
    throw input_error(
        name,
        fmt::format("the array has {} dimension{} [{}], and an image has 2", rank,
                    rank == 1 ? "" : "s", fmt::join(image.shape, ", ")),
        rank > 2 ? "select one plane first, for example with numpy.save(path, a[0])"
                 : "give it two first, for example with numpy.save(path, a.reshape(rows, cols))");
  if (image.size() == 0)
    throw input_error(
        name, fmt::format("the image has no pixels ({} x {})", image.shape[0], image.shape[1]),
        "give one with at least one row and one column");
  if (image.type == dtype::complex64 || image.type == dtype::complex128)
    throw input_error(name, fmt::format("its pixels are {}", kordon::name(image.type)),
                      "save one real part of it, for example with numpy.save(path, abs(a))");
  check_finite(name, image);
  return image;
}

host_array as_float32(const host_array& array) {
  host_array copy(dtype::float32, array.shape, array.fortran_order);
  visit_real(array, [&](const auto* values) {
    auto* const to = copy.data<float>();
    for (std::int64_t i = 0; i < array.size(); ++i)
      to[i] = static_cast<float>(static_cast<double>(values[i]));
  });
  return copy;
}

}  // namespace kordon::tools
