// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <kordon/linalg/kernel/dot.hpp>
#include <kordon/ndimage/kernel/gaussian_filter.hpp>
#include <kordon/ndimage/kernel/label.hpp>
#include <kordon/ndimage/kernel/threshold.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "sim_fixture.hpp"

namespace {

namespace nd = kordon::ndimage::kernel;
using host = Kokkos::DefaultHostExecutionSpace;

constexpr int rows = 61, columns = 203;

/// Kordon's own kernels, which know nothing of this device, on Exec.
template <class Exec>
struct kernels {
  using space = typename Exec::memory_space;
  template <class T>
  using grid = Kokkos::View<T***, Kokkos::LayoutRight, space>;

  Exec exec;
  Kokkos::View<char*, space> memory{Kokkos::view_alloc("memory", exec, Kokkos::WithoutInitializing),
                                    std::size_t(8) << 20};
  kordon::scratch scratch() const { return {memory.data(), memory.size()}; }

  template <class T>
  grid<T> make(const std::string& label) const {
    return grid<T>(Kokkos::view_alloc(label, exec), 1, rows, columns);
  }

  template <class T>
  std::vector<T> values(const grid<T>& v) const {
    exec.fence();
    const auto h = on_host(v);
    return {h.data(), h.data() + h.size()};
  }

  grid<float> waves() const {
    const auto v = make<float>("waves");
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Exec, Kokkos::Rank<2>>(exec, {0, 0}, {rows, columns}),
        KOKKOS_LAMBDA(int i, int j) { v(0, i, j) = std::sin(0.5f * i) * std::cos(0.3f * j); });
    return v;
  }

  grid<bool> above_zero(const grid<float>& in) const {
    const auto out = make<bool>("above_zero");
    const Kokkos::View<float, space> level(Kokkos::view_alloc("level", exec));
    auto s = scratch();
    nd::threshold<float>(exec, nd::image<const float, Exec>(in), level.data(),
                         nd::image<bool, Exec>(out), s);
    return out;
  }

  std::vector<std::int32_t> labels() const {
    const auto mask = above_zero(waves());
    const auto out = make<std::int32_t>("labels");
    const Kokkos::View<std::int32_t, space> count(Kokkos::view_alloc("count", exec));
    auto s = scratch();
    nd::label(exec, nd::image<const bool, Exec>(mask), 1, nd::image<std::int32_t, Exec>(out),
              count.data(), s);
    return values(out);
  }

  std::vector<float> smoothed() const {
    const auto in = waves();
    const auto out = make<float>("smoothed");
    auto s = scratch();
    nd::gaussian_filter<float>(exec, nd::image<const float, Exec>(in), nd::image<float, Exec>(out),
                               {.sigma = {0, 2.0, 1.0}}, s);
    return values(out);
  }

  double dot() const {
    const Kokkos::View<double*, space> x(Kokkos::view_alloc("x", exec), 100000);
    const Kokkos::View<double, space> result(Kokkos::view_alloc("result", exec));
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Exec>(exec, 0, 100000), KOKKOS_LAMBDA(int i) { x(i) = i % 10; });
    auto s = scratch();
    using vector = kordon::linalg::kernel::vector<const double, Exec>;
    kordon::linalg::kernel::dot<double>(exec, vector(x), vector(x), result.data(), s);
    exec.fence();
    return on_host(result)();
  }
};

class kordons_kernels : public in_mode {};
INSTANTIATE_TEST_SUITE_P(modes, kordons_kernels, all_modes(), mode_name);

TEST_P(kordons_kernels, threshold_and_label_as_on_the_host) {
  const auto expected = kernels<host>{}.labels();
  EXPECT_EQ(kernels<device>{}.labels(), expected);
  EXPECT_EQ(kernels<device>{device(1)}.labels(), expected);
}

TEST_P(kordons_kernels, smooth_as_on_the_host) {
  const auto expected = kernels<host>{}.smoothed();
  const auto got = kernels<device>{}.smoothed();
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) ASSERT_NEAR(got[i], expected[i], 1e-6) << i;
}

TEST_P(kordons_kernels, sum_products) {
  EXPECT_EQ(kernels<device>{}.dot(), 2850000);
}

}  // namespace
