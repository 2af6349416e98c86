// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the description of an operation refuses of places, dtypes, ranks and const, the compiler refuses of Views: every
// change of one array, of every operation, judged by the description.
#include <gmock/gmock.h>

#include <kordon/kordon.hpp>
#include <kordon/testing/mock_space.hpp>
#include <kordon/testing/sample_call.hpp>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>

namespace kordon::inline v0::testing {
namespace {

using host = Kokkos::DefaultHostExecutionSpace;

/// An element type for each dtype that Views have in every build of Kokkos.
using elements =
    std::tuple<bool, std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t,
               std::uint16_t, std::uint32_t, std::uint64_t, Kokkos::Experimental::half_t, float,
               double, Kokkos::complex<float>, Kokkos::complex<double>>;
constexpr auto tried = []<class... T>(std::type_identity<std::tuple<T...>>) {
  return std::array{*dtype_of<T>...};
}(std::type_identity<elements>());
constexpr int most_axes = 4;  // one more than any operation takes

/// An array that a typed call gets, as far as its type says.
struct argument {
  dtype type;
  int rank;
  bool is_const = false;
  bool is_elsewhere = false;
};

template <class T, int Rank>
struct with_axes {
  using type = typename with_axes<T, Rank - 1>::type*;
};
template <class T>
struct with_axes<T, 0> {
  using type = T;
};

/// Its View. Numbers and no argument, which GCC 12 does not survive here.
template <std::size_t Type, int Rank, bool IsConst, bool IsElsewhere>
struct view_of {
  using element = std::tuple_element_t<Type, elements>;
  using data = typename with_axes<std::conditional_t<IsConst, const element, element>, Rank>::type;
  using space = std::conditional_t<IsElsewhere, mock_device_space, Kokkos::HostSpace>;
  using type =
      Kokkos::View<data, Kokkos::LayoutRight, space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
};

constexpr std::size_t index_of(dtype type) {
  return static_cast<std::size_t>(std::ranges::find(tried, type) - tried.begin());
}

/// Whether Op takes such arrays, in the order of its description: some of them are members of a group.
template <class Op, class... Arrays>
struct takes : std::is_invocable<const Op&, const host&, const Arrays&...> {};
template <class RowMap, class Columns, class Values, class... Vectors>
struct takes<sparse::spmv_fn, RowMap, Columns, Values, Vectors...>
    : std::is_invocable<const sparse::spmv_fn&, const host&,
                        const sparse::csr_matrix<RowMap, Columns, Values>&, const Vectors&...> {};
template <class Labels, class Intensity, class... Outputs>
struct takes<ndimage::measure_objects_fn, Labels, Intensity, Outputs...>
    : std::is_invocable<const ndimage::measure_objects_fn&, const host&, const Labels&,
                        const Intensity&, const ndimage::object_measures<Outputs...>&> {};

template <class Op>
constexpr std::size_t count_of = Op::description.arrays.size();
template <class Op>
using arguments = std::array<argument, count_of<Op>>;

/// Arrays of Op whose shared dtype is `key`; of this rank where the description leaves it open.
template <class Op>
constexpr arguments<Op> arrays_for(dtype key, int open_rank = 2) {
  arguments<Op> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const array_parameter& p = Op::description.arrays[i];
    all[i] = {p.type_for(key).value_or(p.types.first()),
              p.shape.is_any() ? open_rank : p.shape.rank()};
  }
  return all;
}

/// The first dtype that the arrays of Op can share.
template <class Op>
constexpr dtype first_key() {
  for (const array_parameter& p : Op::description.arrays)
    if (p.has_key_type) return p.types.first();
  return dtype::float32;
}

/// What the description says of the arrays together.
template <class Op>
constexpr bool is_legal(const arguments<Op>& all) {
  std::optional<dtype> key;
  std::optional<int> any;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const array_parameter& p = Op::description.arrays[i];
    const argument& a = all[i];
    if (a.is_elsewhere || (a.is_const && is_written(p)) || !p.types.contains(a.type)) return false;
    if (p.has_key_type || p.has_complex_key_type) {
      if (!key) key = p.key_for(a.type);
      if (p.key_for(a.type) != key) return false;
    }
    const int between = a.rank - p.shape.rank();
    if (!p.shape.is_any()) {
      if (between != 0) return false;
      continue;
    }
    if (!any) any = between;
    if (between != any || a.rank < p.min_rank || a.rank > p.max_rank) return false;
  }
  return true;
}

