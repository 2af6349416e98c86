// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "space_table.hpp"

#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/located.hpp>
#include <kordon/memory/refusal.hpp>

#include "conversion.hpp"
#include "element_kernels.hpp"
#include "out_of_memory.hpp"

namespace kordon::inline v0::detail {
namespace {

template <class Space>
using bytes_view = Kokkos::View<char*, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
template <class Space>
using const_bytes_view = Kokkos::View<const char*, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

/// Kokkos gives a device to memory through the View that is made with one of its instances.
template <class Space, class Exec>
std::shared_ptr<void> allocate_with(const Exec& exec, std::string_view label, std::size_t bytes) {
  using memory = Kokkos::View<char*, Kokkos::LayoutRight, Space>;
  const auto owner = allocated({space_traits<Space>::kind, device_of(exec)}, bytes, [&] {
    return std::make_shared<const memory>(
        Kokkos::view_alloc(exec, Kokkos::WithoutInitializing, std::string(label)), bytes);
  });
  return {owner, owner->data()};
}

template <class Space>
struct functions {
  static auto exec(int device) { return *exec_on<Space>(device); }
  static bool has_device(int device) { return exec_on<Space>(device).has_value(); }
  static std::shared_ptr<void> allocate(int device, std::string_view label, std::size_t bytes) {
    return allocate_with<Space>(exec(device), label, bytes);
  }
  static void zero(int device, void* data, std::size_t bytes) {
    fill_zero(exec(device), data, bytes);
  }
  static void fence(int device) { exec(device).fence("kordon::copy::done"); }
  static void copy(const array_ref& dst, const array_ref& src) {
    copy_elements(exec(dst.where().device), dst, src);
  }
  static void convert(const array_ref& dst, const array_ref& src) {
    convert_elements(exec(dst.where().device), dst, src);
  }
  static constexpr space_functions table = {has_device, allocate, zero, fence, copy, convert};
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

std::shared_ptr<void> allocate_for(const kordon_exec& exec, std::string_view label,
                                   std::size_t bytes) {
  std::shared_ptr<void> memory;
  for_each_space(enabled_execs{}, [&]<class Exec>() {
    if (static_cast<std::int32_t>(exec_traits<Exec>::kind) == exec.kind)
      memory = allocate_with<typename Exec::memory_space>(*static_cast<const Exec*>(exec.instance),
                                                          label, bytes);
  });
  return memory;
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

const space_functions& require_place(place where, std::string_view operation,
                                     std::string_view argument) {
  const space_functions& f = require_space(where.kind, operation, argument);
  if (!f.has_device(where.device)) refuse_device(where, operation, argument);
  return f;
}

void refuse_device(place where, std::string_view operation, std::string_view argument) {
  refuse(
      refusal_code::device_mismatch, operation, argument,
      "is on " + to_string(where) +
          ", a device that this program has not started. Fix: use the place of an execution space "
          "that it has, as kordon::place_of(exec) gives it");
}

}  // namespace kordon::v0::detail

namespace kordon::inline v0 {
bool compiled_in(space_kind k) {
  return detail::functions_of(k) != nullptr;
}
}  // namespace kordon::v0
