// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one file that names parts of Kokkos that no release promises to keep.
#include <Kokkos_Core.hpp>
#if KOKKOS_VERSION < 50000 || KOKKOS_VERSION >= 50300
#error \
    "kordon/sim_device specialises parts of Kokkos that may change between minor releases; it was tested with 5.0 and 5.2 (5.1 lies between). Try tests/sim_device with this one, then widen the range in this line."
#endif
#define KOKKOS_IMPL_PUBLIC_INCLUDE
#include <impl/Kokkos_ExecSpaceManager.hpp>
#include <impl/Kokkos_SharedAlloc_timpl.hpp>
#undef KOKKOS_IMPL_PUBLIC_INCLUDE
#include <kordon/sim_device/device.hpp>
#include <kordon/sim_device/host_loop.hpp>
#include <kordon/sim_device/league.hpp>

namespace kordon::inline v0::sim::detail {

inline int register_with_kokkos() {
  // Kokkos ends its spaces in the order of these names: ours needs the host's to end.
  return Kokkos::Impl::initialize_space_factory<sim_device>("000_SimDevice");
}

template <class F>
void report_fence(const sim_device& exec, const std::string& name, const F& fence) {
  Kokkos::Tools::Experimental::Impl::profile_fence_event<sim_device>(
      name, Kokkos::Tools::Experimental::Impl::DirectFenceIDHandle{exec.impl_instance_id()}, fence);
}

}  // namespace kordon::v0::sim::detail

// ------------------------------------------------------------------------------------- memory
KOKKOS_IMPL_HOST_INACCESSIBLE_SHARED_ALLOCATION_SPECIALIZATION(kordon::sim_device_space);

