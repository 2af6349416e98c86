// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <string>

#include "combinations/verdict.hpp"

/// One implementation, tried by every combination of arguments.
namespace kordon::inline v0::testing {

struct judged_row {
  const kordon_backend& backend;
  const kordon_implementation& row;
};

/// "ndimage_gaussian_filter_on_openmp_for_float32", as tests are named.
std::string name_of(const judged_row& r);

/// The usual call of the operation with a dtype, a rank and a layout that the row takes, and no other
/// backend to serve it.
call_case usual_call(const judged_row& r, const site& where);

/// What came of the legal combinations that the row serves, while other backends may serve too.
struct work_done {
  std::int64_t calls = 0;  ///< of this implementation alone, by their receipts
  complaints results;      ///< not those of the reference, or none
  complaints helpers;      ///< calls of other operations or backends that nobody asked for
};

work_done work_of(const judged_row& r, const site& where);

/// Whether the row's backend serves, when preferred, exactly those single deviations that it can, and
/// none when it is blocked. Nothing runs.
complaints choices_of(const judged_row& r, const site& where);

}  // namespace kordon::v0::testing
