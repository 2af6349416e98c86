# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
# Kokkos Kernels, headers only: every kernel is instantiated where it is used.
include(CMakeFindDependencyMacro)
find_dependency(Kokkos 5...<6)
if(NOT TARGET KokkosKernels::kokkoskernels)
  add_library(KokkosKernels::kokkoskernels INTERFACE IMPORTED)
  cmake_path(SET kordon_kernels_prefix NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../../..")
  target_include_directories(KokkosKernels::kokkoskernels SYSTEM INTERFACE
    "${kordon_kernels_prefix}/include/kokkos-kernels")
  unset(kordon_kernels_prefix)
  target_link_libraries(KokkosKernels::kokkoskernels INTERFACE Kokkos::kokkos)
  add_library(KokkosKernels::all_libs INTERFACE IMPORTED)
  target_link_libraries(KokkosKernels::all_libs INTERFACE KokkosKernels::kokkoskernels)
endif()
