# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
# The third stage: Debian's own packages in <build>/_deps/debian, see debian.py. All or none.

function(kordon_provide_debian table names result)
  find_program(Kordon_PYTHON NAMES python3 DOC "Python 3, which unpacks Debian packages")
  mark_as_advanced(Kordon_PYTHON)
  if(NOT Kordon_PYTHON)
    list(TRANSFORM names APPEND "=no:this machine has no python3")
    set(${result} "${names}" PARENT_SCOPE)
    return()
  endif()
  list(JOIN names ", " text)
  message(STATUS "From Debian's packages: ${text}")
  execute_process(
    COMMAND "${Kordon_PYTHON}" -B "${KORDON_PROVIDE_DIR}/debian.py" "${CMAKE_BINARY_DIR}/_deps/debian"
      --cache "${Kordon_DEPENDENCY_CACHE}" --kokkos "${Kordon_DEBIAN_KOKKOS}" --compiler "${CMAKE_CXX_COMPILER}"
      ${names}
    RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE error OUTPUT_STRIP_TRAILING_WHITESPACE
    ERROR_STRIP_TRAILING_WHITESPACE)
  if(failed)
    string(REPLACE ";" "," error "${error}")
    list(TRANSFORM names APPEND "=no:${error}")
    set(${result} "${names}" PARENT_SCOPE)
    return()
  endif()
  string(REGEX REPLACE "([^ \n]+) ([^\n]+)" "\\1=yes:\\2" verdicts "${output}")
  string(REPLACE "\n" ";" verdicts "${verdicts}")
  set(${result} "${verdicts}" PARENT_SCOPE)
endfunction()
