# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
cmake -DGOLDEN=<refusals.golden> -DTESTS=<folder> -DCOMMANDS=<compile_commands.json> -DSOURCE=<file to write>
      -P check_fixes.cmake

Pastes the fix of every refusal that is a line of code ("Fix: auto ...;") into a program with arrays of the names in the
message, and compiles it: what Kordon tells its users to write must be C++, for arrays and for Views. The movers and the
importers have their sentences in the tests of TESTS.
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

# A literal that goes on in the next line is one.
file(GLOB tests "${TESTS}/*_test.cpp")
set(text "")
foreach(test IN LISTS tests)
  file(READ "${test}" more)
  string(APPEND text "${more}")
endforeach()
string(REPLACE ";" "<semicolon>" text "${text}")
string(REPLACE "[" "<" text "${text}")
string(REPLACE "]" ">" text "${text}")
string(REGEX REPLACE "\"[ \n]*\"" "" text "${text}")
string(REGEX MATCHALL "Fix: (auto|kordon::)[^\"\n]*" mover_fixes "${text}")
string(REGEX MATCHALL "as {kordon::space_kind::[^\"\n}]*}" places "${text}")
list(REMOVE_DUPLICATES mover_fixes)
list(REMOVE_DUPLICATES places)
list(LENGTH mover_fixes count)
list(LENGTH places count_of_places)
if(count LESS 4 OR count_of_places LESS 2)
  message(FATAL_ERROR "only ${count} fixes and ${count_of_places} places in ${TESTS} are code")
endif()

function(kordon_paste out)
  set(body "")
  foreach(fix IN LISTS ARGN)
    string(REPLACE "Fix: " "" fix "${fix}")
    string(REPLACE "<semicolon>" ";" fix "${fix}")
    string(APPEND body "  { ${fix}; }\n")
  endforeach()
  set(${out} "${body}" PARENT_SCOPE)
endfunction()

list(TRANSFORM places REPLACE "^as " "kordon::place")
list(TRANSFORM fixes REPLACE "A[.](row_map|columns|values)" "A_\\1")
kordon_paste(body ${fixes})
kordon_paste(body_of_movers ${mover_fixes} ${places})
file(READ "${CMAKE_CURRENT_LIST_DIR}/fixes.cpp.in" KORDON_PROGRAM)
string(REPLACE "@KORDON_FIXES@" "${body}" KORDON_PROGRAM "${KORDON_PROGRAM}")
string(REPLACE "@KORDON_FIXES_OF_MOVERS@" "${body_of_movers}" KORDON_PROGRAM "${KORDON_PROGRAM}")
file(WRITE "${SOURCE}" "${KORDON_PROGRAM}")

kordon_compile("${SOURCE}" "${COMMANDS}" status said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "A fix that Kordon suggests does not compile (${SOURCE}):\n${said}")
endif()
