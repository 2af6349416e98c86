// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.h>
#include <algorithm>
#include <cstring>
#include <kordon/memory/dtype.hpp>
#include <kordon/memory/spaces.hpp>
#include <span>
#include <string>

namespace kordon::inline v0 {

namespace detail {
/// Puts a label into the buffer that a kordon_label_fn gets.
inline std::size_t put_label(std::string_view label, char* text, std::size_t size) {
  if (size > 0) {
    const std::size_t n = std::min(label.size(), size - 1);
    std::memcpy(text, label.data(), n);
    text[n] = '\0';
  }
  return label.size();
}

/// Reads the label from the allocation's record, which lives as long as the data; no View need
/// survive.
template <class Record>
std::size_t label_of_record(const void* record, char* text, std::size_t size) {
  return put_label(static_cast<const Record*>(record)->get_label(), text, size);
}
}  // namespace detail

/// What a type must say of itself to be taken as an array: one concept a fact, so that the compiler
/// names the fact that is missing. Any type that says all of them is taken, Kokkos::View among them.
template <class View>
concept view_names_its_memory_space =
    is_a_memory_space_that_kordon_knows<typename View::memory_space>;

template <class View>
concept view_points_to_elements_that_kordon_knows = dtype_of<typename View::value_type>
.has_value() && requires(const View& v) {
  { v.data() } -> std::convertible_to<typename View::value_type*>;
};

template <class View>
concept view_has_a_rank_that_the_compiler_knows = requires {
  typename std::integral_constant<std::size_t, View::rank()>;
};

template <class View>
concept view_has_extents_and_strides = requires(const View& v, int axis) {
  { v.extent(axis) } -> std::convertible_to<std::int64_t>;
  { v.stride(axis) } -> std::convertible_to<std::int64_t>;
};

template <class View>
concept is_a_view_that_kordon_knows =
    view_names_its_memory_space<View> && view_points_to_elements_that_kordon_knows<View> &&
    view_has_a_rank_that_the_compiler_knows<View> && view_has_extents_and_strides<View>;

/// Those of them that Kordon can make new ones of.
template <class View>
concept is_a_kokkos_view = Kokkos::is_view_v<View> && is_a_view_that_kordon_knows<View>;

/// A non-owning array whose type is known at run time only: pointer, dtype, extents, strides,
/// place, label.
///
/// Made from a View explicitly, since an implicit conversion would let a mixed call past the
/// compiler. The data must outlive it. `device_id` is the View's, which its type does not carry.
class array_ref {
 public:
  array_ref() : c_{} {}
  explicit array_ref(const kordon_array& c) : c_(c) {}

  template <is_a_view_that_kordon_knows View>
  explicit array_ref(const View& view, int device_id = 0) {
    static_assert(View::rank() <= KORDON_MAX_RANK);
    using value = typename View::value_type;
    c_.data = const_cast<std::remove_cv_t<value>*>(view.data());
    c_.where = {static_cast<std::int32_t>(space_traits<typename View::memory_space>::kind),
                device_id};
    c_.dtype = static_cast<std::int32_t>(*dtype_of<value>);
    c_.rank = static_cast<std::int32_t>(View::rank());
    c_.flags = std::is_const_v<value> ? std::uint32_t(KORDON_ARRAY_READ_ONLY) : 0u;
    c_.reserved = 0;
    for (std::size_t i = 0; i < View::rank(); ++i) {
      c_.extents[i] = static_cast<std::int64_t>(view.extent(i));
      c_.strides[i] = static_cast<std::int64_t>(view.stride(i));
    }
    c_.label = nullptr;
    c_.label_source = nullptr;
    if constexpr (requires { view.data_handle().get_record(); }) {
      if (view.data_handle().has_record()) {
        const auto* record = view.data_handle().get_record();
        c_.label = &detail::label_of_record<std::remove_cvref_t<decltype(*record)>>;
        c_.label_source = record;
      }
    }
  }

  void* data() const { return c_.data; }
  dtype type() const { return static_cast<dtype>(c_.dtype); }
  place where() const { return {static_cast<space_kind>(c_.where.kind), c_.where.device}; }
  int rank() const { return c_.rank; }
  bool is_read_only() const { return (c_.flags & KORDON_ARRAY_READ_ONLY) != 0; }
  bool is_behind() const { return (c_.flags & KORDON_ARRAY_BEHIND) != 0; }
  std::int64_t extent(int axis) const { return c_.extents[axis]; }
  std::int64_t stride(int axis) const { return c_.strides[axis]; }
  std::span<const std::int64_t> extents() const {
    return {c_.extents, static_cast<std::size_t>(c_.rank)};
  }
  std::span<const std::int64_t> strides() const {
    return {c_.strides, static_cast<std::size_t>(c_.rank)};
  }

  /// Number of elements; 1 for rank 0.
  std::int64_t size() const {
    std::int64_t n = 1;
    for (std::int64_t e : extents()) n *= e;
    return n;
  }

  /// The label of the allocation, empty when it has none.
  KORDON_API std::string label() const;

  const kordon_array& c() const { return c_; }

 private:
  kordon_array c_;
};

/// `"smoothed", cuda:1, float32[512,512]`: an array as messages show it (the label only when there
/// is one).
KORDON_API std::string to_string(const array_ref& a);

}  // namespace kordon::v0
