// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.h>
#include <array>
#include <cstdint>
#include <kordon/memory/export.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace kordon::inline v0 {

/// The kinds of memory Kordon tells apart, with DLPack's device codes. All are known in every
/// build. DLPack has no code for managed HIP memory: ours is outside its range.
enum class space_kind : std::int32_t {
  host = 1,
  cuda = 2,
  cuda_pinned = 3,
  hip = 10,
  hip_pinned = 11,
  simulated = 12,
  cuda_managed = 13,
  sycl = 14,
  hip_managed = 1010,
};

/// The kinds of execution space. Serial, OpenMP and Threads share the host's memory and differ in
/// who runs.
enum class exec_kind : std::int32_t { serial, openmp, threads, cuda, hip, sycl, simulated };

/// A memory: what kind, and which device. Two devices of one kind are two places.
struct place {
  space_kind kind = space_kind::host;
  std::int32_t device = 0;

  friend constexpr bool operator==(const place&, const place&) = default;
};

namespace detail {
/// The host's device is 0, by DLPack's rules too, and no device is negative.
constexpr bool is_no_device(place p) {
  return p.device < 0 || (p.kind == space_kind::host && p.device != 0);
}

struct space_row {
  space_kind kind;
  std::string_view name;
};
inline constexpr std::array<space_row, 9> space_table = {{
    {space_kind::host, "host"},
    {space_kind::cuda, "cuda"},
    {space_kind::cuda_pinned, "cuda_pinned"},
    {space_kind::hip, "hip"},
    {space_kind::hip_pinned, "hip_pinned"},
    {space_kind::simulated, "sim"},
    {space_kind::cuda_managed, "cuda_managed"},
    {space_kind::sycl, "sycl"},
    {space_kind::hip_managed, "hip_managed"},
}};

struct exec_row {
  std::string_view name;
  space_kind home;                   // the memory that the exec owns
  std::array<space_kind, 2> shared;  // named shared memories meant for it (home again: none)
};
inline constexpr std::array<exec_row, 7> exec_table = {{
    {"serial", space_kind::host, {space_kind::cuda_pinned, space_kind::hip_pinned}},
    {"openmp", space_kind::host, {space_kind::cuda_pinned, space_kind::hip_pinned}},
    {"threads", space_kind::host, {space_kind::cuda_pinned, space_kind::hip_pinned}},
    {"cuda", space_kind::cuda, {space_kind::cuda_pinned, space_kind::cuda_managed}},
    {"hip", space_kind::hip, {space_kind::hip_pinned, space_kind::hip_managed}},
    {"sycl", space_kind::sycl, {space_kind::sycl, space_kind::sycl}},
    {"sim", space_kind::simulated, {space_kind::simulated, space_kind::simulated}},
}};
}  // namespace detail

inline constexpr std::size_t exec_kind_count = detail::exec_table.size();

constexpr std::string_view name(exec_kind k) {
  return detail::exec_table[static_cast<std::size_t>(k)].name;
}

/// The memory that an execution space of this kind owns.
constexpr space_kind home_of(exec_kind k) {
  return detail::exec_table[static_cast<std::size_t>(k)].home;
}

/// Which memory an execution space may use: its own, and the named shared memories meant for it.
/// This one table decides, in every build: never Kokkos::SpaceAccessibility, which depends on build
/// flags.
constexpr bool usable(space_kind memory, exec_kind by) {
  const auto& row = detail::exec_table[static_cast<std::size_t>(by)];
  return memory == row.home || memory == row.shared[0] || memory == row.shared[1];
}

/// Whether memory of this kind is one device's own. Host memory is of no device, and pinned and
/// managed memory serve all of them: there the device of a place says nothing.
constexpr bool is_one_devices_own(space_kind k) {
  for (const auto& row : detail::exec_table)
    if (row.home == k) return k != space_kind::host;
  return false;
}

/// The name in messages and on the command line; "?" for a code that is none of ours.
constexpr std::string_view name(space_kind k) {
  for (const auto& row : detail::space_table)
    if (row.kind == k) return row.name;
  return "?";
}

/// The enumerator as C++ spells it after kordon::space_kind::, for the fixes in messages.
constexpr std::string_view enumerator(space_kind k) {
  return k == space_kind::simulated ? "simulated" : name(k);
}

constexpr std::optional<space_kind> space_kind_from_code(std::int32_t code) {
  for (const auto& row : detail::space_table)
    if (static_cast<std::int32_t>(row.kind) == code) return row.kind;
  return std::nullopt;
}

/// "host:0", "cuda:1": as every message spells a place ("host" alone for the one host).
KORDON_API std::string to_string(place p);

/// Whether arrays can be made in, and copied to and from, memory of this kind in this build.
KORDON_API bool compiled_in(space_kind k);

}  // namespace kordon::v0
