# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0

# Compiles a source for its meaning only, with the flags that the build has for flags.cpp of this folder.
function(kordon_compile source commands status_out said_out)
  file(READ "${commands}" all)
  if(NOT all MATCHES "\"command\": \"([^\n]*)\",\n *\"file\": \"[^\n]*compile_fail/flags\\.cpp\"")
    message(FATAL_ERROR "${commands} has no line for compile_fail/flags.cpp")
  endif()
  string(REPLACE "\\\"" "\"" command "${CMAKE_MATCH_1}")
  string(REPLACE "\\\\" "\\" command "${command}")
  separate_arguments(command UNIX_COMMAND "${command}")
  list(FIND command "-o" at)
  list(SUBLIST command 0 ${at} command)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${command} -w -fsyntax-only -I "${CMAKE_CURRENT_LIST_DIR}" "${source}"
    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
  set(${status_out} "${status}" PARENT_SCOPE)
  set(${said_out} "${said}" PARENT_SCOPE)
endfunction()
