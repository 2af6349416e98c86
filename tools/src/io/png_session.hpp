// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <png.h>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <type_traits>

namespace kordon::tools::detail {

/// libpng's state for one file, and how its errors leave it.
///
/// libpng reports an error by longjmp, which skips destructors. So each call into it is a `step`
/// that owns nothing (checked: trivially destructible), run by `succeeds`, the only place with a
/// setjmp; everything with a destructor lives in the frames above. Warnings are dropped: they
/// concern metadata that Kordon does not read, and stderr belongs to the program.
class png_session {
 public:
  enum class direction { reading, writing };

  explicit png_session(direction to) : direction_(to) {
    png_ = to == direction::reading
               ? png_create_read_struct(PNG_LIBPNG_VER_STRING, this, &on_error, &on_warning)
               : png_create_write_struct(PNG_LIBPNG_VER_STRING, this, &on_error, &on_warning);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  ~png_session() {
    if (direction_ == direction::reading)
      png_destroy_read_struct(&png_, &info_, nullptr);
    else
      png_destroy_write_struct(&png_, &info_);
  }
  png_session(const png_session&) = delete;
  png_session& operator=(const png_session&) = delete;

  bool usable() const noexcept { return info_ != nullptr; }
  png_structp png() const noexcept { return png_; }
  png_infop info() const noexcept { return info_; }
  const char* message() const noexcept { return message_.data(); }

  /// Runs `step(png, info)`; false if libpng reported an error, which `message` then tells.
  template <typename Step>
  bool succeeds(Step step) {
    static_assert(std::is_trivially_destructible_v<Step>, "longjmp would skip its destructor");
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    step(png_, info_);
    return true;
  }

 private:
  [[noreturn]] static void on_error(png_structp png, png_const_charp message) {
    auto* self = static_cast<png_session*>(png_get_error_ptr(png));
    std::snprintf(self->message_.data(), self->message_.size(), "%s", message);
    png_longjmp(png, 1);
  }
  static void on_warning(png_structp, png_const_charp) {}

  direction direction_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::array<char, 128> message_{};
};

}  // namespace kordon::tools::detail
