// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// Two shared libraries of one program that know nothing of each other, and use Kordon each.
namespace kordon_test {

/// Library one: registers the backend "from-one", which thresholds float32 images by leaving them.
[[gnu::visibility("default")]] void register_in_one();

/// Library two: the backend that serves such a call from there; empty where it is refused.
[[gnu::visibility("default")]] std::string who_serves_in_two();

}  // namespace kordon_test
