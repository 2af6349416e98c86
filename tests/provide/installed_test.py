# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The first stage: which of the installed packages are taken."""
from fakes import ANY_NEWER, KOKKOS_VERSIONS, WITHIN_A_RANGE, WithATable, install, release

NAME = "Likekokkos"
BROKEN = 'message(FATAL_ERROR "broken on purpose")\n'


class Installed(WithATable):
    def setUp(self):
        super().setUp()
        self.know({NAME: KOKKOS_VERSIONS | {"release": release(self.folder, NAME, "5.1.0")}})

    def prefix(self, version: str, *form: str):
        return install(self.folder / f"prefix-{version}", NAME, version, *form)

    def test_one_that_fits_is_taken(self):
        said = self.configure("installed", [self.prefix("5.2.0")])
        self.assertIn(f"{NAME} 5.2.0: installed", said)
        self.assertIn(f"taken: {NAME} 5.2.0 in {self.folder}/prefix-5.2.0", said)

    def test_a_broken_one_does_not_end_the_configure(self):
        said = self.configure("auto", [self.prefix("5.2.0", BROKEN)])
        self.assertIn(f"{NAME} 5.1.0: from fetch", said)
        self.assertIn(f"taken: {NAME} 5.1.0", said)

    def test_a_broken_one_is_refused_in_mode_installed(self):
        said = self.refused("installed", [self.prefix("5.2.0", BROKEN)])
        self.assertIn(f"{NAME} installed: the installed package is broken Fix: install them, or", said)

    def test_one_that_is_too_old_is_refused_in_mode_installed(self):
        said = self.refused("installed", [self.prefix("4.7.1")])
        self.assertIn(f"{NAME} installed: version 4.7.1 is there, and 5.0 or later, below 6, is needed Fix: install", said)

    def test_one_that_is_too_old_is_passed_over_in_mode_auto(self):
        said = self.configure("auto", [self.prefix("4.7.1")])
        self.assertIn(f"taken: {NAME} 5.1.0 in {self.folder}/build/_deps/fetched", said)

    def test_one_that_lacks_a_dependency_says_which(self):
        lacks = "include(CMakeFindDependencyMacro)\nfind_dependency(Nowheretobefound)\n"
        said = self.refused("installed", [self.prefix("5.2.0", lacks)])
        self.assertRegex(said, f"{NAME} installed: [^:]+ dependency Nowheretobefound could not be found. Fix: install")

    def test_a_newer_one_behind_an_old_one_is_found_and_taken(self):
        said = self.configure("installed", [self.prefix("4.7.1"), self.prefix("5.2.0")])
        self.assertIn(f"taken: {NAME} 5.2.0 in {self.folder}/prefix-5.2.0", said)

    def test_a_newer_major_version_is_not_taken(self):
        for form in (WITHIN_A_RANGE, ANY_NEWER):
            with self.subTest(form=form):
                prefix = install(self.folder / str(hash(form)), NAME, "6.0.0", "", form)
                said = self.refused("installed", [prefix], build=str(hash(form)) + "-build")
                self.assertIn("installed: version 6.0.0 is there, and 5.0 or later, below 6, is needed", said)

    def test_none_is_said_not_to_be_there(self):
        self.assertIn(f"{NAME} installed: it is not there Fix: install them", self.refused("installed"))


class Blas(WithATable):
    def test_one_that_the_compiler_links_by_itself_is_found(self):
        modules = self.make("modules")
        for name in ("BLAS", "LAPACK"):
            (modules / f"Find{name}.cmake").write_text(
                f"set({name}_FOUND TRUE)\nset({name}_LIBRARIES \"\")\n"
                f"if(NOT TARGET {name}::{name})\n  add_library({name}::{name} INTERFACE IMPORTED)\nendif()\n")
        (self.make("prefix/include") / "cblas.h").write_text(
            "static double cblas_dasum(int n, const double* x, int) { return n * *x; }\n")
        report = self.folder / "report"
        self.cmake("-S", self.provide / "probe", "-B", self.folder / "build", "-DKORDON_PACKAGES=BLAS",
                   f"-DKORDON_REPORT={report}", f"-DCMAKE_MODULE_PATH={modules}",
                   f"-DCMAKE_PREFIX_PATH={self.folder}/prefix")
        self.assertIn("BLAS=yes:", report.read_text())
