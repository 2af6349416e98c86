// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <kordon/testing/probe_data.hpp>
#include <string>
#include <vector>

/// The detector of ignored options. For each option that an implementation claims it makes calls
/// that differ in that option alone, where its description says that it applies, and looks whether
/// the results differ. It sees what an implementation does; it cannot see whether that is right.
namespace kordon::inline v0::testing {

enum class probe_outcome {
  changed,    ///< the results differ, as they must
  unchanged,  ///< the option is ignored, or this value is taken for another
  refused,    ///< it is claimed, and a call with it is refused
  unprobed    ///< no call could be made that would show it
};

/// What came of one value of one option on one implementation.
struct probe_finding {
  std::string operation, backend, exec, dtype;
  int rank;
  std::string option, value;
  probe_outcome outcome;
  std::string note;  ///< what it was compared with, or why there was no call
};

std::string to_string(const probe_finding& f);

/// Probes all options that the implementations of a backend claim, with each dtype and rank that
/// they take. Values follow from the descriptions: each choice, which must differ from all others;
/// integers up to the rank, likewise; some numbers within the range, one of which must show; and
/// for an option with a value an axis, each axis.
std::vector<probe_finding> probe_options(const kordon_backend& backend);

/// The same of one of its implementations.
std::vector<probe_finding> probe_options(const kordon_backend& backend,
                                         const kordon_implementation& row);

/// The findings that are not `changed`, one line each; empty when every claim holds. `allowed` are
/// "operation:option" of what no probe can show.
std::string broken_claims(const std::vector<probe_finding>& findings,
                          std::span<const std::string> allowed = {});

}  // namespace kordon::v0::testing
