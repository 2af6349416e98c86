// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/event_counter.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/run_self.hpp>
#include <kordon/version.hpp>
#include <thread>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::HasSubstr;

/// What this program says on stderr when it runs one of its tests with tracing on or off.
std::string traced(const std::string& test, const std::string& value) {
  return stderr_of_self(test, "KORDON_TRACE=" + value);
}

TEST(receipt, says_what_a_call_did) {
  const matrix<float> in("in", 40, 30), out("out", 40, 30);
  const exec_type exec;
  const record seen;

  ndimage::gaussian_filter(exec, in, out, {.sigma = 2.0});

  ASSERT_EQ(seen.calls().size(), 1u);
  const receipt& r = seen.calls()[0];
  EXPECT_EQ(r.operation, "ndimage.gaussian_filter");
  EXPECT_EQ(r.backend, "kokkos");
  EXPECT_EQ(r.backend_version, KORDON_VERSION_STRING);
  EXPECT_EQ(r.exec, exec_traits<exec_type>::kind);
  EXPECT_EQ(r.where, place{});
  EXPECT_EQ(r.dtype, "float32");
  EXPECT_GT(r.seconds, 0);
  EXPECT_EQ(r.bytes_copied, 0u);
  EXPECT_EQ(r.scratch_bytes,
            explain(ndimage::gaussian_filter, exec, {.sigma = 2.0}, in, out).scratch_bytes);
}

TEST(receipt, says_why_others_were_not_chosen) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const record seen;

  const context_scope scope({.block = {"special"}});
  choice_op(exec_type(), in, out);

  std::map<std::string, std::string> reasons;
  for (const skipped_candidate& s : seen.calls().at(0).skipped) reasons[s.backend] = s.reason;
  EXPECT_EQ(reasons,
            (std::map<std::string, std::string>{{"special", "is kept out by the context"},
                                                {"general", "comes later in the order of choice"},
                                                {"cubic", "does not take float32"}}));
}

TEST(receipt, is_one_line_of_text) {
  receipt r{"ndimage.label",
            "kokkos",
            "0.1.0",
            exec_kind::cuda,
            {space_kind::cuda, 1},
            "uint8",
            0.0023,
            0,
            4096,
            KORDON_FENCES | KORDON_READS_BACK,
            {{"other", "does not take uint8"}}};

  EXPECT_EQ(
      to_string(r),
      "ndimage.label[kokkos 0.1.0] on cuda:1 (cuda, uint8), 2.300 ms, 0 B copied, 4096 B scratch, "
      "fences, reads back; not other: does not take uint8");
}

TEST(record, gets_nested_calls_first) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const record seen;

  nested_op(exec_type(), in, out);

  ASSERT_EQ(seen.calls().size(), 2u);
  EXPECT_EQ(seen.calls()[0].operation, "test.choice");
  EXPECT_EQ(seen.calls()[1].operation, "test.nested");
}

TEST(record, inside_another_gets_what_happens_in_its_scope) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const record outer;
  choice_op(exec_type(), in, out);
  {
    const record inner;
    choice_op(exec_type(), in, out);
    EXPECT_EQ(inner.calls().size(), 1u);
  }
  choice_op(exec_type(), in, out);

  EXPECT_EQ(outer.calls().size(), 3u);
  EXPECT_TRUE(record::wanted());
}

TEST(record, gets_no_receipt_of_a_refused_call) {
  const matrix<float> a("a", 4, 3);
  const record seen;

  EXPECT_THROW(choice_op(exec_type(), a, a), refusal);

  EXPECT_TRUE(seen.calls().empty());
}

TEST(record, gets_only_the_calls_of_its_thread) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const record seen;

  std::thread([&] { choice_op(exec_type(), in, out); }).join();

  EXPECT_TRUE(seen.calls().empty());
}

TEST(trace, prints_receipts_to_stderr_when_the_environment_asks) {
  const std::string text = traced("context.is_seen_by_nested_calls", "1");

  EXPECT_THAT(text, HasSubstr("kordon: test.choice[special-too 1.0] on host ("));
  EXPECT_THAT(text, HasSubstr("kordon: test.nested[nesting 1.0] on host ("));
}

TEST(trace, is_silent_when_the_environment_does_not_ask) {
  EXPECT_EQ(traced("context.is_seen_by_nested_calls", "0"), "");
  EXPECT_EQ(traced("context.is_seen_by_nested_calls", ""), "");
}

TEST(region, is_named_for_tools_by_operation_and_backend) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);

  const events seen = events_of([&] { ndimage::gaussian_filter(exec_type(), in, out); });

  const events regions = only(event_kind::region, seen);
  ASSERT_EQ(regions.size(), 1u) << to_string(seen);
  EXPECT_EQ(regions[0].label, "kordon::ndimage.gaussian_filter[kokkos]");
}

TEST(explain, says_who_would_run_and_does_nothing) {
  const matrix<float> in("in", 40, 30), out("out", 40, 30);
  const exec_type exec;
  explanation e;

  const events seen =
      events_of([&] { e = explain(ndimage::gaussian_filter, exec, {.sigma = 2.0}, in, out); });

  EXPECT_TRUE(seen.empty()) << to_string(seen);
  EXPECT_TRUE(e.runs());
  EXPECT_EQ(e.operation, "ndimage.gaussian_filter");
  EXPECT_EQ(e.backend, "kokkos");
  EXPECT_EQ(e.backend_version, KORDON_VERSION_STRING);
}

TEST(explain, names_the_others_with_their_reasons) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);

  const explanation e = explain(choice_op, exec_type(), {}, in, out);

  EXPECT_EQ(to_string(e),
            "test.choice: special 1.0 would run, with 0 B of scratch\n"
            "  not cubic: does not take float32\n"
            "  not special-too: comes later in the order of choice\n"
            "  not general: comes later in the order of choice");
}

TEST(explain, gives_the_refusal_that_the_call_would_get) {
  const matrix<float> a("a", 4, 3);

  const explanation e = explain(choice_op, exec_type(), {}, a, a);

  EXPECT_FALSE(e.runs());
  EXPECT_EQ(e.refusal, refusal_text([&] { choice_op(exec_type(), a, a); }));
  EXPECT_EQ(to_string(e), e.refusal);
}

TEST(supports, agrees_with_the_call) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const matrix<int> in_int("in", 4, 3), out_int("out", 4, 3);

  EXPECT_TRUE(supports(choice_op, exec_type(), {}, in, out));
  EXPECT_FALSE(supports(choice_op, exec_type(), {}, in_int, out_int));
  EXPECT_FALSE(supports(options_op, exec_type(), {.taste = flavour::sweet}, in, out));
  const context_scope scope({.only = {"picky"}});
  EXPECT_FALSE(supports(choice_op, exec_type(), {}, in, out));
}

TEST(explain, and_supports_take_the_defaults_where_no_options_are_given) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);

  EXPECT_EQ(to_string(explain(choice_op, exec_type(), in, out)),
            to_string(explain(choice_op, exec_type(), {}, in, out)));
  EXPECT_TRUE(supports(choice_op, exec_type(), in, out));
  EXPECT_FALSE(supports(choice_op, exec_type(), in, in));
}

}  // namespace
}  // namespace kordon::v0::testing
