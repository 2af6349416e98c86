# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
Installs the package: find_package(Kordon) and Kordon::kordon in a downstream project; Kordon::command, which writes
manifests, where the tools are built; and Kordon::testing, the component conformance, where that is.
]]
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Kordon")

# A static library brings along nothing that it was linked with: its package names that, and looks for it.
set(KORDON_STATIC_DEPENDENCIES "")
if(NOT BUILD_SHARED_LIBS)
  # A backend, its package and its target.
  set(linked
    KOKKOS_KERNELS "KokkosKernels 5...<6" KokkosKernels::kokkoskernels
    BLAS BLAS BLAS::BLAS
    LAPACK LAPACK LAPACK::LAPACK
    FFTW FFTW3 FFTW3::FFTW3
    CUBLAS CUDAToolkit CUDA::cublas
    CUSOLVER CUDAToolkit CUDA::cusolver
    CUFFT CUDAToolkit CUDA::cufft
    ROCBLAS rocblas roc::rocblas
    ROCSOLVER rocsolver roc::rocsolver
    ROCFFT rocfft roc::rocfft)
  while(linked)
    list(POP_FRONT linked backend package target)
    if(Kordon_ENABLE_BACKEND_${backend})
      target_link_libraries(kordon PRIVATE $<INSTALL_INTERFACE:${target}>)
      string(APPEND KORDON_STATIC_DEPENDENCIES "find_dependency(${package})\n")
    endif()
  endwhile()
  install(FILES "${PROJECT_SOURCE_DIR}/cmake/FindFFTW3.cmake" DESTINATION "${package_dir}")
endif()

configure_file("${PROJECT_SOURCE_DIR}/cmake/KordonDependencies.cmake.in"
               "${PROJECT_BINARY_DIR}/cmake/KordonDependencies.cmake" @ONLY)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/KordonConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/cmake/KordonConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cmake/KordonConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(EXPORT KordonTargets NAMESPACE Kordon:: DESTINATION "${package_dir}")
install(FILES "${PROJECT_BINARY_DIR}/cmake/KordonConfig.cmake" "${PROJECT_BINARY_DIR}/cmake/KordonConfigVersion.cmake"
              "${PROJECT_BINARY_DIR}/cmake/KordonDependencies.cmake" "${PROJECT_SOURCE_DIR}/cmake/kordon_plugin.cmake"
        DESTINATION "${package_dir}")
