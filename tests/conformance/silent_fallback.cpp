// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// It takes volumes, and has whoever else there is filter them.
#include <kordon/dispatch/context.hpp>

#include "planted.hpp"

namespace {

struct silent_fallback {
  static void run(const planted::exec_type& exec, const kordon_call& call, kordon::scratch&) {
    const auto options = kordon::options_of<planted::gaussian_filter_fn>(call);
    if (call.arrays[0].rank < 3) return planted::filter(call, options);
    const kordon::context_scope scope({.block = {"silent_fallback"}});
    kordon::ndimage::gaussian_filter(exec, kordon::array_of(call, 0), kordon::array_of(call, 1),
                                     options);
  }
};

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("silent_fallback", planted::add_row<silent_fallback>);
}
