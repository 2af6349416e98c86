// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <functional>
#include <Kokkos_DualView.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/version.hpp>

#include "probe.hpp"
#if KORDON_HAS_SIM_DEVICE
#include <kordon/sim_device/sim_device.hpp>
#endif

namespace kordon::inline v0::testing {
namespace {

using ::testing::HasSubstr;

/// An image that is nowhere the same.
template <class View>
void paint(const View& image) {
  for (std::size_t i = 0; i < image.extent(0); ++i)
    for (std::size_t j = 0; j < image.extent(1); ++j)
      image(i, j) = static_cast<float>((i * 31 + j * 17) % 23);
}

template <class A, class B, class F>
void compare(const A& a, const B& b, const F& f) {
  ASSERT_EQ(a.extent(0), b.extent(0));
  ASSERT_EQ(a.extent(1), b.extent(1));
  for (std::size_t i = 0; i < a.extent(0); ++i)
    for (std::size_t j = 0; j < a.extent(1); ++j)
      ASSERT_TRUE(f(a(i, j), b(i, j))) << i << ", " << j << ": " << a(i, j) << ", " << b(i, j);
}

/// Two results of one kernel are the same.
template <class A, class B>
void expect_equal(const A& a, const B& b) {
  compare(a, b, std::equal_to<>());
}

/// The host's kernel works in vectors and the device's does not, and the compiler fuses
/// multiplications with additions in one of them only (-ffp-contract=off makes them the same).
template <class A, class B>
void expect_equal_but_for_fusing(const A& a, const B& b) {
  compare(a, b, [](float x, float y) {
    return ::testing::Matches(::testing::FloatEq(x))(y);  // to 4 units in the last place
  });
}

matrix<float> smoothed(const matrix<float>& image) {
  matrix<float> out("out", image.extent(0), image.extent(1));
  ndimage::gaussian_filter(exec_type(), image, out);
  exec_type().fence();
  return out;
}

using host_only = Kokkos::DualView<float**, Kokkos::LayoutRight, exec_type>;

TEST(a_dual_view_with_one_memory, is_like_its_view_and_never_behind) {
  host_only in("in", 9, 7), out("out", 9, 7);
  const matrix<float> image("image", 9, 7);
  paint(in.view_host());
  paint(image);
  in.modify_host();

  ndimage::gaussian_filter(exec_type(), in, out);
  exec_type().fence();

  expect_equal(out.view_host(), smoothed(image));
  EXPECT_TRUE(supports(ndimage::gaussian_filter, exec_type(), {}, in, out));
}

TEST(a_dual_view, is_spelled_by_its_side_in_fixes) {
  const host_only in("in", 9, 7), out = in;
  paint(in.view_host());

  EXPECT_THAT([&] { ndimage::gaussian_filter(exec_type(), in, out); },
              RefusedWith(refusal_code::aliasing,
                          HasSubstr("Fix: auto out0 = kordon::zeros_like(out.view_host());")));
  auto out0 = kordon::zeros_like(out.view_host());
  ndimage::gaussian_filter(exec_type(), in, out0);
}

TEST(a_dual_view, of_const_elements_is_no_output) {
  using in_type = Kokkos::DualView<const float**, Kokkos::LayoutRight, exec_type>;
  static_assert(readable_from<in_type, exec_type>);
  static_assert(writable_from<host_only, exec_type>);
  static_assert(!writable_from<in_type, exec_type>);
}

TEST(a_subview, with_strides_is_an_array_like_any_other) {
  const matrix<float> whole("whole", 18, 14), image("image", 9, 7), out("out", 18, 14);
  const auto part = Kokkos::subview(whole, Kokkos::make_pair(4, 13), Kokkos::make_pair(3, 10));
  const auto result = Kokkos::subview(out, Kokkos::make_pair(9, 18), Kokkos::make_pair(0, 7));
  paint(part);
  paint(image);

  ndimage::gaussian_filter(exec_type(), part, result);
  exec_type().fence();

  expect_equal(result, smoothed(image));
  EXPECT_EQ(out(8, 0), 0);
  EXPECT_EQ(out(9, 7), 0);
}

#if KORDON_HAS_SIM_DEVICE
using dual = Kokkos::DualView<float**, Kokkos::LayoutRight, sim_device>;

class a_dual_view_of_host_and_device : public ::testing::Test {
 protected:
  a_dual_view_of_host_and_device() {
    paint(in.view_host());
    paint(image);
    in.modify_host();
  }

