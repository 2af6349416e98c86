// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/array.hpp>
#include <kordon/memory/view.hpp>
#include <kordon/testing/mock_space.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0 {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using testing::RefusedWith;

template <class T>
using row_major = Kokkos::View<T, Kokkos::LayoutRight, Kokkos::HostSpace>;
template <class T>
using column_major = Kokkos::View<T, Kokkos::LayoutLeft, Kokkos::HostSpace>;

TEST(array_ref, of_a_row_major_view_has_its_extents_and_strides) {
  const row_major<float***> view("v", 4, 3, 2);
  const array_ref a(view);

  EXPECT_EQ(a.data(), view.data());
  EXPECT_EQ(a.type(), dtype::float32);
  EXPECT_EQ(a.where(), place{});
  EXPECT_EQ(a.size(), 24);
  EXPECT_THAT(a.extents(), ElementsAre(4, 3, 2));
  EXPECT_THAT(a.strides(), ElementsAre(6, 2, 1));
}

TEST(array_ref, of_a_column_major_view_has_its_extents_and_strides) {
  const column_major<double**> view("v", 4, 3);
  const array_ref a(view);

  EXPECT_THAT(a.extents(), ElementsAre(4, 3));
  EXPECT_THAT(a.strides(), ElementsAre(1, 4));
}

TEST(array_ref, of_a_subview_has_the_strides_of_the_whole) {
  const row_major<int**> view("v", 4, 6);
  const auto part = Kokkos::subview(view, Kokkos::make_pair(1, 3), Kokkos::make_pair(2, 5));
  const auto column = Kokkos::subview(view, Kokkos::ALL, 2);
  const array_ref a(part), b(column);

  EXPECT_EQ(a.data(), &view(1, 2));
  EXPECT_THAT(a.strides(), ElementsAre(6, 1));
  EXPECT_THAT(b.strides(), ElementsAre(6));
}

TEST(array_ref, of_a_strided_view_has_its_strides) {
  int data[40] = {};
  const Kokkos::View<int**, Kokkos::LayoutStride, Kokkos::HostSpace> view(
      data, Kokkos::LayoutStride(3, 10, 4, 2));

  EXPECT_THAT(array_ref(view).strides(), ElementsAre(10, 2));
}

TEST(array_ref, of_a_view_without_axes_has_one_element) {
  const Kokkos::View<float, Kokkos::HostSpace> view("v");
  const array_ref a(view);

  EXPECT_EQ(a.rank(), 0);
  EXPECT_EQ(a.size(), 1);
  EXPECT_EQ(to_string(a), "\"v\", host, float32[]");
}

TEST(array_ref, of_a_view_of_the_highest_rank_has_all_axes) {
  const row_major<bool********> view("v", 1, 2, 1, 2, 1, 2, 1, 3);
  const array_ref a(view);

  EXPECT_EQ(a.rank(), 8);
  EXPECT_EQ(a.size(), 24);
}

TEST(array_ref, of_static_extents_has_them) {
  const row_major<float* [3]> view("v", 5);
  const array_ref a(view);

  EXPECT_THAT(a.extents(), ElementsAre(5, 3));
}

TEST(array_ref, of_const_elements_is_read_only) {
  const row_major<float*> view("v", 5);
  const row_major<const float*> constant = view;

  EXPECT_FALSE(array_ref(view).is_read_only());
  EXPECT_TRUE(array_ref(constant).is_read_only());
  EXPECT_EQ(array_ref(constant).type(), dtype::float32);
}

TEST(array_ref, has_the_label_of_the_allocation) {
  const row_major<float**> view("smoothed", 5, 4);

  EXPECT_EQ(array_ref(view).label(), "smoothed");
  EXPECT_EQ(array_ref(Kokkos::subview(view, 1, Kokkos::ALL)).label(), "smoothed");
  EXPECT_EQ(to_string(array_ref(view)), "\"smoothed\", host, float32[5,4]");
}

TEST(array_ref, has_the_label_after_the_view_is_gone) {
  row_major<float*> keeper;
  array_ref a;
  {
    const row_major<float*> view("short-lived", 5);
    keeper = view;
    a = array_ref(view);
  }

  EXPECT_EQ(a.label(), "short-lived");
}

