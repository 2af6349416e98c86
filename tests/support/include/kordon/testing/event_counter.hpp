// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <string>
#include <utility>
#include <vector>

/// What Kokkos is seen to do: the evidence that a call launched, allocated, copied or waited.
namespace kordon::inline v0::testing {

enum class event_kind { launch, fence, allocation, deallocation, deep_copy, region };

/// One event as Kokkos Tools reports it. `device` is Kokkos' number of an execution-space instance
/// (launches, fences); `bytes` counts for allocations, deallocations and copies; `from` and `to` are
/// the names of a copy's memory spaces.
struct event {
  event_kind kind;
  std::string label;
  std::uint32_t device = 0;
  std::uint64_t bytes = 0;
  std::string from{}, to{};
};

using events = std::vector<event>;

std::string to_string(const event& e);
std::string to_string(const events& all);

/// The events of one kind.
events only(event_kind kind, const events& all);

/// All but regions, which are names and no work.
events disturbances(const events& all);

/// Collects the events of all threads while it lives; counters nest, and each sees everything. The
/// callbacks that were set before are set again when the outermost one ends.
class event_counter {
 public:
  event_counter();
  ~event_counter();
  event_counter(const event_counter&) = delete;
  event_counter& operator=(const event_counter&) = delete;

  events seen() const;
  std::size_t count(event_kind kind) const { return only(kind, seen()).size(); }

 private:
  friend struct event_listener;
  events seen_;
};

/// The events of f().
template <class F>
events events_of(F&& f) {
  const event_counter counter;
  std::forward<F>(f)();
  return counter.seen();
}

/// The launches that did not go to `exec`. Kokkos gives all instances of a host backend one number.
template <class Exec>
events launched_elsewhere(const events& all, const Exec& exec) {
  events others = only(event_kind::launch, all);
  std::erase_if(others, [id = Kokkos::Tools::Experimental::device_id(exec)](const event& e) {
    return e.device == id;
  });
  return others;
}

}  // namespace kordon::v0::testing
