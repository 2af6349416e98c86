// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/memory/export.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// Options by name and text, for callers who have no struct: the command line, bindings, receipts.
namespace kordon::inline v0 {

/// All options of `operation` with their default values.
KORDON_API std::vector<kordon_option> default_options(const operation_description& operation);

/// The defaults with the named ones replaced: "2", "1.5,2", "reflect", "true".
/// \throws option_invalid for a name the operation lacks or a text that is no value of it
KORDON_API std::vector<kordon_option> options_from_text(
    const operation_description& operation,
    std::span<const std::pair<std::string, std::string>> values);

/// The text of a value, as options_from_text reads it.
KORDON_API std::string to_string(const option_parameter& parameter, const kordon_option& value);

}  // namespace kordon::v0
