// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/array.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/sample_call.hpp>
#include <set>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

TEST(registry, has_the_operations_of_the_library_and_of_others_by_name) {
  std::vector<std::string_view> names;
  for (const auto* d : operations()) names.push_back(d->name);

  EXPECT_TRUE(std::ranges::is_sorted(names));
  EXPECT_THAT(names, ::testing::IsSupersetOf({"ndimage.gaussian_filter", "ndimage.label",
                                              "ndimage.otsu_threshold", "ndimage.threshold",
                                              "test.choice"}));
}

TEST(registry, has_the_backends_of_the_library_and_of_others_by_name) {
  std::vector<std::string_view> names;
  for (const auto* b : backends()) names.emplace_back(b->name);

  EXPECT_TRUE(std::ranges::is_sorted(names));
  EXPECT_THAT(names, ::testing::IsSupersetOf({"kokkos", "general", "special"}));
}

TEST(interface, has_a_version_of_its_own_at_run_time) {
  EXPECT_EQ(interface_version(),
            std::to_string(KORDON_INTERFACE_MAJOR) + "." + std::to_string(KORDON_INTERFACE_MINOR));
}

TEST(registry, finds_operations_by_name) {
  EXPECT_EQ(find_operation("test.choice"), &choice_op.description);
  EXPECT_EQ(find_operation("test.unregistered"), nullptr);
}

TEST(registry, has_nothing_of_a_backend_that_it_rejected) {
  std::set<std::string_view> names;
  for (const auto* b : backends()) EXPECT_TRUE(names.insert(b->name).second) << b->name;

  EXPECT_FALSE(names.contains("odd"));
}

TEST(descriptions, of_all_operations_are_complete) {
  for (const operation_description* d : operations()) {
    EXPECT_NE(d->default_options, nullptr) << d->name;
    EXPECT_FALSE(d->doc.empty()) << d->name;
    EXPECT_LE(d->arrays.size(), static_cast<std::size_t>(KORDON_MAX_ARRAYS)) << d->name;
    EXPECT_LE(d->options.size(), static_cast<std::size_t>(KORDON_MAX_OPTIONS)) << d->name;
    EXPECT_LT(d->count_array, static_cast<int>(d->arrays.size())) << d->name;
    for (const option_parameter& p : d->options)
      EXPECT_LT(p.applies_to, static_cast<int>(d->options.size())) << d->name;
  }
}

TEST(descriptions, of_our_operations_document_every_array_and_option) {
  for (const operation_description* d : kordon_operations()) {
    for (const array_parameter& p : d->arrays)
      EXPECT_FALSE(p.doc.empty()) << d->name << ": " << p.name;
    for (const option_parameter& p : d->options)
      EXPECT_FALSE(p.doc.empty()) << d->name << ": " << p.name;
  }
}

TEST(operations_that_work_in_place, take_one_array_as_input_and_output) {
  const matrix<float> a("a", 4, 3);

  EXPECT_EQ(who_ran([&] { in_place_op(exec_type(), a, a); }), "general");
}

TEST(operations_that_work_in_place, do_not_take_arrays_that_overlap_otherwise) {
  const matrix<float> whole("whole", 5, 3);
  const auto upper = Kokkos::subview(whole, Kokkos::make_pair(0, 4), Kokkos::ALL);
  const auto lower = Kokkos::subview(whole, Kokkos::make_pair(1, 5), Kokkos::ALL);

  EXPECT_THAT([&] { in_place_op(exec_type(), upper, lower); }, RefusedWith(refusal_code::aliasing));
}

TEST(shape_pattern, reads_letters_numbers_and_rank) {
  constexpr shape_pattern p = "m+1 rank 2 n";
  static_assert(p.rank() == 4 && !p.is_any());
  static_assert(p[0].letter == 'm' && p[0].plus == 1);
  static_assert(p[1].letter == '$' && p[2].letter == 0 && p[2].plus == 2 && p[3].letter == 'n');
  static_assert(shape_pattern("...").is_any() && shape_pattern("").rank() == 0);

  EXPECT_EQ(p.text(), "m+1 rank 2 n");
}