TEST(array_ref, of_an_unmanaged_view_has_no_label) {
  float data[3] = {};
  const Kokkos::View<float*, Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>> view(data,
                                                                                              3);

  EXPECT_EQ(array_ref(view).label(), "");
  EXPECT_EQ(to_string(array_ref(view)), "host, float32[3]");
}

TEST(array_ref, has_the_place_that_the_type_says_and_the_device_that_the_caller_says) {
  const testing::mock_device_view<float*> view;

  EXPECT_EQ(array_ref(view, 1).where(), (place{space_kind::simulated, 1}));
}

TEST(array, keeps_its_memory_alive) {
  array a;
  {
    const row_major<int*> view("kept", 3);
    view(2) = 7;
    a = array(view);
  }

  EXPECT_EQ((as_view<int*, Kokkos::HostSpace>(a)(2)), 7);
  EXPECT_EQ(a.ref().label(), "kept");
}

/// Copies of it have elements of their own, as copies of a std::vector.
struct vector_view {
  using value_type = float;
  using memory_space = Kokkos::HostSpace;
  std::vector<float> elements;

  static constexpr std::size_t rank() { return 1; }
  float* data() const { return const_cast<float*>(elements.data()); }
  std::int64_t extent(int) const { return static_cast<std::int64_t>(elements.size()); }
  std::int64_t stride(int) const { return 1; }
};

TEST(array, of_a_view_whose_copies_share_nothing_has_the_memory_that_it_keeps) {
  array a;
  const void* original = nullptr;
  {
    const vector_view view{{1, 2, 7}};
    original = view.data();
    a = array(view);
  }

  EXPECT_NE(a.data(), original);
  EXPECT_EQ((as_view<float*, Kokkos::HostSpace>(a)(2)), 7);
}

TEST(zeros, refuses_more_bytes_than_64_bits_count) {
  const std::string text =
      "KRD004 zeros: argument 'extents' ask for more bytes than 64 bits count. Fix: pass the "
      "extents "
      "in elements, not bytes";
  for (const std::int64_t n : {1ll << 61, (1ll << 61) + 1, (1ll << 60)})
    EXPECT_EQ(testing::refusal_text([&] { zeros({}, dtype::float64, {n}); }), text) << n;
  EXPECT_EQ(testing::refusal_text([] {
              zeros({}, dtype::int8, {1ll << 40, 1ll << 40});
            }),
            "KRD004 zeros: argument 'extents' must not be below 0, and their product must fit 64 "
            "bits. Fix: pass numbers of elements");
  EXPECT_EQ(zeros({}, dtype::float64, {1ll << 61, 0}).size(), 0);
}

TEST(zeros, refuses_what_is_no_dtype) {
  EXPECT_EQ(testing::refusal_text([] { zeros({}, static_cast<dtype>(99), {4}); }),
            "KRD003 zeros: argument 'type' is 99, the number of no dtype. Fix: pass one of "
            "kordon::dtype");
}

TEST(array_ref, is_one_line_of_text_whatever_its_label) {
  const row_major<float**> view("two\nlines\t", 4, 2);

  EXPECT_EQ(to_string(array_ref(view)), "\"two lines \", host, float32[4,2]");
}

TEST(zeros, of_more_than_there_is_says_how_much_and_where) {
  try {
    zeros({}, dtype::int8, {1ll << 60}, "all of it");
    FAIL() << "nobody has so much memory";
  } catch (const std::bad_alloc& e) {
    EXPECT_THAT(e.what(),
                ::testing::StartsWith("kordon: there are no 1152921504606846976 B of memory "
                                      "on host: "));
  }
}

TEST(as_view, refuses_other_extents_than_the_type_fixes) {
  const row_major<float**> view("v", 4, 2);
  const array_ref a(view);

  EXPECT_THAT(
      (([&] { as_view<float* [3], Kokkos::HostSpace>(a); })),
      RefusedWith(refusal_code::shape_mismatch,
                  "KRD004 as_view: argument 'a' (\"v\", host, float32[4,2]) must have extent 3 "
                  "on axis 1"));
  EXPECT_THROW((as_view<float[3][2], Kokkos::HostSpace>(a)), shape_mismatch);
  EXPECT_EQ((as_view<float* [2], Kokkos::HostSpace>(a).data()), view.data());
  EXPECT_EQ((as_view<float[4][2], Kokkos::HostSpace>(a).data()), view.data());
}

