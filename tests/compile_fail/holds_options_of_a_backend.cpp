// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: holds_options_of_a_backend<
// expect-gnu: required for the satisfaction of 'holds_options_of_a_backend<T>' [with T = nobodys_options]
// expect-gnu: required for the satisfaction of 'holds_options_of_a_backend<T>' [with T = unlisted_options]
// expect-gnu: the required expression 'typename T::of::name' is invalid
#include <kordon/dispatch/context.hpp>

#include "views.hpp"

struct tiled;
struct tiled_options {
  using of = tiled;
  int tile = 64;
};
struct tiled {
  static constexpr std::string_view name = "tiled";
  static constexpr std::array<kordon::option_parameter, 1> parameters = {
      kordon::option<&tiled_options::tile>({.name = "tile"})};
};
struct nobodys_options {
  int tile = 64;
};
struct listless {
  static constexpr std::string_view name = "listless";
};
struct unlisted_options {
  using of = listless;
  int tile = 64;
};

void legal() {
  const kordon::context_scope scope({.options = {tiled_options{.tile = 8}}});
}
void without_a_backend() {
  kordon::backend_options{nobodys_options()};  // refused
}
void of_a_backend_that_lists_none() {
  kordon::backend_options{unlisted_options()};  // refused
}
void read(const kordon_call& call) {
  kordon::backend_options_of<nobodys_options>(call);  // refused
}
