# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
cmake -DPROGRAM=<judge> -DWHO=<plug-in or backend> -DARGUMENT=<of the program> -DFAILS=<test>,... -DSAYS=<text> -DNEVER_SAYS=<text>
      -P expect.cmake

Runs the program: those tests of it fail and no others, each with its fix; and what it prints has the one text and not the
other. Without FAILS it passes.
]]
string(REPLACE "," ";" FAILS "${FAILS}")
execute_process(COMMAND "${PROGRAM}" "${WHO}" ${ARGUMENT} RESULT_VARIABLE result OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
message(NOTICE "${printed}")
string(REGEX MATCHALL "\\[  FAILED  \\] [A-Za-z0-9_]+\\.[A-Za-z0-9_]+ \\(" failed "${printed}")
list(TRANSFORM failed REPLACE "\\[  FAILED  \\] [A-Za-z0-9_]+\\.([A-Za-z0-9_]+) \\(" "\\1")
if(NOT failed STREQUAL FAILS)
  message(FATAL_ERROR "these checks failed: '${failed}', and these should: '${FAILS}'")
endif()
if(FAILS AND (result EQUAL 0 OR NOT printed MATCHES "Fix: "))
  message(FATAL_ERROR "the program ended with ${result}, or no fix was given")
elseif(NOT FAILS AND NOT result EQUAL 0)
  message(FATAL_ERROR "the program ended with ${result}")
endif()
string(FIND "${printed}" "${SAYS}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "it does not say '${SAYS}'")
endif()
if(NEVER_SAYS)
  string(FIND "${printed}" "${NEVER_SAYS}" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "it says '${NEVER_SAYS}'")
  endif()
endif()
