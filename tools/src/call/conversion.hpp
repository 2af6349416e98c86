// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/memory/array.hpp>
#include <kordon/memory/refusal.hpp>
#include <span>
#include <string>
#include <vector>

namespace kordon::tools {

/// Converts what `--as` asks for and nothing else: "float32" means all inputs of the operation's
/// type variable, and those of its complex partner to complex64; "x=float32" the input x. `inputs`
/// are the first arrays of the description that were given, at `places` in it. Throws command_error
/// for a name or a dtype that does not exist, and for a dtype that says nothing of any input.
void convert_inputs(const operation_description& d, std::span<const std::size_t> places,
                    std::span<array> inputs, std::span<const std::string> conversions);

/// The `--as` that would mend a refused dtype, as " On this command line: --as float32".
std::string conversion_hint(const operation_description& d, std::span<const array_ref> arrays,
                            const dtype_mismatch& refused);

}  // namespace kordon::tools
