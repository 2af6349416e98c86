# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
For makers of backends; find_package(Kordon) includes it.

  kordon_add_plugin(<name> <source>...)

A plug-in lib<name>.so, with its manifest beside it: that folder, on KORDON_BACKEND_PATH, has all that it needs.

  kordon_add_conformance(TARGET <plug-in> [SOURCES <file>...] [NOT_HERE <space>...])

A GoogleTest program conformance_<plug-in>, which judges the plug-in by the installed suite; each check of each implementation is
a ctest test conformance.<plug-in>.*. Needs find_package(Kordon COMPONENTS conformance). SOURCES add what the suite cannot
know: operations of their own, and references for them. NOT_HERE: execution spaces (cuda, hip) that this machine lacks.
]]
include(GoogleTest)

function(kordon_add_plugin name)
  if(NOT TARGET Kordon::command)
    message(FATAL_ERROR "kordon_add_plugin(${name}): this Kordon was built without its command line, which writes manifests. "
                        "Fix: build it with -DKordon_ENABLE_TOOLS=ON")
  endif()
  add_library(${name} MODULE ${ARGN})
  set_target_properties(${name} PROPERTIES PREFIX lib SUFFIX .so CXX_EXTENSIONS OFF C_VISIBILITY_PRESET hidden
                                           CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  target_link_libraries(${name} PRIVATE Kordon::kordon)
  add_custom_command(TARGET ${name} POST_BUILD COMMAND Kordon::command manifest "$<TARGET_FILE:${name}>" VERBATIM)
endfunction()

function(kordon_add_conformance)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET" "SOURCES;NOT_HERE")
  if(NOT TARGET Kordon::testing)
    message(FATAL_ERROR "kordon_add_conformance(TARGET ${arg_TARGET}): the suite is not here. "
                        "Fix: find_package(Kordon REQUIRED COMPONENTS conformance)")
  endif()
  set(program conformance_${arg_TARGET})
  set(main "${CMAKE_CURRENT_BINARY_DIR}/${program}.cpp")
  file(GENERATE OUTPUT "${main}" CONTENT
"#include <kordon/testing/conformance.hpp>

int main(int argc, char** argv) {
  return kordon::testing::judge_plugin(argc, argv, \"$<TARGET_FILE:${arg_TARGET}>\");
}
")
  add_executable(${program} "${main}" ${arg_SOURCES})
  target_link_libraries(${program} PRIVATE Kordon::testing)
  add_dependencies(${program} ${arg_TARGET})
  list(JOIN arg_NOT_HERE "," not_here)
  gtest_discover_tests(${program} TEST_PREFIX conformance.${arg_TARGET}. EXTRA_ARGS --not-here=${not_here}
                       DISCOVERY_MODE PRE_TEST
                       PROPERTIES LABELS conformance TIMEOUT 600 ENVIRONMENT OMP_WAIT_POLICY=passive)
endfunction()
