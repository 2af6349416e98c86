// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What an implementation finds in its frame as scratch, and that a receipt has the flags of its row.
#include <cstring>
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/testing/before_tests.hpp>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr probe_fn<"test.framed"> framed_op{};

/// What the implementation asks for, and what its last frame had.
std::uint64_t asked = 0;
kordon_call last{};

struct asks {
  static std::uint64_t scratch_bytes(const kordon_call&) { return asked; }
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    last = call;
    if (call.scratch != nullptr) std::memset(call.scratch, 7, call.scratch_bytes);
  }
};

const bool prepared = before_tests([] {
  register_operation(framed_op.description);
  static const backend_description framed(
      {.name = "framed", .version = "1.0"}, [](implementation_rows& rows) {
        kordon_implementation facts = takes_everything<probe_fn<"test.framed">>();
        facts.flags = KORDON_CAPTURABLE;
        add_row<probe_fn<"test.framed">, exec_type, float, asks>(rows, facts);
        facts.flags = KORDON_FENCES | KORDON_READS_BACK;
        add_row<probe_fn<"test.framed">, exec_type, double, asks>(rows, facts);
      });
  register_backend(framed.c());
});

template <class T>
receipt receipt_of_call() {
  const matrix<T> in("in", 4, 3), out("out", 4, 3);
  const record seen;
  framed_op(exec_type(), in, out);
  return seen.calls().at(0);
}

TEST(a_frame, has_the_scratch_that_was_asked_for_aligned) {
  release_workspaces();
  for (const std::uint64_t bytes : {1, 63, 64, 5000, 1000}) {
    asked = bytes;

    const receipt r = receipt_of_call<float>();

    EXPECT_EQ(last.scratch_bytes, bytes);
    ASSERT_NE(last.scratch, nullptr) << bytes;
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(last.scratch) % scratch::alignment, 0u) << bytes;
    EXPECT_EQ(r.scratch_bytes, bytes);
  }
  EXPECT_EQ(workspace_bytes(), 5000u) << "as much as the largest of them needed";
}

TEST(a_frame, has_no_scratch_where_none_was_asked_for) {
  asked = 0;

  receipt_of_call<float>();

  EXPECT_EQ(last.scratch_bytes, 0u);
  EXPECT_EQ(last.scratch, nullptr);
}

TEST(receipt, has_the_flags_of_the_row_that_ran) {
  const receipt capturable = receipt_of_call<float>(), waits = receipt_of_call<double>();

  EXPECT_EQ(capturable.flags, KORDON_CAPTURABLE);
  EXPECT_EQ(waits.flags, KORDON_FENCES | KORDON_READS_BACK);
  EXPECT_THAT(to_string(waits), ::testing::HasSubstr(", fences, reads back"));
  EXPECT_THAT(to_string(capturable), ::testing::Not(::testing::HasSubstr("fences")));
}

}  // namespace
}  // namespace kordon::v0::testing
