// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <mutex>

namespace kordon::inline v0::sim::detail {

/// One allocation: Kokkos' header, then the elements.
struct block {
  std::size_t bytes = 0;    // in the arena
  std::size_t payload = 0;  // of which the user asked for, at the end
  std::size_t offset = 0;   // of the payload
  std::size_t element_bytes = 0;
  const char* type = nullptr;
  char label[112] = {};
};

/// The memory of one device: a range of addresses that is closed to everybody except while it is
/// opened.
class arena {
 public:
  void* allocate(const char* label, std::size_t bytes, std::size_t logical);
  void free(void* data);
  void describe(const void* data, std::size_t element_bytes, const char* type);

  /// All of it. Nestable; while it is open, it is open to every thread.
  void open();
  void close();

  bool contains(const void* p) const { return p >= base_ && p < base_ + capacity_; }
  /// The block in which an address lies, also one that was freed and not used again; null for none.
  /// Takes no lock: it serves the report of a fault, which may have come with the lock held.
  const block* find(const void* p, bool* freed, std::size_t* at) const;

 private:
  friend class arenas;
  friend class window;
  using blocks = std::map<std::size_t, block>;  // by offset

  static const block* find_in(const blocks& in, std::size_t offset, std::size_t* at);
  std::size_t take(std::size_t bytes);
  void protect(std::size_t from, std::size_t to, bool accessible);

  char* base_ = nullptr;
  std::size_t capacity_ = 0, top_ = 0;
  int depth_ = 0;
  blocks live_, dead_;
  std::map<std::size_t, std::size_t> free_;  // offset to size; neighbours are merged
};

/// The arena of a device. Made at the first use and never destroyed, so that it serves handlers and
/// late frees.
arena& arena_of(int device);

/// The arena in which an address lies; null for none.
arena* find_arena(const void* p);

/// Opens only the pages of a few bytes, for as long as it lives: what that costs does not grow with
/// the arena. Does nothing for bytes outside of the arenas.
class window {
 public:
  window(const void* data, std::size_t bytes);
  ~window();
  window(const window&) = delete;
  window& operator=(const window&) = delete;

 private:
  std::unique_lock<std::recursive_mutex> lock_;
  arena* in_;
  std::size_t from_ = 0, to_ = 0;
  bool opened_ = false;
};

/// Writes to, reads from or copies within closed memory without opening it; false if the system
/// does not let it.
bool copy_closed(void* dst, const void* src, std::size_t bytes);
void fill(void* dst, int byte, std::size_t bytes);

}  // namespace kordon::v0::sim::detail