TEST(shape_pattern, reads_axes_before_and_after_the_dots_and_halves) {
  constexpr shape_pattern p = "m ... n/2+1";
  static_assert(p.is_any() && p.any_at() == 1 && p.rank() == 2);
  static_assert(p[1].letter == 'n' && p[1].is_half && p[1].plus == 1 && !p[0].is_half);

  EXPECT_EQ(p.place_of(0, 5), 0);
  EXPECT_EQ(p.place_of(1, 5), 4);
}

array of_extents(std::initializer_list<std::int64_t> extents) {
  return zeros(place{}, dtype::float32, extents);
}

TEST(shape_binding, binds_the_axes_of_the_dots_beside_named_ones) {
  const array whole = of_extents({4, 3, 7}), rows = of_extents({4, 3}),
              columns = of_extents({3, 7});
  shape_binding binding;

  EXPECT_TRUE(binding.fits("... n", whole.ref()));
  EXPECT_TRUE(binding.fits("...", rows.ref()));
  EXPECT_FALSE(binding.fits("... n", columns.ref()));
  EXPECT_FALSE(binding.fits("n ...", whole.ref()));
  int rank = 0;
  EXPECT_THAT(binding.extents("n ...", rank), ::testing::ElementsAre(7, 4, 3, 0, 0, 0, 0, 0));
  EXPECT_EQ(rank, 3);
}

TEST(shape_binding, has_no_room_for_named_axes_that_an_array_lacks) {
  shape_binding binding;

  EXPECT_FALSE(binding.fits("... n", of_extents({}).ref()));
}

TEST(shape_binding, takes_half_of_a_letter_that_is_bound) {
  const array four = of_extents({4});
  for (std::int64_t n : {7, 8}) {
    shape_binding binding;
    EXPECT_TRUE(binding.fits("n", of_extents({n}).ref()));
    EXPECT_EQ(binding.fits("n/2+1", four.ref()), n == 7);
    int rank = 0;
    EXPECT_EQ(binding.extents("n/2+1", rank)[0], n / 2 + 1);
  }
}

TEST(shape_binding, knows_a_letter_by_its_half_to_within_one) {
  const array four = of_extents({4}), five = of_extents({5}), six = of_extents({6}),
              seven = of_extents({7});
  shape_binding binding;
  constexpr shape_pattern whole = "n";

  EXPECT_TRUE(binding.fits("n/2+1", four.ref()));
  EXPECT_TRUE(binding.fits("n/2+1", four.ref()));
  EXPECT_FALSE(binding.fits("n/2+1", five.ref()));
  EXPECT_TRUE(binding.may_be_odd(whole[0]));
  int rank = 0;
  EXPECT_EQ(binding.extents(whole, rank)[0], 6);
  EXPECT_FALSE(binding.fits(whole, five.ref()));
  EXPECT_TRUE(binding.fits(whole, seven.ref()));
  EXPECT_FALSE(binding.may_be_odd(whole[0]));
  EXPECT_FALSE(binding.fits(whole, six.ref()));
}

TEST(array_parameter, can_ask_for_the_complex_partner_of_the_key_type) {
  constexpr array_parameter p = {.name = "out", .has_complex_key_type = true};
  static_assert(p.type_for(dtype::float32) == dtype::complex64);
  static_assert(p.type_for(dtype::float64) == dtype::complex128);
  static_assert(!p.type_for(dtype::int32));
  static_assert(p.key_for(dtype::complex128) == dtype::float64 && !p.key_for(dtype::float64));
}

TEST(shape_binding, binds_a_letter_where_it_is_first_seen) {
  const array five = of_extents({5}), six = of_extents({6});
  shape_binding binding;

  EXPECT_TRUE(binding.fits("m+1", six.ref()));
  EXPECT_TRUE(binding.fits("m", five.ref()));
  EXPECT_FALSE(binding.fits("m", six.ref()));
}

TEST(shape_binding, lets_no_extent_be_negative) {
  shape_binding binding;

  EXPECT_FALSE(binding.fits("m+1", of_extents({0}).ref()));
  // Plans ask before anything is checked.
  const auto one = of_extents({1});
  kordon_array impossible = one.ref().c();
  impossible.extents[0] = INT64_MIN;
  EXPECT_FALSE(binding.fits("m+1", array_ref(impossible)));
}

}  // namespace
}  // namespace kordon::v0::testing
