// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sim_device/sim_device.hpp>

#include <stdexcept>

#include "arena.hpp"
#include "report.hpp"

namespace kordon::inline v0 {
namespace {

[[maybe_unused]] const int registered = sim::detail::register_with_kokkos();

Kokkos::Tools::SpaceHandle handle() {
  return Kokkos::Tools::make_space_handle(sim_device_space::name());
}

}  // namespace

void* sim_device_space::allocate_on(int device, const char* label, std::size_t bytes,
                                    std::size_t logical) {
  sim::detail::refuse_in_kernel("an allocation");
  if (device >= sim::device_count)
    throw std::out_of_range("kordon::sim_device_space: no such device");
  void* data = nullptr;
  try {
    data = sim::detail::arena_of(device).allocate(label, bytes, logical);
  } catch (const std::bad_alloc&) {
    throw std::runtime_error("Kokkos failed to allocate memory for label \"" + std::string(label) +
                             "\": sim:" + std::to_string(device) + " has no " +
                             std::to_string(bytes) + " bytes left");
  }
  sim::detail::fill(data, 0xff, bytes);
  sim::detail::count_allocation();
  if (Kokkos::Profiling::profileLibraryLoaded())
    Kokkos::Profiling::allocateData(handle(), label, data, logical > 0 ? logical : bytes);
  return data;
}

void sim_device_space::deallocate(const char* label, void* data, std::size_t bytes,
                                  std::size_t logical) const {
  if (data == nullptr) return;
  sim::detail::flush_all();  // GPUs wait for their kernels here, too
  if (Kokkos::Profiling::profileLibraryLoaded())
    Kokkos::Profiling::deallocateData(handle(), label, data, logical > 0 ? logical : bytes);
  sim::detail::find_arena(data)->free(data);
}

void sim_device::fence(const std::string& name) const {
  sim::detail::refuse_in_kernel("a fence");
  sim::detail::report_fence(*this, name, [this] { sim::detail::flush(*instance_); });
}

void sim_device::impl_static_fence(const std::string&) {
  sim::detail::refuse_in_kernel("a fence");
  sim::detail::flush_all();
}

void sim_device::print_configuration(std::ostream& to, bool) const {
  to << "kordon::sim_device: " << sim::device_count << " simulated devices, run by "
     << sim::detail::host_exec::name() << "\n";
}

namespace sim::detail {

team_shape checked(const char* pattern, team_shape shape, std::size_t functor_scratch) {
  shape.functor_scratch = functor_scratch;
  const auto refuse = [pattern](const std::string& what, std::size_t asked, std::size_t most) {
    if (asked <= most) return;
    throw std::runtime_error("Kokkos::" + std::string(pattern) + "<kordon::sim_device>: " + what +
                             " of " + std::to_string(asked) + "; the most is " +
                             std::to_string(most));
  };
  const int size = shape.team_size;
  refuse("a team size", std::size_t(size), sim_device::max_team_size);
  refuse("team scratch at level 0", shape.scratch(0, size) + functor_scratch,
         team_shape::max_scratch[0]);
  refuse("team scratch at level 1", shape.scratch(1, size), team_shape::max_scratch[1]);
  return shape;
}

}  // namespace sim::detail
}  // namespace kordon::v0
