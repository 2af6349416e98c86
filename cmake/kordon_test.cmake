# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
  kordon_add_test(<name> SOURCES <file>... [LIBRARIES <target>...] [DEFINITIONS <definition>...] [LABELS <label>...]
                  [ON host sim])

A GoogleTest program test_<name>; each of its tests is a ctest test <name>.<Suite>.<Test>. Kokkos is started by the
main of Kordon::testing, on two threads; they wait passively, so that tests can run beside each other.

ON builds the same sources for each execution space named (<kordon/testing/suite_exec.hpp>) and registers its tests
once for each way to run it, with that label:
  host   test_<name>,         as <name>.*
  sim    test_<name>_on_sim,  as <name>_on_sim.* (label sim, kernels run at once) and <name>_on_sim_deferred.* (label
         sim_deferred: kernels wait for a fence, the latest instance goes first); nothing without the simulated device
]]
include(GoogleTest)

function(kordon_add_test_program target)
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE Kordon::testing kordon_build_flags ${arg_LIBRARIES})
  target_compile_definitions(${target} PRIVATE ${arg_DEFINITIONS} ${ARGN})
endfunction()

# gtest_discover_tests takes no lists as properties: a file that ctest reads after its own sets them.
function(kordon_register_tests target prefix label)
  gtest_discover_tests(${target} TEST_PREFIX "${prefix}." TEST_LIST ${prefix}_TESTS DISCOVERY_MODE PRE_TEST
                       PROPERTIES TIMEOUT 600)
  set(file "${CMAKE_CURRENT_BINARY_DIR}/${prefix}_properties.cmake")
  file(WRITE "${file}" "if(${prefix}_TESTS)
  set_tests_properties(\${${prefix}_TESTS} PROPERTIES LABELS \"${label};${arg_LABELS}\"
                                                     ENVIRONMENT \"OMP_WAIT_POLICY=passive;${ARGN}\")
endif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${file}")
endfunction()

function(kordon_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;DEFINITIONS;LABELS;ON")
  if(NOT arg_ON)
    set(label host)
    if(arg_LABELS)
      list(POP_FRONT arg_LABELS label)
    endif()
    kordon_add_test_program(test_${name})
    kordon_register_tests(test_${name} ${name} ${label})
  endif()
  if("host" IN_LIST arg_ON)
    kordon_add_test_program(test_${name})
    kordon_register_tests(test_${name} ${name} host)
  endif()
  if("sim" IN_LIST arg_ON AND Kordon_ENABLE_SIM_DEVICE)
    kordon_add_test_program(test_${name}_on_sim KORDON_SUITE_ON_SIM)
    kordon_register_tests(test_${name}_on_sim ${name}_on_sim sim KORDON_SIM_MODE=immediate)
    kordon_register_tests(test_${name}_on_sim ${name}_on_sim_deferred sim_deferred KORDON_SIM_MODE=deferred_reversed)
  endif()
endfunction()
