// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// The ndimage kernels for the device that the check compiles for: float and one integer type.
#include <kordon/ndimage/kernel/correlate1d.hpp>
#include <kordon/ndimage/kernel/gaussian_filter.hpp>
#include <kordon/ndimage/kernel/label.hpp>
#include <kordon/ndimage/kernel/measure_objects.hpp>
#include <kordon/ndimage/kernel/otsu_threshold.hpp>
#include <kordon/ndimage/kernel/threshold.hpp>

namespace kordon::inline v0::ndimage::kernel {

using device = Kokkos::DefaultExecutionSpace;
static_assert(!kordon::kernel::is_host_exec<device>, "the check compiles for a device");

template void gaussian_filter<float, device>(const device&, const image<const float, device>&,
                                             const image<float, device>&,
                                             const gaussian_filter_parameters&, scratch&);
template void correlate1d<float, device>(const device&, const image<const float, device>&,
                                         const correlate1d_weights<float>&,
                                         const image<float, device>&, const correlate1d_parameters&,
                                         scratch&);
template void otsu_threshold<float, device>(const device&, const image<const float, device>&,
                                            float*, std::int64_t, scratch&);
template void otsu_threshold<std::uint8_t, device>(const device&,
                                                   const image<const std::uint8_t, device>&,
                                                   std::uint8_t*, std::int64_t, scratch&);
template void threshold<float, device>(const device&, const image<const float, device>&,
                                       const float*, const image<bool, device>&, scratch&);
template void threshold<std::uint8_t, device>(const device&,
                                              const image<const std::uint8_t, device>&,
                                              const std::uint8_t*, const image<bool, device>&,
                                              scratch&);
template void label<device, std::uint8_t>(const device&, const image<const std::uint8_t, device>&,
                                          int, const image<std::int32_t, device>&, std::int32_t*,
                                          scratch&);
template void measure_objects<device, float>(const device&,
                                             const image<const std::int32_t, device>&,
                                             const image<const float, device>&,
                                             const object_table<float, device>&, scratch&);
template void measure_objects<device, std::uint8_t>(const device&,
                                                    const image<const std::int32_t, device>&,
                                                    const image<const std::uint8_t, device>&,
                                                    const object_table<std::uint8_t, device>&,
                                                    scratch&);

}  // namespace kordon::v0::ndimage::kernel
