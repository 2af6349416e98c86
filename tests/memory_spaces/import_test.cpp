// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/import.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0 {
namespace {

using ::testing::ElementsAre;
using testing::RefusedWith;
using numbers = std::vector<std::int64_t>;

float data[64];

TEST(import_pointer, is_row_major_without_strides) {
  const array_ref a = import_pointer(place{}, data, numbers{4, 3, 2});

  EXPECT_EQ(a.data(), data);
  EXPECT_EQ(a.type(), dtype::float32);
  EXPECT_THAT(a.strides(), ElementsAre(6, 2, 1));
  EXPECT_FALSE(a.is_read_only());
  EXPECT_EQ(a.label(), "");
}

TEST(import_pointer, takes_strides_in_elements) {
  const array_ref a = import_pointer(place{}, data, numbers{4, 3}, numbers{1, 8});

  EXPECT_THAT(a.strides(), ElementsAre(1, 8));
}

TEST(import_pointer, of_const_elements_is_read_only) {
  const float* const constant = data;

  EXPECT_TRUE(import_pointer(place{}, constant, numbers{4}).is_read_only());
}

TEST(import_pointer, takes_null_for_an_empty_array) {
  const array_ref a = import_pointer(place{}, static_cast<float*>(nullptr), numbers{0, 3});

  EXPECT_EQ(a.size(), 0);
}

TEST(import_pointer, takes_a_scalar) {
  EXPECT_EQ(import_pointer(place{}, data, numbers{}).size(), 1);
}

TEST(import_pointer, refuses_memory_that_is_not_compiled_in) {
  EXPECT_THAT(
      [] {
        import_pointer({space_kind::sycl, 0}, data, numbers{3});
      },
      RefusedWith(refusal_code::not_compiled,
                  "KRD011 import_pointer: argument 'where' is in memory of kind 'sycl', which this "
                  "build of Kordon does not have. Fix: build Kordon against a Kokkos with that "
                  "backend enabled"));
}

TEST(import_pointer, refuses_null_with_elements) {
  EXPECT_THAT(
      [] {
        import_pointer(place{}, dtype::int8, nullptr, numbers{2, 3});
      },
      RefusedWith(refusal_code::null_data,
                  "KRD016 import_pointer: argument 'data' is null, but the extents ask for 6 "
                  "elements. Fix: pass the address of the first element"));
}

TEST(import_pointer, refuses_impossible_extents) {
  EXPECT_THAT(
      [] {
        import_pointer(place{}, data, numbers{2, -3});
      },
      RefusedWith(refusal_code::shape_mismatch,
                  "KRD004 import_pointer: argument 'extents' has the negative extent -3. Fix: pass "
                  "numbers of elements"));
  EXPECT_THAT(
      [] { import_pointer(place{}, data, numbers(9, 1)); },
      RefusedWith(
          refusal_code::shape_mismatch,
          "KRD004 import_pointer: argument 'extents' has 9 axes; there must be at most 8, and "
          "as many strides. Fix: merge axes, or leave the strides out for a row-major array"));
  EXPECT_THAT(
      [] {
        import_pointer(place{}, data, numbers{1ll << 40, 1ll << 40});
      },
      RefusedWith(
          refusal_code::shape_mismatch,
          "KRD004 import_pointer: argument 'extents' has a product that does not fit 64 bits. "
          "Fix: pass the extents in elements, not bytes"));
  EXPECT_THAT(
      [] { import_pointer(place{}, data, numbers{1ll << 61}); },
      RefusedWith(
          refusal_code::shape_mismatch,
          "KRD004 import_pointer: argument 'extents' ask for more bytes than 64 bits count. "
          "Fix: pass the extents in elements, not bytes"));
}

TEST(import_pointer, refuses_strides_that_span_more_than_memory) {
  EXPECT_THAT(
      [] { import_pointer(place{}, data, numbers{4}, numbers{1ll << 62}); },
      RefusedWith(
          refusal_code::layout_unsupported,
          "KRD005 import_pointer: argument 'strides' span more bytes than 64 bits count. Fix: "
          "pass the strides in elements, not bytes"));
  EXPECT_NO_THROW(import_pointer(place{}, data, numbers{1}, numbers{1ll << 62}));
}

TEST(import_pointer, refuses_devices_that_no_place_has) {
  EXPECT_THAT(
      [] {
        import_pointer({space_kind::host, 5}, data, numbers{3});
      },
      RefusedWith(
          refusal_code::device_mismatch,
          "KRD002 import_pointer: argument 'where' says host:5, and devices count from 0; the "
          "host is device 0. Fix: import it as {kordon::space_kind::host, 0}"));
  EXPECT_THAT(
      [] {
        import_pointer({space_kind::host, -1}, data, numbers{3});
      },
      RefusedWith(refusal_code::device_mismatch));
}

TEST(import_pointer, refuses_what_is_no_dtype) {
  EXPECT_THAT(
      [] { import_pointer(place{}, static_cast<dtype>(99), data, numbers{3}); },
      RefusedWith(
          refusal_code::dtype_mismatch,
          "KRD003 import_pointer: argument 'type' is 99, the number of no dtype. Fix: pass one "
          "of kordon::dtype"));
}

TEST(import_pointer, refuses_elements_that_are_misaligned) {
  char* const odd = reinterpret_cast<char*>(data) + 1;

  EXPECT_THAT(
      [&] { import_pointer(place{}, dtype::float32, odd, numbers{3}); },
      RefusedWith(
          refusal_code::layout_unsupported,
          "KRD005 import_pointer: argument 'data' is at an address that is no multiple of 4, as "
          "float32 must be. Fix: copy the elements to memory that is aligned first"));
  EXPECT_NO_THROW(import_pointer(place{}, dtype::float32, odd, numbers{0}));
  EXPECT_NO_THROW(import_pointer(place{}, dtype::uint8, odd, numbers{3}));
  EXPECT_NO_THROW(import_pointer(place{}, dtype::complex64, data + 1, numbers{3}));
}

TEST(import_pointer, refuses_strides_that_kokkos_does_not_have) {
  EXPECT_THAT(
      [] {
        import_pointer(place{}, data, numbers{2, 3}, numbers{3, -1});
      },
      RefusedWith(
          refusal_code::layout_unsupported,
          "KRD005 import_pointer: argument 'strides' has the negative stride -1; Kokkos has "
          "no Views that run backwards. Fix: copy the array in forward order first"));
  EXPECT_THAT(
      [] {
        import_pointer(place{}, data, numbers{2, 3}, numbers{1});
      },
      RefusedWith(refusal_code::shape_mismatch));
}

}  // namespace
}  // namespace kordon::v0
