// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <optional>

/// Where the memory of a View truly lies, and which execution space works there.
namespace kordon::inline v0 {
namespace detail {

/// Who makes, fills and copies memory of a space: its own exec, or the host for memory that has
/// none.
template <class Space>
using exec_for =
    std::conditional_t<is_an_execution_space_that_kordon_knows<typename Space::execution_space>,
                       typename Space::execution_space, Kokkos::DefaultHostExecutionSpace>;

/// An instance for memory of `Space` on one device. Nothing where this program has none: of CUDA
/// and HIP only the device that Kokkos was started on has one.
template <class Space>
std::optional<exec_for<Space>> exec_on(int device) {
  using exec = exec_for<Space>;
  if constexpr (requires { exec_traits<exec>::on(device); }) {
    return exec_traits<exec>::on(device);
  } else {
    const exec usual;
    const bool is_shared = home_of(exec_traits<exec>::kind) != space_traits<Space>::kind;
    return is_shared || device_of(usual) == device ? std::optional<exec>(usual) : std::nullopt;
  }
}

/// Throws: nothing can be made or copied at `where`.
[[noreturn]] KORDON_API void refuse_device(place where, std::string_view operation,
                                           std::string_view argument);

/// exec_on, or a refusal (device_mismatch) in the name of `operation`.
template <class Space>
exec_for<Space> require_exec(int device, std::string_view operation, std::string_view argument) {
  if (auto exec = exec_on<Space>(device)) return *std::move(exec);
  refuse_device({space_traits<Space>::kind, device}, operation, argument);
}

/// The array_ref of a View on the device that its memory is on, where the platform can tell.
template <class View>
array_ref located(const View& view) {
  using traits = space_traits<typename View::memory_space>;
  if constexpr (requires { traits::device_of(view.data()); })
    return array_ref(view, traits::device_of(view.data()).value_or(0));
  else
    return array_ref(view);
}

}  // namespace detail

/// The place of an array, for copies to there: copy_to(place_of(dst), src).
template <is_a_kokkos_view View>
place_in<typename View::memory_space> place_of(const View& view) {
  return {detail::located(view).where()};
}
inline place place_of(const array_ref& a) {
  return a.where();
}

}  // namespace kordon::v0
