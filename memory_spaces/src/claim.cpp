// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/claim.hpp>

namespace kordon::inline v0 {

std::optional<place> platform_place_of(const void* pointer) {
  std::optional<place> found;
  detail::for_each_space(detail::enabled_spaces{}, [&]<class Space>() {
    if constexpr (detail::is_told_by_the_platform<Space>)
      if (const auto device = space_traits<Space>::device_of(pointer))
        found = place{space_traits<Space>::kind, *device};
  });
  return found;
}

namespace detail {

std::optional<place> denied(place claimed, const void* data) {
  bool knows_claimed_kind = false;
  for_each_space(enabled_spaces{}, [&]<class Space>() {
    if constexpr (is_told_by_the_platform<Space>)
      knows_claimed_kind = knows_claimed_kind || space_traits<Space>::kind == claimed.kind;
  });
  const auto said = platform_place_of(data);
  if (agrees(claimed, said, knows_claimed_kind)) return std::nullopt;
  return said.value_or(place{});
}

std::string denial(place claimed, place said) {
  return "claims to be on " + to_string(claimed) +
         ", and the platform says that its memory is on " + to_string(said) +
         ". Fix: give the View the memory space that its pointer is in, or import the pointer as "
         "{kordon::space_kind::" +
         std::string(enumerator(said.kind)) + ", " + std::to_string(said.device) + "}";
}

}  // namespace detail
}  // namespace kordon::v0
