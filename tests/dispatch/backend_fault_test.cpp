// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>

namespace kordon::inline v0::testing {
namespace {

/// Two rows that serve different dtypes.
void fill(implementation_rows& rows) {
  auto row = takes_everything<ndimage::gaussian_filter_fn>();
  row.struct_size = sizeof row;
  row.operation = "ndimage.gaussian_filter";
  row.operation_version = 1;
  row.exec_kind = KORDON_SERIAL;
  row.run = [](const kordon_call*) { return 0; };
  for (std::uint32_t type : {0u, 1u}) {
    row.dtypes = 1u << type;
    rows.push_back(row);
  }
}

/// A description that is right, but for what a test changes; two rows, and room for them to grow.
struct description {
  kordon_implementation rows[3] = {};
  kordon_backend backend;

  description() {
    const backend_description right(
        {.name = "faulty", .version = "1.0", .report = "the tests' makers"}, fill);
    backend = right.c();
    backend.build = "the tests";
    backend.implementations = rows;
    std::copy_n(right.c().implementations, right.c().implementation_count, rows);
  }
};

struct fault {
  const char* name;
  void (*plant)(description& d);
  const char* said;
};

const fault faults[] = {
    {"a_name_of_64_characters",
     [](description& d) {
       d.backend.name = "a123456789b123456789c123456789d123456789e123456789f123456789g123";
     },
     "its name is not one to 63 of a-z A-Z 0-9 . _ -. Fix: fill in every field"},
    {"a_row_without_an_operation", [](description& d) { d.rows[1].operation = ""; },
     "implementation 1 is incomplete. Fix: fill in operation, exec kind and run"},
    {"rows_of_two_sizes",
     [](description& d) {
       // Of a later interface, where sizes are not known.
       d.backend.interface_minor = KORDON_INTERFACE_MINOR + 1;
       d.rows[1].struct_size += 8;
     },
     "and the first has"},
    {"another_kokkos",
     [](description& d) { d.backend.kokkos_version = KOKKOS_VERSION / 100 * 100 + 100; },
     "Fix: build it with the program's Kokkos"},
    {"a_kokkos_with_other_spaces", [](description& d) { d.backend.exec_kinds ^= 1u << KORDON_HIP; },
     "Fix: build it with the program's Kokkos"},
};

class a_backend_with : public ::testing::TestWithParam<fault> {};

TEST_P(a_backend_with, a_fault_is_refused_with_what_is_wrong) {
  description d;
  GetParam().plant(d);

  EXPECT_THAT([&] { register_backend(d.backend); },
              ::testing::ThrowsMessage<refusal>(::testing::HasSubstr(GetParam().said)));
}

INSTANTIATE_TEST_SUITE_P(of, a_backend_with, ::testing::ValuesIn(faults),
                         [](const auto& one) { return std::string(one.param.name); });

/// The registry is frozen by now: that comes last, after everything that is asked of a description.
TEST(a_backend_without, a_fault_is_refused_for_coming_late_only) {
  const description d;
  (void)operations();

  EXPECT_THAT([&] { register_backend(d.backend); },
              ::testing::ThrowsMessage<refusal>(::testing::HasSubstr("the registry is frozen")));
}

}  // namespace
}  // namespace kordon::v0::testing
