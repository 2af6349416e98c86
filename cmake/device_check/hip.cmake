# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
HIP, by clang++ 19 or newer, for gfx90a.

  Kordon_HIP_ROOT      a prefix with HIP's headers and device library (include/hip, amdgcn/bitcode)
  Kordon_PROVIDE_HIP   ON: Debian's packages of clang 19, HIP and ROCm's libraries (50 MB) are unpacked into
                       <build>/_deps/hip (hip.py) and used; nothing is installed
]]
option(Kordon_PROVIDE_HIP "Unpack Debian's clang 19 and HIP headers into the build tree, for the device check" OFF)
set(Kordon_HIP_ROOT "$ENV{ROCM_PATH}" CACHE PATH "A prefix with HIP's headers and device library, for the device check")
set(KORDON_DEVICE_OPTIONS_FILE_hip "@")

function(kordon_device_hip command environment architecture why)
  set(root "${Kordon_HIP_ROOT}")
  set(compiler "")
  set(variables "")
  if(Kordon_PROVIDE_HIP)
    set(root "${CMAKE_BINARY_DIR}/_deps/hip")
    execute_process(
      COMMAND "${Kordon_PYTHON}" -B "${KORDON_DEVICE_CHECK_DIR}/hip.py" "${root}" --cache "${Kordon_DEPENDENCY_CACHE}"
      RESULT_VARIABLE failed ERROR_VARIABLE error ERROR_STRIP_TRAILING_WHITESPACE)
    if(failed)
      set(${why} "${error}" PARENT_SCOPE)
      return()
    endif()
    set(compiler "${root}/lib/llvm-19/bin/clang++")
    set(variables "LD_LIBRARY_PATH=${root}/lib/x86_64-linux-gnu")
  else()
    find_program(Kordon_HIP_COMPILER NAMES clang++-22 clang++-21 clang++-20 clang++-19 clang++ amdclang++
      HINTS "${root}/bin" "${root}/llvm/bin" DOC "A clang++ that compiles HIP")
    mark_as_advanced(Kordon_HIP_COMPILER)
    set(compiler "${Kordon_HIP_COMPILER}")
  endif()
  if(NOT compiler)
    set(${why} "there is no clang++ (Kordon_PROVIDE_HIP=ON unpacks one)" PARENT_SCOPE)
    return()
  endif()
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env ${variables} "${compiler}" --version
    OUTPUT_VARIABLE version ERROR_VARIABLE error RESULT_VARIABLE failed)
  string(REGEX MATCH "version ([0-9]+)" version "${version}")
  if(failed)
    set(${why} "${compiler} does not start: ${error}" PARENT_SCOPE)
    return()
  elseif(CMAKE_MATCH_1 LESS 19)
    set(${why} "${compiler} is clang ${CMAKE_MATCH_1}, and HIP's headers need 19 (Kordon_PROVIDE_HIP=ON unpacks one)"
      PARENT_SCOPE)
    return()
  endif()
  if(NOT root OR NOT EXISTS "${root}/include/hip/hip_runtime.h")
    set(${why} "there are no HIP headers (Kordon_HIP_ROOT names them, Kordon_PROVIDE_HIP=ON unpacks them)" PARENT_SCOPE)
    return()
  endif()
  set(line "${compiler}" -x hip --offload-arch=gfx90a -std=c++20 -O1 "--rocm-path=${root}" -isystem "${root}/include")
  if(Kordon_PROVIDE_HIP)
    list(APPEND line --hip-version=6.4.0 "--rocm-device-lib-path=${root}/lib/llvm-17/lib/clang/17/amdgcn/bitcode")
  endif()
  if("OPENMP" IN_LIST Kokkos_DEVICES)
    list(APPEND line -fopenmp)
  endif()
  set(${command} "${line};-c" PARENT_SCOPE)
  set(${environment} "${variables}" PARENT_SCOPE)
  set(${architecture} AMD_GFX90A PARENT_SCOPE)
  set(${why} "" PARENT_SCOPE)
endfunction()
