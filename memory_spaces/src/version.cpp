// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/version.hpp>

namespace kordon::inline v0 {
const char* runtime_version() {
  return KORDON_VERSION_STRING;
}
}  // namespace kordon::v0
