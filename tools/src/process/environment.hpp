// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kordon::tools {

/// Refuses values of environment variables that Kokkos would end the process for, with a trace of
/// its calls, or that ask for more threads than it can have. Throws command_error.
void check_environment();

/// On a machine of more hardware threads than Kokkos can have, makes it have that many, unless
/// KOKKOS_NUM_THREADS or OMP_NUM_THREADS says how many it is to have.
void use_no_more_threads_than_kokkos_can();

/// Makes the simulated device, where the build has it, reserve next to no addresses: no command runs
/// on it, and under `ulimit -v` there may be too few for it.
void need_no_simulated_device();

}  // namespace kordon::tools
