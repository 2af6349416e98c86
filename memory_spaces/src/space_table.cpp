// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "space_table.hpp"

#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/refusal.hpp>

#include "element_kernels.hpp"

namespace kordon::inline v0::detail {
namespace {

template <class Space>
using bytes_view = Kokkos::View<char*, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
template <class Space>
using const_bytes_view = Kokkos::View<const char*, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

/// Who makes the fills and copies within a memory: its own exec, or the host for memory that has
/// none.
template <class Space>
using exec_for =
    std::conditional_t<is_an_execution_space_that_kordon_knows<typename Space::execution_space>,
                       typename Space::execution_space, Kokkos::DefaultHostExecutionSpace>;

template <class Space>
struct functions {
  using exec = exec_for<Space>;
  static void* allocate(std::string_view label, std::size_t bytes) {
    return Kokkos::kokkos_malloc<Space>(std::string(label), bytes);
  }
  static void free(void* data) { Kokkos::kokkos_free<Space>(data); }
  static void zero(void* data, std::size_t bytes) { fill_zero(exec(), data, bytes); }
  static void fence() { exec().fence("kordon::copy::done"); }
  static void copy(const array_ref& dst, const array_ref& src) { copy_elements(exec(), dst, src); }
  static bool convert(const array_ref& dst, const array_ref& src) {
    return convert_elements(exec(), dst, src);
  }
  static constexpr space_functions table = {allocate, free, zero, fence, copy, convert};
};

template <class... Spaces>
const space_functions* find(space_kind k, space_list<Spaces...>) {
  const space_functions* found = nullptr;
  ((space_traits<Spaces>::kind == k ? void(found = &functions<Spaces>::table) : void()), ...);
  return found;
}

template <class Dst>
struct copy_from {
  Dst dst;
  template <class Src>
  void operator()(const Src& src) const {
    Kokkos::deep_copy(dst, src);
  }
};

/// Calls f with the bytes as a View in the memory space of kind k.
template <template <class> class View, class Data, class F, class... Spaces>
void with_bytes(space_kind k, Data* data, std::size_t bytes, const F& f, space_list<Spaces...>) {
  ((space_traits<Spaces>::kind == k
        ? f(View<Spaces>(static_cast<decltype(View<Spaces>().data())>(data), bytes))
        : void()),
   ...);
}

}  // namespace

const space_functions* functions_of(space_kind k) {
  return find(k, enabled_spaces{});
}

void copy_bytes(space_kind dst_kind, void* dst, space_kind src_kind, const void* src,
                std::size_t bytes) {
  with_bytes<bytes_view>(
      dst_kind, dst, bytes,
      [&](const auto& to) {
        with_bytes<const_bytes_view>(src_kind, src, bytes,
                                     copy_from<std::remove_cvref_t<decltype(to)>>{to},
                                     enabled_spaces{});
      },
      enabled_spaces{});
}

const space_functions& require_space(space_kind k, std::string_view operation,
                                     std::string_view argument) {
  const space_functions* f = functions_of(k);
  if (f == nullptr)
    refuse(refusal_code::not_compiled, operation, argument,
           "is in memory of kind '" + std::string(name(k)) +
               "', which this build of Kordon does not have. Fix: build Kordon against a Kokkos "
               "with that "
               "backend enabled");
  return *f;
}

}  // namespace kordon::v0::detail

namespace kordon::inline v0 {
bool compiled_in(space_kind k) {
  return detail::functions_of(k) != nullptr;
}
}  // namespace kordon::v0
