// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <kordon/memory/claim.hpp>

namespace kordon::inline v0::detail {

/// From this address on no memory can be: plans put the arrays there that do not exist.
inline constexpr std::uintptr_t no_memory_from = std::uintptr_t(1)
                                                 << (8 * sizeof(std::uintptr_t) - 4);

/// The claims that the platform agreed with on this thread, by address. It is asked at the first use
/// of an array's memory and not on every call, since CUDA takes longer to answer than dispatch to
/// call. An entry is forgotten when another address takes its slot. It outlives the memory: what is
/// allocated anew at the same address, on another device, is not asked after again.
class known_claims {
 public:
  /// Whether the claims of all the arrays hold; an array without elements claims nothing.
  static bool hold(std::span<const array_ref> arrays) {
    if constexpr (!platform_tells) return true;
    if (known == nullptr) [[unlikely]]
      known = &slots;
    for (const array_ref& a : arrays) {
      claim& slot = (*known)[slot_of(a.data())];
      if (slot.data != a.data() || slot.where != a.where()) [[unlikely]]
        if (!holds_at_first_use(a, slot)) return false;
    }
    return true;
  }

 private:
  struct claim {
    const void* data;
    place where;
  };
  static constexpr std::size_t count = 256;

  [[gnu::noinline]] static bool holds_at_first_use(const array_ref& a, claim& slot) {
    if (a.data() == nullptr || a.size() == 0) return true;
    if (reinterpret_cast<std::uintptr_t>(a.data()) >= no_memory_from) return true;
    if (denied(a.where(), a.data())) return false;
    slot = {a.data(), a.where()};
    return true;
  }

  /// Spreads addresses that differ in any of their bits, pages' and cache lines'.
  static std::size_t slot_of(const void* data) {
    return static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(data) * 0x9e3779b97f4a7c15u >>
                                    56);
  }

  static inline constinit thread_local std::array<claim, count> slots{};
  // In the program's own block: a look at it costs no call, and the slots would be too many for it.
  [[gnu::tls_model(
      "initial-exec")]] static inline constinit thread_local std::array<claim, count>* known =
      nullptr;
};

}  // namespace kordon::v0::detail
