# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
cmake -DGOLDEN=<refusals.golden> -DCOMMANDS=<compile_commands.json> -DSOURCE=<file to write> -P check_fixes.cmake

Pastes the fix of every refusal that is a line of code ("Fix: auto ...;") into a program with arrays of the names in the
message, and compiles it: what Kordon tells its users to write must be C++.
]]
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/compile.cmake")

file(READ "${GOLDEN}" text)
string(REPLACE ";" "<semicolon>" text "${text}")
string(REPLACE "[" "<" text "${text}")
string(REPLACE "]" ">" text "${text}")
string(REGEX MATCHALL "Fix: auto [^\n]*" fixes "${text}")
list(REMOVE_DUPLICATES fixes)
list(LENGTH fixes count)
if(count LESS 10)
  message(FATAL_ERROR "only ${count} fixes in ${GOLDEN} are lines of code")
endif()
set(body "")
foreach(fix IN LISTS fixes)
  string(REPLACE "Fix: " "" fix "${fix}")
  string(REPLACE "<semicolon>" ";" fix "${fix}")
  string(APPEND body "  { ${fix} }\n")
endforeach()
file(READ "${CMAKE_CURRENT_LIST_DIR}/fixes.cpp.in" KORDON_PROGRAM)
string(REPLACE "@KORDON_FIXES@" "${body}" KORDON_PROGRAM "${KORDON_PROGRAM}")
file(WRITE "${SOURCE}" "${KORDON_PROGRAM}")

kordon_compile("${SOURCE}" "${COMMANDS}" status said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "A fix that Kordon suggests does not compile (${SOURCE}):\n${said}")
endif()
