// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <cstdint>
#include <string>
#include <vector>

/// Whether the kordon_flag bits of an implementation are true, by what its calls are seen to do.
///
/// What is seen: fences, and the kernels that a simulated device has run before a call returned
/// though it may defer them (waiting that Kokkos Tools does not report, as for a free); copies to
/// the host, and results of reductions and scans that land in its memory. On hosts, where a value
/// needs no copy to be read, any wait may be a reading back: there KORDON_READS_BACK is taken on
/// trust where something waits, and a silent read without a wait is not seen. What a vendor's
/// library does by itself is seen nowhere but by the simulated device's memory, which ends the
/// program.
namespace kordon::inline v0::testing {

/// What the calls of one implementation did, all together.
struct flag_evidence {
  std::string waits;       ///< what showed that a call waited for its exec; empty: none did
  std::string reads_back;  ///< what showed that a value went to the host
  std::string disturbs;    ///< an allocation or a copy, which no graph can hold
  std::string not_called;  ///< why a call that the row says it takes could not be made
  int calls = 0;
};

/// Makes warm calls of a row: each dtype and rank that it takes, small and larger arrays, each value
/// of the options that it honours.
flag_evidence evidence_of(const kordon_backend& backend, const kordon_implementation& row);

/// The false flags, one sentence each; none for an honest row. `is_counted`: the operation's
/// description has a count_array. `sees_reads`: the exec has a memory of its own.
std::vector<std::string> false_flags(std::uint32_t flags, bool is_counted, bool sees_reads,
                                     const flag_evidence& evidence);

/// The same of a row, with its name before each sentence.
std::vector<std::string> audit(const kordon_backend& backend, const kordon_implementation& row,
                               const flag_evidence& evidence);

}  // namespace kordon::v0::testing
