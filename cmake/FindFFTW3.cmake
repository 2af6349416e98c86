# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Finds FFTW 3 in single and double precision: the target FFTW3::FFTW3, and FFTW3_HAS_OPENMP where its OpenMP flavour is
there, of 3.3.9 or later. FFTW brings no package of its own for CMake in most distributions.
]]
find_path(FFTW3_INCLUDE_DIR fftw3.h)
foreach(part IN ITEMS fftw3 fftw3f fftw3_omp fftw3f_omp)
  find_library(FFTW3_${part}_LIBRARY ${part})
  mark_as_advanced(FFTW3_${part}_LIBRARY)
endforeach()
mark_as_advanced(FFTW3_INCLUDE_DIR)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(FFTW3 REQUIRED_VARS FFTW3_fftw3_LIBRARY FFTW3_fftw3f_LIBRARY FFTW3_INCLUDE_DIR)
if(NOT FFTW3_FOUND OR TARGET FFTW3::FFTW3)
  return()
endif()

add_library(FFTW3::FFTW3 INTERFACE IMPORTED)
target_include_directories(FFTW3::FFTW3 INTERFACE "${FFTW3_INCLUDE_DIR}")
target_link_libraries(FFTW3::FFTW3 INTERFACE "${FFTW3_fftw3_LIBRARY}" "${FFTW3_fftw3f_LIBRARY}")
set(FFTW3_HAS_OPENMP FALSE)
find_package(OpenMP QUIET COMPONENTS CXX)
# Since 3.3.9, which can give a program's own number of threads back.
file(STRINGS "${FFTW3_INCLUDE_DIR}/fftw3.h" tells_threads REGEX planner_nthreads)
if(FFTW3_fftw3_omp_LIBRARY AND FFTW3_fftw3f_omp_LIBRARY AND OpenMP_CXX_FOUND AND tells_threads)
  set(FFTW3_HAS_OPENMP TRUE)
  target_link_libraries(FFTW3::FFTW3 INTERFACE "${FFTW3_fftw3_omp_LIBRARY}" "${FFTW3_fftw3f_omp_LIBRARY}"
                                               OpenMP::OpenMP_CXX)
endif()
