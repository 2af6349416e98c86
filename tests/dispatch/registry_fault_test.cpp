// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/registry.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0::testing {
namespace {

using exec_type = Kokkos::DefaultHostExecutionSpace;

/// It claims an operation that nobody registers: found out when the registry freezes, since the
/// operation might have come later.
const bool prepared = before_tests([] {
  static kordon_implementation row{};
  row.struct_size = sizeof row;
  row.operation = "test.nowhere";
  row.exec_kind = static_cast<std::int32_t>(exec_traits<exec_type>::kind);
  row.run = [](const kordon_call*) { return 0; };
  static const kordon_backend lost = {sizeof lost,
                                      KORDON_INTERFACE_MAJOR,
                                      KORDON_INTERFACE_MINOR,
                                      "lost",
                                      "1.0",
                                      "the tests",
                                      "the tests' makers",
                                      &row,
                                      1};
  register_backend(lost);
});

TEST(a_backend, for_an_operation_that_nobody_registered_is_named_at_the_first_call) {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 5), out("out", 5);

  EXPECT_THAT(
      [&] { ndimage::gaussian_filter(exec_type(), in, out); },
      RefusedWith(refusal_code::backend_rejected,
                  "KRD012 lost: it implements 'test.nowhere', which is no operation. Fix: register "
                  "that operation first"));
}

TEST(a_backend, for_an_operation_that_nobody_registered_is_named_at_every_later_call_too) {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 5), out("out", 5);

  EXPECT_THROW(ndimage::gaussian_filter(exec_type(), in, out), backend_rejected);
  EXPECT_THROW(ndimage::gaussian_filter(exec_type(), in, out), backend_rejected);
  EXPECT_THROW(operations(), backend_rejected);
}

}  // namespace
}  // namespace kordon::v0::testing
