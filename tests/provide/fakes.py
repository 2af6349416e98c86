# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Invented packages in every form in which a dependency comes, and projects that ask for them."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROVIDE = ROOT / "cmake/provide"
sys.path.insert(0, str(PROVIDE))

TABLE = json.loads((PROVIDE / "packages.json").read_text())
# The versions that Kokkos may have, for a package that no machine has installed.
KOKKOS_VERSIONS = {bound: TABLE["Kokkos"][bound] for bound in ("minimum", "below")}

# As write_basic_package_version_file writes it, and so Kokkos does, with COMPATIBILITY AnyNewerVersion.
ANY_NEWER = """set(PACKAGE_VERSION "{0}")
set(PACKAGE_VERSION_COMPATIBLE TRUE)
if("{0}" VERSION_LESS PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE FALSE)
endif()
"""
WITHIN_A_RANGE = ANY_NEWER + """if(PACKAGE_FIND_VERSION_RANGE AND "{0}" VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION_MAX)
  set(PACKAGE_VERSION_COMPATIBLE FALSE)
endif()
"""


def install(prefix: Path, name: str, version: str, config: str = "", versions: str = WITHIN_A_RANGE) -> Path:
    """A prefix with the package config of a library of that name; what reading it does is config's to say."""
    folder = prefix / "lib/cmake" / name
    folder.mkdir(parents=True)
    (folder / f"{name}Config.cmake").write_text(config)
    (folder / f"{name}ConfigVersion.cmake").write_text(versions.format(version))
    return prefix


def install_few(prefix: Path, kokkos: bool = False) -> Path:
    """What a Kordon without optional parts is configured with, if not compiled."""
    for name, version, target in (("fmt", "9.1", "fmt-header-only"), ("tomlplusplus", "3.3", "tomlplusplus"),
                                  ("Kokkos", "5.2.0", "kokkos"))[:2 + kokkos]:
        install(prefix, name, version, f"add_library({name}::{target} INTERFACE IMPORTED)\n"
                "set(Kokkos_DEVICES OPENMP SERIAL)\n"
                f'target_include_directories({name}::{target} INTERFACE "${{CMAKE_CURRENT_LIST_DIR}}")\n')
    return prefix


def release(folder: Path, name: str, version: str) -> dict:
    """An upstream release in folder, as packages.json pins one: it installs its package config."""
    source = folder / f"{name}-{version}"
    install(source, name, version)
    (source / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(release LANGUAGES NONE)\n"
                                           "install(DIRECTORY lib DESTINATION .)\n")
    archive = folder / f"{name}-{version}.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(source, source.name)
    return {"version": version, "url": archive.as_uri(), "sha256": digest(archive), "options": ""}


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def deb(folder: Path, name: str, version: str, files: dict, depends: str = "") -> Path:
    """A Debian package in folder, with files of these paths and contents."""
    tree = folder / "tree"
    control = f"Package: {name}\nVersion: {version}\nArchitecture: amd64\nMaintainer: nobody\nDescription: invented\n"
    for path, text in (files | {"DEBIAN/control": control + (f"Depends: {depends}\n" if depends else "")}).items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text)
    file = folder / f"{name}_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(file)], check=True,
                   capture_output=True)
    shutil.rmtree(tree)
    return file


def pins(*files: Path) -> dict:
    return {f"pool/main/{file.name}": digest(file) for file in files}


def is_debian() -> bool:
    tools = all(map(shutil.which, ("apt-get", "dpkg-deb"))) and Path("/etc/os-release").exists()
    return tools and subprocess.run(["dpkg", "--print-architecture"], capture_output=True).stdout.strip() == b"amd64"


needs_debian = unittest.skipUnless(is_debian(), "this machine has no apt for amd64")


