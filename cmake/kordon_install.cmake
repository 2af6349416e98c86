# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Installs the package: find_package(Kordon) and one target, Kordon::kordon, in a downstream project.
]]
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Kordon")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/KordonConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/cmake/KordonConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cmake/KordonConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(EXPORT KordonTargets NAMESPACE Kordon:: DESTINATION "${package_dir}")
install(FILES "${PROJECT_BINARY_DIR}/cmake/KordonConfig.cmake" "${PROJECT_BINARY_DIR}/cmake/KordonConfigVersion.cmake"
        DESTINATION "${package_dir}")