TEST(as_view, gives_the_elements_back) {
  const column_major<double**> view("v", 3, 2);
  view(2, 1) = 5;

  const auto again = as_view<const double**, Kokkos::HostSpace>(array_ref(view));

  EXPECT_EQ(again(2, 1), 5);
  EXPECT_EQ(again.data(), view.data());
}

TEST(as_view, refuses_what_the_array_is_not) {
  const row_major<const float*> view = row_major<float*>("v", 3);
  const array_ref a(view);

  EXPECT_THAT(([&] { as_view<const double*, Kokkos::HostSpace>(a); }),
              RefusedWith(refusal_code::dtype_mismatch));
  EXPECT_THAT(([&] { as_view<const float**, Kokkos::HostSpace>(a); }),
              RefusedWith(refusal_code::shape_mismatch));
  EXPECT_THAT(([&] { as_view<float*, Kokkos::HostSpace>(a); }),
              RefusedWith(refusal_code::read_only));
  EXPECT_THAT(([&] { as_view<const float*, testing::mock_device_space>(a); }),
              RefusedWith(refusal_code::space_mismatch));
}

TEST(zeros, are_row_major_labelled_and_zero) {
  const array a = zeros({}, dtype::int16, {3, 4}, "fresh");

  EXPECT_THAT(a.ref().strides(), ElementsAre(4, 1));
  EXPECT_EQ(to_string(a), "\"fresh\", host, int16[3,4]");
  const auto view = as_view<const short**, Kokkos::HostSpace>(a);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j) EXPECT_EQ(view(i, j), 0);
}

TEST(zeros, are_zero_in_memory_that_was_used_before) {
  constexpr std::int64_t count = 3000;
  for (int round = 0; round < 16; ++round) {
    const array a = zeros({}, dtype::uint8, {count});
    const std::span bytes(static_cast<char*>(a.ref().data()), count);
    ASSERT_THAT(bytes, Each('\0'));
    std::ranges::fill(bytes, 'x');
  }
}

TEST(zeros, can_be_empty_or_without_axes) {
  EXPECT_EQ(zeros({}, dtype::float32, {3, 0}).size(), 0);
  EXPECT_EQ(zeros({}, dtype::float32, {}).size(), 1);
  EXPECT_EQ(zeros({}, dtype::float32, {}).rank(), 0);
}

TEST(zeros, refuse_what_cannot_be) {
  EXPECT_THAT(
      [] {
        zeros({space_kind::sycl, 0}, dtype::float32, {3});
      },
      RefusedWith(
          refusal_code::not_compiled,
          "KRD011 zeros: argument 'where' is in memory of kind 'sycl', which this build of "
          "Kordon does not have. Fix: build Kordon against a Kokkos with that backend enabled"));
  EXPECT_THAT(
      [] {
        zeros({}, dtype::float32, {3, -1});
      },
      RefusedWith(refusal_code::shape_mismatch,
                  "KRD004 zeros: argument 'extents' must not be below 0, and their product must "
                  "fit 64 bits. Fix: pass numbers of elements"));
  EXPECT_THAT(
      [] {
        zeros({}, dtype::float32, {1ll << 40, 1ll << 40});
      },
      RefusedWith(refusal_code::shape_mismatch));
  EXPECT_THAT(
      [] {
        zeros({}, dtype::float32, {1, 1, 1, 1, 1, 1, 1, 1, 1});
      },
      RefusedWith(
          refusal_code::shape_mismatch,
          "KRD004 zeros: argument 'extents' have 9 axes and must have at most 8. Fix: merge axes"));
}

TEST(zeros_like, has_the_extents_type_and_place_but_is_dense) {
  const row_major<float**> view("v", 4, 6);
  const auto part = Kokkos::subview(view, Kokkos::ALL, Kokkos::make_pair(2, 5));

  const array a = zeros_like(array_ref(part), "like");

  EXPECT_THAT(a.ref().extents(), ElementsAre(4, 3));
  EXPECT_THAT(a.ref().strides(), ElementsAre(3, 1));
  EXPECT_EQ(a.type(), dtype::float32);
}

}  // namespace
}  // namespace kordon::v0
