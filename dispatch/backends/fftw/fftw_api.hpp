// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fftw3.h>

/// FFTW's two libraries, one a precision, under one set of names.
namespace kordon::inline v0::backends {

template <class Real>
struct fftw_api;

template <>
struct fftw_api<double> {
  using plan = fftw_plan;
  using complex = fftw_complex;
  static constexpr auto plan_complex = &fftw_plan_guru64_dft;
  static constexpr auto plan_to_complex = &fftw_plan_guru64_dft_r2c;
  static constexpr auto plan_to_real = &fftw_plan_guru64_dft_c2r;
  static constexpr auto run_complex = &fftw_execute_dft;
  static constexpr auto run_to_complex = &fftw_execute_dft_r2c;
  static constexpr auto run_to_real = &fftw_execute_dft_c2r;
  static constexpr auto destroy = &fftw_destroy_plan;
  static constexpr auto alignment_of = &fftw_alignment_of;
#if KORDON_FFTW_HAS_OPENMP
  static constexpr auto start_threads = &fftw_init_threads;
  static constexpr auto lock_for_others = &fftw_make_planner_thread_safe;
  static constexpr auto use_threads = &fftw_plan_with_nthreads;
  static constexpr auto threads = &fftw_planner_nthreads;
#endif
};

template <>
struct fftw_api<float> {
  using plan = fftwf_plan;
  using complex = fftwf_complex;
  static constexpr auto plan_complex = &fftwf_plan_guru64_dft;
  static constexpr auto plan_to_complex = &fftwf_plan_guru64_dft_r2c;
  static constexpr auto plan_to_real = &fftwf_plan_guru64_dft_c2r;
  static constexpr auto run_complex = &fftwf_execute_dft;
  static constexpr auto run_to_complex = &fftwf_execute_dft_r2c;
  static constexpr auto run_to_real = &fftwf_execute_dft_c2r;
  static constexpr auto destroy = &fftwf_destroy_plan;
  static constexpr auto alignment_of = &fftwf_alignment_of;
#if KORDON_FFTW_HAS_OPENMP
  static constexpr auto start_threads = &fftwf_init_threads;
  static constexpr auto lock_for_others = &fftwf_make_planner_thread_safe;
  static constexpr auto use_threads = &fftwf_plan_with_nthreads;
  static constexpr auto threads = &fftwf_planner_nthreads;
#endif
};

}  // namespace kordon::v0::backends
