// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/refusal.hpp>

namespace kordon::inline v0 {

/// The View of an erased array, for code that knows what it is: `as_view<const float**,
/// Space>(ref)`. Non-owning, any strides.
/// \throws dtype_mismatch, shape_mismatch (rank, extents that DataType fixes), space_mismatch,
/// read_only
template <class DataType, class Space>
auto as_view(const array_ref& a) {
  using view =
      Kokkos::View<DataType, Kokkos::LayoutStride, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
  using value = typename view::value_type;
  const auto wrong = [&a](refusal_code code, std::string_view must) {
    refuse(code, "as_view", "a", "(" + to_string(a) + ") " + std::string(must));
  };
  if (a.type() != *dtype_of<value>)
    wrong(refusal_code::dtype_mismatch, "must be " + std::string(name(*dtype_of<value>)));
  if (a.rank() != static_cast<int>(view::rank()))
    wrong(refusal_code::shape_mismatch, "must have rank " + std::to_string(view::rank()));
  for (int i = 0; i < a.rank(); ++i)
    if (const auto fixed = static_cast<std::int64_t>(view::static_extent(i));
        fixed != 0 && fixed != a.extent(i))
      wrong(refusal_code::shape_mismatch,
            "must have extent " + std::to_string(fixed) + " on axis " + std::to_string(i));
  if (a.where().kind != space_traits<typename view::memory_space>::kind)
    wrong(refusal_code::space_mismatch,
          "must be in memory of kind " +
              std::string(name(space_traits<typename view::memory_space>::kind)));
  if (a.is_read_only() && !std::is_const_v<value>)
    wrong(refusal_code::read_only, "is read-only; ask for const elements");
  Kokkos::LayoutStride layout;
  for (int i = 0; i < a.rank(); ++i) {
    layout.dimension[i] = static_cast<std::size_t>(a.extent(i));
    layout.stride[i] = static_cast<std::size_t>(a.stride(i));
  }
  return view(static_cast<value*>(a.data()), layout);
}

}  // namespace kordon::v0
