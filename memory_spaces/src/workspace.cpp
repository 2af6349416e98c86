// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/workspace.hpp>
#include <list>
#include <mutex>

#include "space_table.hpp"

namespace kordon::inline v0 {
namespace {

struct block {
  std::int32_t exec_kind;
  std::uint32_t instance;
  place where;
  std::shared_ptr<void> memory;
  std::size_t bytes;
  bool lent;
};

/// Kokkos' number of an instance: what its own tools use to tell streams apart.
std::uint32_t instance_id(const kordon_exec& exec) {
  std::uint32_t id = 0;
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    if (static_cast<std::int32_t>(exec_traits<Exec>::kind) == exec.kind)
      id = Kokkos::Tools::Experimental::device_id(*static_cast<const Exec*>(exec.instance));
  });
  return id;
}

class pool {
 public:
  block* lend(const kordon_exec& exec, std::size_t bytes) {
    const std::uint32_t id = instance_id(exec);
    const std::lock_guard lock(mutex_);
    block* smaller = nullptr;
    for (block& b : blocks_) {
      if (b.lent || b.exec_kind != exec.kind || b.instance != id) continue;
      if (b.bytes >= bytes) {
        b.lent = true;
        return &b;
      }
      smaller = &b;
    }
    return smaller != nullptr ? grow(*smaller, exec, bytes) : add(exec, id, bytes);
  }

  void give_back(block* b) {
    const std::lock_guard lock(mutex_);
    b->lent = false;
  }

  std::size_t bytes() {
    const std::lock_guard lock(mutex_);
    std::size_t sum = 0;
    for (const block& b : blocks_) sum += b.bytes;
    return sum;
  }

  void release() {
    const std::lock_guard lock(mutex_);
    blocks_.remove_if([](block& b) {
      if (!b.lent) free(b);
      return !b.lent;
    });
  }

 private:
  static void free(block& b) {
    const auto* space = detail::functions_of(b.where.kind);
    if (space->has_device(b.where.device)) space->fence(b.where.device, "kordon::workspace::free");
    b.memory.reset();
  }

  static block* grow(block& b, const kordon_exec& exec, std::size_t bytes) {
    auto memory = detail::allocate_for(exec, label, bytes);
    free(b);
    b.memory = std::move(memory);
    b.bytes = bytes;
    b.lent = true;
    return &b;
  }

  block* add(const kordon_exec& exec, std::uint32_t id, std::size_t bytes) {
    if (!hooked_) {
      Kokkos::push_finalize_hook([] { release_workspaces(); });
      hooked_ = true;
    }
    const place where{home_of(static_cast<exec_kind>(exec.kind)), exec.device};
    blocks_.push_back(
        {exec.kind, id, where, detail::allocate_for(exec, label, bytes), bytes, true});
    return &blocks_.back();
  }

  static constexpr std::string_view label = "kordon::workspace";

  std::mutex mutex_;
  std::list<block> blocks_;
  bool hooked_ = false;
};

pool& the_pool() {
  static pool p;
  return p;
}

}  // namespace

workspace_lease::workspace_lease(const kordon_exec& exec, std::size_t bytes) {
  if (bytes == 0) return;
  block* b = the_pool().lend(exec, bytes);
  block_ = b;
  data_ = b->memory.get();
}

workspace_lease::~workspace_lease() {
  if (block_ != nullptr) the_pool().give_back(static_cast<block*>(block_));
}

std::size_t workspace_bytes() {
  return the_pool().bytes();
}

void release_workspaces() {
  the_pool().release();
}

}  // namespace kordon::v0
