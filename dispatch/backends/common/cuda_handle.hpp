// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>
#include <map>
#include <stdexcept>
#include <string>

namespace kordon::inline v0::backends {

/// Throws where a library of NVIDIA says that it failed; 0 is success in all of them.
template <class Status>
void must(const char* library, Status status) {
  if (static_cast<int>(status) != 0)
    throw std::runtime_error(std::string(library) + " returned status " +
                             std::to_string(static_cast<int>(status)));
}

/// A library's handle for the device and stream of `exec`: one a thread and device, as handles may
/// not be shared; made at the first call, which allocates.
///
/// `Library` has the type handle, and the functions name, create(handle*), destroy(handle) and
/// set_stream(handle, cudaStream_t).
template <class Library>
typename Library::handle handle_for(const Kokkos::Cuda& exec) {
  struct owned {
    typename Library::handle handle{};
    owned() { must(Library::name, Library::create(&handle)); }
    ~owned() { (void)Library::destroy(handle); }
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
  };
  static thread_local std::map<int, owned> handles;
  const auto handle = handles[exec.cuda_device()].handle;
  must(Library::name, Library::set_stream(handle, exec.cuda_stream()));
  return handle;
}

}  // namespace kordon::v0::backends
