// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/fft/fftn.hpp>

#include "as_samples.hpp"

namespace kordon::inline v0::fft {
namespace {

template <class Exec, class T>
using fftn_on =
    kernel::transform_for<fftn_fn, kernel::form::full, kernel::form::full, true>::on<Exec, T>;

}  // namespace

void register_fftn(implementation_rows& rows) {
  add_rows<fftn_fn, fftn_on, Kokkos::complex<float>, Kokkos::complex<double>>(
      rows, takes_everything<fftn_fn>());
}

}  // namespace kordon::v0::fft
