// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/array_fault.hpp>

namespace kordon::inline v0::detail {

std::string text_of_impossible_extents(const array_ref& a) {
  if (static_cast<std::uint32_t>(a.rank()) > KORDON_MAX_RANK)
    return "has rank " + std::to_string(a.rank()) + ", and arrays have 0 to " +
           std::to_string(int(KORDON_MAX_RANK)) + " axes. Fix: merge axes";
  return "has an extent below 0, or a product of extents that does not fit 64 bits. Fix: pass the "
         "extents in elements";
}

std::string text_of_impossible_strides(const array_ref& a) {
  std::string strides;
  for (const std::int64_t stride : a.strides())
    strides += (strides.empty() ? "" : ",") + std::to_string(stride);
  return "has the strides [" + strides +
         "]: Kokkos has no Views that run backwards, and no memory has more bytes than 64 bits "
         "count. Fix: copy it in forward order first";
}

std::string text_of_missing_memory() {
  return "has elements but no memory. Fix: allocate it, or pass the pointer of its first element";
}

std::string text_of_taking_a_part(dtype real) {
  return "pass its real or its imaginary part, as " + std::string(name(real));
}

std::string text_of_no_device() {
  return ", and devices count from 0; the host is device 0. Fix: ";
}

std::string text_of_being_behind() {
  return "is the side of a DualView that was not written last, and must be current. Fix: ";
}

}  // namespace kordon::v0::detail
