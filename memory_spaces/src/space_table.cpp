// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "space_table.hpp"

#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/located.hpp>
#include <kordon/memory/out_of_memory.hpp>
#include <kordon/memory/refusal.hpp>

#include "conversion.hpp"
#include "element_kernels.hpp"

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
  static void fence(int device, const char* why) { exec(device).fence(why); }
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

template <class Dst, class Src>
void copy_by_kokkos(void* dst, const void* src, std::size_t bytes) {
  Kokkos::deep_copy(bytes_view<Dst>(static_cast<char*>(dst), bytes),
                    const_bytes_view<Src>(static_cast<const char*>(src), bytes));
}

/// Whether Kokkos has a copy between memories of these kinds. Two devices of different makers know
/// nothing of each other: a real one and the simulated one.
constexpr bool kokkos_copies(space_kind a, space_kind b) {
  const bool host = a == space_kind::host || b == space_kind::host;
  return host || (a == space_kind::simulated) == (b == space_kind::simulated);
}

template <class Dst, class Src>
void copy_from_space_to_space(void* dst, const void* src, std::size_t bytes) {
  if constexpr (kokkos_copies(space_traits<Dst>::kind, space_traits<Src>::kind)) {
    copy_by_kokkos<Dst, Src>(dst, src, bytes);
  } else {
    const auto between = std::make_unique_for_overwrite<char[]>(bytes);
    copy_by_kokkos<Kokkos::HostSpace, Src>(between.get(), src, bytes);
    copy_by_kokkos<Dst, Kokkos::HostSpace>(dst, between.get(), bytes);
  }
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
  for_each_space(enabled_spaces{}, [&]<class Dst>() {
    if (space_traits<Dst>::kind != dst_kind) return;
    for_each_space(enabled_spaces{}, [&]<class Src>() {
      if (space_traits<Src>::kind == src_kind) copy_from_space_to_space<Dst, Src>(dst, src, bytes);
    });
  });
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
