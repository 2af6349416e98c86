// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <kordon/dispatch/description.hpp>
#include <kordon/memory/array_ref.hpp>
#include <span>
#include <string>

/// Data on which an option can be seen to matter.
namespace kordon::inline v0::testing {

/// Fills the arrays of a call, in the description's order: dense, row-major and in host memory. They
/// hold what probe_values puts there; what is written has an initial content, too.
using data_maker = std::function<void(std::span<const array_ref> arrays)>;

/// Values that are irregular, differ from sample to sample and from array to array, and lie between
/// 1 and 2 (1 and 97 for integers): what most options show on.
void probe_values(const array_ref& a, std::size_t index);

/// Has the probes of an operation use this data: where probe_values could not show an option, or
/// would make no valid input. Call it before the first test.
void set_probe_data(std::string operation, data_maker make);

/// Fills the arrays of a call of `operation`.
void make_probe_data(const operation_description& operation, std::span<const array_ref> arrays);

}  // namespace kordon::v0::testing
