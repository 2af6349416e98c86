// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/event_counter.hpp>

#include <array>
#include <mutex>
#include <string_view>

namespace kordon::inline v0::testing {

/// The callbacks, which carry no user data, and the counters that are alive.
struct event_listener {
  static inline std::mutex mutex;
  static inline std::vector<event_counter*> counters;
  static inline Kokkos::Tools::Experimental::EventSet before;

  static void add(event_kind kind, const char* label, std::uint32_t device, std::uint64_t bytes,
                  const char* from = "", const char* to = "") {
    // Kokkos fences before some callbacks, for the callback's sake: no doing of the program.
    if (kind == event_kind::fence && std::string_view(label).ends_with("Tool Fence")) return;
    const std::lock_guard lock(mutex);
    for (event_counter* c : counters) c->seen_.push_back({kind, label, device, bytes, from, to});
  }

  static void launch(const char* label, std::uint32_t device, std::uint64_t* id) {
    *id = 0;
    add(event_kind::launch, label, device, 0);
  }
  static void fence(const char* label, std::uint32_t device, std::uint64_t* id) {
    *id = 0;
    add(event_kind::fence, label, device, 0);
  }
  static void allocate(Kokkos::Tools::SpaceHandle, const char* label, const void*,
                       std::uint64_t bytes) {
    add(event_kind::allocation, label, 0, bytes);
  }
  static void deallocate(Kokkos::Tools::SpaceHandle, const char* label, const void*,
                         std::uint64_t bytes) {
    add(event_kind::deallocation, label, 0, bytes);
  }
  static void copy(Kokkos::Tools::SpaceHandle dst, const char* label, const void* dst_data,
                   Kokkos::Tools::SpaceHandle src, const char* src_label, const void* src_data,
                   std::uint64_t bytes) {
    if (before.begin_deep_copy != nullptr)  // that of a copy_watch, which looks on
      before.begin_deep_copy(dst, label, dst_data, src, src_label, src_data, bytes);
    add(event_kind::deep_copy, label, 0, bytes, src.name, dst.name);
  }
  static void region(const char* label) { add(event_kind::region, label, 0, 0); }

  static void start(event_counter* c) {
    const std::lock_guard lock(mutex);
    counters.push_back(c);
    if (counters.size() > 1) return;
    namespace tools = Kokkos::Tools::Experimental;
    before = tools::get_callbacks();
    tools::set_begin_parallel_for_callback(launch);
    tools::set_begin_parallel_reduce_callback(launch);
    tools::set_begin_parallel_scan_callback(launch);
    tools::set_begin_fence_callback(fence);
    tools::set_allocate_data_callback(allocate);
    tools::set_deallocate_data_callback(deallocate);
    tools::set_begin_deep_copy_callback(copy);
    tools::set_push_region_callback(region);
  }

  static void stop(event_counter* c) {
    const std::lock_guard lock(mutex);
    std::erase(counters, c);
    if (counters.empty()) Kokkos::Tools::Experimental::set_callbacks(before);
  }
};

event_counter::event_counter() {
  event_listener::start(this);
}
event_counter::~event_counter() {
  event_listener::stop(this);
}

events event_counter::seen() const {
  const std::lock_guard lock(event_listener::mutex);
  return seen_;
}

events only(event_kind kind, const events& all) {
  events some;
  for (const event& e : all)
    if (e.kind == kind) some.push_back(e);
  return some;
}

events disturbances(const events& all) {
  events some;
  for (const event& e : all)
    if (e.kind != event_kind::region) some.push_back(e);
  return some;
}

std::string to_string(const event& e) {
  static constexpr std::array<std::string_view, 6> names = {
      "launch", "fence", "allocation", "deallocation", "deep copy", "region"};
  std::string text(names[static_cast<std::size_t>(e.kind)]);
  text += " '" + e.label + "'";
  if (e.kind == event_kind::launch) text += " on " + std::to_string(e.device);
  if (e.bytes > 0) text += ", " + std::to_string(e.bytes) + " B";
  return text;
}

std::string to_string(const events& all) {
  std::string text;
  for (const event& e : all) text += (text.empty() ? "" : "; ") + to_string(e);
  return text.empty() ? "nothing" : text;
}

}  // namespace kordon::v0::testing
