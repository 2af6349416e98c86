// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <kordon/memory/export.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kordon::inline v0 {

/// Why a call was refused. The numbers are stable: 1 is KRD001.
enum class refusal_code : std::int32_t {
  space_mismatch = 1,
  device_mismatch,
  dtype_mismatch,
  shape_mismatch,
  layout_unsupported,
  aliasing,
  option_invalid,
  option_inapplicable,
  option_unsupported,
  no_implementation,
  not_compiled,
  backend_rejected,
  version_mismatch,
  precision_unmet,
  read_only,
  null_data,
  backend_failed,
  not_current,
  transfer_refused,
};

/// The names of the codes; code n stands at n - 1.
inline constexpr std::array<std::string_view, 19> refusal_names = {
    "space_mismatch",     "device_mismatch",   "dtype_mismatch",  "shape_mismatch",
    "layout_unsupported", "aliasing",          "option_invalid",  "option_inapplicable",
    "option_unsupported", "no_implementation", "not_compiled",    "backend_rejected",
    "version_mismatch",   "precision_unmet",   "read_only",       "null_data",
    "backend_failed",     "not_current",       "transfer_refused"};

constexpr std::string_view name(refusal_code c) {
  return refusal_names[static_cast<std::size_t>(c) - 1];
}

/// A call that Kordon did not make: thrown before any launch, allocation, fence or copy.
///
/// what() reads, always in this order: code, operation, argument and what it is, what it must be,
/// the fix.
class KORDON_API refusal : public std::runtime_error {
 public:
  refusal(refusal_code code, std::string_view operation, std::string_view argument,
          std::string_view text);

  refusal_code code() const { return code_; }
  const std::string& operation() const { return operation_; }
  const std::string& argument() const { return argument_; }

 private:
  refusal_code code_;
  std::string operation_;
  std::string argument_;
};

/// The type of one kind of refusal, so that a program can catch the kind it can mend.
template <refusal_code Code>
class KORDON_API refusal_of : public refusal {
 public:
  refusal_of(std::string_view operation, std::string_view argument, std::string_view text)
      : refusal(Code, operation, argument, text) {}
};

using space_mismatch = refusal_of<refusal_code::space_mismatch>;
using device_mismatch = refusal_of<refusal_code::device_mismatch>;
using dtype_mismatch = refusal_of<refusal_code::dtype_mismatch>;
using shape_mismatch = refusal_of<refusal_code::shape_mismatch>;
using layout_unsupported = refusal_of<refusal_code::layout_unsupported>;
using aliasing_refused = refusal_of<refusal_code::aliasing>;
using option_invalid = refusal_of<refusal_code::option_invalid>;
using option_inapplicable = refusal_of<refusal_code::option_inapplicable>;
using option_unsupported = refusal_of<refusal_code::option_unsupported>;
using no_implementation = refusal_of<refusal_code::no_implementation>;
using not_compiled = refusal_of<refusal_code::not_compiled>;
using backend_rejected = refusal_of<refusal_code::backend_rejected>;
using version_mismatch = refusal_of<refusal_code::version_mismatch>;
using precision_unmet = refusal_of<refusal_code::precision_unmet>;
using read_only = refusal_of<refusal_code::read_only>;
using null_data = refusal_of<refusal_code::null_data>;
using backend_failed = refusal_of<refusal_code::backend_failed>;
using not_current = refusal_of<refusal_code::not_current>;
using transfer_refused = refusal_of<refusal_code::transfer_refused>;

/// Throws the kind of refusal that belongs to `code`.
[[noreturn]] KORDON_API void refuse(refusal_code code, std::string_view operation,
                                    std::string_view argument, std::string_view text);

}  // namespace kordon::v0
