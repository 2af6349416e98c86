# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Kordon inside another project: that project's Kokkos is the one, and its settings stay what they are."""
from fakes import ROOT, InAFolder, install_few

KOKKOS = """add_library({0} INTERFACE)
add_library({1}::{0} ALIAS {0})
install(TARGETS {0} EXPORT {1}Targets)
install(EXPORT {1}Targets NAMESPACE {1}:: DESTINATION lib/cmake/{1})
"""


class Around(InAFolder):
    def configure(self, *libraries: str) -> str:
        project = self.make("project")
        (project / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(around LANGUAGES C CXX)\n" + "".join(libraries)
            + f'add_subdirectory("{ROOT}" kordon)\n')
        said = self.cmake("-S", project, "-B", self.folder / "build", "-DKordon_DEPENDENCIES=installed",
                          "-DKordon_ENABLE_BACKEND_BLAS=OFF", f"-DCMAKE_PREFIX_PATH={install_few(self.folder / 'prefix')}")
        self.assertNotRegex(said, r"Kokkos(Kernels)? [\d.]+: ")  # neither was asked for
        return said

    def backends(self) -> str:
        return (self.folder / "build/kordon/generated/registration.cpp").read_text()

    def test_its_kokkos_is_taken_and_the_backend_without_kokkos_kernels_left_out(self):
        said = self.configure(KOKKOS.format("kokkos", "Kokkos"))
        self.assertIn("Kordon: without the backend kokkos-kernels, since Kokkos is of the project around", said)
        self.assertIn("backends::kokkos()", self.backends())
        self.assertNotIn("backends::kokkos_kernels()", self.backends())

    def test_its_kokkos_kernels_are_taken(self):
        said = self.configure(KOKKOS.format("kokkos", "Kokkos"), KOKKOS.format("kokkoskernels", "KokkosKernels"))
        self.assertNotIn("without the backend", said)
        self.assertIn("backends::kokkos_kernels()", self.backends())

    def test_its_settings_are_its_own(self):
        self.configure(KOKKOS.format("kokkos", "Kokkos"))
        cache = (self.folder / "build/CMakeCache.txt").read_text().splitlines()
        self.assertIn("CMAKE_BUILD_TYPE:STRING=", cache)
        self.assertFalse([line for line in cache if line.startswith("BUILD_SHARED_LIBS")])
