// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Where the edge wraps, the last sample is a little too large.
#include "planted.hpp"

namespace {

struct wrong_result {
  static void run(const planted::exec_type&, const kordon_call& call, kordon::scratch&) {
    const auto options = kordon::options_of<planted::gaussian_filter_fn>(call);
    planted::filter(call, options);
    const planted::image out(call.arrays[1]);
    out.for_each([&](std::int64_t n, float& v) {
      if (options.mode == kordon::ndimage::boundary::wrap && n + 1 == out.extents.size())
        v *= 1.01f;
    });
  }
};

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("wrong_result", planted::add_row<wrong_result>);
}
