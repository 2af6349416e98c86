// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/before_tests.hpp>

namespace kordon::inline v0::testing {
namespace {

using exec_type = Kokkos::DefaultHostExecutionSpace;

kordon_implementation row_of(const char* operation) {
  auto row = takes_everything<ndimage::gaussian_filter_fn>();
  row.struct_size = sizeof row;
  row.operation = operation;
  row.operation_version = 1;
  row.exec_kind = static_cast<std::int32_t>(exec_traits<exec_type>::kind);
  row.dtypes = ~0u;
  row.preference = 100;
  row.run = [](const kordon_call*) { return 0; };
  return row;
}

void register_rows(const char* name, std::span<const kordon_implementation> rows) {
  register_backend({.struct_size = sizeof(kordon_backend),
                    .interface_major = KORDON_INTERFACE_MAJOR,
                    .interface_minor = KORDON_INTERFACE_MINOR,
                    .name = name,
                    .version = "1.0",
                    .build = "the tests",
                    .report = "the tests' makers",
                    .implementations = rows.data(),
                    .implementation_count = static_cast<std::int32_t>(rows.size()),
                    .reserved = 0,
                    .kokkos_version = 0,
                    .exec_kinds = 0,
                    .options = nullptr,
                    .option_count = 0,
                    .option_size = 0});
}

std::string said_of_one_too_many;

/// Backends without rows, until there is no room.
void fill_up() {
  static std::vector<std::string> names;
  for (int i = 1; i <= 64; ++i) names.push_back("filler_" + std::to_string(i));
  try {
    for (const std::string& name : names) register_rows(name.c_str(), {});
  } catch (const refusal& r) {
    said_of_one_too_many = r.what();
  }
}

/// Faults that are found out when the registry freezes, since what they name might have come later.
const bool prepared = before_tests([] {
  const kordon_option_claim misspelt[] = {{"sigmo", ~0ull}};
  kordon_implementation confused = row_of("ndimage.gaussian_filter");
  confused.options = misspelt;
  confused.option_count = 1;
  const kordon_implementation lost[] = {row_of("test.nowhere"), row_of("ndimage.gaussian_filter")};

  register_rows("confused", {&confused, 1});
  register_rows("lost", lost);
  kordon_implementation confusing = row_of("ndimage.gaussian_filter");
  confusing.preference = -100;
  confusing.run = [](const kordon_call* call) {
    call->error->code = 1000;
    detail::put_label("no code of ours", call->error->text, sizeof call->error->text);
    return 1;
  };
  register_rows("confusing", {&confusing, 1});
  fill_up();
});

TEST(a_backend, that_fails_with_a_code_that_is_no_refusals_is_named) {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 5), out("out", 5);
  const context_scope scope({.only = {"confusing"}});

  EXPECT_THAT([&] { ndimage::gaussian_filter(exec_type(), in, out); },
              ::testing::ThrowsMessage<refusal>(::testing::AllOf(
                  ::testing::StartsWith("KRD017"),
                  ::testing::HasSubstr("backend 'confusing' 1.0 failed: no code of ours"))));
}

TEST(a_registry, has_room_for_64_backends) {
  EXPECT_THAT(said_of_one_too_many,
              ::testing::HasSubstr(
                  "there are 64 backends already. Fix: leave some out of the configuration"));
  EXPECT_EQ(backends().size(), 64u);
}

TEST(an_operation, with_more_than_a_frame_has_room_for_is_refused) {
  static const std::vector<array_parameter> many_arrays(KORDON_MAX_ARRAYS + 1);
  static const std::vector<option_parameter> many_options(KORDON_MAX_OPTIONS + 1);
  const std::span<const array_parameter> arrays(many_arrays);
  const auto no_room = ::testing::ThrowsMessage<refusal>(
      ::testing::HasSubstr("can have 1 to 16 arrays and at most 16 options. Fix: split"));

  EXPECT_THAT([&] { register_operation({.name = "test.none"}); }, no_room);
  EXPECT_THAT([&] { register_operation({.name = "test.arrays", .arrays = arrays}); }, no_room);
  EXPECT_THAT(
      [&] {
        register_operation(
            {.name = "test.options", .arrays = arrays.first(1), .options = many_options});
      },
      no_room);
}

std::string reason_of(const std::string& backend) {
  for (const rejection& r : rejected_backends())
    if (r.backend == backend) return r.operation + ": " + r.reason;
  return "";
}

TEST(a_row, for_an_operation_that_nobody_registered_is_left_out_with_a_reason) {
  EXPECT_EQ(reason_of("lost"),
            "test.nowhere: it implements 'test.nowhere', which is no operation. Fix: register that "
            "operation first, or use a newer Kordon");
}

TEST(a_row, for_an_option_that_the_operation_lacks_is_left_out_with_a_reason) {
  EXPECT_EQ(reason_of("confused"),
            "ndimage.gaussian_filter: it honours option 'sigmo' of ndimage.gaussian_filter, which "
            "has none of that name. Fix: correct the name");
}

TEST(a_row, that_is_left_out_takes_no_other_with_it) {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 5), out("out", 5);
  const record seen;

  ndimage::gaussian_filter(exec_type(), in, out);

  EXPECT_EQ(seen.calls().back().backend, "lost");
}

TEST(a_row, that_is_left_out_is_named_by_the_receipts_of_its_operation) {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 5), out("out", 5);
  const record seen;

  ndimage::gaussian_filter(exec_type(), in, out);

  EXPECT_THAT(to_string(seen.calls().back()),
              ::testing::HasSubstr("not confused: was rejected: it honours option 'sigmo'"));
}

}  // namespace
}  // namespace kordon::v0::testing
