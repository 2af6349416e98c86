// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/sim_device/device.hpp>
#include <memory>
#include <utility>

namespace kordon::inline v0::sim::detail {

/// A loop of the host's, to be run as a kernel of the device. The patterns below derive from it.
template <class Closure>
class host_loop {
 public:
  void execute() const {
    refuse_in_kernel(pattern_);
    if (runs_now()) {
      const kernel_scope scope(exec_.device(), result_);
      const_cast<Closure&>(closure_).execute();
      return;
    }
    auto kept = std::make_shared<Closure>(closure_);
    enqueue(exec_.impl_instance(), [kept, device = exec_.device(), result = result_] {
      const kernel_scope scope(device, result);
      kept->execute();
    });
  }

 protected:
  template <class... Args>
  host_loop(const char* pattern, sim_device exec, const void* result, Args&&... args)
      : pattern_(pattern),
        exec_(std::move(exec)),
        result_(result),
        closure_(std::forward<Args>(args)...) {}

 private:
  const char* pattern_;
  sim_device exec_;
  const void* result_;  // where it leaves a result, or null
  Closure closure_;
};

/// MD-range loops are also asked how large their tiles may be.
template <class Closure>
class host_tile_loop : public host_loop<Closure> {
 public:
  template <class Policy, class Functor>
  static int max_tile_size_product(const Policy&, const Functor&) {
    return sim_device::max_team_size;
  }

 protected:
  using host_loop<Closure>::host_loop;
};

/// A View as the host's closures want their results, wherever it lies.
template <class View>
auto host_result(const View& v) {
  return Kokkos::View<typename View::value_type*, Kokkos::HostSpace, Kokkos::MemoryUnmanaged>(
      v.data(), 1);
}

}  // namespace kordon::v0::sim::detail
