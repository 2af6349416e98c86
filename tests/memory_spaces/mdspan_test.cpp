// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/mdspan.hpp>
#include <kordon/testing/refused.hpp>
#include <mdspan/mdspan.hpp>

namespace kordon::inline v0 {
namespace {

using ::testing::ElementsAre;
using testing::RefusedWith;
using image = Kokkos::extents<int, 4, 3>;
using any_image = Kokkos::dextents<std::size_t, 2>;

float data[64];

TEST(import_mdspan, has_the_extents_strides_and_elements_of_the_mdspan) {
  const array_ref right = import_mdspan(place{}, Kokkos::mdspan<float, image>(data));
  const array_ref left =
      import_mdspan(place{}, Kokkos::mdspan<float, any_image, Kokkos::layout_left>(data, 4, 3));

  EXPECT_EQ(right.data(), data);
  EXPECT_EQ(right.type(), dtype::float32);
  EXPECT_THAT(right.extents(), ElementsAre(4, 3));
  EXPECT_THAT(right.strides(), ElementsAre(3, 1));
  EXPECT_FALSE(right.is_read_only());
  EXPECT_THAT(left.extents(), ElementsAre(4, 3));
  EXPECT_THAT(left.strides(), ElementsAre(1, 4));
}

TEST(import_mdspan, takes_a_part_with_the_strides_of_the_whole) {
  const Kokkos::mdspan<float, image> whole(data);
  const auto part = Kokkos::submdspan(whole, Kokkos::pair<int, int>{1, 3}, 1);

  const array_ref a = import_mdspan(place{}, part);

  EXPECT_EQ(a.data(), data + 4);
  EXPECT_THAT(a.extents(), ElementsAre(2));
  EXPECT_THAT(a.strides(), ElementsAre(3));
}

TEST(import_mdspan, of_const_elements_is_read_only) {
  EXPECT_TRUE(import_mdspan(place{}, Kokkos::mdspan<const float, image>(data)).is_read_only());
}

TEST(import_mdspan, takes_a_scalar) {
  EXPECT_EQ(import_mdspan(place{}, Kokkos::mdspan<float, Kokkos::extents<int>>(data)).rank(), 0);
}

/// Rows of which every other one is one element further on: no stride says that.
struct staggered {
  template <class Extents>
  struct mapping {
    using extents_type = Extents;
    using index_type = typename Extents::index_type;
    using size_type = typename Extents::size_type;
    using rank_type = typename Extents::rank_type;
    using layout_type = staggered;

    constexpr const Extents& extents() const { return all; }
    constexpr index_type required_span_size() const { return all.extent(0) * 4; }
    constexpr index_type operator()(index_type i, index_type j) const { return 4 * i + i % 2 + j; }
    constexpr index_type stride(rank_type) const { return 0; }
    static constexpr bool is_always_unique() { return true; }
    static constexpr bool is_always_exhaustive() { return false; }
    static constexpr bool is_always_strided() { return false; }
    static constexpr bool is_unique() { return true; }
    static constexpr bool is_exhaustive() { return false; }
    static constexpr bool is_strided() { return false; }

    Extents all;
  };
};

TEST(import_mdspan, refuses_a_mapping_without_strides) {
  EXPECT_THAT(
      [] { import_mdspan(place{}, Kokkos::mdspan<float, image, staggered>(data)); },
      RefusedWith(refusal_code::layout_unsupported,
                  "KRD005 import_mdspan: argument 'elements' has a mapping without strides. Fix: "
                  "copy it to one of layout_right and default_accessor first"));
}

/// Every second element, which no stride of the mapping says.
struct every_second {
  using offset_policy = every_second;
  using element_type = float;
  using reference = float&;
  using data_handle_type = float*;
  float& access(float* p, std::size_t i) const { return p[2 * i]; }
  float* offset(float* p, std::size_t i) const { return p + 2 * i; }
};

TEST(import_mdspan, refuses_an_accessor_that_finds_elements_elsewhere) {
  const Kokkos::mdspan<float, image, Kokkos::layout_right, every_second> half(
      data, Kokkos::layout_right::mapping<image>(), every_second());

  EXPECT_THAT(
      [&] { import_mdspan(place{}, half); },
      RefusedWith(refusal_code::layout_unsupported,
                  "KRD005 import_mdspan: argument 'elements' has an accessor of its own. Fix: copy "
                  "it to one of layout_right and default_accessor first"));
}

/// Lines of 4 elements behind a margin of 5.
struct behind_a_margin {
  template <class Extents>
  struct mapping : staggered::mapping<Extents> {
    using index_type = typename Extents::index_type;
    using layout_type = behind_a_margin;

    constexpr index_type required_span_size() const { return 5 + this->all.extent(0) * 4; }
    constexpr index_type operator()(index_type i, index_type j) const { return 5 + 4 * i + j; }
    constexpr index_type stride(std::size_t axis) const { return axis == 0 ? 4 : 1; }
    static constexpr bool is_strided() { return true; }
  };
};

TEST(import_mdspan, begins_where_the_mapping_puts_the_first_element) {
  const Kokkos::mdspan<float, image, behind_a_margin> inner(data, {});

  const array_ref a = import_mdspan(place{}, inner);

  EXPECT_EQ(a.data(), data + 5);
  EXPECT_THAT(a.strides(), ElementsAre(4, 1));
}

TEST(import_mdspan, is_checked_as_pointers_are_and_in_its_own_name) {
  EXPECT_THAT(
      [] {
        import_mdspan({space_kind::host, 3}, Kokkos::mdspan<float, image>(data));
      },
      RefusedWith(refusal_code::device_mismatch,
                  "KRD002 import_mdspan: argument 'where' says host:3, and devices count "
                  "from 0; the host is device 0. Fix: import it as "
                  "{kordon::space_kind::host, 0}"));
  EXPECT_THAT([] { import_mdspan(place{}, Kokkos::mdspan<float, image>(nullptr)); },
              RefusedWith(refusal_code::null_data,
                          "KRD016 import_mdspan: argument 'elements' is null, but the extents ask "
                          "for 12 elements. Fix: pass the address of the first element"));
}

}  // namespace
}  // namespace kordon::v0
