// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <string>
#include <vector>

namespace kordon::tools {

/// What one backend runs for one operation on one kind of execution space. Rows of the registry
/// that differ in dtype only are one here.
struct support_row {
  const operation_description* operation;
  const kordon_backend* backend;
  kordon_implementation facts;
};

/// All implementations of this build, by operation, then execution space, then backend.
std::vector<support_row> support_table();

/// The options that an implementation honours, with the choices where it does not have them all.
std::vector<std::string> honoured_options(const support_row& row);

}  // namespace kordon::tools
