# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0

# Installs into PREFIX the package of the static Kordon that SOURCE gives with OPTIONS and the dependencies in WHERE, by
# way of BINARY. The files below OBJECTS stand for its archives, and name the objects of the shared libraries: they are the
# same, and to compile them again would take minutes.
file(REMOVE_RECURSE "${BINARY}" "${PREFIX}")
string(REPLACE ";" "\\;" WHERE "${WHERE}")
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${BINARY}" -G "${GENERATOR}" ${OPTIONS}
                        "-DCMAKE_PREFIX_PATH=${WHERE}" -DBUILD_SHARED_LIBS=OFF -DKordon_DEPENDENCIES=installed
                        -DKordon_ENABLE_TOOLS=OFF -DKordon_ENABLE_EXAMPLES=OFF
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE archives RELATIVE "${OBJECTS}" "${OBJECTS}/*.a")
foreach(archive IN LISTS archives)
  execute_process(COMMAND "${AR}" qc "${BINARY}/${archive}" "@${OBJECTS}/${archive}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BINARY}" --prefix "${PREFIX}" COMMAND_ERROR_IS_FATAL ANY)
