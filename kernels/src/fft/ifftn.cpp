// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/fft/ifftn.hpp>

#include "as_samples.hpp"

namespace kordon::inline v0::fft {
namespace {

template <class Exec, class T>
using ifftn_on =
    kernel::transform_for<ifftn_fn, kernel::form::full, kernel::form::full, false>::on<Exec, T>;

}  // namespace

void register_ifftn(implementation_rows& rows) {
  add_rows<ifftn_fn, ifftn_on, Kokkos::complex<float>, Kokkos::complex<double>>(
      rows, takes_everything<ifftn_fn>());
}

}  // namespace kordon::v0::fft
