# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0

# A program that has the installed Kordon of PREFIX beside a Kokkos for other devices, here an invented one, cannot be
# configured, and CMake says why.
file(REMOVE_RECURSE "${BINARY}")
file(WRITE "${BINARY}/kokkos/KokkosConfig.cmake" "add_library(Kokkos::kokkos INTERFACE IMPORTED)\nset(Kokkos_DEVICES SYCL)\n")
file(WRITE "${BINARY}/kokkos/KokkosConfigVersion.cmake"
     "set(PACKAGE_VERSION ${KOKKOS_VERSION})\nset(PACKAGE_VERSION_COMPATIBLE TRUE)\n")
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${BINARY}/build" -G "${GENERATOR}"
                        "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DKokkos_DIR=${BINARY}/kokkos" "-DCMAKE_PREFIX_PATH=${PREFIX}"
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
string(REGEX REPLACE "[ \n]+" " " said "${said}")
set(reason "Kordon was built for the Kokkos devices ${DEVICES}, and this Kokkos has SYCL. Fix: build both with the same Kokkos")
string(FIND "${said}" "${reason}" at)
if(result EQUAL 0 OR at EQUAL -1)
  message(FATAL_ERROR "CMake does not stop with '${reason}' but says ${said}")
endif()
