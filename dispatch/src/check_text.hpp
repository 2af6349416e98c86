// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/refusal.hpp>

#include "request.hpp"

/// The sentences of refused calls, apart from the checks so that the checks stay small and hot.
/// Each throws; `i` is the argument to blame.
namespace kordon::inline v0::detail {

/// "1 array was", "2 arrays were".
std::string counted(std::size_t count, std::string_view what);

[[noreturn]] void refuse_count(const request& r);
[[noreturn]] void refuse_exec(const request& r);
[[noreturn]] void refuse_place(const request& r, std::size_t i, refusal_code code);
[[noreturn]] void refuse_type(const request& r, std::size_t i);
[[noreturn]] void refuse_key_type(const request& r, std::size_t i);
[[noreturn]] void refuse_extents(const request& r, std::size_t i);
[[noreturn]] void refuse_precision(const request& r, std::size_t i);
[[noreturn]] void refuse_rank(const request& r, std::size_t i);
[[noreturn]] void refuse_shape(const request& r, std::size_t i, const shape_binding& binding);
[[noreturn]] void refuse_null(const request& r, std::size_t i);
[[noreturn]] void refuse_claim(const request& r, std::size_t i);
[[noreturn]] void refuse_behind(const request& r, std::size_t i);
[[noreturn]] void refuse_read_only(const request& r, std::size_t i);
[[noreturn]] void refuse_strides(const request& r, std::size_t i);
[[noreturn]] void refuse_self_overlap(const request& r, std::size_t i);
[[noreturn]] void refuse_overlap(const request& r, std::size_t i, std::size_t j);
[[noreturn]] void refuse_option_id(const request& r, const kordon_option& o);
[[noreturn]] void refuse_option_value(const request& r, const kordon_option& o);
[[noreturn]] void refuse_option_inapplicable(const request& r, const kordon_option& o);

}  // namespace kordon::v0::detail