class InAFolder(unittest.TestCase):
    """Each test has a folder of its own."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)

    def make(self, name: str) -> Path:
        (self.folder / name).mkdir(parents=True, exist_ok=True)
        return self.folder / name

    def cmake(self, *arguments: str) -> str:
        """What a CMake that must succeed prints."""
        return self._cmake(arguments, 0)

    def cmake_refuses(self, *arguments: str) -> str:
        """What a CMake that must fail prints, in lines of any length: CMake breaks them where it likes."""
        return self._cmake(arguments, 1)

    def _cmake(self, arguments, expected: int) -> str:
        surroundings = {k: v for k, v in os.environ.items() if k not in ("CMAKE_PREFIX_PATH", "CMAKE_BUILD_TYPE")}
        run = subprocess.run([os.environ.get("KORDON_CMAKE", "cmake"), *map(str, arguments)], text=True, env=surroundings,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(run.returncode, expected, run.stdout)
        return run.stdout if expected == 0 else " ".join(run.stdout.split())


class WithATable(InAFolder):
    """Asks a copy of cmake/provide whose packages are the test's own."""

    def setUp(self):
        super().setUp()
        self.provide = self.folder / "cmake/provide"
        shutil.copytree(PROVIDE, self.provide, ignore=shutil.ignore_patterns("__pycache__"))
        self.cache = self.folder / "downloads"

    def know(self, table: dict):
        self.packages = ";".join(table)
        (self.provide / "packages.json").write_text(json.dumps(table))

    def arguments(self, dependencies: str, prefixes=(), build: str = "build") -> list:
        return ["-S", Path(__file__).parent / "project", "-B", self.folder / build, f"-DPROVIDE={self.provide}",
                f"-DPACKAGES={self.packages}", f"-DKordon_DEPENDENCIES={dependencies}",
                f"-DKordon_DEPENDENCY_CACHE={self.cache}", f"-DCMAKE_PREFIX_PATH={';'.join(map(str, prefixes))}"]

    def configure(self, *how, **rest) -> str:
        return self.cmake(*self.arguments(*how, **rest))

    def refused(self, *how, **rest) -> str:
        return self.cmake_refuses(*self.arguments(*how, **rest))


class DebianArchive:
    """An archive in a folder with the suites sid and home, whose Release has expired, and an apt that knows no other."""

    def __init__(self, test: InAFolder):
        self.folder = test.make("archive")
        sources, self.configuration = test.folder / "sources.list", test.folder / "apt.conf"
        sources.write_text(f"deb [trusted=yes] copy:{self.folder} home main\n")
        self.configuration.write_text(
            f'Dir::Etc {{ main "/dev/null"; parts "/dev/null"; sourcelist "{sources}"; sourceparts "/dev/null"; }}\n'
            'Acquire::AllowInsecureRepositories "true";\nAPT::Get::AllowUnauthenticated "true";\n')
        self.index("")

    def index(self, packages: str):
        for suite in ("sid", "home"):
            folder = self.folder / "dists" / suite
            (folder / "main/binary-amd64").mkdir(parents=True, exist_ok=True)
            (folder / "main/binary-amd64/Packages").write_text(packages)
            (folder / "Release").write_text(
                f"Codename: {suite}\nArchitectures: amd64\nComponents: main\nDate: Sat, 01 Jan 2022 00:00:00 UTC\n"
                "Valid-Until: Sat, 08 Jan 2022 00:00:00 UTC\nSHA256:\n"
                f" {hashlib.sha256(packages.encode()).hexdigest()} {len(packages)} main/binary-amd64/Packages\n")

    def offer(self, *files: Path):
        """Puts packages into the pool, and the index of both suites names no others."""
        text = ""
        for file in files:
            control = subprocess.run(["dpkg-deb", "--field", str(file)], check=True, capture_output=True, text=True).stdout
            pool = f"pool/main/{file.name}"
            text += f"{control}Filename: {pool}\nSize: {file.stat().st_size}\nSHA256: {digest(file)}\n\n"
            (self.folder / pool).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, self.folder / pool)
        self.index(text)

    def vanish(self):
        shutil.rmtree(self.folder)
