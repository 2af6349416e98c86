// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage/threshold.hpp>
#include <kordon/testing/refused.hpp>

#include "sim_fixture.hpp"

namespace {

using kordon::refusal_code;
using kordon::testing::RefusedWith;

/// sim:1 has no double precision, sim:0 has.
class float64 : public testing::Test {
 protected:
  float64() { kordon::sim::set_float64(1, false); }
  ~float64() override { kordon::sim::set_float64(1, true); }

  /// The threshold of an image of twos at a level of 1, on a device.
  template <class T>
  struct call {
    device exec;
    Kokkos::View<T*, device_space> image{Kokkos::view_alloc("image", exec), 100};
    Kokkos::View<T, device_space> level{Kokkos::view_alloc("level", exec)};
    Kokkos::View<bool*, device_space> mask{Kokkos::view_alloc("mask", exec), 100};

    explicit call(int on) : exec(on) {
      Kokkos::deep_copy(exec, image, T(2));
      Kokkos::deep_copy(exec, level, T(1));
      exec.fence();
    }
    void operator()() const { kordon::ndimage::threshold(exec, image, level, mask); }
    bool is_right() const {
      (*this)();
      exec.fence();
      return on_host(mask)(99);
    }
  };
};

TEST_F(float64, is_refused_on_a_device_without_double_precision) {
  EXPECT_THAT(call<double>(1), RefusedWith(refusal_code::no_implementation));
}

TEST_F(float64, is_taken_on_the_other_device) {
  EXPECT_TRUE(call<double>(0).is_right());
}

TEST_F(float64, keeps_no_float32_from_the_device) {
  EXPECT_TRUE(call<float>(1).is_right());
}

}  // namespace
