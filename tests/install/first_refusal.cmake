# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
cmake -DPROGRAM=<first_refusal> -DSOURCE=<first_refusal.cpp> -DREADME=<README.md> -P first_refusal.cmake

Runs README's example with its image on sim:0. What the program prints is the refusal that README shows; the line of
its fix is the one that stands pasted in the source and in README; and pasted it gives the right result.
]]
execute_process(COMMAND "${PROGRAM}" OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
if(NOT printed MATCHES "^(KRD001 [^\n]*\\(\"image\", sim:0, [^\n]* Fix: ([^\n]*;))\nsmoothed\\(0, 0\\) = 1\n$")
  message(FATAL_ERROR "no refusal of an image on sim:0, with a fix, and then the result:\n${printed}")
endif()
set(refusal "${CMAKE_MATCH_1}")
set(fix "${CMAKE_MATCH_2}")

function(expect_in file line)
  file(READ "${file}" text)
  string(FIND "${text}" "${line}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "${file} does not have the line\n${line}")
  endif()
endfunction()
expect_in("${README}" "\n${refusal}\n")
expect_in("${README}" "\n${fix}\n")
expect_in("${SOURCE}" "\n  ${fix}\n")
message(STATUS "refused, mended and right:\n${printed}")