template <class Op, arguments<Op> All, std::size_t... I>
constexpr bool is_taken(std::index_sequence<I...>) {
  return takes<Op, typename view_of<index_of(All[I].type), All[I].rank, All[I].is_const,
                                    All[I].is_elsewhere>::type...>::value;
}

/// Where the compiler and the description differ: "linalg.dot: rank of x".
struct differences {
  std::set<std::string> taken_by_the_compiler, refused_by_it;
  int taken = 0, refused = 0;

  template <class Op, arguments<Op> All>
  void judge(std::string_view what, std::string_view of) {
    constexpr bool is = is_taken<Op, All>(std::make_index_sequence<count_of<Op>>());
    ++(is ? taken : refused);
    if (is != is_legal<Op>(All))
      (is ? taken_by_the_compiler : refused_by_it)
          .insert(std::string(Op::description.name) + ": " + std::string(what) + " of " +
                  std::string(of));
  }
};

template <class Op, std::size_t Which, argument To>
void judge_change(differences& found, std::string_view what) {
  constexpr arguments<Op> all = [] {
    arguments<Op> changed = arrays_for<Op>(first_key<Op>());
    changed[Which] = To;
    return changed;
  }();
  found.judge<Op, all>(what, Op::description.arrays[Which].name);
}

/// Every change of one array.
template <class Op, std::size_t Which>
void judge_changes(differences& found) {
  constexpr argument usual = arrays_for<Op>(first_key<Op>())[Which];
  judge_change<Op, Which, argument{usual.type, usual.rank, true, false}>(found, "const");
  judge_change<Op, Which, argument{usual.type, usual.rank, false, true}>(found, "place");
  [&]<std::size_t... T>(std::index_sequence<T...>) {
    (judge_change<Op, Which, argument{tried[T], usual.rank}>(found, "dtype"), ...);
  }
  (std::make_index_sequence<tried.size()>());
  [&]<std::size_t... Rank>(std::index_sequence<Rank...>) {
    (judge_change<Op, Which, argument{usual.type, int(Rank)}>(found, "rank"), ...);
  }
  (std::make_index_sequence<most_axes + 1>());
}

/// What the arrays change together: the dtype that they share, and the rank that is open.
template <class Op>
void judge_shared(differences& found) {
  [&]<std::size_t... T>(std::index_sequence<T...>) {
    (found.judge<Op, arrays_for<Op>(tried[T])>("dtype", "all"), ...);
  }
  (std::make_index_sequence<tried.size()>());
  [&]<std::size_t... Rank>(std::index_sequence<Rank...>) {
    (found.judge<Op, arrays_for<Op>(first_key<Op>(), int(Rank))>("rank", "all"), ...);
  }
  (std::make_index_sequence<most_axes + 1>());
}

template <class Op>
void judge_operation(differences& found) {
  judge_shared<Op>(found);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (judge_changes<Op, I>(found), ...);
  }
  (std::make_index_sequence<count_of<Op>>());
}

template <class... Op>
struct operation_list {
  static std::set<std::string_view> names() { return {Op::description.name...}; }
  static differences judged() {
    differences found;
    (judge_operation<Op>(found), ...);
    return found;
  }
};
using all_operations =
    operation_list<fft::fftn_fn, fft::ifftn_fn, fft::irfftn_fn, fft::rfftn_fn, linalg::cholesky_fn,
                   linalg::dot_fn, linalg::gemm_fn, linalg::gemv_fn, linalg::solve_fn,
                   ndimage::correlate1d_fn, ndimage::gaussian_filter_fn, ndimage::label_fn,
                   ndimage::measure_objects_fn, ndimage::otsu_threshold_fn, ndimage::threshold_fn,
                   sparse::spmv_fn>;

TEST(typed_calls, of_every_operation_are_judged) {
  std::set<std::string_view> known;
  for (const operation_description* d : kordon_operations()) known.insert(d->name);

  EXPECT_EQ(all_operations::names(), known);
}

TEST(typed_calls, are_refused_by_the_compiler_where_the_description_refuses_them) {
  const differences found = all_operations::judged();

  EXPECT_THAT(found.refused_by_it, ::testing::IsEmpty());
  EXPECT_THAT(found.taken_by_the_compiler, ::testing::IsEmpty());
  EXPECT_GT(found.taken, 100);
  EXPECT_GT(found.refused, 500);
}

}  // namespace
}  // namespace kordon::v0::testing
