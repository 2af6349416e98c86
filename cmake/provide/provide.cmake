# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Provides Kordon's dependencies, so that a bare machine needs no set-up of its own.

  include(cmake/provide/provide.cmake)
  kordon_provide_dependencies([PACKAGES <name>...])   # after project(), before the first find_package

Afterwards a plain find_package(<name> REQUIRED) works for each package named (default: all keys of packages.json).
For each one, the first of these that has it:
  installed  what find_package finds of a version that fits (packages.json: minimum, below), tried out in a CMake of its
             own: a broken package cannot end ours
  fetch      the pinned upstream release (SHA-256), built into <build>/_deps/fetched; PNG, BLAS, FFTW3 have none
  debian     Debian's own packages, unpacked into <build>/_deps/debian: no root, nothing outside the build tree, the
             archive that apt is set up with, pinned by SHA-256 first and looked up where a pin has left it (debian.py)
The choice is kept in the cache: a second configure is offline and takes no time. One line per package says what came
from where.

Cache variables:
  Kordon_DEPENDENCIES       auto (all three in turn), installed, fetch or debian
  Kordon_DEBIAN_KOKKOS      openmp (Kokkos 5.2) or serial (Kokkos 5.0, as Trilinos builds it), for the debian stage
  Kordon_DEPENDENCY_CACHE   where downloads are kept; name one folder in several build trees to fetch once
Results in the caller's scope:
  CMAKE_PREFIX_PATH             with the private prefixes in front
  Kordon_DEPENDENCY_PREFIXES    the private prefixes: the installed package config passes them on to find_dependency
  Kordon_CBLAS_INCLUDE_DIR      where cblas.h is; BLAS::BLAS carries no include directory (set if BLAS is asked for)
  BLA_VENDOR                    OpenBLAS, where BLAS is a private one
  CMAKE_INSTALL_RPATH           with the private libraries' folders added (CMAKE_INSTALL_RPATH_USE_LINK_PATH leaves out
                                whatever is in the build tree)
An installed Kordon that used a private prefix runs as long as the build tree is there; to ship one, install the
dependencies first.

OpenBLAS is the OpenMP flavour: it computes on the same threads as Kokkos' OpenMP backend and obeys the same
OMP_NUM_THREADS, where the pthread flavour adds a pool of its own that fights for the same cores.
]]
include_guard(GLOBAL)

set(Kordon_DEPENDENCIES auto CACHE STRING "Where dependencies come from: auto, installed, fetch or debian")
set(Kordon_DEBIAN_KOKKOS openmp CACHE STRING "Which Kokkos the debian stage takes: openmp or serial")
set(Kordon_DEPENDENCY_CACHE "${CMAKE_BINARY_DIR}/_deps/downloads" CACHE PATH "Where downloaded dependencies are kept")
set_property(CACHE Kordon_DEPENDENCIES PROPERTY STRINGS auto installed fetch debian)
set_property(CACHE Kordon_DEBIAN_KOKKOS PROPERTY STRINGS openmp serial)

include("${CMAKE_CURRENT_LIST_DIR}/decide.cmake")

function(kordon_provide_dependencies)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "PACKAGES")
  foreach(option Kordon_DEPENDENCIES Kordon_DEBIAN_KOKKOS)
    get_property(values CACHE ${option} PROPERTY STRINGS)
    if(NOT "${${option}}" IN_LIST values)
      list(JOIN values ", " values)
      message(FATAL_ERROR "${option} is '${${option}}' and must be one of ${values}")
    endif()
  endforeach()
  file(READ "${KORDON_PROVIDE_DIR}/packages.json" table)
  set(names "")
  string(JSON count LENGTH "${table}")
  foreach(i RANGE 1 ${count})
    math(EXPR i "${i} - 1")
    string(JSON name MEMBER "${table}" ${i})
    list(APPEND names ${name})
  endforeach()
  if(arg_PACKAGES)
    set(known "${names}")
    set(names "")
    foreach(name IN LISTS arg_PACKAGES)
      set(found "${known}")
      string(TOLOWER "${name}" lower)
      foreach(candidate IN LISTS known)
        string(TOLOWER "${candidate}" candidate_lower)
        if(lower STREQUAL candidate_lower)
          list(APPEND names ${candidate})
          set(found "")
        endif()
      endforeach()
      if(found)
        message(FATAL_ERROR "kordon_provide_dependencies: ${name} is none of ${known}")
      endif()
    endforeach()
  endif()

  set(prefix_debian "${CMAKE_BINARY_DIR}/_deps/debian")
  set(prefix_fetch "${CMAKE_BINARY_DIR}/_deps/fetched")
  set(decided FALSE)
  kordon_provide_key("${names}" key)
  if(key STREQUAL "${Kordon_PROVIDED_KEY}")
    set(decided TRUE)
    foreach(stage debian fetch)
      if(Kordon_PROVIDED MATCHES "=${stage}:" AND NOT EXISTS "${prefix_${stage}}")
        set(decided FALSE)
      endif()
    endforeach()
  endif()
  if(NOT decided)
    kordon_provide_decide("${table}" "${names}" decision)
    set(Kordon_PROVIDED "${decision}" CACHE INTERNAL "name=stage:version of each dependency")
    set(Kordon_PROVIDED_KEY "${key}" CACHE INTERNAL "what Kordon_PROVIDED was decided for")
  endif()

  set(prefixes "")
  foreach(choice IN LISTS Kordon_PROVIDED)
    string(REGEX MATCH "^(.+)=(.+):(.*)$" choice "${choice}")
    set(name "${CMAKE_MATCH_1}")
    set(stage "${CMAKE_MATCH_2}")
    set(version "${CMAKE_MATCH_3}")
    if(stage STREQUAL "installed")
      message(STATUS "${name} ${version}: installed")
    else()
      list(APPEND prefixes "${prefix_${stage}}")
      message(STATUS "${name} ${version}: from ${stage}, in ${prefix_${stage}}")
    endif()
    if(name STREQUAL "BLAS" AND NOT stage STREQUAL "installed")
      set(BLA_VENDOR OpenBLAS PARENT_SCOPE)
      set(Kordon_CBLAS_INCLUDE_DIR "${prefix_${stage}}/include" CACHE INTERNAL "Where cblas.h is")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES prefixes)
  set(Kordon_DEPENDENCY_PREFIXES "${prefixes}" PARENT_SCOPE)
  set(rpath ${CMAKE_INSTALL_RPATH})
  foreach(prefix IN LISTS prefixes)
    foreach(folder "${prefix}/lib" "${prefix}/lib/${CMAKE_LIBRARY_ARCHITECTURE}")
      file(GLOB libraries "${folder}/*.so")
      if(libraries)
        list(APPEND rpath "${folder}")
      endif()
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES rpath)
  set(CMAKE_INSTALL_RPATH "${rpath}" PARENT_SCOPE)
  set(CMAKE_PREFIX_PATH ${prefixes} ${CMAKE_PREFIX_PATH} PARENT_SCOPE)
endfunction()
