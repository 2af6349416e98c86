// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <optional>

/// Whether an array lies where it claims to. Its type or its importer claims a place; the platform
/// may know better: CUDA and HIP by pointer attributes, the simulated device by its addresses. A
/// build that has none of them cannot tell, and believes.
namespace kordon::inline v0 {

/// Where the platform says that `pointer` lies; std::nullopt where it cannot tell, as for ordinary
/// host memory.
KORDON_API std::optional<place> platform_place_of(const void* pointer);

/// Whether what the platform says (nothing: of no memory that it knows) agrees with a claim. Where
/// it knows the claimed kind, its silence denies. Pinned memory may be called the host's.
constexpr bool agrees(place claimed, const std::optional<place>& said, bool knows_claimed_kind) {
  if (!said) return !knows_claimed_kind;
  if (claimed.kind == space_kind::host) return usable(said->kind, exec_kind::serial);
  return said->kind == claimed.kind &&
         (said->device == claimed.device || !is_one_devices_own(claimed.kind));
}

namespace detail {

template <class Space>
concept is_told_by_the_platform = requires(const void* p) {
  space_traits<Space>::device_of(p);
};

template <class... Spaces>
constexpr bool is_any_told(space_list<Spaces...>) {
  return (is_told_by_the_platform<Spaces> || ...);
}

/// Whether the platform of this build can tell of any memory.
inline constexpr bool platform_tells = is_any_told(enabled_spaces{});

/// What the platform says of an array whose claim it denies ({host, 0} for no memory that it
/// knows); nothing when it agrees.
KORDON_API std::optional<place> denied(place claimed, const void* data);

/// The rest of a refusal's sentence: what is claimed, what the platform says, and the fix.
KORDON_API std::string denial(place claimed, place said);

}  // namespace detail
}  // namespace kordon::v0
