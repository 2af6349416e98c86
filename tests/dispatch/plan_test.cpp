// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/plan.hpp>
#include <kordon/linalg/gemm.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/label.hpp>
#include <kordon/ndimage/measure_objects.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/sample_call.hpp>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The arrays of a call that are there before it: all that are read, or all but those updated.
std::vector<array_ref> inputs_of(const sample_call& c, bool with_updated) {
  std::vector<array_ref> inputs;
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    const role r = c.operation.arrays[i].direction;
    if (r == role::in || (r == role::inout && with_updated)) inputs.push_back(c.arrays[i]);
  }
  return inputs;
}

/// The arrays of the call that the plan describes, the outputs made as it says.
std::vector<array> made_as_planned(const sample_call& c, const call_plan& p) {
  std::vector<array> arrays;
  std::size_t next = 0;
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    if (c.operation.arrays[i].direction == role::in) {
      arrays.emplace_back(c.arrays[i], nullptr);
      continue;
    }
    const planned_output& o = p.outputs[next++];
    arrays.push_back(o.is_given ? array(c.arrays[i], nullptr) : zeros(o.where, o.type, o.extents));
  }
  return arrays;
}

dtype key_of(const sample_call& c) {
  const auto key = std::ranges::find_if(c.operation.arrays, &array_parameter::has_key_type);
  return c.arrays[static_cast<std::size_t>(key - c.operation.arrays.begin())].type();
}

template <class Exec>
void expect_call_as_planned(const Exec& exec, const sample_call& c, bool with_updated) {
  const auto inputs = inputs_of(c, with_updated);
  const kordon_exec where = exec_ref(exec);
  const std::size_t held = workspace_bytes();
  call_plan p;

  const events seen =
      events_of([&] { p = plan_erased(c.operation, where, inputs, c.options, capacity{7}); });

  EXPECT_TRUE(seen.empty()) << to_string(seen);
  EXPECT_EQ(workspace_bytes(), held);
  ASSERT_TRUE(p.runs()) << p.refusal;
  const auto owners = made_as_planned(c, p);
  const std::vector<array_ref> arrays(owners.begin(), owners.end());
  const record receipts;
  call_erased(c.operation, where, arrays, c.options);
  exec.fence();
  EXPECT_EQ(receipts.calls().back().backend, p.backend);
  EXPECT_EQ(receipts.calls().back().scratch_bytes, p.scratch_bytes);
}

TEST(plan, of_every_operation_agrees_with_the_call_that_follows_and_does_nothing) {
  const exec_type on_host;
  const kordon_exec host = exec_ref(on_host);
  for (const operation_description* d : kordon_operations()) {
    const sample_call usual(*d, host);
    detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
      const Exec exec;
      for (const int rank : {1, 2, 3}) {
        for (const bool with_updated : {false, true}) {
          SCOPED_TRACE(std::string(d->name) + " on " + std::string(name(exec_traits<Exec>::kind)));
          const sample_call c(*d, exec_ref(exec), key_of(usual), rank);
          if (!explain_erased(*d, exec_ref(exec), c.arrays, c.options).runs()) continue;
          expect_call_as_planned(exec, c, with_updated);
        }
      }
    });
  }
}

TEST(plan, says_extents_dtypes_and_places_of_outputs) {
  const matrix<bool> mask("mask", 40, 30);

  const call_plan p = plan(ndimage::label, exec_type(), {.connectivity = 2}, mask);

  ASSERT_EQ(p.outputs.size(), 2u) << p.refusal;
  EXPECT_EQ(p.outputs[0].name, "labels");
  EXPECT_EQ(p.outputs[0].type, dtype::int32);
  EXPECT_EQ(p.outputs[0].where, place{});
  EXPECT_THAT(p.outputs[0].extents, ElementsAre(40, 30));
  EXPECT_EQ(p.outputs[1].name, "count");
  EXPECT_TRUE(p.outputs[1].extents.empty());
  EXPECT_EQ(p.backend, "kokkos");
  EXPECT_GT(p.scratch_bytes.value(), 0u);
}

TEST(plan, binds_letters_of_several_inputs) {
  const matrix<float> a("a", 4, 3), b("b", 3, 5), c("c", 4, 5);

  const call_plan without = plan(linalg::gemm, exec_type(), {}, a, b);
  const call_plan with = plan(linalg::gemm, exec_type(), {.beta = 1}, a, b, c);

  ASSERT_EQ(without.outputs.size(), 1u) << without.refusal;
  EXPECT_THAT(without.outputs[0].extents, ElementsAre(4, 5));
  EXPECT_FALSE(without.outputs[0].is_given);
  ASSERT_EQ(with.outputs.size(), 1u) << with.refusal;
  EXPECT_TRUE(with.outputs[0].is_given);
}

