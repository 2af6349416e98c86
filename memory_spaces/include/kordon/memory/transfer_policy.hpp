// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <kordon/memory/array_ref.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Whether copy, copy_to and copy_as may move elements, in which direction, and who is told.
namespace kordon::inline v0 {

/// What becomes of a move; the stricter the later.
enum class transfer_rule : std::int32_t {
  allow,
  log,    ///< one line on stderr before it starts
  refuse  ///< transfer_refused (KRD019), before anything is done
};

/// From which side to which. Memory that the host's execs may use (pinned too) is on the host's
/// side.
enum class transfer_direction : std::int32_t {
  host_to_device,
  device_to_host,
  device_to_device,  ///< between two devices, or two kinds of device memory
  host_to_host,      ///< between pinned and ordinary memory
  within_place       ///< from and to are one place; copy_as always is
};

inline constexpr std::array<std::string_view, 5> transfer_direction_names = {
    "host_to_device", "device_to_host", "device_to_device", "host_to_host", "within_place"};

constexpr std::string_view name(transfer_direction d) {
  return transfer_direction_names[static_cast<std::size_t>(d)];
}

constexpr transfer_direction direction_of(place from, place to) {
  if (from == to) return transfer_direction::within_place;
  const bool leaves_host = usable(from.kind, exec_kind::serial);
  const bool reaches_host = usable(to.kind, exec_kind::serial);
  if (leaves_host)
    return reaches_host ? transfer_direction::host_to_host : transfer_direction::host_to_device;
  return reaches_host ? transfer_direction::device_to_host : transfer_direction::device_to_device;
}

/// A rule for each direction.
struct transfer_rules {
  transfer_rule host_to_device = transfer_rule::allow;
  transfer_rule device_to_host = transfer_rule::allow;
  transfer_rule device_to_device = transfer_rule::allow;
  transfer_rule host_to_host = transfer_rule::allow;
  transfer_rule within_place = transfer_rule::allow;

  static constexpr transfer_rules all(transfer_rule r) { return {r, r, r, r, r}; }
  constexpr transfer_rule operator[](transfer_direction d) const {
    return std::array{host_to_device, device_to_host, device_to_device, host_to_host,
                      within_place}[static_cast<std::size_t>(d)];
  }
};

/// Puts rules in force on this thread until the end of the scope, on every path out of it:
///   const kordon::transfer_policy nothing_moves(kordon::transfer_rule::refuse);
/// Scopes nest, and the strictest rule of all of them holds: an inner one can tighten and never
/// loosen, so that a refusal holds for whatever is called inside. KORDON_TRANSFERS=refuse (or log)
/// in the environment is the outermost scope of every thread. Other threads, and threads started
/// inside, see nothing of a scope.
class transfer_policy {
 public:
  KORDON_API explicit transfer_policy(const transfer_rules& rules);
  explicit transfer_policy(transfer_rule all) : transfer_policy(transfer_rules::all(all)) {}
  KORDON_API ~transfer_policy();
  transfer_policy(const transfer_policy&) = delete;
  transfer_policy& operator=(const transfer_policy&) = delete;

  /// What holds on this thread now.
  /// \throws option_invalid when KORDON_TRANSFERS is no rule
  KORDON_API static transfer_rule in_force(transfer_direction d);

 private:
  transfer_policy* outer_;
  transfer_rules rules_;  // the outer ones' included
};

/// One move by a mover.
struct transfer {
  std::string mover;  ///< "copy", "copy_to" or "copy_as"
  std::string array;  ///< what moves, as messages show it
  place from, to;
  std::uint64_t bytes;
};

/// `copy_to of "image", sim:0, float32[512,512] to host (device_to_host, 1048576 B)`
KORDON_API std::string to_string(const transfer& t);

/// Collects the moves of this thread while it lives, whatever the rule; logs nest, and each gets
/// every move.
class transfer_log {
 public:
  KORDON_API transfer_log();
  KORDON_API ~transfer_log();
  transfer_log(const transfer_log&) = delete;
  transfer_log& operator=(const transfer_log&) = delete;

  const std::vector<transfer>& moves() const { return moves_; }

 private:
  friend struct transfer_report;
  std::vector<transfer> moves_;
  transfer_log* outer_;
};

namespace detail {

/// Told of every move on any thread, before it starts. There is one; null: none.
using move_observer = void (*)(const transfer&);
KORDON_API void observe_moves(move_observer f);

/// What a mover makes first and keeps to its end: asks the policy, checks the arrays, and tells whom
/// it concerns. A mover that another one calls is part of the other's move.
class moving {
 public:
  /// \throws transfer_refused, and whatever else the mover refuses
  KORDON_API moving(std::string_view mover, const array_ref& src, place to, dtype as);
  KORDON_API moving(std::string_view mover, const array_ref& src, const array_ref& dst);
  moving(std::string_view mover, const array_ref& src, place to)
      : moving(mover, src, to, src.type()) {}
  KORDON_API ~moving();
  moving(const moving&) = delete;
  moving& operator=(const moving&) = delete;

  /// Whether a mover runs on this thread.
  KORDON_API static bool now();
};

}  // namespace detail
}  // namespace kordon::v0
