// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>

/// Kokkos::DualView in calls: one array that has a copy in two memories, and flags that say which
/// copy was written last.
///
/// A call uses the side that lives where it runs. A side that needs a sync is refused, since Kordon
/// moves nothing unasked. What a call has written is marked as modified, so that the other side is
/// known to be behind. A DualView with one memory has nothing to keep in step.
namespace kordon::inline v0 {

/// A DualView whose sides Kordon has names for; told by its members, so that <Kokkos_DualView.hpp>
/// is included by those who use it.
template <class T>
concept is_a_dual_view_that_kordon_knows = requires(const T& dual, T& changed) {
  typename T::t_dev;
  typename T::t_host;
  { dual.view_device() } -> std::convertible_to<typename T::t_dev>;
  { dual.view_host() } -> std::convertible_to<typename T::t_host>;
  { dual.need_sync_device() } -> std::same_as<bool>;
  { dual.need_sync_host() } -> std::same_as<bool>;
  changed.modify_device();
  changed.modify_host();
}
&&is_a_view_that_kordon_knows<typename T::t_dev>&& is_a_view_that_kordon_knows<typename T::t_host>;

namespace detail {

template <class Dual, class Exec>
concept one_side_lives_where_exec_runs = is_a_dual_view_that_kordon_knows<Dual> &&
    (usable(space_traits<typename Dual::t_dev::memory_space>::kind, exec_traits<Exec>::kind) ||
     usable(space_traits<typename Dual::t_host::memory_space>::kind, exec_traits<Exec>::kind));

/// The side of a DualView that an exec of this kind uses.
template <class Dual, exec_kind Kind>
struct dual_side {
  static constexpr space_kind device = space_traits<typename Dual::t_dev::memory_space>::kind;
  static constexpr space_kind host = space_traits<typename Dual::t_host::memory_space>::kind;
  static constexpr bool has_two_memories = device != host;
  /// Its own memory before one that it may only use.
  static constexpr bool is_device =
      device == home_of(Kind) || (usable(device, Kind) && host != home_of(Kind));
  using view = std::conditional_t<is_device, typename Dual::t_dev, typename Dual::t_host>;

  static const view& of(const Dual& dual) {
    if constexpr (is_device)
      return dual.view_device();
    else
      return dual.view_host();
  }
  static bool is_current(const Dual& dual) {
    return !has_two_memories || !(is_device ? dual.need_sync_device() : dual.need_sync_host());
  }
  static array_ref erased(const Dual& dual, int device_id) {
    kordon_array c = array_ref(of(dual), device_id).c();
    c.flags |= KORDON_ARRAY_OF_DUAL;
    if (!is_current(dual)) c.flags |= KORDON_ARRAY_BEHIND;
    return array_ref(c);
  }
  static void mark_modified(const Dual& dual) {
    if constexpr (has_two_memories) {
      Dual same = dual;  // shares the flags
      is_device ? same.modify_device() : same.modify_host();
    }
  }
};

}  // namespace detail
}  // namespace kordon::v0
