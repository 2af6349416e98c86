// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
// Closes the host's memory while a simulated kernel runs: arrays in Kokkos::HostSpace and large
// blocks of plain operator new (the elements of a std::vector), which this file puts on pages of
// their own. It replaces the global operator new, so it is compiled into the test program itself,
// never into a library.
#include <Kokkos_Core.hpp>
#include <kordon/sim_device/runtime.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <new>

namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t large = 16384;  // smaller blocks of plain operator new stay where they are

struct block {
  std::size_t asked = 0, bytes = 0;  // what was asked for, in whole pages
  std::size_t header = 0;            // Kokkos' own, before the elements
  bool kept_open = false;            // Kokkos' own scratch, which its host loops need
  char label[96] = "a block of operator new";
};

/// The guarded blocks. Its own containers allocate small blocks only, and so do not come back here.
class host_arena {
 public:
  host_arena() {
    void* const at = mmap(nullptr, capacity, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at != MAP_FAILED) base_ = static_cast<char*>(at);
  }

  void* allocate(std::size_t bytes, bool kept_open = false) {
    const std::lock_guard lock(guard_);
    const std::size_t asked = bytes;
    bytes = (bytes + page - 1) / page * page;
    std::size_t offset = top_;
    if (const auto it = free_.find(bytes); it != free_.end()) {
      offset = it->second;
      free_.erase(it);
    } else if (base_ == nullptr || bytes > capacity - top_) {
      return nullptr;
    } else {
      top_ += bytes;
    }
    block& b = blocks_[offset];
    b.asked = asked;
    b.bytes = bytes;
    b.kept_open =
        kept_open || closed_ > 0;  // what asks while a kernel runs is Kokkos' host backend
    if (closed_ > 0) mprotect(base_ + offset, bytes, PROT_READ | PROT_WRITE);
    return base_ + offset;
  }

  /// False if the block is none of these.
  bool free(void* p) {
    if (!contains(p)) return false;
    const std::lock_guard lock(guard_);
    const auto it = blocks_.find(offset_of(p));
    if (it == blocks_.end()) return true;
    free_.emplace(it->second.bytes, it->first);
    madvise(p, it->second.bytes, MADV_DONTNEED);
    blocks_.erase(it);
    return true;
  }

  void label(const void* p, const char* text, std::size_t payload) {
    if (!contains(p)) return;
    const std::lock_guard lock(guard_);
    const auto it = blocks_.find(offset_of(p));
    if (it == blocks_.end()) return;
    it->second.header = it->second.asked - std::min(payload, it->second.asked);
    std::snprintf(it->second.label, sizeof it->second.label, "array \"%s\"", text);
    it->second.kept_open |=
        std::strncmp(text, "Kokkos::", 8) == 0 || std::strstr(text, "UniqueToken") != nullptr;
  }

  void close(const void* result) {
    const std::lock_guard lock(guard_);
    closed_ = top_;
    if (closed_ == 0) return;
    mprotect(base_, closed_, PROT_NONE);
    for (const auto& [offset, b] : blocks_) {
      char* const p = base_ + offset;
      if (b.kept_open || (result >= p && result < p + b.bytes))
        mprotect(p, b.bytes, PROT_READ | PROT_WRITE);
    }
  }

  void open() {
    const std::lock_guard lock(guard_);
    if (closed_ > 0) mprotect(base_, closed_, PROT_READ | PROT_WRITE);
    closed_ = 0;
  }

  bool report(const void* p) {
    if (closed_ == 0 || !contains(p)) return false;
    auto it = blocks_.upper_bound(offset_of(p));
    if (it == blocks_.begin()) return false;
    --it;
    char text[256];
    std::snprintf(
        text, sizeof text,
        "\nkordon::sim_device: a kernel touched byte %zu of %s, which is the host's memory.\n"
        "  Fix: copy it to the device first, or capture the value instead of a pointer.\n",
        offset_of(p) - it->first - it->second.header, it->second.label);
    [[maybe_unused]] const auto n = write(STDERR_FILENO, text, std::strlen(text));
    return true;
  }

