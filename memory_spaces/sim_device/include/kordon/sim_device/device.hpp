// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/spaces.hpp>
#include <kordon/sim_device/control.hpp>
#include <kordon/sim_device/runtime.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

namespace kordon::inline v0 {

class sim_device;

/// The memory of a simulated device: the host cannot touch it outside of kernels and copies. Where
/// an array is made with an instance (Kokkos::view_alloc(exec, ...)), it lies on the instance's
/// device; else on the device of the space object; else on device 0. Fresh memory holds NaNs.
class KORDON_API sim_device_space {
 public:
  using memory_space = sim_device_space;
  using execution_space = sim_device;
  using device_type = Kokkos::Device<sim_device, sim_device_space>;
  using size_type = unsigned int;  // as on the GPUs that it stands for

  sim_device_space() = default;
  explicit sim_device_space(int device) : device_(device) {}

  /// The device of the space object; nothing unless it was given.
  std::optional<int> device() const {
    return device_ < 0 ? std::optional<int>() : std::optional<int>(device_);
  }

  void* allocate(std::size_t bytes) const { return allocate("[unlabelled]", bytes); }
  void* allocate(const char* label, std::size_t bytes, std::size_t logical = 0) const {
    return allocate_on(device_ < 0 ? 0 : device_, label, bytes, logical);
  }
  template <class Exec>
  void* allocate(const Exec& exec, std::size_t bytes) const {
    return allocate(exec, "[unlabelled]", bytes);
  }
  template <class Exec>
  void* allocate(const Exec& exec, const char* label, std::size_t bytes,
                 std::size_t logical = 0) const {
    if constexpr (std::is_same_v<Exec, sim_device>) {
      if (device_ < 0) return allocate_on(exec.device(), label, bytes, logical);
    }
    return allocate(label, bytes, logical);
  }
  void deallocate(void* data, std::size_t bytes) const { deallocate("[unlabelled]", data, bytes); }
  void deallocate(const char* label, void* data, std::size_t bytes, std::size_t logical = 0) const;

  static constexpr const char* name() { return "SimDevice"; }

 private:
  static void* allocate_on(int device, const char* label, std::size_t bytes, std::size_t logical);

  int device_ = -1;
};

/// An execution space whose kernels run on Kokkos' default host execution space, but see the memory
/// of one simulated device only. An object is an instance: a queue of one of the devices.
class KORDON_API sim_device {
 public:
  using execution_space = sim_device;
  using memory_space = sim_device_space;
  using device_type = Kokkos::Device<sim_device, sim_device_space>;
  using array_layout = Kokkos::LayoutLeft;
  using size_type = sim_device_space::size_type;
  using index_type = int;
  using scratch_memory_space = Kokkos::ScratchMemorySpace<sim_device>;

  /// Threads of a team, and teams that run at the same time on each thread of the host.
  static constexpr int max_team_size = 1024;

  sim_device() : sim_device(0) {}
  /// The default instance of a device.
  explicit sim_device(int device) : instance_(sim::detail::default_instance(device)) {}
  /// One more instance, with a queue of its own.
  static sim_device create(int device = 0) { return sim_device(sim::detail::new_instance(device)); }

  int device() const { return instance_->device; }
  int concurrency() const { return instance_->host.concurrency() * max_team_size; }
  void fence(const std::string& name = "kordon::sim_device::fence: Unnamed Instance Fence") const;
  void print_configuration(std::ostream& to, bool verbose = false) const;
  static constexpr const char* name() { return "SimDevice"; }

  friend bool operator==(const sim_device& a, const sim_device& b) {
    return a.instance_ == b.instance_;
  }

  // What Kokkos asks of an execution space.
  static void impl_static_fence(const std::string& name);
  static void impl_initialize(const Kokkos::InitializationSettings&) { sim::detail::start(); }
  static void impl_finalize() { sim::detail::finish(); }
  std::uint32_t impl_instance_id() const noexcept { return instance_->id; }
  sim::detail::instance& impl_instance() const { return *instance_; }

  // What the host's closures ask of the space of a policy, answered by the space that runs them.
  operator const sim::detail::host_exec&() const { return instance_->host; }
  auto* impl_internal_space_instance() const {
    return instance_->host.impl_internal_space_instance();
  }
  template <class... Args>
  int impl_thread_pool_size(Args... args) const {
    return instance_->host.impl_thread_pool_size(args...);
  }
  static int impl_thread_pool_rank() noexcept {
    return sim::detail::host_exec::impl_thread_pool_rank();
  }
  static int impl_hardware_thread_id() noexcept {
    return sim::detail::host_exec::impl_hardware_thread_id();
  }
  static int impl_max_hardware_threads() noexcept {
    return sim::detail::host_exec::impl_max_hardware_threads();
  }

 private:
  explicit sim_device(std::shared_ptr<sim::detail::instance> i) : instance_(std::move(i)) {}

  std::shared_ptr<sim::detail::instance> instance_;  // as large as Kokkos lets an instance be
};

template <>
struct space_traits<sim_device_space> {
  static constexpr space_kind kind = space_kind::simulated;
  /// The device in whose memory a pointer lies; nothing for a pointer into none.
  static std::optional<int> device_of(const void* data) { return sim::device_of(data); }
};

template <>
struct exec_traits<sim_device> {
  static constexpr exec_kind kind = exec_kind::simulated;
  static int device(const sim_device& exec) { return exec.device(); }
  /// The default instance of a device; nothing when there is no such device.
  static std::optional<sim_device> on(int device) {
    if (device < 0 || device >= sim::device_count) return std::nullopt;
    return sim_device(device);
  }
  /// Whether the device was declared with double precision.
  static bool has_float64(const sim_device& exec) { return sim::has_float64(exec.device()); }
};

}  // namespace kordon::v0
