# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Installs the package: find_package(Kordon) and Kordon::kordon in a downstream project; Kordon::command, which writes
manifests, where the tools are built; and Kordon::testing, the component conformance, where that is.
]]
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Kordon")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/KordonConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/cmake/KordonConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cmake/KordonConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(EXPORT KordonTargets NAMESPACE Kordon:: DESTINATION "${package_dir}")
install(FILES "${PROJECT_BINARY_DIR}/cmake/KordonConfig.cmake" "${PROJECT_BINARY_DIR}/cmake/KordonConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/kordon_plugin.cmake"
        DESTINATION "${package_dir}")
