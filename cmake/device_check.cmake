# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Checks that kernels compile for a device, on machines whose Kokkos is a host one.

  include(cmake/device_check.cmake)
  kordon_add_device_check(<name> SOURCES <file>... [FOR cuda|hip...]
                          [TARGETS <target>...] [INCLUDES <dir>...] [DEFINITIONS <macro>...])

Adds one ctest test per source and platform, device.<name>.<file's stem> for CUDA and device_hip.<name>.<file's stem>
for HIP, labelled `device`: it compiles that file with nvcc, or as HIP with clang++ 19 or newer, to an object in the
build tree, against the Kokkos headers that find_package(Kokkos) found, with a generated config overlay
(device_check/overlay.py) that turns the backend on. FOR leaves out a platform. TARGETS lend their include directories
and definitions. The objects are not linked: a host Kokkos has no such backend. Each test writes files of its own only,
so they run in parallel. Where that cannot be done the tests are there all the same, skipped, and print the reason.
Call it after find_package(Kokkos) and enable_testing(). CUDAToolkit_ROOT names a CUDA that is not found by itself;
CMAKE_DISABLE_FIND_PACKAGE_CUDAToolkit=ON leaves the checks for CUDA out. For HIP see device_check/hip.cmake.
]]
include_guard(GLOBAL)
set(KORDON_DEVICE_CHECK_DIR "${CMAKE_CURRENT_LIST_DIR}/device_check")
include("${KORDON_DEVICE_CHECK_DIR}/cuda.cmake")
include("${KORDON_DEVICE_CHECK_DIR}/hip.cmake")

function(kordon_add_device_check name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;FOR;TARGETS;INCLUDES;DEFINITIONS")
  if(NOT arg_FOR)
    set(arg_FOR cuda hip)
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
  list(JOIN arg_FOR "_" platforms)
  file(GENERATE OUTPUT "${folder}/options_${platforms}.$<COMPILE_LANGUAGE>" CONTENT
    "$<$<BOOL:${includes}>:-I\"$<JOIN:${includes},\" -I\">\">\n$<$<BOOL:${definitions}>:-D$<JOIN:${definitions}, -D>>\n")
  foreach(platform IN LISTS arg_FOR)
    kordon_device_compiler(${platform} command environment why)
    if(why)
      message(STATUS "Device check ${name} for ${platform}: skipped, ${why}")
    else()
      list(GET command 0 compiler)
      message(STATUS "Device check ${name} for ${platform}: with ${compiler}")
    endif()
    set(prefix device)
    if(NOT platform STREQUAL "cuda")
      set(prefix device_${platform})
    endif()
    file(MAKE_DIRECTORY "${folder}/${platform}")
    foreach(source IN LISTS arg_SOURCES)
      cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
      cmake_path(GET source STEM stem)
      set(test "${prefix}.${name}.${stem}")
      if(why)
        add_test(NAME ${test} COMMAND "${CMAKE_COMMAND}" -E echo "skipped: ${why}")
        set_tests_properties(${test} PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: " LABELS device)
        continue()
      endif()
      add_test(NAME ${test} COMMAND ${command} "${source}" -o "${folder}/${platform}/${stem}.o"
        ${KORDON_DEVICE_OPTIONS_FILE_${platform}}${folder}/options_${platforms}.CXX)
      set_tests_properties(${test} PROPERTIES LABELS device TIMEOUT 900
        ENVIRONMENT "TMPDIR=${folder}/${platform};${environment}")
    endforeach()
  endforeach()
endfunction()

# The command line up to the source, what it needs in the environment, or why there is none. Found out once.
function(kordon_device_compiler platform command environment why)
  set(kept KORDON_DEVICE_CHECK_${platform})
  get_property(known GLOBAL PROPERTY ${kept} SET)
  if(NOT known)
    kordon_device_compiler_find(${platform} line variables reason)
    set_property(GLOBAL PROPERTY ${kept} "${line}")
    set_property(GLOBAL PROPERTY ${kept}_ENVIRONMENT "${variables}")
    set_property(GLOBAL PROPERTY ${kept}_REASON "${reason}")
  endif()
  get_property(line GLOBAL PROPERTY ${kept})
  get_property(variables GLOBAL PROPERTY ${kept}_ENVIRONMENT)
  get_property(reason GLOBAL PROPERTY ${kept}_REASON)
  set(${command} "${line}" PARENT_SCOPE)
  set(${environment} "${variables}" PARENT_SCOPE)
  set(${why} "${reason}" PARENT_SCOPE)
endfunction()

# A platform is a function kordon_device_<platform>(line environment architecture why).
function(kordon_device_compiler_find platform command environment why)
  set(${command} "" PARENT_SCOPE)
  set(${environment} "" PARENT_SCOPE)
  find_program(Kordon_PYTHON NAMES python3 DOC "Python 3")
  mark_as_advanced(Kordon_PYTHON)
  kordon_device_kokkos_include(kokkos)
  if(NOT Kordon_PYTHON)
    set(${why} "there is no python3 to write the config overlay" PARENT_SCOPE)
    return()
  elseif(NOT kokkos)
    set(${why} "the target Kokkos::kokkoscore names no folder with KokkosCore_config.h" PARENT_SCOPE)
    return()
  endif()
  cmake_language(CALL kordon_device_${platform} line variables architecture reason)
  if(reason)
    set(${why} "${reason}" PARENT_SCOPE)
    return()
  endif()
  set(overlay "${CMAKE_BINARY_DIR}/device_check/overlay_${platform}")
  string(TOUPPER "${platform}" backend)
  execute_process(
    COMMAND "${Kordon_PYTHON}" -B "${KORDON_DEVICE_CHECK_DIR}/overlay.py" "${kokkos}" "${overlay}" ${backend}
      ${architecture}
    RESULT_VARIABLE failed ERROR_VARIABLE error ERROR_STRIP_TRAILING_WHITESPACE)
  if(failed)
    set(${why} "${error}" PARENT_SCOPE)
    return()
  endif()
  list(GET line 0 compiler)
  list(REMOVE_AT line 0)
  set(${command} "${compiler};-I${overlay};-I${kokkos};${line}" PARENT_SCOPE)
  set(${environment} "${variables}" PARENT_SCOPE)
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