TEST(plan, says_where_an_extent_is_free_and_what_counts_it) {
  const matrix<int> labels("labels", 40, 30);
  const matrix<float> image("image", 40, 30);

  const call_plan p = plan(ndimage::measure_objects, exec_type(), {}, labels, image);

  ASSERT_EQ(p.outputs.size(), 7u) << p.refusal;
  EXPECT_THAT(p.outputs[2].extents, ElementsAre(-1, 2, 2));
  EXPECT_EQ(p.count, "count");
  EXPECT_FALSE(p.scratch_bytes.has_value());
  EXPECT_THAT(to_string(p), HasSubstr("box        int64[c,2,2] on host"));
  EXPECT_THAT(to_string(p), HasSubstr("'count' will say how many rows are used"));
}

TEST(plan, with_a_capacity_leaves_nothing_free) {
  const matrix<int> labels("labels", 40, 30);
  const matrix<float> image("image", 40, 30);

  const call_plan p = plan(ndimage::measure_objects, exec_type(), {}, capacity{9}, labels, image);

  ASSERT_EQ(p.outputs.size(), 7u) << p.refusal;
  EXPECT_THAT(p.outputs[2].extents, ElementsAre(9, 2, 2));
  EXPECT_TRUE(p.scratch_bytes.has_value());
}

TEST(plan, gives_the_refusal_that_the_call_would_get) {
  const matrix<float> a("a", 4, 3), b("b", 4, 3), c("c", 4, 3);

  const call_plan misfit = plan(linalg::gemm, exec_type(), {}, a, b);
  const call_plan bad_option = plan(ndimage::gaussian_filter, exec_type(), {.sigma = -1.0}, a);

  EXPECT_EQ(misfit.refusal, refusal_text([&] { linalg::gemm(exec_type(), a, b, c); }));
  EXPECT_EQ(bad_option.refusal,
            refusal_text([&] { ndimage::gaussian_filter(exec_type(), a, b, {.sigma = -1.0}); }));
  EXPECT_TRUE(misfit.outputs.empty());
  EXPECT_EQ(to_string(misfit), misfit.refusal);
}

struct impossible {
  const char* what;
  void (*plant)(sample_call& c);
};

/// Of the first array, and of the exec.
constexpr impossible impossible_things[] = {
    {"rank 40", [](sample_call& c) { c.change(0, [](kordon_array& a) { a.rank = 40; }); }},
    {"rank -1", [](sample_call& c) { c.change(0, [](kordon_array& a) { a.rank = -1; }); }},
    {"an extent of -5",
     [](sample_call& c) { c.change(0, [](kordon_array& a) { a.extents[0] = -5; }); }},
    {"dtype 99", [](sample_call& c) { c.change(0, [](kordon_array& a) { a.dtype = 99; }); }},
    {"an exec of no kind", [](sample_call& c) { c.exec.kind = 1 << 28; }},
    {"an exec without an instance", [](sample_call& c) { c.exec.instance = nullptr; }},
};

TEST(plan, refuses_what_cannot_be_as_the_call_does) {
  const exec_type exec;
  for (const operation_description* d : kordon_operations()) {
    for (const impossible& thing : impossible_things) {
      SCOPED_TRACE(std::string(d->name) + ": " + thing.what);
      sample_call c(*d, exec_ref(exec));
      thing.plant(c);
      for (const bool with_updated : {false, true})
        EXPECT_EQ(plan_erased(*d, c.exec, inputs_of(c, with_updated), c.options).refusal,
                  refusal_text([&] { c.run(); }));
    }
  }
}

TEST(plan, takes_no_extents_from_an_input_that_cannot_be) {
  const matrix<float> left("left", 4, 3), right("right", 3, 5);
  kordon_array c = array_ref(left).c();
  c.extents[0] = -4;
  const array_ref inputs[] = {array_ref(c), array_ref(right)};

  const auto outputs = outputs_for(linalg::gemm.description, place{}, inputs);

  EXPECT_THAT(outputs.at(0).extents, ::testing::ElementsAre(-1, 5));
}

TEST(plan, believes_no_other_description_than_the_registered_one) {
  const matrix<float> a("a", 4, 3);
  const array_ref in(a);
  const exec_type exec;
  const std::vector<array_parameter> forty(40, {.name = "in", .shape = "..."});

  EXPECT_EQ(
      plan_erased({.name = "linalg.gemm", .arrays = forty}, exec_ref(exec), {&in, 1}, {}).refusal,
      "KRD004 linalg.gemm: 1 input was given and 2 are needed. Fix: pass A, B");
}

TEST(plan, refuses_another_number_of_inputs) {
  const matrix<float> a("a", 4, 3);

  EXPECT_EQ(plan(linalg::gemm, exec_type(), {}, a).refusal,
            "KRD004 linalg.gemm: 1 input was given and 2 are needed. Fix: pass A, B");
}

TEST(plan, says_who_would_run_and_why_not_the_others) {
  const matrix<float> in("in", 4, 3);

  const call_plan p = plan(choice_op, exec_type(), {}, in);

  EXPECT_EQ(p.backend, "special");
  EXPECT_EQ(p.skipped.size(), 3u);
}

}  // namespace
}  // namespace kordon::v0::testing
