// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "site.hpp"

#include <Kokkos_Core.hpp>
#include <kordon/memory/enabled_spaces.hpp>

#include "call_case.hpp"

namespace kordon::inline v0::testing {
namespace {

using host_bytes = Kokkos::View<char*, Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
using const_host_bytes =
    Kokkos::View<const char*, Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

template <class Exec>
site site_of(const std::string& name, const Exec& exec, bool has_float64) {
  using bytes = Kokkos::View<char*, typename Exec::memory_space>;
  struct kept {
    Exec exec;
    bytes memory;
  };
  const auto keep = std::make_shared<const kept>(kept{
      exec, bytes(Kokkos::view_alloc(exec, "site", Kokkos::WithoutInitializing), 2 * most_bytes)});
  const auto part = [keep](std::size_t n) {
    return Kokkos::subview(keep->memory, std::pair<std::size_t, std::size_t>(0, n));
  };
  return {name,
          exec_ref(keep->exec),
          keep->memory.data(),
          has_float64,
          [part](const char* from, std::size_t n) {
            Kokkos::deep_copy(part(n), const_host_bytes(from, n));
          },
          [part](char* to, std::size_t n) { Kokkos::deep_copy(host_bytes(to, n), part(n)); },
          [keep] { keep->exec.fence("site"); },
          keep};
}

template <class Exec>
std::vector<site> sites_of() {
  const std::string kind(name(exec_traits<Exec>::kind));
  std::vector<site> all;
#if KORDON_HAS_SIM_DEVICE
  if constexpr (std::is_same_v<Exec, sim_device>) {
    for (int d = 0; d < sim::device_count; ++d)
      all.push_back(make_site("sim:" + std::to_string(d)));
    return all;
  }
#endif
  all.push_back(site_of(kind, Exec(), true));
  return all;
}

}  // namespace

std::vector<site> sites_of(std::int32_t exec_kind) {
  std::vector<site> all;
  kordon::detail::for_each_space(kordon::detail::enabled_execs{}, [&]<class Exec>() {
    if (static_cast<std::int32_t>(exec_traits<Exec>::kind) == exec_kind) all = sites_of<Exec>();
  });
  return all;
}

std::vector<std::string> site_names() {
#if KORDON_HAS_SIM_DEVICE
  return {"host", "sim:0", "sim:1"};
#else
  return {"host"};
#endif
}

site make_site(const std::string& name) {
#if KORDON_HAS_SIM_DEVICE
  if (name != "host") {
    const int device = name.back() - '0';
    return site_of(name, sim_device(device), sim::has_float64(device));
  }
#endif
  return site_of(name, Kokkos::DefaultHostExecutionSpace(), true);
}

}  // namespace kordon::v0::testing
