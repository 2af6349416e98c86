// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What movers refuse, and that they do nothing before.
#include <gmock/gmock.h>

#include <kordon/memory/copy.hpp>
#include <kordon/testing/event_counter.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0 {
namespace {

using testing::RefusedWith;

template <class T>
using row_major = Kokkos::View<T, Kokkos::LayoutRight, Kokkos::HostSpace>;

TEST(copy, refuses_what_does_not_fit) {
  const row_major<float**> a("a", 4, 3), b("b", 4, 2);
  const row_major<double**> c("c", 4, 3);
  const row_major<const float**> constant = a;

  EXPECT_THAT(
      [&] { copy(b, a); },
      RefusedWith(
          refusal_code::shape_mismatch,
          "KRD004 copy: argument 'dst' (\"b\", host, float32[4,2]) must have the extents of "
          "'src' (\"a\", host, float32[4,3]). Fix: auto dst0 = "
          "kordon::copy_to(kordon::place_of(dst), src)"));
  EXPECT_THAT(
      [&] { copy(array_ref(c), array_ref(a)); },
      RefusedWith(
          refusal_code::dtype_mismatch,
          "KRD003 copy: argument 'src' (\"a\", host, float32[4,3]) must be float64 as 'dst' "
          "is. Fix: auto src0 = kordon::copy_as(kordon::dtype::float64, src)"));
  const row_major<Kokkos::complex<float>**> z("z", 4, 3);
  EXPECT_THAT(
      [&] { copy(array_ref(a), array_ref(z)); },
      RefusedWith(refusal_code::dtype_mismatch,
                  "KRD003 copy: argument 'src' (\"z\", host, complex64[4,3]) must be float32 as "
                  "'dst' is. Fix: pass its real or its imaginary part, as float32"));
  EXPECT_THAT(
      [&] { copy(array_ref(constant), array_ref(a)); },
      RefusedWith(
          refusal_code::read_only,
          "KRD015 copy: argument 'dst' (\"a\", host, float32[4,3]) is read-only. Fix: pass a "
          "View of non-const elements"));
}

TEST(copy, refuses_memory_that_is_not_there) {
  const row_major<float**> a("a", 4, 3);
  kordon_array null = array_ref(a).c(), elsewhere = null;
  null.data = nullptr;
  elsewhere.where.kind = static_cast<std::int32_t>(space_kind::sycl);

  EXPECT_THAT(
      [&] { copy(array_ref(a), array_ref(null)); },
      RefusedWith(refusal_code::null_data,
                  "KRD016 copy: argument 'src' (\"a\", host, float32[4,3]) has elements but no "
                  "memory. Fix: allocate it, or pass the pointer of its first element"));
  EXPECT_THAT(
      [&] { copy(array_ref(null), array_ref(a)); },
      RefusedWith(refusal_code::null_data,
                  "KRD016 copy: argument 'dst' (\"a\", host, float32[4,3]) has elements but no "
                  "memory. Fix: allocate it, or pass the pointer of its first element"));
  EXPECT_THAT(
      [&] { copy(array_ref(elsewhere), array_ref(a)); },
      RefusedWith(
          refusal_code::not_compiled,
          "KRD011 copy: argument 'dst' is in memory of kind 'sycl', which this build of "
          "Kordon does not have. Fix: build Kordon against a Kokkos with that backend enabled"));
}

TEST(copy, refuses_arrays_that_share_memory) {
  const Kokkos::View<int*, Kokkos::HostSpace> a("a", 9);
  const auto first = Kokkos::subview(a, Kokkos::make_pair(0, 8));
  const auto second = Kokkos::subview(a, Kokkos::make_pair(1, 9));

  EXPECT_THAT([&] { copy(second, first); },
              RefusedWith(refusal_code::aliasing,
                          "KRD006 copy: argument 'dst' (\"a\", host, int32[8]) shares memory with "
                          "'src' and must not. Fix: auto dst0 = kordon::zeros_like(dst)"));
  EXPECT_THROW(copy(a, a), aliasing_refused);
  const auto low = Kokkos::subview(a, Kokkos::make_pair(0, 4));
  EXPECT_NO_THROW(copy(low, Kokkos::subview(a, Kokkos::make_pair(4, 8))));
}

TEST(copy, refuses_to_write_several_elements_to_one_address) {
  const Kokkos::View<int*, Kokkos::HostSpace> src("src", 4), one("one", 1);
  kordon_array broadcast = array_ref(one).c();
  broadcast.extents[0] = 4;
  broadcast.strides[0] = 0;

  EXPECT_THAT(
      [&] { copy(array_ref(broadcast), array_ref(src)); },
      RefusedWith(
          refusal_code::aliasing,
          "KRD006 copy: argument 'dst' (\"one\", host, int32[4]) is written and has elements "
          "that share an address. Fix: auto dst0 = kordon::zeros_like(dst)"));
  EXPECT_NO_THROW(copy(array_ref(src), array_ref(broadcast)));
}

/// An array that is changed in one way.
template <class Change>
array_ref changed(const array_ref& a, const Change& change) {
  kordon_array c = a.c();
  change(c);
  return array_ref(c);
}

TEST(movers, refuse_an_array_that_is_behind) {
  const row_major<float**> a("a", 4, 3), b("b", 4, 3);
  const array_ref behind =
      changed(array_ref(a), [](kordon_array& c) { c.flags |= KORDON_ARRAY_BEHIND; });

  EXPECT_THAT(
      [&] { copy(array_ref(b), behind); },
      RefusedWith(refusal_code::not_current,
                  "KRD018 copy: argument 'src' (\"a\", host, float32[4,3]) is the side of a "
                  "DualView that was not written last, and must be current. Fix: sync the "
                  "DualView to this side first"));
  EXPECT_THROW(copy(behind, array_ref(b)), not_current);
  EXPECT_THROW(copy_to(place{}, behind), not_current);
  EXPECT_THROW(copy_as(dtype::float64, behind), not_current);
}

TEST(movers, refuse_what_is_no_array) {
  const row_major<float**> a("a", 4, 3);
  const auto refused = [&](const auto& change) {
    const array_ref src = changed(array_ref(a), change);
    const std::string to = testing::refusal_text([&] { copy_to(place{}, src); });
    EXPECT_THROW(copy(array_ref(a), src), refusal);
    EXPECT_THROW(copy_as(dtype::float64, src), refusal);
    return to;
  };

  EXPECT_EQ(
      refused([](kordon_array& c) { c.dtype = 99; }),
      "KRD003 copy_to: argument 'src' (\"a\", host, ?[4,3]) is of no dtype. Fix: give it one of "
      "kordon::dtype");
  EXPECT_EQ(  // float32 in its last byte
      refused([](kordon_array& c) { c.dtype += 256; }),
      "KRD003 copy_to: argument 'src' (\"a\", host, ?[4,3]) is of no dtype. Fix: give it one of "
      "kordon::dtype");
  EXPECT_EQ(
      refused([](kordon_array& c) { c.rank = -1; }),
      "KRD004 copy_to: argument 'src' (\"a\", host, float32[]) has rank -1, and arrays have 0 "
      "to 8 axes. Fix: merge axes");
  EXPECT_THAT(refused([](kordon_array& c) { c.rank = 40; }),
              ::testing::EndsWith(" has rank 40, and arrays have 0 to 8 axes. Fix: merge axes"));
  EXPECT_EQ(
      refused([](kordon_array& c) { c.extents[0] = -4; }),
      "KRD004 copy_to: argument 'src' (\"a\", host, float32[-4,3]) has an extent below 0, or a "
      "product of extents that does not fit 64 bits. Fix: pass the extents in elements");
  EXPECT_EQ(refused([](kordon_array& c) { c.strides[0] = -3; }),
            "KRD005 copy_to: argument 'src' (\"a\", host, float32[4,3]) has the strides [-3,1]: "
            "Kokkos has no Views that run backwards, and no memory has more bytes than 64 bits "
            "count. Fix: copy it in forward order first");
  EXPECT_EQ(testing::refusal_text([&] { copy_as(static_cast<dtype>(99), array_ref(a)); }),
            "KRD003 copy_as: argument 'type' is 99, the number of no dtype. Fix: pass one of "
            "kordon::dtype");
}

TEST(movers, refuse_to_make_more_than_memory_can_have) {
  const row_major<float**> a("a", 1, 1);
  const array_ref huge = changed(array_ref(a), [](kordon_array& c) {
    c.extents[0] = 1ll << 61;
    c.strides[0] = c.strides[1] = 0;
  });

  EXPECT_EQ(testing::refusal_text([&] { copy_to(place{}, huge); }),
            "KRD004 copy_to: argument 'src' (\"a\", host, float32[2305843009213693952,1]) has more "
            "elements than memory can have. Fix: move a part of it");
}

TEST(movers, refuse_before_anything_is_done_or_told) {
  const row_major<float**> a("a", 4, 3), b("b", 4, 2);
  const Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace> none(nullptr, 4, 3);
  const array_ref null(none);
  const std::string text =
      " argument 'src' (host, float32[4,3]) has elements but no memory. Fix: allocate it, or pass "
      "the pointer of its first element";
  const place elsewhere{space_kind::host, 3};
  const place_in<Kokkos::HostSpace> host{};
  const transfer_log log;
  const auto refused = [](const auto& move) {
    std::string said;
    const auto seen = testing::events_of([&] { said = testing::refusal_text(move); });
    EXPECT_TRUE(seen.empty()) << testing::to_string(seen);
    return said;
  };

  EXPECT_EQ(refused([&] { copy(array_ref(a), null); }), "KRD016 copy:" + text);
  EXPECT_EQ(refused([&] { copy_to(place{}, null); }), "KRD016 copy_to:" + text);
  EXPECT_EQ(refused([&] { copy_to(host, none); }), "KRD016 copy_to:" + text);
  EXPECT_EQ(refused([&] { copy_as(dtype::float64, null); }), "KRD016 copy_as:" + text);
  EXPECT_EQ(refused([&] { copy_as<double>(none); }), "KRD016 copy_as:" + text);
  EXPECT_THAT(refused([&] { copy(b, a); }), ::testing::StartsWith("KRD004 copy:"));
  EXPECT_THAT(refused([&] { copy_to(elsewhere, array_ref(a)); }),
              ::testing::StartsWith("KRD002 copy_to: argument 'where' is on host:3"));
  EXPECT_THAT(refused([&] { copy_as(static_cast<dtype>(99), array_ref(a)); }),
              ::testing::StartsWith("KRD003 copy_as: argument 'type' is 99"));
  EXPECT_TRUE(log.moves().empty());
}

TEST(copy_to, refuses_memory_that_this_build_cannot_read) {
  const row_major<float**> a("a", 4, 3);
  kordon_array elsewhere = array_ref(a).c();
  elsewhere.where.kind = static_cast<std::int32_t>(space_kind::sycl);

  EXPECT_THAT(
      [&] { copy_to(place{}, array_ref(elsewhere)); },
      RefusedWith(
          refusal_code::not_compiled,
          "KRD011 copy_to: argument 'src' is in memory of kind 'sycl', which this build of "
          "Kordon does not have. Fix: build Kordon against a Kokkos with that backend enabled"));
}

}  // namespace
}  // namespace kordon::v0
