// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// Weak: other libraries with these interfaces do not have it.
extern "C" [[gnu::weak]] char* openblas_get_config();

namespace kordon::inline v0::backends {

/// "CBLAS of OpenBLAS 0.3.21": an interface, and whose it is where the library that runs says so.
inline std::string with_openblas(std::string interface) {
  if (openblas_get_config == nullptr) return interface;
  const std::string config = openblas_get_config();  // "OpenBLAS 0.3.21 DYNAMIC_ARCH ..."
  return interface + " of " + config.substr(0, config.find(' ', config.find(' ') + 1));
}

}  // namespace kordon::v0::backends
