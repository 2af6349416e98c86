// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <Kokkos_Core.hpp>
#include <kordon/memory/transfer_policy.hpp>
#include <mutex>
#include <utility>

#include "running_call.hpp"

namespace kordon::inline v0 {

/// The watches that are alive, and the callback, which carries no user data.
struct watch_list {
  static inline std::mutex mutex;
  static inline std::vector<copy_watch*> watches;

  static void add(const call_copy& c) {
    const std::lock_guard lock(mutex);
    for (copy_watch* w : watches) w->seen_.push_back(c);
  }
};

namespace detail {
namespace {

namespace tools = Kokkos::Tools::Experimental;

std::mutex callback_mutex;
int listeners = 0;
Kokkos::Tools::beginDeepCopyFunction callback_before = nullptr;

void report(const running_call& call, std::string by, std::string from, std::string to,
            std::uint64_t bytes) {
  const call_copy c{std::string(call.asked.operation.name),
                    call.serves.backend->name,
                    std::move(by),
                    std::move(from),
                    std::move(to),
                    bytes};
  for (const running_call* at = &call; at != nullptr; at = at->outer)
    if (at->copies != nullptr) at->copies->push_back(c);
  watch_list::add(c);
}

void on_move(const transfer& t) {
  if (const running_call* call = running_call::current())
    report(*call, "kordon::" + t.mover, t.array, to_string(t.to), t.bytes);
}

std::string located(const char* label, const Kokkos::Tools::SpaceHandle& space) {
  return fmt::format("\"{}\" in {}", label, space.name);
}

/// Kokkos reports a fill with one value as a copy from there: without an exec instance, and with one.
bool is_fill(const Kokkos::Tools::SpaceHandle& src, const char* label) {
  const std::string_view l(label);
  return (l == "Scalar" || l == "(none)") && std::string_view(src.name) == "Host";
}

void on_deep_copy(Kokkos::Tools::SpaceHandle dst, const char* dst_label, const void* dst_data,
                  Kokkos::Tools::SpaceHandle src, const char* src_label, const void* src_data,
                  std::uint64_t bytes) {
  static thread_local bool is_passing_on = false;
  if (std::exchange(is_passing_on, true)) return;  // that tool came later and calls us in turn
  if (callback_before != nullptr)
    callback_before(dst, dst_label, dst_data, src, src_label, src_data, bytes);
  is_passing_on = false;
  const running_call* call = running_call::current();
  if (call == nullptr || moving::now() || is_fill(src, src_label)) return;
  report(*call, "Kokkos::deep_copy", located(src_label, src), located(dst_label, dst), bytes);
}

}  // namespace

void copy_listener::listen_to_movers() {
  observe_moves(on_move);
}

void copy_listener::start_listening_to_kokkos() {
  const std::lock_guard lock(callback_mutex);
  listen_to_movers();
  if (listeners++ > 0) return;
  const auto now = tools::get_callbacks().begin_deep_copy;
  if (now == on_deep_copy) return;  // left there by a tool that came later and went later
  callback_before = now;
  tools::set_begin_deep_copy_callback(on_deep_copy);
}

void copy_listener::stop_listening_to_kokkos() {
  const std::lock_guard lock(callback_mutex);
  if (--listeners > 0) return;
  if (tools::get_callbacks().begin_deep_copy == on_deep_copy)
    tools::set_begin_deep_copy_callback(callback_before);
}

}  // namespace detail

copy_watch::copy_watch() {
  {
    const std::lock_guard lock(watch_list::mutex);
    watch_list::watches.push_back(this);
  }
  detail::copy_listener::start_listening_to_kokkos();
}

copy_watch::~copy_watch() {
  detail::copy_listener::stop_listening_to_kokkos();
  const std::lock_guard lock(watch_list::mutex);
  std::erase(watch_list::watches, this);
}

std::vector<call_copy> copy_watch::seen() const {
  const std::lock_guard lock(watch_list::mutex);
  return seen_;
}

std::string to_string(const call_copy& c) {
  return fmt::format("{}[{}]: {} from {} to {}, {} B", c.operation, c.backend, c.by, c.from, c.to,
                     c.bytes);
}

}  // namespace kordon::v0
