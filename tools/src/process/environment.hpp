// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kordon::tools {

/// Refuses values of environment variables that Kokkos would end the process for, with a trace of
/// its calls, or that ask for more threads than it can have. Throws command_error.
void check_environment();

/// Makes the simulated device, where the build has it, reserve next to no addresses: no command runs
/// on it, and under `ulimit -v` there may be too few for it.
void need_no_simulated_device();

}  // namespace kordon::tools
