// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// The suite that judges a backend by what its rows claim, as a GoogleTest program with a test for
/// each check and implementation. For each: the call that it would get, every deviation from it and
/// every two of them give the reference's result where the row takes them, by its own work, and are
/// refused elsewhere; it is chosen where it can serve and nowhere else; each option that it claims
/// shows; its flags are true. An implementation that was never called fails.
///
/// Arguments: GoogleTest's, and --not-here=cuda,hip: execution spaces that this machine lacks, whose
/// implementations are skipped, each with a line. KORDON_* in the environment changes nothing.
namespace kordon::inline v0::testing {

/// All of a program's main: starts Kokkos, loads the plug-in and judges it. 0: it conforms.
int judge_plugin(int argc, char** argv, const std::string& library);

/// The same for a backend that is built in.
int judge_backend(int argc, char** argv, const std::string& name);

}  // namespace kordon::v0::testing
