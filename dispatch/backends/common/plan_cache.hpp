// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace kordon::inline v0::backends {

/// What a plan of a transform depends on, as numbers; what a key does not use is 0.
using plan_key = std::array<std::int64_t, 27>;

/// Plans that are made once, and used by all threads at once.
///
/// A thread finds the plans that it used last without a lock. One that it does not have it takes
/// from the table of all threads, or makes it, under the lock: making plans is for one thread at a
/// time in most libraries. Beyond `most` plans the table starts anew; who runs a plan keeps it.
template <class Plan>
class plan_cache {
 public:
  using pointer = std::shared_ptr<const Plan>;
  static constexpr std::size_t most = 512, mine = 8;

  /// The plan for `key`, made by `make()` when there is none. The reference is good until the same
  /// thread asks for another.
  template <class Make>
  const Plan& get(const plan_key& key, const Make& make) {
    struct entry {
      const plan_cache* of = nullptr;
      plan_key key{};
      pointer plan;
    };
    // Of a thread, and so of all caches for one kind of plan.
    static thread_local std::array<entry, mine> recent;
    static thread_local std::size_t next = 0;
    for (const entry& e : recent)
      if (e.of == this && e.key == key) return *e.plan;
    entry& e = recent[next++ % mine];
    e = {this, key, from_table(key, make)};
    return *e.plan;
  }

 private:
  template <class Make>
  pointer from_table(const plan_key& key, const Make& make) {
    std::map<plan_key, pointer> old;  // ends after the lock: the end of a plan may need another
    const std::lock_guard lock(mutex_);
    const auto found = table_.find(key);
    if (found != table_.end()) return found->second;
    if (table_.size() >= most) table_.swap(old);
    return table_[key] = make();
  }

  std::mutex mutex_;
  std::map<plan_key, pointer> table_;
};

}  // namespace kordon::v0::backends
