# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
# A project that holds Kordon by add_subdirectory may have a Kokkos of its own. A program has one Kokkos, so that one is
# used; Kokkos Kernels must be made for it, and so is the project's own too, or none.
if(TARGET Kokkos::kokkos AND Kordon_ENABLE_BACKEND_KOKKOS_KERNELS AND NOT TARGET KokkosKernels::kokkoskernels)
  message(STATUS "Kordon: without the backend kokkos-kernels, since Kokkos is of the project around, which has no "
                 "Kokkos Kernels. Fix: find or add that before Kordon as well")
  set(Kordon_ENABLE_BACKEND_KOKKOS_KERNELS OFF)
endif()

# What find_package asks for later is then the target that is there.
if(TARGET KokkosKernels::kokkoskernels AND NOT KokkosKernels_FOUND)
  set(redirect "${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/kokkoskernels-config")
  file(WRITE "${redirect}.cmake" "")
  file(WRITE "${redirect}-version.cmake" "set(PACKAGE_VERSION_COMPATIBLE TRUE)\n")
endif()
