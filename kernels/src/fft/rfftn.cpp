// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/fft/rfftn.hpp>

#include "as_samples.hpp"

namespace kordon::inline v0::fft {
namespace {

template <class Exec, class T>
using rfftn_on =
    kernel::transform_for<rfftn_fn, kernel::form::real, kernel::form::half, true>::on<Exec, T>;

}  // namespace

void register_rfftn(implementation_rows& rows) {
  add_rows<rfftn_fn, rfftn_on, float, double>(rows, takes_everything<rfftn_fn>());
}

}  // namespace kordon::v0::fft
