# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
# CUDA, by nvcc.
set(KORDON_DEVICE_OPTIONS_FILE_cuda "--options-file=")

function(kordon_device_cuda command environment architecture why)
  set(oldest 12.2)  # what Kokkos 5 asks for
  find_package(CUDAToolkit QUIET)
  if(NOT CUDAToolkit_NVCC_EXECUTABLE)
    set(${why} "there is no nvcc" PARENT_SCOPE)
    return()
  elseif(CUDAToolkit_VERSION VERSION_LESS oldest)
    set(${why} "nvcc is of CUDA ${CUDAToolkit_VERSION}, and Kokkos needs ${oldest}" PARENT_SCOPE)
    return()
  endif()
  set(line "${CUDAToolkit_NVCC_EXECUTABLE}" -std=c++20 -arch=sm_90 --extended-lambda --expt-relaxed-constexpr)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND line -ccbin "${CMAKE_CXX_COMPILER}")
  endif()
  if("OPENMP" IN_LIST Kokkos_DEVICES)
    list(APPEND line -Xcompiler -fopenmp)
  endif()
  set(${command} "${line};-x;cu;-c" PARENT_SCOPE)
  set(${environment} "" PARENT_SCOPE)
  set(${architecture} HOPPER90 PARENT_SCOPE)
  set(${why} "" PARENT_SCOPE)
endfunction()