  const exec_type host;
  const sim_device device;
  const matrix<float> image{"image", 9, 7};
  dual in{"in", 9, 7}, out{"out", 9, 7};
};

TEST_F(a_dual_view_of_host_and_device, is_used_where_the_call_runs) {
  in.sync_device();
  ndimage::gaussian_filter(device, in, out);
  out.sync_host();
  expect_equal_but_for_fusing(out.view_host(), smoothed(image));

  dual on_host("on_host", 9, 7);
  ndimage::gaussian_filter(host, in, on_host);
  host.fence();
  expect_equal(on_host.view_host(), smoothed(image));
}

TEST_F(a_dual_view_of_host_and_device, is_refused_where_its_side_is_behind) {
  const auto call = [&] { ndimage::gaussian_filter(device, in, out); };

  EXPECT_THAT(call, RefusedWith(refusal_code::not_current));
  EXPECT_EQ(refusal_text(call).substr(7),
            "ndimage.gaussian_filter: argument 'in' (\"in\", sim:0, float32[9,7]) is the side of a "
            "DualView that was not written last, and must be current. Fix: in.sync_device();");
  EXPECT_FALSE(out.need_sync_host()) << "a call that is refused has written nothing";
}

TEST_F(a_dual_view_of_host_and_device, runs_after_the_line_that_the_refusal_prints) {
  in.sync_device();
  in.modify_device();
  EXPECT_THAT(refusal_text([&] { ndimage::gaussian_filter(host, in, out); }),
              HasSubstr("Fix: in.sync_host();"));

  in.sync_host();

  EXPECT_EQ(refusal_text([&] { ndimage::gaussian_filter(host, in, out); }), "");
}

TEST_F(a_dual_view_of_host_and_device, is_marked_as_modified_where_a_call_wrote_it) {
  ndimage::gaussian_filter(host, in, out);

  EXPECT_TRUE(out.need_sync_device());
  EXPECT_FALSE(out.need_sync_host());
  EXPECT_TRUE(in.need_sync_device()) << "as before: it was read";
  EXPECT_THAT([&] { ndimage::gaussian_filter(device, out, in); },
              RefusedWith(refusal_code::not_current));
}

TEST_F(a_dual_view_of_host_and_device, is_no_output_where_its_side_is_behind) {
  in.sync_device();
  out.modify_host();

  EXPECT_THAT([&] { ndimage::gaussian_filter(device, in, out); },
              RefusedWith(refusal_code::not_current, HasSubstr("'out'")));
}

TEST_F(a_dual_view_of_host_and_device, goes_beside_views_and_erased_arrays) {
  const matrix<float> plain("plain", 9, 7);

  ndimage::gaussian_filter(host, in, plain);
  host.fence();
  expect_equal(plain, smoothed(image));

  ndimage::gaussian_filter(host, array_ref(image), out);
  host.fence();
  expect_equal(out.view_host(), smoothed(image));
  EXPECT_TRUE(out.need_sync_device());
}

TEST_F(a_dual_view_of_host_and_device, of_a_part_is_strided_and_shares_its_flags) {
  const auto rows = Kokkos::make_pair(2, 8), columns = Kokkos::make_pair(1, 6);
  const auto part = Kokkos::subview(in, rows, columns);
  const auto part_out = Kokkos::subview(out, rows, columns);
  in.sync_device();
  matrix<float> expected("expected", 6, 5);
  copy(expected, Kokkos::subview(image, rows, columns));

  ndimage::gaussian_filter(device, part, part_out);

  EXPECT_TRUE(out.need_sync_host());
  out.sync_host();
  expect_equal_but_for_fusing(part_out.view_host(), smoothed(expected));
}

TEST_F(a_dual_view_of_host_and_device, is_spelled_by_the_side_where_the_call_runs) {
  in.sync_device();

  EXPECT_THAT([&] { ndimage::gaussian_filter(device, in, in); },
              RefusedWith(refusal_code::aliasing, HasSubstr("zeros_like(out.view_device());")));
}

TEST_F(a_dual_view_of_host_and_device, is_seen_by_explain) {
  EXPECT_TRUE(supports(ndimage::gaussian_filter, host, {}, in, out));
  EXPECT_FALSE(supports(ndimage::gaussian_filter, device, {}, in, out));
}

TEST(a_subview, with_strides_works_on_the_device_too) {
  const Kokkos::View<float**, Kokkos::LayoutRight, sim_device_space> whole("whole", 18, 14),
      out("out", 18, 14);
  const matrix<float> image("image", 9, 7);
  const auto mirror = Kokkos::create_mirror_view(whole);
  paint(Kokkos::subview(mirror, Kokkos::make_pair(4, 13), Kokkos::make_pair(3, 10)));
  paint(image);
  Kokkos::deep_copy(whole, mirror);

  ndimage::gaussian_filter(
      sim_device(), Kokkos::subview(whole, Kokkos::make_pair(4, 13), Kokkos::make_pair(3, 10)),
      Kokkos::subview(out, Kokkos::make_pair(9, 18), Kokkos::make_pair(0, 7)));

  Kokkos::deep_copy(mirror, out);
  expect_equal_but_for_fusing(
      Kokkos::subview(mirror, Kokkos::make_pair(9, 18), Kokkos::make_pair(0, 7)), smoothed(image));
}
#endif

}  // namespace
}  // namespace kordon::v0::testing
