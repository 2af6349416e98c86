// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "arena.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <kordon/sim_device/control.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace kordon::inline v0::sim::detail {
namespace {

constexpr std::size_t huge_page = std::size_t(2) << 20;
constexpr std::size_t alignment = 128;  // of a block, as on a GPU

std::size_t rounded(std::size_t n, std::size_t to) {
  return (n + to - 1) / to * to;
}

/// One for all arenas: a copy holds two of them.
std::recursive_mutex& guard() {
  static auto* const m = new std::recursive_mutex;
  return *m;
}

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::abort();
}

}  // namespace

/// All arenas, side by side.
class arenas {
 public:
  arenas() {
    std::size_t each = std::size_t(32) << 30;
    if (const char* bytes = std::getenv("KORDON_SIM_BYTES"))
      each = rounded(std::strtoull(bytes, nullptr, 0), huge_page);
    const std::size_t all = each * sim::device_count + huge_page;
    void* const at =
        mmap(nullptr, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED)
      fail("kordon::sim_device: cannot reserve addresses (KORDON_SIM_BYTES makes it less)");
    const auto address = reinterpret_cast<std::uintptr_t>(at);
    char* base = static_cast<char*>(at) + (rounded(address, huge_page) - address);
    // Closing costs a page table entry each: 512 times less with huge pages.
    madvise(base, all - huge_page, MADV_HUGEPAGE);
    for (auto& a : of_) {
      a.base_ = base;
      a.capacity_ = each;
      base += each;
    }
  }
  arena of_[sim::device_count];
};

namespace {
arenas& all_arenas() {
  static auto* const all = new arenas;
  return *all;
}
}  // namespace

arena& arena_of(int device) {
  return all_arenas().of_[device];
}

arena* find_arena(const void* p) {
  for (auto& a : all_arenas().of_)
    if (a.contains(p)) return &a;
  return nullptr;
}

std::size_t arena::take(std::size_t bytes) {
  for (auto it = free_.begin(); it != free_.end(); ++it) {
    if (it->second < bytes) continue;
    const auto [offset, size] = *it;
    free_.erase(it);
    if (size > bytes) free_.emplace(offset + bytes, size - bytes);
    return offset;
  }
  if (bytes > capacity_ - top_) throw std::bad_alloc();
  const std::size_t offset = top_;
  const std::size_t mapped = rounded(top_, huge_page);
  top_ += bytes;
  if (depth_ > 0) protect(mapped, rounded(top_, huge_page), true);
  return offset;
}

void* arena::allocate(const char* label, std::size_t bytes, std::size_t logical) {
  const std::lock_guard lock(guard());
  block b;
  b.bytes = rounded(bytes, alignment);
  b.payload = logical > 0 ? logical : bytes;
  b.offset = bytes - b.payload;
  std::snprintf(b.label, sizeof b.label, "%s", label);
  const std::size_t offset = take(b.bytes);
  auto stale = dead_.lower_bound(offset);
  if (stale != dead_.begin() && std::prev(stale)->first + std::prev(stale)->second.bytes > offset)
    --stale;
  while (stale != dead_.end() && stale->first < offset + b.bytes) stale = dead_.erase(stale);
  live_.emplace(offset, b);
  return base_ + offset;
}

void arena::free(void* data) {
  const std::lock_guard lock(guard());
  const auto it = live_.find(static_cast<std::size_t>(static_cast<char*>(data) - base_));
  if (it == live_.end()) {
    std::fprintf(stderr, "\nkordon::sim_device: %p is freed, but was not allocated\n", data);
    std::abort();
  }
  auto [offset, b] = *it;
  dead_.insert_or_assign(offset, b);
  live_.erase(it);
  // Large blocks go back to the system; what lies in part of a huge page stays.
  const std::size_t from = rounded(offset, huge_page);
  const std::size_t to = (offset + b.bytes) / huge_page * huge_page;
  if (to > from + 8 * huge_page) madvise(base_ + from, to - from, MADV_DONTNEED);

  std::size_t size = b.bytes;
  auto next = free_.lower_bound(offset);
  if (next != free_.end() && next->first == offset + size) {
    size += next->second;
    next = free_.erase(next);
  }
  if (next != free_.begin() && std::prev(next)->first + std::prev(next)->second == offset) {
    std::prev(next)->second += size;
  } else {
    free_.emplace(offset, size);
  }
}

