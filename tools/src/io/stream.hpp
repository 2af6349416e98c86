// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <memory>

namespace kordon::tools {

/// A C stream that is closed with its owner. Writers close by hand, to hear of a failure.
struct close_stream {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using stream = std::unique_ptr<std::FILE, close_stream>;

}  // namespace kordon::tools
