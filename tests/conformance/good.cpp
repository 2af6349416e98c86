// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Nothing is wrong with it.
#include "planted.hpp"

namespace {

struct good {
  static void run(const planted::exec_type&, const kordon_call& call, kordon::scratch&) {
    planted::filter(call, kordon::options_of<planted::gaussian_filter_fn>(call));
  }
};

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("good", planted::add_row<good>);
}
