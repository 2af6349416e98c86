// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// It waits for its exec, and its row does not say so.
#include "planted.hpp"

namespace {

struct false_flag {
  static void run(const planted::exec_type& exec, const kordon_call& call, kordon::scratch&) {
    planted::filter(call, kordon::options_of<planted::gaussian_filter_fn>(call));
    exec.fence("to be sure");
  }
};

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("false_flag", planted::add_row<false_flag>);
}