namespace Kokkos::Impl {

template <>
struct MemorySpaceAccess<kordon::sim_device_space, ScratchMemorySpace<kordon::sim_device>> {
  enum : bool { assignable = false, accessible = true, deepcopy = false };
};
// Views check this at run time, in kernels that are host code to the compiler.
template <>
struct MemorySpaceAccess<HostSpace, ScratchMemorySpace<kordon::sim_device>> {
  enum : bool { assignable = false, accessible = true, deepcopy = false };
};

// Views end the program where host code touches device memory; our kernels are host code. Closed
// pages do it here.
template <>
struct RuntimeCheckMemoryAccessViolation<kordon::sim_device_space, DefaultHostExecutionSpace,
                                         false> {
  RuntimeCheckMemoryAccessViolation(const char*) {}
};
template <>
struct RuntimeCheckBasicViewMemoryAccessViolation<kordon::sim_device_space,
                                                  DefaultHostExecutionSpace, false> {
  RuntimeCheckBasicViewMemoryAccessViolation(const SharedAllocationTracker&) {}
};
template <>
struct RuntimeCheckViewMemoryAccessViolation<kordon::sim_device_space, DefaultHostExecutionSpace,
                                             false> {
  template <class Tracker, class Map>
  RuntimeCheckViewMemoryAccessViolation(const char*, const Tracker&, const Map&) {}
};

/// Kokkos makes one of these for every View it allocates: the only place that knows the element
/// type.
template <class T>
struct ViewValueFunctor<Device<kordon::sim_device, kordon::sim_device_space>, T>
    : ViewValueFunctor<Device<kordon::sim_device, AnonymousSpace>, T> {
  using base = ViewValueFunctor<Device<kordon::sim_device, AnonymousSpace>, T>;
  ViewValueFunctor() = default;
  ViewValueFunctor(const kordon::sim_device& exec, T* data, std::size_t size, std::string label)
      : base(exec, data, size, std::move(label)) {
    describe(data);
  }
  ViewValueFunctor(T* data, std::size_t size, std::string label)
      : base(kordon::sim_device(kordon::sim::device_of(data).value_or(0)), data, size,
             std::move(label)) {
    this->default_exec_space = true;
    describe(data);
  }

 private:
  static void describe(const T* data) {
    static const std::string type(TypeInfo<T>::name());
    kordon::sim::describe(data, sizeof(T), type.c_str());
  }
};

template <class Exec>
struct sim_device_copy {
  sim_device_copy(void* dst, const void* src, std::size_t bytes) {
    kordon::sim::detail::copy(nullptr, dst, src, bytes);
  }
  sim_device_copy(const Exec& exec, void* dst, const void* src, std::size_t bytes) {
    if constexpr (std::is_same_v<Exec, kordon::sim_device>) {
      kordon::sim::detail::copy(&exec.impl_instance(), dst, src, bytes);
    } else {
      exec.fence(
          "Kokkos::deep_copy<SimDevice>: fence of the other execution space before the copy");
      kordon::sim::detail::copy(nullptr, dst, src, bytes);
    }
  }
};
template <class Exec>
struct DeepCopy<kordon::sim_device_space, HostSpace, Exec> : sim_device_copy<Exec> {
  using sim_device_copy<Exec>::sim_device_copy;
};
template <class Exec>
struct DeepCopy<HostSpace, kordon::sim_device_space, Exec> : sim_device_copy<Exec> {
  using sim_device_copy<Exec>::sim_device_copy;
};
template <class Exec>
struct DeepCopy<kordon::sim_device_space, kordon::sim_device_space, Exec> : sim_device_copy<Exec> {
  using sim_device_copy<Exec>::sim_device_copy;
};

template <>
struct ZeroMemset<kordon::sim_device> {
  ZeroMemset(const kordon::sim_device& exec, void* data, std::size_t bytes) {
    kordon::sim::detail::zero(exec.impl_instance(), data, bytes);
  }
};

// ------------------------------------------------------------------- range and MD-range loops
template <class F, class... T>
class ParallelFor<F, RangePolicy<T...>, kordon::sim_device>
    : public kordon::sim::detail::host_loop<
          ParallelFor<F, RangePolicy<T...>, kordon::sim::detail::host_exec>> {
 public:
  ParallelFor(const F& f, const RangePolicy<T...>& p)
      : ParallelFor::host_loop("parallel_for", p.space(), nullptr, f,
                               kordon::sim::detail::host_chunks(p)) {}
};

template <class F, class... T>
class ParallelFor<F, MDRangePolicy<T...>, kordon::sim_device>
    : public kordon::sim::detail::host_tile_loop<
          ParallelFor<F, MDRangePolicy<T...>, kordon::sim::detail::host_exec>> {
 public:
  ParallelFor(const F& f, const MDRangePolicy<T...>& p)
      : ParallelFor::host_tile_loop("parallel_for", p.space(), nullptr, f, p) {}
};

template <class F, class... T>
class ParallelReduce<F, RangePolicy<T...>, kordon::sim_device>
    : public kordon::sim::detail::host_loop<
          ParallelReduce<F, RangePolicy<T...>, kordon::sim::detail::host_exec>> {
 public:
  template <class View>
  ParallelReduce(const F& f, const RangePolicy<T...>& p, const View& result)
      : ParallelReduce::host_loop("parallel_reduce", p.space(), result.data(), f,
                                  kordon::sim::detail::host_chunks(p),
                                  kordon::sim::detail::host_result(result)) {}
};

template <class F, class... T>
class ParallelReduce<F, MDRangePolicy<T...>, kordon::sim_device>
    : public kordon::sim::detail::host_tile_loop<
          ParallelReduce<F, MDRangePolicy<T...>, kordon::sim::detail::host_exec>> {
 public:
  template <class View>
  ParallelReduce(const F& f, const MDRangePolicy<T...>& p, const View& result)
      : ParallelReduce::host_tile_loop("parallel_reduce", p.space(), result.data(), f, p,
                                       kordon::sim::detail::host_result(result)) {}
};

template <class F, class... T>
class ParallelScan<F, RangePolicy<T...>, kordon::sim_device>
    : public kordon::sim::detail::host_loop<
          ParallelScan<F, RangePolicy<T...>, kordon::sim::detail::host_exec>> {
 public:
  ParallelScan(const F& f, const RangePolicy<T...>& p)
      : ParallelScan::host_loop("parallel_scan", p.space(), nullptr, f,
                                kordon::sim::detail::host_chunks(p)) {}
};

template <class F, class R, class... T>
class ParallelScanWithTotal<F, RangePolicy<T...>, R, kordon::sim_device>
    : public kordon::sim::detail::host_loop<
          ParallelScanWithTotal<F, RangePolicy<T...>, R, kordon::sim::detail::host_exec>> {
 public:
  template <class View>
  ParallelScanWithTotal(const F& f, const RangePolicy<T...>& p, const View& result)
      : ParallelScanWithTotal::host_loop("parallel_scan", p.space(), result.data(), f,
                                         kordon::sim::detail::host_chunks(p),
                                         kordon::sim::detail::host_result(result)) {}
};

// --------------------------------------------------------------------------------------- teams
template <class... P>
class TeamPolicyInternal<kordon::sim_device, P...> : public PolicyTraits<P...> {
 public:
  using traits = PolicyTraits<P...>;
  using execution_policy = TeamPolicyInternal;
  using execution_space = kordon::sim_device;
  using member_type = kordon::sim::detail::team_member;

