# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
  kordon_add_component(<name> [HEADERS <file>...] [GENERATED <file>...] [SOURCES <file>...] [DEPENDS <component>...] [PRIVATE <target>...])

One folder of the library. Its headers stand in include/ (GENERATED ones in that of the build tree) and are compiled alone in CI
(all_verify_interface_header_sets); its objects go into the one library Kordon::kordon, so that every program that
uses Kordon, through however many shared libraries, sees one registry. DEPENDS names the components whose headers it
may include: that is how the order memory_spaces <- dispatch <- kernels is enforced.
]]
function(kordon_add_component name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;GENERATED;SOURCES;DEPENDS;PRIVATE")
  set(target kordon_${name})
  if(arg_SOURCES)
    add_library(${target} OBJECT ${arg_SOURCES})
    set(scope PUBLIC)
    set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
                                               POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF)
    foreach(library IN ITEMS kordon_build_flags ${arg_PRIVATE})
      target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:${library}>)
    endforeach()
    target_sources(kordon PRIVATE $<TARGET_OBJECTS:${target}>)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(Kordon::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
  target_compile_features(${target} ${scope} cxx_std_20)
  if(arg_HEADERS)
    target_sources(${target} ${scope} FILE_SET HEADERS
                   BASE_DIRS include "${PROJECT_BINARY_DIR}/include" FILES ${arg_HEADERS} ${arg_GENERATED})
  endif()
  list(TRANSFORM arg_DEPENDS PREPEND kordon_)
  target_link_libraries(${target} ${scope} Kokkos::kokkos ${arg_DEPENDS})
  target_link_libraries(kordon PUBLIC ${target})
  install(TARGETS ${target} EXPORT KordonTargets FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endfunction()
