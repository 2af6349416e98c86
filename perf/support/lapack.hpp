// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench.hpp"

#if KORDON_PERF_HAS_LAPACK
extern "C" {
void dgesv_(const int* n, const int* k, double* a, const int* lead, int* pivots, double* b,
            const int* b_lead, int* info);
void dpotrf_(const char* half, const int* n, double* a, const int* lead, int* info, std::size_t);
}

/// The LAPACK that Kordon's backend uses, called directly on column-major matrices, which it overwrites.
namespace kordon::perf {

inline void lapack_solve(int n, double* a, int* pivots, double* x) {
  const int one = 1;
  int info = 0;
  dgesv_(&n, &one, a, &n, pivots, x, &n, &info);
}
inline void lapack_upper_factor(int n, double* a) {
  int info = 0;
  dpotrf_("U", &n, a, &n, &info, 1);
}

}  // namespace kordon::perf
#endif
