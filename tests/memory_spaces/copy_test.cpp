// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/copy.hpp>
#include <kordon/memory/view.hpp>
#include <kordon/testing/refused.hpp>

#include "../../memory_spaces/src/element_kernels.hpp"

namespace kordon::inline v0 {
namespace {

using ::testing::ElementsAre;
using testing::RefusedWith;

template <class T>
using row_major = Kokkos::View<T, Kokkos::LayoutRight, Kokkos::HostSpace>;
template <class T>
using column_major = Kokkos::View<T, Kokkos::LayoutLeft, Kokkos::HostSpace>;

/// Fills with values that all differ.
template <class View>
View numbered(const View& view) {
  int n = 0;
  for (std::size_t i = 0; i < view.extent(0); ++i)
    for (std::size_t j = 0; j < view.extent(1); ++j)
      view(i, j) = static_cast<typename View::value_type>(n++);
  return view;
}

template <class A, class B>
bool equal(const A& a, const B& b) {
  for (std::size_t i = 0; i < a.extent(0); ++i)
    for (std::size_t j = 0; j < a.extent(1); ++j)
      if (a(i, j) != b(i, j)) return false;
  return a.extent(0) == b.extent(0) && a.extent(1) == b.extent(1);
}

template <class T>
auto view_of(const array& a) {
  return as_view<const T**, Kokkos::HostSpace>(a);
}

TEST(copy, moves_every_element_between_all_pairs_of_layouts) {
  const auto right = numbered(row_major<float**>("right", 7, 5));
  const auto left = numbered(column_major<float**>("left", 7, 5));
  const auto part = numbered(Kokkos::subview(row_major<float**>("whole", 9, 11),
                                             Kokkos::make_pair(1, 8), Kokkos::make_pair(3, 8)));
  const auto check = [](const auto& src, const auto& dst) {
    copy(dst, src);
    EXPECT_TRUE(equal(dst, src));
  };

  check(right, row_major<float**>("dst", 7, 5));
  check(right, column_major<float**>("dst", 7, 5));
  check(left, row_major<float**>("dst", 7, 5));
  check(left, column_major<float**>("dst", 7, 5));
  check(part, row_major<float**>("dst", 7, 5));
  check(right, Kokkos::subview(row_major<float**>("dst", 9, 9), Kokkos::make_pair(0, 7),
                               Kokkos::make_pair(4, 9)));
}

TEST(copy, leaves_what_lies_between_the_elements) {
  const row_major<int**> whole("whole", 4, 6);
  Kokkos::deep_copy(whole, -1);
  const auto part = Kokkos::subview(whole, Kokkos::ALL, Kokkos::make_pair(1, 4));

  copy(part, numbered(row_major<int**>("src", 4, 3)));

  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(whole(i, 0), -1);
    EXPECT_EQ(whole(i, 1), 3 * i);
    EXPECT_EQ(whole(i, 4), -1);
  }
}

TEST(copy, takes_every_dtype) {
  for (std::size_t t = 0; t < dtype_count; ++t) {
    const array src = zeros({}, static_cast<dtype>(t), {3, 5}), dst = zeros_like(src);
    auto* bytes = static_cast<unsigned char*>(src.data());
    const std::size_t size = 15 * size_of(src.type());
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<unsigned char>(i * 37 % 2);

    copy(dst, src);

    EXPECT_EQ(std::memcmp(dst.data(), src.data(), size), 0) << name(src.type());
  }
}

TEST(copy, of_long_lines_is_whole) {
  for (const std::int64_t n : {4095, 4096, 4097, 8191, 8192, 8193, 100000}) {
    const array src = zeros({}, dtype::int32, {n}), dst = zeros_like(src);
    auto* data = static_cast<int*>(src.data());
    for (int i = 0; i < n; ++i) data[i] = i;

    copy(dst, src);

    EXPECT_TRUE(std::equal(data, data + n, static_cast<const int*>(dst.data()))) << n;
  }
}

TEST(copy, of_few_long_lines_is_whole) {
  const row_major<int**> whole("whole", 3, 9000);
  const auto part = Kokkos::subview(whole, Kokkos::ALL, Kokkos::make_pair(1, 8999));
  const row_major<int**> src = numbered(row_major<int**>("src", 3, 8998));

  copy(part, src);

  EXPECT_TRUE(equal(part, src));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(whole(i, 0) + whole(i, 8999), 0);
}

/// The work items of the kernel that copies an array of these extents.
std::uint64_t items_to_copy(std::initializer_list<std::int64_t> extents) {
  const array src = zeros({}, dtype::float32, extents), dst = zeros_like(src);
  return detail::element_walk(dst, src, 4096).items;
}

TEST(copy, shares_large_arrays_among_the_threads_whatever_their_size) {
  EXPECT_EQ(items_to_copy({1000, 1000}), 245u);
  EXPECT_EQ(items_to_copy({67108864}), 16384u);
  EXPECT_EQ(items_to_copy({67108865}), 16385u);
  EXPECT_EQ(items_to_copy({4096}), 1u);
  EXPECT_EQ(items_to_copy({}), 1u);
}

TEST(copy, takes_arrays_without_axes_and_without_elements) {
  const Kokkos::View<double, Kokkos::HostSpace> src("src"), dst("dst");
  src() = 2.5;

  copy(dst, src);
  copy(row_major<float**>("none", 0, 3), row_major<float**>("none", 0, 3));
  const row_major<float**> nowhere(nullptr, 0, 3);
  EXPECT_NO_THROW(copy(nowhere, nowhere));
  EXPECT_EQ(copy_to(place{}, array_ref(nowhere)).size(), 0);

  EXPECT_EQ(dst(), 2.5);
}

TEST(copy, takes_const_elements_as_source) {
  const row_major<int**> src = numbered(row_major<int**>("src", 2, 3)), dst("dst", 2, 3);

  copy(dst, row_major<const int**>(src));

  EXPECT_TRUE(equal(dst, src));
}

TEST(copy_to, gives_a_new_array_in_the_same_order) {
  const auto left = numbered(column_major<float**>("left", 4, 3));

  const array a = copy_to(place{}, array_ref(left));

  EXPECT_NE(a.data(), left.data());
  EXPECT_THAT(a.ref().strides(), ElementsAre(1, 4));
  EXPECT_EQ(a.ref().label(), "left");
  EXPECT_TRUE(equal(view_of<float>(a), left));
}

TEST(copy_to, makes_a_strided_array_dense) {
  const auto part = numbered(Kokkos::subview(row_major<float**>("whole", 9, 11),
                                             Kokkos::make_pair(1, 8), Kokkos::make_pair(3, 8)));

  const array a = copy_to(place{}, array_ref(part));

  EXPECT_THAT(a.ref().strides(), ElementsAre(5, 1));
  EXPECT_TRUE(equal(view_of<float>(a), part));
}

TEST(copy_to, of_a_view_is_a_view) {
  const auto src = numbered(column_major<int**>("src", 4, 3));

  const auto dst = copy_to(place_of(Kokkos::DefaultHostExecutionSpace()), src);

  static_assert(std::is_same_v<decltype(dst)::array_layout, Kokkos::LayoutLeft>);
  EXPECT_TRUE(equal(dst, src));
  EXPECT_EQ(dst.label(), "src");
}

TEST(copy_to, lays_the_axes_out_as_asked) {
  const auto left = numbered(column_major<float**>("left", 4, 3));
  const auto part = numbered(Kokkos::subview(row_major<float**>("whole", 9, 11),
                                             Kokkos::make_pair(1, 5), Kokkos::make_pair(3, 6)));
  for (const array_ref& src : {array_ref(left), array_ref(part)}) {
    const array by_rows = copy_to(place{}, src, Kokkos::LayoutRight());
    const array by_columns = copy_to(place{}, src, Kokkos::LayoutLeft());

    EXPECT_THAT(by_rows.ref().strides(), ElementsAre(3, 1));
    EXPECT_TRUE(equal(view_of<float>(by_rows), left));
    EXPECT_THAT(by_columns.ref().strides(), ElementsAre(1, 4));
    EXPECT_TRUE(equal(view_of<float>(by_columns), left));
  }
}

TEST(copy_to, of_a_view_has_the_layout_asked_for) {
  const auto src = numbered(column_major<int**>("src", 4, 3));

  const auto dst =
      copy_to(place_of(Kokkos::DefaultHostExecutionSpace()), src, Kokkos::LayoutRight());

  static_assert(std::is_same_v<decltype(dst)::array_layout, Kokkos::LayoutRight>);
  EXPECT_TRUE(equal(dst, src));
}

TEST(copy_to, refuses_devices_that_are_not_there) {
  const row_major<float**> a("a", 4, 3);
  const auto text = ::testing::HasSubstr(
      "is on host:3, a device that this program has not started. Fix: use the place of an "
      "execution space that it has, as kordon::place_of(exec) gives it");

  EXPECT_THAT(
      [&] {
        copy_to(place{space_kind::host, 3}, array_ref(a));
      },
      RefusedWith(refusal_code::device_mismatch, text));
  EXPECT_THAT(
      [&] {
        copy_to(place_in<Kokkos::HostSpace>{{space_kind::host, 3}}, a);
      },
      RefusedWith(refusal_code::device_mismatch, text));
  EXPECT_THAT(
      [&] {
        zeros({space_kind::host, 3}, dtype::float32, {2});
      },
      RefusedWith(refusal_code::device_mismatch, text));
}

TEST(bytes_copied, counts_what_the_movers_moved_on_this_thread) {
  const row_major<float**> a("a", 4, 3), b("b", 4, 3);
  const std::uint64_t before = bytes_copied();

  copy(a, b);
  const std::uint64_t after_copy = bytes_copied();
  copy_to(place{}, array_ref(a));
  const std::uint64_t after_copy_to = bytes_copied();
  copy_as(dtype::float64, array_ref(a));

  EXPECT_EQ(after_copy - before, 48u);
  EXPECT_EQ(after_copy_to - after_copy, 48u);
  EXPECT_EQ(bytes_copied() - after_copy_to, 96u);
}

TEST(movers, of_views_say_how_much_memory_is_not_there_and_where) {
  float element = 1;
  const Kokkos::View<float*, Kokkos::LayoutStride, Kokkos::HostSpace> vast(
      &element, Kokkos::LayoutStride(std::size_t(1) << 58, 0));
  const place_in<Kokkos::HostSpace> host{};
  const auto shortage =
      ::testing::ThrowsMessage<std::bad_alloc>(::testing::HasSubstr("B of memory on host: "));

  EXPECT_THAT([&] { copy_to(host, vast); }, shortage);
  EXPECT_THAT([&] { copy_as<double>(vast); }, shortage);
  EXPECT_THAT([&] { zeros_like(vast); }, shortage);
}

TEST(copy_as, of_a_view_can_learn_its_dtype_as_the_program_runs) {
  const row_major<float**> a("a", 4, 3);

  EXPECT_EQ(copy_as(dtype::float64, a).type(), dtype::float64);
}

}  // namespace
}  // namespace kordon::v0