 private:
  static constexpr std::size_t capacity = std::size_t(32) << 30;

  bool contains(const void* p) const {
    return base_ != nullptr && p >= base_ && p < base_ + capacity;
  }
  std::size_t offset_of(const void* p) const {
    return static_cast<std::size_t>(static_cast<const char*>(p) - base_);
  }

  std::mutex guard_;
  char* base_ = nullptr;
  std::size_t top_ = 0, closed_ = 0;
  std::map<std::size_t, block> blocks_;  // by offset
  std::multimap<std::size_t, std::size_t> free_;
};

host_arena& arena() {
  alignas(host_arena) static char storage[sizeof(host_arena)];
  static auto* const a =
      new (storage) host_arena;  // not by the operators below, and never destroyed
  return *a;
}

void label_allocation(Kokkos::Tools::SpaceHandle, const char* label, const void* p,
                      std::uint64_t bytes) {
  arena().label(p, label, bytes);
}

const bool installed = [] {
  static const kordon::sim::detail::guard_hooks hooks = {
      [](const void* result) { arena().close(result); }, [] { arena().open(); },
      [](const void* address) { return arena().report(address); }};
  kordon::sim::detail::install_guard(&hooks);
  Kokkos::Tools::Experimental::set_allocate_data_callback(label_allocation);
  return true;
}();

void* allocate(std::size_t bytes) noexcept {
  return bytes >= large ? arena().allocate(bytes) : std::malloc(bytes > 0 ? bytes : 1);
}
void* allocate(std::size_t bytes, std::align_val_t alignment) noexcept {
  const auto align = static_cast<std::size_t>(alignment);
  return std::aligned_alloc(align, (bytes + align - 1) / align * align);
}
void* or_throw(void* p) {
  if (p == nullptr) throw std::bad_alloc();
  return p;
}

void release(void* p) {
  if (p != nullptr && !arena().free(p)) std::free(p);
}

}  // namespace

// Kokkos::HostSpace allocates with this one; what it asks for before Kokkos is ready belongs to its
// host backend.
void* operator new(std::size_t bytes, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  if (static_cast<std::size_t>(alignment) <= page)
    return arena().allocate(bytes, !Kokkos::is_initialized());
  return allocate(bytes, alignment);
}

// All the other forms too: those of a sanitizer do not end in these.
void* operator new(std::size_t bytes) {
  return or_throw(allocate(bytes));
}
void* operator new[](std::size_t bytes) {
  return or_throw(allocate(bytes));
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  return allocate(bytes);
}
void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept {
  return allocate(bytes);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return or_throw(allocate(bytes, alignment));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
  return or_throw(allocate(bytes, alignment));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment,
                     const std::nothrow_t&) noexcept {
  return allocate(bytes, alignment);
}

void operator delete(void* p) noexcept {
  release(p);
}
void operator delete[](void* p) noexcept {
  release(p);
}
void operator delete(void* p, std::size_t) noexcept {
  release(p);
}
void operator delete[](void* p, std::size_t) noexcept {
  release(p);
}
void operator delete(void* p, std::align_val_t) noexcept {
  release(p);
}
void operator delete[](void* p, std::align_val_t) noexcept {
  release(p);
}
void operator delete(void* p, std::size_t, std::align_val_t) noexcept {
  release(p);
}
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept {
  release(p);
}
void operator delete(void* p, const std::nothrow_t&) noexcept {
  release(p);
}
void operator delete[](void* p, const std::nothrow_t&) noexcept {
  release(p);
}
void operator delete(void* p, std::align_val_t, const std::nothrow_t&) noexcept {
  release(p);
}
void operator delete[](void* p, std::align_val_t, const std::nothrow_t&) noexcept {
  release(p);
}
