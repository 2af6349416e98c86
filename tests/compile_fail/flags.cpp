// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
// Its line in compile_commands.json says how the cases are to be compiled.
#include "views.hpp"
