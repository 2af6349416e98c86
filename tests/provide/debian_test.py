# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The third stage's prefix: whatever is wrong with a package or the machine is one sentence, never a traceback."""
import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from fakes import KOKKOS_VERSIONS, PROVIDE, InAFolder, WithATable, deb, digest, needs_debian, pins

import runtime
from refusal import Refusal, answer

LIBRARIES = "usr/lib/x86_64-linux-gnu"
KOKKOS = {f"{LIBRARIES}/cmake/Kokkos/KokkosTargets.cmake": 'set(headers "/usr/include/kokkos")\n',
          f"{LIBRARIES}/cmake/Kokkos/KokkosTargets-none.cmake": "libkokkossimd.a\n"}
VERSION_FILE = f"{LIBRARIES}/cmake/Kokkos/KokkosConfigVersion.cmake"


def kokkos(version: str) -> dict:
    return KOKKOS | {VERSION_FILE: f'set(PACKAGE_VERSION "{version}")\n'}


@needs_debian
class Prefix(WithATable):
    def setUp(self):
        super().setUp()
        self.prefix = self.folder / "prefix"

    def pack(self, name: str, files: dict, **table):
        self.file = deb(self.make("downloads"), "libthing-dev", "9.0-1", files)
        self.know({name: KOKKOS_VERSIONS | {"debian": {"suite": "sid", "files": pins(self.file)} | table}})

    def run_program(self, program: Path, *arguments) -> subprocess.CompletedProcess:
        command = [sys.executable, "-B", str(program), str(self.prefix), "--cache", str(self.cache), *arguments]
        run = subprocess.run(command, capture_output=True, text=True)
        self.assertNotIn("Traceback", run.stderr)
        return run

    def made(self) -> str:
        run = self.run_program(self.provide / "debian.py", *self.packages.split(";"))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return run.stdout

    def refusal(self) -> str:
        run = self.run_program(self.provide / "debian.py", *self.packages.split(";"))
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertFalse(self.prefix.exists())
        self.assertEqual(list(self.folder.glob("prefix*")), [])
        return run.stderr.strip()

    def test_is_made_of_the_package(self):
        self.pack("Kokkos", kokkos("5.2.2"))
        self.assertEqual(self.made(), "Kokkos 5.2.2\n")
        targets = self.prefix / "lib/x86_64-linux-gnu/cmake/Kokkos/KokkosTargets.cmake"
        self.assertEqual(targets.read_text(), 'set(headers "${_IMPORT_PREFIX}/include/kokkos")\n')
        self.assertTrue((self.prefix / "lib/x86_64-linux-gnu/libkokkossimd.a").exists())

    def test_is_made_again_where_its_stamp_is_damaged(self):
        self.pack("Kokkos", kokkos("5.2.2"))
        self.made()
        (self.prefix / "provided.json").write_text('{"key": ')
        self.assertEqual(self.made(), "Kokkos 5.2.2\n")
        self.assertIn("versions", json.loads((self.prefix / "provided.json").read_text()))

    def test_is_refused_of_a_package_with_other_files(self):
        for missing in kokkos(""):
            with self.subTest(missing=missing):
                self.pack("Kokkos", {path: text for path, text in kokkos("5.9.0").items() if path != missing})
                self.assertIn(f"Kokkos: its package has no {Path(missing).name}, so it is of a form that is not known "
                              "here. Fix: install Kokkos 5 and Kokkos Kernels 5, and name", self.refusal())

    def test_is_refused_of_kernels_without_a_version(self):
        self.pack("KokkosKernels", {"usr/include/kokkos-kernels/KokkosKernels_config.h": "#define KOKKOSKERNELS 6\n"})
        self.assertIn("KokkosKernels: its KokkosKernels_config.h names no version. Fix: install", self.refusal())

    def test_is_refused_of_versions_that_do_not_fit(self):
        for version, sentence in {"4.7.1": "Kokkos: apt's archive has only version 4.7.1, and 5.0 is needed",
                                  "6.0.0": "Kokkos: apt's archive has version 6.0.0, and one below 6 is needed"}.items():
            self.pack("Kokkos", kokkos(version))
            self.assertEqual(self.refusal(), sentence)

    def test_is_refused_of_a_damaged_package(self):
        self.pack("Kokkos", {})
        self.file.write_text("as pinned, and no package\n")
        self.know({"Kokkos": {"debian": {"suite": "sid", "files": pins(self.file)}}})
        self.assertRegex(self.refusal(), rf"^Kokkos: {self.file} does not unpack \(.+\)\. Fix: remove it$")

    def test_is_refused_of_a_library_that_is_none(self):
        self.pack("Kokkos", kokkos("5.2.2") | {f"{LIBRARIES}/libthing.so.1": "GROUP ( -lother )\n"})
        self.assertEqual(self.refusal(), "libthing.so.1 is not a little-endian ELF64 file")

    def test_is_refused_where_nothing_can_be_written(self):
        self.pack("Kokkos", kokkos("5.2.2"))
        self.cache = self.file
        self.assertRegex(self.refusal(), r"File exists: '.+'\. Fix: see that the build tree and Kordon_DEPENDENCY_CACHE")

    def test_for_hip_is_refused_in_a_sentence_too(self):
        check = shutil.copytree(PROVIDE.parent / "device_check", self.provide.parent / "device_check")
        damaged = self.make("downloads") / "libhip_6.0-1_amd64.deb"
        damaged.write_text("as pinned, and no package\n")
        for table, sentence in {json.dumps({"sid": {f"pool/{damaged.name}": digest(damaged)}}): " does not unpack ",
                                json.dumps({}): "No such file or directory: '", "{": "form that is not known"}.items():
            (check / "hip.json").write_text(table)
            run = self.run_program(check / "hip.py")
            self.assertEqual((run.returncode, run.stdout), (1, ""))
            self.assertRegex(run.stderr, f"^HIP could not be provided: .*{sentence}.* Fix: ")


class StandIns(InAFolder):
    def test_are_all_built(self):
        runtime.build_stand_ins(self.folder, os.environ.get("CXX", "c++"), set(runtime.STAND_INS))
        library = ctypes.CDLL(str(self.folder / runtime.STAND_IN_LIBRARY), mode=os.RTLD_NOW)
        for name in ("__isoc23_strtol", "_ZSt21ios_base_library_initv", "__cxa_call_terminate"):
            self.assertTrue(library[name])

    def test_are_refused_where_no_compiler_builds_them(self):
        sentence = r"^the compiler does not build libkordon_runtime\.so \(.+\)\. Fix: name one"
        for compiler in ("false", str(self.folder / "no_compiler"), str(self.folder)):
            with self.assertRaisesRegex(Refusal, sentence):
                runtime.build_stand_ins(self.folder, compiler, set(runtime.STAND_INS))


class Answer(InAFolder):
    def test_is_a_sentence_whatever_happens(self):
        def stop(error: Exception):
            raise error
        for error in (Refusal("no"), OSError(28, "No space left on device"), KeyError("x"), ValueError("cut"),
                      subprocess.CalledProcessError(1, "x")):
            with self.subTest(error=error), self.assertRaises(SystemExit) as ended:
                answer(lambda: stop(error), "It could not be done: ")
            self.assertRegex(str(ended.exception.code), r"^It could not be done: [^\n]+$")
            self.assertTrue(isinstance(error, Refusal) or ". Fix: " in ended.exception.code)
