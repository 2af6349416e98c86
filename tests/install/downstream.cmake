# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0

# Configures and builds SOURCE in BINARY against the Kordon in PREFIX and nothing else, and runs its PROGRAM, or its tests
# where none is given. What the program prints must contain the lines of SAYS, if given. With TYPED_TEXT, its typed call must be refused by the compiler with
# those sentences.
file(REMOVE_RECURSE "${BINARY}")
string(REPLACE ";" "\\;" PREFIX "${PREFIX}")
if(SANITIZE)
  string(APPEND FLAGS " -fsanitize=${SANITIZE}")
endif()
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${output}")
  endif()
endfunction()

run("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${BINARY}" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_PREFIX_PATH=${PREFIX}" -DCMAKE_BUILD_TYPE=Release)
run("${CMAKE_COMMAND}" --build "${BINARY}")
if(NOT PROGRAM)
  run("${CMAKE_CTEST_COMMAND}" --test-dir "${BINARY}" --output-on-failure -j 2)
  return()
endif()
execute_process(COMMAND "${BINARY}/${PROGRAM}" OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
message(NOTICE "${printed}")
if(SAYS)
  file(STRINGS "${SAYS}" lines)
  foreach(line IN LISTS lines)
    string(FIND "${printed}" "${line}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "${PROGRAM} does not print '${line}'")
    endif()
  endforeach()
endif()
if(NOT TYPED_TEXT)
  return()
endif()

run("${CMAKE_COMMAND}" "-DCMAKE_CXX_FLAGS=${FLAGS} -DFIRST_REFUSAL_TYPED" "${BINARY}")
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${BINARY}" RESULT_VARIABLE result OUTPUT_VARIABLE output
                ERROR_VARIABLE output)
if(result EQUAL 0)
  message(FATAL_ERROR "the typed call compiles, and must be refused by the compiler")
endif()
file(STRINGS "${TYPED_TEXT}" sentences)
foreach(sentence IN LISTS sentences)
  string(FIND "${output}" "${sentence}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "the compiler does not say '${sentence}' but\n${output}")
  endif()
endforeach()
message(STATUS "the typed call is refused by the compiler: ${sentences}")
