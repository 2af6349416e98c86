# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
cmake -DCASE=<file> -DCOMMANDS=<compile_commands.json> -DGNU=<bool> -P check_case.cmake

Compiles a case, only as far as its meaning, and checks what the compiler says: an error at each line marked
"// refused" and at no other line, so that the legal twins in the same file stand; and each text after
"// expect:" (any compiler) and "// expect-gnu:" (GCC) somewhere.
]]
cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/compile.cmake")

kordon_compile("${CASE}" "${COMMANDS}" status said)
file(STRINGS "${CASE}" lines)

set(complaints "")
set(refused "")
set(number 0)
file(READ "${CASE}" text)
string(REPLACE ";" "," text "${text}")
string(REPLACE "[" "(" text "${text}")
string(REPLACE "]" ")" text "${text}")
string(REPLACE "\n" ";" lines "${text}")
string(REPLACE ";" "," said "${said}")
string(REPLACE "[" "(" said "${said}")
string(REPLACE "]" ")" said "${said}")
foreach(line IN LISTS lines)
  math(EXPR number "${number} + 1")
  if(line MATCHES "// refused$")
    list(APPEND refused ${number})
    if(NOT said MATCHES "\\.cpp:${number}:[0-9]+: error: ")
      list(APPEND complaints "line ${number} was accepted and must be refused")
    endif()
  elseif(line MATCHES "^// expect: (.*)$" OR (GNU AND line MATCHES "^// expect-gnu: (.*)$"))
    string(FIND "${said}" "${CMAKE_MATCH_1}" at)
    if(at EQUAL -1)
      list(APPEND complaints "the compiler does not say: ${CMAKE_MATCH_1}")
    endif()
  endif()
endforeach()
if(NOT refused)
  list(APPEND complaints "no line is marked as refused")
endif()

string(REGEX MATCHALL "[^\n]*:[0-9]+:[0-9]+: (fatal )?error: [^\n]*" errors "${said}")
foreach(error IN LISTS errors)
  string(REGEX MATCH ":([0-9]+):[0-9]+: (fatal )?error:" ignored "${error}")
  if(NOT CMAKE_MATCH_1 IN_LIST refused)
    list(APPEND complaints "not expected: ${error}")
  endif()
endforeach()

if(complaints)
  list(JOIN complaints "\n  " complaints)
  message(FATAL_ERROR "${CASE}:\n  ${complaints}\nThe compiler said:\n${said}")
endif()
