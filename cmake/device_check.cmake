# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Checks that kernels compile for a device, on machines whose Kokkos is a host one.

  include(cmake/device_check.cmake)
  kordon_add_device_check(<name> SOURCES <file>... [TARGETS <target>...] [INCLUDES <dir>...] [DEFINITIONS <macro>...])

Adds one ctest test per source, device.<name>.<file's stem>, labelled `device`: it compiles that file with nvcc as CUDA
to an object in the build tree, against the Kokkos headers that find_package(Kokkos) found, with a generated config
overlay (device_check/overlay.py) that turns the CUDA backend on. TARGETS lend their include directories and
definitions. The objects are not linked: a host Kokkos has no CUDA backend. Each test writes files of its own only, so
they run in parallel. Where that cannot be done the tests are there all the same, skipped, and print the reason.
Call it after find_package(Kokkos) and enable_testing(). CUDAToolkit_ROOT names a CUDA that is not found by itself;
CMAKE_DISABLE_FIND_PACKAGE_CUDAToolkit=ON leaves the checks out.
]]
include_guard(GLOBAL)
set(KORDON_DEVICE_CHECK_DIR "${CMAKE_CURRENT_LIST_DIR}/device_check")

function(kordon_add_device_check name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;TARGETS;INCLUDES;DEFINITIONS")
  kordon_device_compiler(command why)
  if(why)
    message(STATUS "Device check ${name}: skipped, ${why}")
  else()
    list(GET command 0 compiler)
    message(STATUS "Device check ${name}: with ${compiler}")
  endif()
  set(includes "${arg_INCLUDES}")
  set(definitions "${arg_DEFINITIONS}")
  foreach(target IN LISTS arg_TARGETS)
    list(APPEND includes "$<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>")
    list(APPEND definitions "$<TARGET_PROPERTY:${target},INTERFACE_COMPILE_DEFINITIONS>")
  endforeach()
  set(includes "$<REMOVE_DUPLICATES:$<FILTER:${includes},EXCLUDE,^$>>")
  set(definitions "$<REMOVE_DUPLICATES:$<FILTER:${definitions},EXCLUDE,^$>>")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/device_check/${name}")
  file(MAKE_DIRECTORY "${folder}")
  # A file, as add_test may not evaluate what Kokkos' targets say for one language only.
  file(GENERATE OUTPUT "${folder}/options.$<COMPILE_LANGUAGE>" CONTENT
    "$<$<BOOL:${includes}>:-I\"$<JOIN:${includes},\" -I\">\">\n$<$<BOOL:${definitions}>:-D$<JOIN:${definitions}, -D>>\n")
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    cmake_path(GET source STEM stem)
    set(test "device.${name}.${stem}")
    if(why)
      add_test(NAME ${test} COMMAND "${CMAKE_COMMAND}" -E echo "skipped: ${why}")
      set_tests_properties(${test} PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: " LABELS device)
      continue()
    endif()
    add_test(NAME ${test} COMMAND ${command} --options-file "${folder}/options.CXX"
      -x cu -c "${source}" -o "${folder}/${stem}.o")
    set_tests_properties(${test} PROPERTIES LABELS device TIMEOUT 900 ENVIRONMENT "TMPDIR=${folder}")
  endforeach()
endfunction()

# The command line up to the include directories of the caller, or why there is none. Found out once.
function(kordon_device_compiler command why)
  get_property(known GLOBAL PROPERTY KORDON_DEVICE_CHECK SET)
  if(NOT known)
    kordon_device_compiler_find(line reason)
    set_property(GLOBAL PROPERTY KORDON_DEVICE_CHECK "${line}")
    set_property(GLOBAL PROPERTY KORDON_DEVICE_CHECK_REASON "${reason}")
  endif()
  get_property(line GLOBAL PROPERTY KORDON_DEVICE_CHECK)
  get_property(reason GLOBAL PROPERTY KORDON_DEVICE_CHECK_REASON)
  set(${command} "${line}" PARENT_SCOPE)
  set(${why} "${reason}" PARENT_SCOPE)
endfunction()

function(kordon_device_compiler_find command why)
  set(${command} "" PARENT_SCOPE)
  set(oldest 12.2)  # what Kokkos 5 asks for
  find_package(CUDAToolkit QUIET)
  find_program(Kordon_PYTHON NAMES python3 DOC "Python 3")
  mark_as_advanced(Kordon_PYTHON)
  kordon_device_kokkos_include(kokkos)
  if(NOT CUDAToolkit_NVCC_EXECUTABLE)
    set(${why} "there is no nvcc" PARENT_SCOPE)
    return()
  elseif(CUDAToolkit_VERSION VERSION_LESS oldest)
    set(${why} "nvcc is of CUDA ${CUDAToolkit_VERSION}, and Kokkos needs ${oldest}" PARENT_SCOPE)
    return()
  elseif(NOT Kordon_PYTHON)
    set(${why} "there is no python3 to write the config overlay" PARENT_SCOPE)
    return()
  elseif(NOT kokkos)
    set(${why} "the target Kokkos::kokkoscore names no folder with KokkosCore_config.h" PARENT_SCOPE)
    return()
  endif()

  set(overlay "${CMAKE_BINARY_DIR}/device_check/overlay")
  execute_process(
    COMMAND "${Kordon_PYTHON}" -B "${KORDON_DEVICE_CHECK_DIR}/overlay.py" "${kokkos}" "${overlay}" HOPPER90
    RESULT_VARIABLE failed ERROR_VARIABLE error ERROR_STRIP_TRAILING_WHITESPACE)
  if(failed)
    set(${why} "${error}" PARENT_SCOPE)
    return()
  endif()
  set(line "${CUDAToolkit_NVCC_EXECUTABLE}" -std=c++20 -arch=sm_90 --extended-lambda --expt-relaxed-constexpr)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND line -ccbin "${CMAKE_CXX_COMPILER}")
  endif()
  if("OPENMP" IN_LIST Kokkos_DEVICES)
    list(APPEND line -Xcompiler -fopenmp)
  endif()
  set(${command} "${line};-I${overlay};-I${kokkos}" PARENT_SCOPE)
  set(${why} "" PARENT_SCOPE)
endfunction()

function(kordon_device_kokkos_include result)
  set(${result} "" PARENT_SCOPE)
  if(TARGET Kokkos::kokkoscore)
    get_target_property(folders Kokkos::kokkoscore INTERFACE_INCLUDE_DIRECTORIES)
    foreach(folder IN LISTS folders)
      if(EXISTS "${folder}/KokkosCore_config.h")
        set(${result} "${folder}" PARENT_SCOPE)
        return()
      endif()
    endforeach()
  endif()
endfunction()
