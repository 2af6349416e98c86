// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "io/host_array.hpp"

// Why there is a reader here and no library: the one in Debian (xtensor's) allocates what the
// header claims without a look at the file's size, wants the keys in one order against the format's
// own rule, and reads extents without a range check; a file that lies can exhaust the machine.
// The format is small: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

namespace kordon::tools {

/// Reads a .npy file (versions 1.0 to 3.0; C or Fortran order; bool, whole, floating-point and
/// complex numbers, little endian; any rank, 0-d and empty arrays too). Nothing is allocated before
/// the file is seen to be exactly as long as its header says. Every failure is an input_error.
host_array read_npy(const std::filesystem::path& path);

/// Writes `array` in the order it has. Throws output_error, and may then leave part of a file:
/// write to a name from atomic_output. bfloat16, which the format lacks, is refused.
void write_npy(const std::filesystem::path& path, const host_array& array);

}  // namespace kordon::tools
