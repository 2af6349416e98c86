// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/fft/irfftn.hpp>

#include "as_samples.hpp"

namespace kordon::inline v0::fft {
namespace {

template <class Exec, class T>
using irfftn_on =
    kernel::transform_for<irfftn_fn, kernel::form::half, kernel::form::real, false>::on<Exec, T>;

}  // namespace

void register_irfftn(implementation_rows& rows) {
  add_rows<irfftn_fn, irfftn_on, float, double>(rows, takes_everything<irfftn_fn>());
}

}  // namespace kordon::v0::fft
