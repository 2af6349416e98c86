// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// The fft kernels for the device that the check compiles for.
#include <kordon/fft/kernel/transform.hpp>

namespace kordon::inline v0 {

using device = Kokkos::DefaultExecutionSpace;
using fft::kernel::form;
using fft::kernel::samples;

template void fft::kernel::transform<float, device>(const std::string&, const device&,
                                                    const std::int64_t (&)[3],
                                                    const samples<const float>&, form,
                                                    const samples<float>&, form, float, float,
                                                    scratch&);
template void fft::kernel::clear<float, device>(const std::string&, const device&,
                                                const samples<float>&);

}  // namespace kordon::v0
