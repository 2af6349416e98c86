// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sim_device/control.hpp>
#include <kordon/sim_device/lanes.hpp>
#include <kordon/sim_device/runtime.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#if defined(_OPENMP)
#include <omp.h>
#endif

#include "arena.hpp"
#include "report.hpp"

namespace kordon::inline v0::sim {
namespace detail {
namespace {

sim::mode mode_at_start() {
  const char* const value = std::getenv("KORDON_SIM_MODE");
  const std::string name = value != nullptr ? value : "immediate";
  if (name == "immediate") return sim::mode::immediate;
  if (name == "deferred") return sim::mode::deferred;
  if (name == "deferred_reversed") return sim::mode::deferred_reversed;
  std::fprintf(stderr,
               "kordon::sim_device: KORDON_SIM_MODE is \"%s\"; it can be immediate, deferred or "
               "deferred_reversed\n",
               value);
  std::abort();
}

struct counters {
  std::atomic<std::uint64_t> kernels{0}, copies{0}, allocations{0}, openings{0}, reads{0};
};

struct state {
  std::mutex guard;
  std::vector<std::weak_ptr<instance>> instances;  // in the order of their making
  std::shared_ptr<instance> standard[device_count];
  std::uint32_t next_id = 1;
  std::atomic<sim::mode> mode{mode_at_start()};
  std::atomic<bool> float64[device_count];
  std::atomic<int> running{0}, running_on{-1};
  const guard_hooks* guard_of_host = nullptr;
  counters count;

