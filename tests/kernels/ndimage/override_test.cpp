// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// An override of a building block reaches what is built on it: gaussian_filter is made of
// correlate1d, which the backends in override_backends.hpp have, too.
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/linalg/cholesky.hpp>
#include <kordon/linalg/solve.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/refused.hpp>
#include <limits>
#include <thread>

#include "../images.hpp"
#include "override_backends.hpp"

namespace kordon::inline v0::testing {
namespace {

using ndimage::boundary;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// "operation[backend]" of each call that f makes, inner ones first.
template <class F>
std::vector<std::string> calls_of(const F& f) {
  const record seen;
  f();
  std::vector<std::string> calls;
  for (const receipt& r : seen.calls()) calls.push_back(r.operation + "[" + r.backend + "]");
  return calls;
}

template <class T>
struct filter_call {
  std::vector<std::int64_t> extents;
  ndimage::gaussian_filter_options options;
  array in =
      array_of(random_elements<T>(as3(extents).size(), 5, -2, 2), extents, arrangement::right);
  array out = zeros_like(in);

  void operator()() const { ndimage::gaussian_filter(exec(), in, out, options); }
  std::vector<T> result() const {
    (*this)();
    exec().fence();
    return elements_of<T>(out);
  }
};

constexpr const char* in_one_go = "ndimage.gaussian_filter[kokkos]";
constexpr const char* part = "ndimage.correlate1d[plain]";

class an_override : public ::testing::Test {
 protected:
  const filter_call<float> filter{{9, 11}, {.sigma = 1.0}};
};

TEST_F(an_override, of_a_part_is_reached_where_it_is_preferred) {
  EXPECT_THAT(calls_of(filter), ElementsAre(in_one_go));
  const context_scope scope({.prefer = {"plain"}});
  EXPECT_THAT(calls_of(filter), ElementsAre(part, part, in_one_go));
}

TEST_F(an_override, of_a_part_is_not_reached_behind_its_scope_nor_where_it_is_kept_out) {
  {
    const context_scope scope({.prefer = {"plain"}});
    {
      const context_scope inner({.block = {"plain"}});
      EXPECT_THAT(calls_of(filter), ElementsAre(in_one_go));
    }
    const context_scope inner({.only = {"kokkos"}});
    EXPECT_THAT(calls_of(filter), ElementsAre(in_one_go));
  }
  EXPECT_THAT(calls_of(filter), ElementsAre(in_one_go));
}

TEST_F(an_override, of_a_part_is_not_reached_from_another_thread) {
  const context_scope scope({.prefer = {"plain"}});
  std::vector<std::string> calls;

  std::thread([&] { calls = calls_of(filter); }).join();

  EXPECT_THAT(calls, ElementsAre(in_one_go));
}

TEST_F(an_override, of_a_part_leaves_alone_what_it_does_not_take) {
  const context_scope scope({.prefer = {"plain"}});

  EXPECT_THAT(calls_of(filter_call<double>{{9, 11}, {.sigma = 1.0}}), ElementsAre(in_one_go));
  EXPECT_THAT(calls_of(filter_call<float>{{9, 11, 2}, {.sigma = 1.0}}), ElementsAre(in_one_go));
}

TEST_F(an_override, of_a_part_is_asked_for_the_axes_that_are_filtered) {
  const context_scope scope({.prefer = {"plain"}});

  EXPECT_THAT(calls_of(filter_call<float>{{9, 11}, {.sigma = {0.0, 1.0}}}),
              ElementsAre(part, in_one_go));
  EXPECT_THAT(calls_of(filter_call<float>{{9, 11}, {.sigma = 0.0}}), ElementsAre(in_one_go));
  EXPECT_THAT(calls_of(filter_call<float>{{9, 0}, {.sigma = 1.0}}), ElementsAre(in_one_go));
}

TEST_F(an_override, of_the_whole_comes_before_those_of_its_parts) {
  const context_scope scope({.prefer = {"plain", "whole"}});

  EXPECT_THAT(calls_of(filter), ElementsAre("ndimage.gaussian_filter[whole]"));
}

TEST_F(an_override, of_a_part_gives_the_same_answers) {
  for (boundary mode :
       {boundary::reflect, boundary::constant, boundary::nearest, boundary::mirror, boundary::wrap})
    for (const auto& extents : std::vector<std::vector<std::int64_t>>{{9, 70}, {1, 5}, {33, 2}})
      for (double sigma : {0.7, 6.0}) {
        const double cval = mode == boundary::constant ? 0.75 : 0.0;
        const filter_call<float> it{extents, {.sigma = sigma, .mode = mode, .cval = cval}};
        const auto expected = it.result();
        const context_scope scope({.prefer = {"plain"}});
        const auto got = it.result();
        const double bound = (16 * sigma + 6) * std::numeric_limits<float>::epsilon() * 2.0;
        for (std::size_t i = 0; i < got.size(); ++i)
          ASSERT_NEAR(got[i], expected[i], bound) << "mode " << int(mode) << ", element " << i;
      }
}

TEST_F(an_override, of_a_part_is_named_by_receipts_with_what_it_ran_inside_of) {
  const context_scope scope({.prefer = {"plain"}});
  const record seen;
  filter();

  const receipt& inner = seen.calls().at(0);
  EXPECT_EQ(inner.inside, in_one_go);
  EXPECT_THAT(to_string(inner), AllOf(HasSubstr("ndimage.correlate1d[plain 1.0]"),
                                      HasSubstr(", inside ndimage.gaussian_filter[kokkos]")));
  EXPECT_EQ(seen.calls().at(2).inside, "");
}

TEST_F(an_override, of_a_part_is_planned_for) {
  // Smaller and larger than what all in one go takes.
  for (const auto& extents : std::vector<std::vector<std::int64_t>>{{9, 11}, {2000, 1500}}) {
    const filter_call<float> it{extents, {.sigma = 1.0}};
    const auto planned = [&] {
      return explain(ndimage::gaussian_filter, exec(), it.options, it.in, it.out).scratch_bytes;
    };
    const std::uint64_t without = planned();
    const context_scope scope({.prefer = {"plain"}});
    const record seen;
    it();

    EXPECT_EQ(seen.calls().back().scratch_bytes, planned());
    EXPECT_NE(planned(), without);
    const auto image = static_cast<std::uint64_t>(it.out.size()) * sizeof(float);
    EXPECT_GE(planned(), image + 2 * 9 * sizeof(float)) << "an image and the weights of two axes";
  }
}

TEST_F(an_override, of_a_part_that_fails_is_named_beside_the_whole) {
  const context_scope scope({.prefer = {"broken"}});

  EXPECT_THAT(refusal_text(filter),
              AllOf(HasSubstr("KRD017 ndimage.gaussian_filter: inside backend 'kokkos' "),
                    HasSubstr("KRD017 ndimage.correlate1d: backend 'broken' 1.0 failed: "
                              "out of luck")));
}

TEST_F(an_override, of_a_part_gets_the_options_of_its_backend) {
  const context_scope scope({.prefer = {"plain"}, .options = {plain_options{.chunk = 8}}});

  EXPECT_THAT(calls_of(filter), ElementsAre(part, part, in_one_go));
  EXPECT_EQ(last_chunk, 8);
}

TEST_F(an_override, of_a_part_that_options_are_set_for_is_not_passed_over_in_silence) {
  const context_scope scope({.options = {plain_options{.chunk = 8}}});

  EXPECT_THAT(filter,
              RefusedWith(refusal_code::option_unsupported,
                          AllOf(HasSubstr("KRD009 ndimage.gaussian_filter: inside backend "
                                          "'kokkos' "),
                                HasSubstr("): KRD009 ndimage.correlate1d: "),
                                HasSubstr("option chunk = 8 is set for backend 'plain', and "
                                          "'kokkos' would serve the call"))));
  EXPECT_EQ(
      refusal_text(filter),
      explain(ndimage::gaussian_filter, exec(), filter.options, filter.in, filter.out).refusal);
}

TEST_F(an_override, of_a_product_that_options_are_set_for_is_refused_before_anything_is_done) {
  constexpr std::int64_t n = 100;  // more than one block, so that there are products
  const array a = zeros(here(), dtype::float32, {n, n}), b = zeros(here(), dtype::float32, {n, 2});
  const array x = zeros_like(b), factor = zeros_like(a);
  const array info = zeros(here(), dtype::int32, std::span<const std::int64_t>{});
  const context_scope portable({.only = {"kokkos", "plain"}});
  const context_scope scope({.options = {plain_options{.chunk = 8}}});
  const auto inside = [](const char* whole) {
    return RefusedWith(
        refusal_code::option_unsupported,
        AllOf(HasSubstr(std::string("KRD009 linalg.") + whole + ": inside backend 'kokkos' "),
              HasSubstr("): KRD009 linalg.gemm: option chunk = 8")));
  };

  EXPECT_THAT([&] { linalg::solve(exec(), a, b, x, info); }, inside("solve"));
  EXPECT_THAT([&] { linalg::cholesky(exec(), a, factor, info); }, inside("cholesky"));
  EXPECT_NE(explain(linalg::solve, exec(), {}, a, b, x, info).refusal, "");
}

TEST_F(an_override, of_the_whole_that_options_are_set_for_is_not_passed_over_in_silence) {
  const context_scope scope({.prefer = {"plain"}, .options = {whole_options{.tile = 8}}});

  EXPECT_THAT(filter, RefusedWith(refusal_code::option_unsupported,
                                  HasSubstr("KRD009 ndimage.gaussian_filter: option tile = 8 is "
                                            "set for backend 'whole'")));
}

}  // namespace
}  // namespace kordon::v0::testing
