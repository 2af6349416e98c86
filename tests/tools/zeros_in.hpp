// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "file_fixture.hpp"
#include "io/npy.hpp"

namespace kordon::tools::test {

/// Writes an array of zeros and returns its path.
inline std::string zeros_in(const temporary_folder& folder, const std::string& name, dtype type,
                            std::vector<std::int64_t> shape) {
  host_array a(type, std::move(shape));
  std::fill_n(a.storage.data(), a.storage.size(), std::byte(0));
  const auto path = folder / name;
  write_npy(path, a);
  return path.string();
}

}  // namespace kordon::tools::test