  state() {
    const char* const without = std::getenv("KORDON_SIM_NO_FLOAT64");
    for (int d = 0; d < device_count; ++d)
      float64[d] = without == nullptr || std::strchr(without, '0' + d) == nullptr;
  }
};

state& global() {
  static auto* const s = new state;  // never destroyed: serves late frees
  return *s;
}

thread_local int device_of_thread = -1;

void require_device(int device) {
  if (device >= 0 && device < device_count) return;
  throw std::out_of_range("kordon::sim_device: there is no sim:" + std::to_string(device) +
                          "; the last is sim:" + std::to_string(device_count - 1));
}

void copy_now(void* dst, const void* src, std::size_t bytes) {
  if (copy_closed(dst, src, bytes)) return;
  const window to(dst, bytes), from(src, bytes);
  std::memmove(dst, src, bytes);
}

}  // namespace

std::shared_ptr<instance> new_instance(int device) {
  require_device(device);
  state& s = global();
  const std::lock_guard lock(s.guard);
  std::shared_ptr<instance> made(new instance(device, s.next_id++), [](instance* i) {
    flush(*i);
    delete i;
  });
  s.instances.push_back(made);
  return made;
}

std::shared_ptr<instance> default_instance(int device) {
  require_device(device);
  state& s = global();
  {
    const std::lock_guard lock(s.guard);
    if (s.standard[device] != nullptr) return s.standard[device];
  }
  auto made = new_instance(device);
  const std::lock_guard lock(s.guard);
  if (s.standard[device] == nullptr) s.standard[device] = made;
  return s.standard[device];
}

bool runs_now() {
  return global().mode == sim::mode::immediate;
}

void enqueue(instance& on, std::function<void()> work) {
  const std::lock_guard lock(on.guard);
  on.queue.push_back(std::move(work));
}

kernel_scope::kernel_scope(int device, const void* result)
    : device_(device), outer_(device_of_thread) {
  state& s = global();
  ++s.count.kernels;
  ++s.count.openings;
  if (result != nullptr && find_arena(result) == nullptr) ++s.count.reads;
  arena_of(device).open();
  if (s.guard_of_host != nullptr) s.guard_of_host->close(result);
  device_of_thread = device;
  s.running_on = device;
  ++s.running;
}

kernel_scope::~kernel_scope() {
  state& s = global();
  --s.running;
  device_of_thread = outer_;
  if (s.guard_of_host != nullptr) s.guard_of_host->open();
  arena_of(device_).close();
}

int running_device() {
  if (device_of_thread >= 0) return device_of_thread;
#if defined(_OPENMP)
  const state& s = global();
  if (s.running > 0 && omp_in_parallel()) return s.running_on;
#endif
  return -1;
}

void refuse_in_kernel(const char* what) {
  if (running_device() < 0) return;
  const std::string text =
      std::string("kordon::sim_device: ") + what + " in a kernel: a GPU cannot do that\n";
  Kokkos::abort(text.c_str());
}

void copy(instance* on, void* dst, const void* src, std::size_t bytes) {
  if (bytes == 0) return;
  refuse_in_kernel("deep_copy");
  ++global().count.copies;
  if (find_arena(dst) == nullptr && find_arena(src) != nullptr) ++global().count.reads;
  if (on == nullptr) flush_all();
  if (on == nullptr || runs_now()) return copy_now(dst, src, bytes);
  // Kokkos copies the header of an allocation from its stack, without a fence: GPUs take such small
  // ones along.
  constexpr std::size_t taken_along = 128;
  if (bytes <= taken_along && find_arena(src) == nullptr) {
    const auto* const from = static_cast<const char*>(src);
    enqueue(*on, [=, kept = std::vector<char>(from, from + bytes)] {
      copy_now(dst, kept.data(), kept.size());
    });
  } else {
    enqueue(*on, [=] { copy_now(dst, src, bytes); });
  }
}

void zero(instance& on, void* dst, std::size_t bytes) {
  if (bytes == 0) return;
  refuse_in_kernel("the initialisation of a View");
  if (runs_now()) return fill(dst, 0, bytes);
  enqueue(on, [=] { fill(dst, 0, bytes); });
}

void flush(instance& of) {
  // Ends after the lock: what dies with it can be the last owner of memory, and to free that fences.
  std::vector<std::function<void()>> work;
  const std::lock_guard in_order(of.order);
  {
    const std::lock_guard lock(of.guard);
    work.swap(of.queue);
  }
  if (work.empty()) return;
  arena& in = arena_of(of.device);  // once for all of them
  in.open();
  for (auto& step : work) step();
  in.close();
}

void flush_all() {
  state& s = global();
  std::vector<std::shared_ptr<instance>> all;
  {
    const std::lock_guard lock(s.guard);
    std::erase_if(s.instances, [](const auto& i) { return i.expired(); });
    for (const auto& i : s.instances)
      if (auto alive = i.lock()) all.push_back(std::move(alive));
  }
  if (s.mode == sim::mode::deferred_reversed) std::reverse(all.begin(), all.end());
  for (const auto& i : all) flush(*i);
}

void start() {
  install_handler();
}

void finish() {
  flush_all();
  for (auto& i : global().standard) i.reset();
  remove_handler();
}

void install_guard(const guard_hooks* hooks) {
  global().guard_of_host = hooks;
}
const guard_hooks* installed_guard() {
  return global().guard_of_host;
}
bool lanes_reversed() {
  return global().mode == sim::mode::deferred_reversed;
}
void count_allocation() {
  ++global().count.allocations;
}

}  // namespace detail

mode get_mode() {
  return detail::global().mode;
}
void set_mode(mode m) {
  detail::flush_all();
  detail::global().mode = m;
}
bool has_float64(int device) {
  detail::require_device(device);
  return detail::global().float64[device];
}
void set_float64(int device, bool has) {
  detail::require_device(device);
  detail::global().float64[device] = has;
}
std::optional<int> device_of(const void* data) {
  for (int d = 0; d < device_count; ++d)
    if (detail::arena_of(d).contains(data)) return d;
  return std::nullopt;
}
void describe(const void* data, std::size_t element_bytes, const char* type) {
  if (auto* const in = detail::find_arena(data)) in->describe(data, element_bytes, type);
}
counts get_counts() {
  const auto& c = detail::global().count;
  return {c.kernels, c.copies, c.allocations, c.openings, c.reads};
}

}  // namespace kordon::v0::sim
