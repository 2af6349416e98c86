// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/memory/export.hpp>
#include <string>
#include <vector>

namespace kordon::inline v0 {

/// A copy made while a Kordon call ran, on the thread of the call.
struct call_copy {
  std::string operation;
  std::string backend;
  std::string by;    ///< "Kokkos::deep_copy": a foreign copy; or a mover, "kordon::copy_to"
  std::string from;  ///< the array, and where it lies as `by` names it
  std::string to;
  std::uint64_t bytes;

  bool is_foreign() const { return by == "Kokkos::deep_copy"; }
};

/// `ndimage.label[mine]: Kokkos::deep_copy from "mask" in Cuda to "mirror" in Host, 4096 B`
KORDON_API std::string to_string(const call_copy& c);

/// Sees the copies that implementations make during Kordon calls, of all threads, while it lives:
/// none is what it should see. By Kokkos Tools' callback for deep copies, which it shares with the
/// tool that was there before; Tools cannot veto, so it reports. docs/memory.md says what Tools
/// cannot see. Begin and end one while no other thread uses Kokkos; KORDON_TRACE=1 keeps the
/// callback set from the first call on, and has receipts list the copies.
class copy_watch {
 public:
  KORDON_API copy_watch();
  KORDON_API ~copy_watch();
  copy_watch(const copy_watch&) = delete;
  copy_watch& operator=(const copy_watch&) = delete;

  KORDON_API std::vector<call_copy> seen() const;

 private:
  friend struct watch_list;
  std::vector<call_copy> seen_;
};

}  // namespace kordon::v0
