// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// It claims truncate, and has never looked at it.
#include "planted.hpp"

namespace {

struct ignored_option {
  static void run(const planted::exec_type&, const kordon_call& call, kordon::scratch&) {
    auto options = kordon::options_of<planted::gaussian_filter_fn>(call);
    options.truncate = planted::gaussian_filter_options{}.truncate;
    planted::filter(call, options);
  }
};

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("ignored_option", planted::add_row<ignored_option>);
}