  TeamPolicyInternal(execution_space exec, int league, int team, int vector = 1)
      : exec_(std::move(exec)) {
    shape_.league_size = league;
    shape_.team_size = team;
    shape_.vector_length = vector;
  }
  TeamPolicyInternal(const execution_space& exec, int league, AUTO_t, int vector = 1)
      : TeamPolicyInternal(exec, league, shape::recommended_team_size, vector) {
    shape_.auto_team_size = true;
  }
  TeamPolicyInternal(const execution_space& exec, int league, int team, AUTO_t)
      : TeamPolicyInternal(exec, league, team) {
    shape_.auto_vector_length = true;
  }
  TeamPolicyInternal(const execution_space& exec, int league, AUTO_t automatic, AUTO_t)
      : TeamPolicyInternal(exec, league, automatic) {
    shape_.auto_vector_length = true;
  }
  template <class Team, class... Vector>
  requires(std::is_same_v<Team, int> || std::is_same_v<Team, AUTO_t>)
      TeamPolicyInternal(int league, const Team& team, const Vector&... vector)
      : TeamPolicyInternal(execution_space(), league, team, vector...) {}
  TeamPolicyInternal(PolicyUpdate, const TeamPolicyInternal& other, execution_space exec)
      : TeamPolicyInternal(other) {
    exec_ = std::move(exec);
  }
  template <class... Others>
  TeamPolicyInternal(const TeamPolicyInternal<execution_space, Others...>& other)
      : exec_(other.space()), shape_(other.impl_shape()) {}

  const execution_space& space() const { return exec_; }
  const kordon::sim::detail::team_shape& impl_shape() const { return shape_; }

  int league_size() const { return shape_.league_size; }
  int team_size() const { return shape_.team_size; }
  int chunk_size() const { return shape_.chunk_size; }
  int impl_vector_length() const { return shape_.vector_length; }
  bool impl_auto_team_size() const { return shape_.auto_team_size; }
  bool impl_auto_vector_length() const { return shape_.auto_vector_length; }
  void impl_set_team_size(int n) { shape_.team_size = n; }
  void impl_set_vector_length(int n) { shape_.vector_length = n; }
  static int vector_length_max() { return shape::max_vector_length; }
  static int scratch_size_max(int level) { return shape::max_scratch[level]; }
  std::size_t scratch_size(int level, int team = -1) const {
    return shape_.scratch(level, team < 0 ? shape_.team_size : team);
  }

  template <class... Args>
  int team_size_max(const Args&...) const {
    return execution_space::max_team_size;
  }
  template <class... Args>
  int team_size_recommended(const Args&...) const {
    return shape::recommended_team_size;
  }

  TeamPolicyInternal& set_chunk_size(typename traits::index_type n) {
    shape_.chunk_size = static_cast<int>(n);
    return *this;
  }
  TeamPolicyInternal& set_scratch_size(int level, const PerTeamValue& team) {
    shape_.team_scratch[level] = team.value;
    return *this;
  }
  TeamPolicyInternal& set_scratch_size(int level, const PerThreadValue& thread) {
    shape_.thread_scratch[level] = thread.value;
    return *this;
  }
  TeamPolicyInternal& set_scratch_size(int level, const PerTeamValue& team,
                                       const PerThreadValue& thread) {
    set_scratch_size(level, team);
    return set_scratch_size(level, thread);
  }

 private:
  using shape = kordon::sim::detail::team_shape;

