// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/spaces.hpp>
#include <map>
#include <stdexcept>
#include <string>

namespace kordon::inline v0::backends {

/// Throws where a device's library says that it failed; 0 is success in all of them.
template <class Status>
void must(const char* library, Status status) {
  if (static_cast<int>(status) != 0)
    throw std::runtime_error(std::string(library) + " returned status " +
                             std::to_string(static_cast<int>(status)));
}

/// What the runtimes of CUDA and HIP call alike.
template <class Exec>
struct device_runtime {};

#ifdef KOKKOS_ENABLE_CUDA
template <>
struct device_runtime<Kokkos::Cuda> {
  using stream = cudaStream_t;
  static constexpr const char* name = "CUDA";
  static constexpr auto get_device = &cudaGetDevice;
  static constexpr auto set_device = &cudaSetDevice;
  static auto copy(void* to, const void* from, std::size_t bytes, stream on) {
    return cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToDevice, on);
  }
};
#endif
#ifdef KOKKOS_ENABLE_HIP
template <>
struct device_runtime<Kokkos::HIP> {
  using stream = hipStream_t;
  static constexpr const char* name = "HIP";
  static constexpr auto get_device = &hipGetDevice;
  static constexpr auto set_device = &hipSetDevice;
  static auto copy(void* to, const void* from, std::size_t bytes, stream on) {
    return hipMemcpyAsync(to, from, bytes, hipMemcpyDeviceToDevice, on);
  }
};
#endif

template <class Exec>
typename device_runtime<Exec>::stream stream_of(const Exec& exec) {
  return static_cast<typename device_runtime<Exec>::stream>(exec_traits<Exec>::native(exec));
}

/// Makes the device of `exec` this thread's current one until the end of the scope: libraries make
/// and use what they make there.
template <class Exec>
class on_device_of {
 public:
  explicit on_device_of(const Exec& exec) {
    must(runtime::name, runtime::get_device(&before_));
    must(runtime::name, runtime::set_device(exec_traits<Exec>::device(exec)));
  }
  ~on_device_of() { (void)runtime::set_device(before_); }
  on_device_of(const on_device_of&) = delete;
  on_device_of& operator=(const on_device_of&) = delete;

 private:
  using runtime = device_runtime<Exec>;
  int before_ = 0;
};

/// f(handle) with a library's handle for the device and stream of `exec`: one a thread and device, as
/// handles may not be shared; made at the first call, which allocates.
///
/// `Library` has the type handle, and the functions name, create(handle*), destroy(handle) and
/// set_stream(handle, stream). \throws where f returns a status that is not success
template <class Library, class Exec, class F>
void with_handle(const Exec& exec, const F& f) {
  struct owned {
    typename Library::handle handle{};
    owned() { must(Library::name, Library::create(&handle)); }
    ~owned() { (void)Library::destroy(handle); }
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
  };
  static thread_local std::map<int, owned> handles;
  const on_device_of current(exec);
  const auto handle = handles[exec_traits<Exec>::device(exec)].handle;
  must(Library::name, Library::set_stream(handle, stream_of(exec)));
  must(Library::name, f(handle));
}

}  // namespace kordon::v0::backends
