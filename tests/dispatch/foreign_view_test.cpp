// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Views that are not Kokkos': whatever says of itself what the concept asks is an array like any other.
#include <kordon/dispatch/receipt.hpp>
#include <kordon/ndimage/threshold.hpp>
#include <kordon/testing/mock_space.hpp>
#include <kordon/testing/refused.hpp>
#include <span>
#include <vector>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

/// The columns that an application keeps in rows of its own, in memory that it names.
template <class T, class Space = Kokkos::HostSpace>
class table {
 public:
  using value_type = T;
  using memory_space = Space;

  table(std::span<T> elements, std::int64_t rows, std::int64_t columns, std::int64_t pitch)
      : data_(elements.data()), extents_{rows, columns}, strides_{pitch, 1} {}

  static constexpr std::size_t rank() { return 2; }
  T* data() const { return data_; }
  std::int64_t extent(int axis) const { return extents_[axis]; }
  std::int64_t stride(int axis) const { return strides_[axis]; }

 private:
  T* data_;
  std::int64_t extents_[2], strides_[2];
};

static_assert(is_a_view_that_kordon_knows<table<float>> && !is_a_kokkos_view<table<float>>);
static_assert(readable_from<table<const float>, exec_type> &&
              !writable_from<table<const float>, exec_type>);
static_assert(!readable_from<table<float, mock_device_space>, exec_type>);

TEST(a_foreign_view, is_served_by_the_portable_kernel_and_the_receipt_says_so) {
  const exec_type exec;
  std::vector<float> in = {1, 5, 0, 7, 2, 0};  // two rows of two, and a column of padding
  std::unique_ptr<bool[]> out(new bool[4]{});
  const Kokkos::View<float, Kokkos::HostSpace> level("level");
  level() = 3;
  const record seen;

  ndimage::threshold(exec, table<float>(in, 2, 2, 3), level,
                     table<bool>(std::span(out.get(), 4), 2, 2, 2));
  exec.fence();

  EXPECT_THAT(std::span(out.get(), 4), ::testing::ElementsAre(false, true, true, false));
  EXPECT_EQ(seen.calls().at(0).backend, "kokkos");
}

TEST(a_foreign_view, is_checked_as_any_other) {
  const exec_type exec;
  std::vector<float> in(6);
  const Kokkos::View<float, Kokkos::HostSpace> level("level");
  const Kokkos::View<bool**, Kokkos::HostSpace> out("out", 3, 2);

  EXPECT_THAT([&] { ndimage::threshold(exec, table<float>(in, 2, 2, 3), level, out); },
              RefusedWith(refusal_code::shape_mismatch));
}

}  // namespace
}  // namespace kordon::v0::testing