  execution_space exec_;
  shape shape_;
};

template <class F, class... P>
using sim_device_team_for =
    ParallelFor<kordon::sim::detail::for_team<F, typename PolicyTraits<P...>::work_tag>,
                kordon::sim::detail::league_policy, kordon::sim::detail::host_exec>;

template <class F, class... P>
class ParallelFor<F, TeamPolicy<P...>, kordon::sim_device>
    : public kordon::sim::detail::host_loop<sim_device_team_for<F, P...>> {
  using policy = TeamPolicyInternal<kordon::sim_device, P...>;

 public:
  ParallelFor(const F& f, const policy& p)
      : ParallelFor::host_loop(
            "parallel_for", p.space(), nullptr,
            kordon::sim::detail::for_team<F, typename policy::traits::work_tag>{
                f, kordon::sim::detail::checked("parallel_for", p.impl_shape(),
                                                FunctorTeamShmemSize<F>::value(f, p.team_size()))},
            kordon::sim::detail::over_league(p.space(), p.league_size())) {}
};

template <class FunctorReducer, class... P>
using sim_device_team_body =
    kordon::sim::detail::reduce_team<typename FunctorReducer::functor_type,
                                     typename FunctorReducer::reducer_type,
                                     typename PolicyTraits<P...>::work_tag>;
template <class FunctorReducer, class... P>
using sim_device_team_reduce =
    ParallelReduce<CombinedFunctorReducer<sim_device_team_body<FunctorReducer, P...>,
                                          typename FunctorReducer::reducer_type>,
                   kordon::sim::detail::league_policy, kordon::sim::detail::host_exec>;

template <class FunctorReducer, class... P>
class ParallelReduce<FunctorReducer, TeamPolicy<P...>, kordon::sim_device>
    : public kordon::sim::detail::host_loop<sim_device_team_reduce<FunctorReducer, P...>> {
  using functor = typename FunctorReducer::functor_type;
  using reducer = typename FunctorReducer::reducer_type;
  using policy = TeamPolicyInternal<kordon::sim_device, P...>;
  using body = sim_device_team_body<FunctorReducer, P...>;

 public:
  template <class View>
  ParallelReduce(const FunctorReducer& f, const policy& p, const View& result)
      : ParallelReduce::host_loop(
            "parallel_reduce", p.space(), result.data(),
            CombinedFunctorReducer<body, reducer>(
                body{f.get_functor(), f.get_reducer(),
                     kordon::sim::detail::checked(
                         "parallel_reduce", p.impl_shape(),
                         FunctorTeamShmemSize<functor>::value(f.get_functor(), p.team_size()))},
                f.get_reducer()),
            kordon::sim::detail::over_league(p.space(), p.league_size()),
            kordon::sim::detail::host_result(result)) {}
};

template <class Rank, TeamMDRangeThreadAndVector Both>
struct ThreadAndVectorNestLevel<Rank, kordon::sim_device, Both> : HostBasedNestLevel<Rank, Both> {};

}  // namespace Kokkos::Impl

// ------------------------------------------------------------------------------------ instances
namespace Kokkos::Experimental::Impl {

/// As many new instances as there are weights. Kokkos finds full specialisations only: one for each
/// weight type.
template <class T>
std::vector<kordon::sim_device> sim_device_partition(const kordon::sim_device& exec,
                                                     const std::vector<T>& weights) {
  std::vector<kordon::sim_device> made;
  for (std::size_t i = 0; i < weights.size(); ++i)
    made.push_back(kordon::sim_device::create(exec.device()));
  return made;
}
template <>
inline std::vector<kordon::sim_device> impl_partition_space(const kordon::sim_device& base_instance,
                                                            const std::vector<int>& weights) {
  return sim_device_partition(base_instance, weights);
}
template <>
inline std::vector<kordon::sim_device> impl_partition_space(const kordon::sim_device& base_instance,
                                                            const std::vector<float>& weights) {
  return sim_device_partition(base_instance, weights);
}
template <>
inline std::vector<kordon::sim_device> impl_partition_space(const kordon::sim_device& base_instance,
                                                            const std::vector<double>& weights) {
  return sim_device_partition(base_instance, weights);
}

}  // namespace Kokkos::Experimental::Impl
