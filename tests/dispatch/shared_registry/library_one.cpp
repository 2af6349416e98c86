// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/ndimage/threshold.hpp>

#include "libraries.hpp"

namespace kordon_test {
namespace {

using exec_type = Kokkos::DefaultHostExecutionSpace;

struct leaves_it {
  static void run(const exec_type&, const kordon_call&, kordon::scratch&) {}
};

void fill(kordon::implementation_rows& rows) {
  auto facts = kordon::takes_everything<kordon::ndimage::threshold_fn>();
  facts.preference = 100;
  kordon::add_row<kordon::ndimage::threshold_fn, exec_type, float, leaves_it>(rows, facts);
}

}  // namespace

void register_in_one() {
  static const kordon::backend_description all({.name = "from-one", .version = "1.0"}, fill);
  kordon::register_backend(all.c());
}

}  // namespace kordon_test
