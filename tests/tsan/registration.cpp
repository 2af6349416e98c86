// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A Kordon without kernels, and a host without plug-ins of its own.
#include <in_process.hpp>

namespace kordon::inline v0 {
namespace detail {
void register_configured();
void register_configured() {}
}  // namespace detail

namespace testing {
void register_in_process(const std::string&) {}
}  // namespace testing
}  // namespace kordon::v0
