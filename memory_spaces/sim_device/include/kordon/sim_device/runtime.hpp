// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <Kokkos_Core.hpp>
#include <kordon/memory/export.hpp>
#include <memory>
#include <mutex>
#include <vector>

namespace kordon::inline v0::sim::detail {

/// Who really runs the kernels.
using host_exec = Kokkos::DefaultHostExecutionSpace;
static_assert(std::is_same_v<host_exec::memory_space, Kokkos::HostSpace>);

/// One queue of a device, as a stream is on a GPU.
struct instance {
  host_exec host;
  int device;
  std::uint32_t id;
  std::mutex guard;                          // of the queue
  std::vector<std::function<void()>> queue;  // in deferred mode
  /// Who holds it runs what was queued; a fence of another thread waits. Memory that dies meanwhile
  /// fences, too.
  std::recursive_mutex order;

  instance(int on, std::uint32_t number) : device(on), id(number) {}
};

KORDON_API std::shared_ptr<instance> new_instance(int device);
KORDON_API std::shared_ptr<instance> default_instance(int device);

/// Whether kernels run at once; if not, they are put into the queue of their instance.
KORDON_API bool runs_now();
KORDON_API void enqueue(instance& on, std::function<void()> work);

/// Makes the memory of one device accessible while a kernel runs.
class KORDON_API kernel_scope {
 public:
  kernel_scope(int device, const void* result);
  ~kernel_scope();
  kernel_scope(const kernel_scope&) = delete;
  kernel_scope& operator=(const kernel_scope&) = delete;

 private:
  int device_;
  int outer_;
};

/// Ends the program if a kernel is what calls: a GPU could not do that.
KORDON_API void refuse_in_kernel(const char* what);

/// Copies between any of the host's and the devices' memories: in the order of `on`, or at once
/// when it is null.
KORDON_API void copy(instance* on, void* dst, const void* src, std::size_t bytes);
KORDON_API void zero(instance& on, void* dst, std::size_t bytes);

KORDON_API void flush(instance& of);
KORDON_API void flush_all();

/// Kokkos starts and ends.
KORDON_API void start();
KORDON_API void finish();

/// What an optional guard of the host's memory does around kernels (host_guard/host_guard.cpp).
struct guard_hooks {
  void (*close)(const void* result);
  void (*open)();
  bool (*report)(const void* address);  // whether the address is one of its own
};
KORDON_API void install_guard(const guard_hooks* hooks);

}  // namespace kordon::v0::sim::detail
