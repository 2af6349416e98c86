// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
// An ordinary Kokkos program, without Kordon: it lets heat spread along a rod and adds it up. It
// runs right on a machine without a GPU whatever is wrong with it, and so nobody learns that it
// would fail on a GPU. Here it runs on a simulated one. The argument plants one of four bugs;
// docs/sim_device.md shows what each prints.
#include <kordon/sim_device/sim_device.hpp>

#include <cmath>
#include <cstdio>
#include <string>

namespace {

// The one line that a program for a real GPU would have differently: using device = Kokkos::Cuda.
using device = kordon::sim_device;

using memory = device::memory_space;
using range = Kokkos::RangePolicy<device>;
using field = Kokkos::View<double*, memory>;
using table = Kokkos::View<double*, Kokkos::HostSpace>;

constexpr int points = 1000;
constexpr int steps = 51;

enum class bug { none, host_read, missing_fence, wrong_order, host_view };

/// One spike in the middle: what is there at first.
struct light {
  field heat;
  KOKKOS_FUNCTION void operator()(int i) const { heat(i) = i == points / 2 ? 1.0 : 0.0; }
};

struct spread {
  field from, to;
  KOKKOS_FUNCTION void operator()(int i) const {
    const double left = i > 0 ? from(i - 1) : from(i);
    const double right = i < points - 1 ? from(i + 1) : from(i);
    to(i) = from(i) + 0.25 * (left - 2 * from(i) + right);
  }
};

/// `Weights` is a View on the device, or, in the bug, one of the host.
template <class Weights>
struct weigh {
  field heat;
  Weights weights;
  KOKKOS_FUNCTION void operator()(int i) const { heat(i) *= weights(i); }
};

struct total {
  field heat;
  KOKKOS_FUNCTION void operator()(int i, double& sum) const { sum += heat(i); }
};

double run(bug planted) {
  const device exec, other = Kokkos::Experimental::partition_space(device(), 1)[0];
  const table weights("weights", points);
  Kokkos::deep_copy(weights, 2.0);
  const field weights_there = Kokkos::create_mirror_view_and_copy(memory(), weights);

  field now("heat now", points), next("heat next", points);
  Kokkos::parallel_for("light", range(exec, 0, points), light{now});
  if (planted != bug::wrong_order) exec.fence("the spike is there");
  for (int s = 0; s < steps; ++s) {
    Kokkos::parallel_for("spread", range(other, 0, points), spread{now, next});
    std::swap(now, next);
  }
  Kokkos::fence("the heat has spread");

  if (planted == bug::host_view) {
    Kokkos::parallel_for("weigh", range(exec, 0, points), weigh<table>{now, weights});
  } else {
    Kokkos::parallel_for("weigh", range(exec, 0, points), weigh<field>{now, weights_there});
  }
  if (planted == bug::host_read) std::printf("in the middle: %g\n", now(points / 2));

  const Kokkos::View<double, Kokkos::HostSpace> sum("sum");
  Kokkos::parallel_reduce("total", range(exec, 0, points), total{now}, sum);
  if (planted != bug::missing_fence) exec.fence("the sum is there");
  return sum();
}

bug named(const std::string& name) {
  if (name == "host_read") return bug::host_read;
  if (name == "missing_fence") return bug::missing_fence;
  if (name == "wrong_order") return bug::wrong_order;
  if (name == "host_view") return bug::host_view;
  return bug::none;
}

}  // namespace

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(argc, argv);
  const double heat = run(named(argc > 1 ? argv[1] : "none"));
  const bool right = std::abs(heat - 2.0) < 1e-12;
  std::printf("heat in all: %g, which is %s\n", heat, right ? "right" : "WRONG: 2 is right");
  return right ? 0 : 1;
}
