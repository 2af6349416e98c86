// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/mock_space.hpp>

/// What the cases call with. They are only ever compiled.
template <class Data>
using view = Kokkos::View<Data, Kokkos::LayoutRight, Kokkos::HostSpace>;

inline const Kokkos::DefaultHostExecutionSpace exec;
inline view<float**> in, out;
inline view<const float**> constant;
inline kordon::testing::mock_device_view<float**> on_device;
