// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/dispatch/plugins.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What is kept as bits, in the words that users read.
namespace kordon::tools {

/// "in", "out", "inout".
std::string_view name_of(role r);

/// "not loaded", "loaded", "rejected", "blocked".
std::string_view name_of(plugin_facts::state s);

/// "integer", "real", "real or one an axis", "choice".
std::string_view kind_of(const option_parameter& p);

std::vector<std::string_view> names_of(dtype_set set);

/// Of kordon_layout bits: "right", "left", "padded", "strided".
std::vector<std::string_view> layouts_of(std::uint32_t bits);

/// The ranks of `bits` that the first array of `operation` can have.
std::vector<int> ranks_of(const operation_description& operation, std::uint32_t bits);

/// "[...]" of rank 1 to 3, "[m, k]", "[]": the shape of a parameter.
std::string shape_of(const array_parameter& p);

/// "mode = constant": what must hold for an option to matter.
std::string applies_when(const operation_description& operation, const option_parameter& p);

/// "5.2.2", of a KOKKOS_VERSION.
std::string version_text(std::uint32_t kokkos_version);

/// "5.2.2": Kokkos' version, of the headers this was compiled with.
std::string kokkos_version();

}  // namespace kordon::tools
