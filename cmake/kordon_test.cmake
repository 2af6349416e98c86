# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
  kordon_add_test(<name> SOURCES <file>... [LIBRARIES <target>...] [LABELS <label>...])

A GoogleTest program test_<name>; each of its tests is a ctest test <name>.<Suite>.<Test>. Kokkos is started by the
main of Kordon::testing, on two threads; they wait passively, so that tests can run beside each other.
]]
include(GoogleTest)

function(kordon_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;LABELS")
  if(NOT arg_LABELS)
    set(arg_LABELS host)
  endif()
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE Kordon::testing kordon_build_flags ${arg_LIBRARIES})
  gtest_discover_tests(test_${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST
                       PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 600
                                  ENVIRONMENT OMP_WAIT_POLICY=passive)
endfunction()