void arena::describe(const void* data, std::size_t element_bytes, const char* type) {
  const std::lock_guard lock(guard());
  std::size_t at = 0;
  auto* const b = const_cast<block*>(
      find_in(live_, static_cast<std::size_t>(static_cast<const char*>(data) - base_), &at));
  if (b == nullptr) return;
  b->offset = at;
  b->element_bytes = element_bytes;
  b->type = type;
}

const block* arena::find_in(const blocks& in, std::size_t offset, std::size_t* at) {
  auto it = in.upper_bound(offset);
  if (it == in.begin()) return nullptr;
  --it;
  *at = offset - it->first;
  return *at < it->second.bytes ? &it->second : nullptr;
}

const block* arena::find(const void* p, bool* freed, std::size_t* at) const {
  const auto offset = static_cast<std::size_t>(static_cast<const char*>(p) - base_);
  *freed = false;
  if (const block* b = find_in(live_, offset, at)) return b;
  *freed = true;
  return find_in(dead_, offset, at);
}

void arena::protect(std::size_t from, std::size_t to, bool accessible) {
  if (from == to) return;
  if (mprotect(base_ + from, to - from, accessible ? PROT_READ | PROT_WRITE : PROT_NONE) != 0)
    fail("kordon::sim_device: mprotect");
}

void arena::open() {
  const std::lock_guard lock(guard());
  if (depth_++ == 0) protect(0, rounded(top_, huge_page), true);
}

void arena::close() {
  const std::lock_guard lock(guard());
  if (--depth_ == 0) protect(0, rounded(top_, huge_page), false);
}

window::window(const void* data, std::size_t bytes) : lock_(guard()), in_(find_arena(data)) {
  if (in_ == nullptr || in_->depth_ > 0) return;
  const auto at = static_cast<std::size_t>(static_cast<const char*>(data) - in_->base_);
  from_ = at / huge_page * huge_page;  // parts of a huge page would split it
  to_ = rounded(at + bytes, huge_page);
  in_->protect(from_, to_, true);
  opened_ = true;
}

window::~window() {
  if (opened_) in_->protect(from_, to_, false);
}

bool copy_closed(void* dst, const void* src, std::size_t bytes) {
  // A process may write its own closed pages through /proc, as a debugger does: no other thread
  // ever finds them open, and small copies are faster so. Where the kernel forbids it, callers open
  // the arena.
  static const int self = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
  constexpr std::size_t limit = std::size_t(256) << 10;
  if (self < 0 || bytes > limit) return false;
  const auto n = static_cast<ssize_t>(bytes);
  const auto offset = [](const void* p) {
    return static_cast<off_t>(reinterpret_cast<std::uintptr_t>(p));
  };
  const bool to_device = find_arena(dst) != nullptr;
  if (find_arena(src) == nullptr) return pwrite(self, src, bytes, offset(dst)) == n;
  if (!to_device) return pread(self, dst, bytes, offset(src)) == n;
  static thread_local std::vector<char> between;
  between.resize(bytes);
  return pread(self, between.data(), bytes, offset(src)) == n &&
         pwrite(self, between.data(), bytes, offset(dst)) == n;
}

void fill(void* dst, int byte, std::size_t bytes) {
  constexpr std::size_t small = std::size_t(16) << 10;
  if (bytes <= small) {
    static thread_local std::vector<char> values;
    values.assign(bytes, static_cast<char>(byte));
    if (copy_closed(dst, values.data(), bytes)) return;
  }
  const window opened(dst, bytes);
  std::memset(dst, byte, bytes);
}

}  // namespace kordon::v0::sim::detail
