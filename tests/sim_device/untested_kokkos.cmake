# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
cmake -DCOMMANDS=<compile_commands.json> -DSOURCE=<file to write> -P untested_kokkos.cmake

A Kokkos that the simulated device was not tested with, older or newer, is refused by the compiler, in a sentence.
]]
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/../compile_fail/compile.cmake")

foreach(version IN ITEMS 40799 50300)
  file(WRITE "${SOURCE}" "#include <Kokkos_Core.hpp>
#undef KOKKOS_VERSION
#define KOKKOS_VERSION ${version}
#include <kordon/sim_device/kokkos_adapter.hpp>
")
  kordon_compile("${SOURCE}" "${COMMANDS}" status said)
  string(FIND "${said}" "it was tested with 5.0 and 5.2" at)
  if(status EQUAL 0 OR at EQUAL -1)
    message(FATAL_ERROR "Kokkos ${version} is not refused with a sentence but\n${said}")
  endif()
endforeach()
