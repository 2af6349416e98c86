# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""What Debian's Kokkos and Kokkos Kernels packages need to be usable from a private prefix.

Both functions return the version of the library, which a package made from Trilinos does not carry itself. A package
of another form than those known here is refused."""
import re
import shutil
from pathlib import Path

from refusal import Refusal

HERE = Path(__file__).parent


def _text(file: Path) -> str:
    if not file.is_file():
        raise Refusal(f"its package has no {file.name}, so it is of a form that is not known here. Fix: install Kokkos 5 "
                      "and Kokkos Kernels 5, and name their prefix in CMAKE_PREFIX_PATH")
    return file.read_text()


def mend_kokkos(prefix: Path, libraries: Path, version: str) -> str:
    targets = libraries / "cmake/Kokkos/KokkosTargets.cmake"
    text = _text(targets)
    targets.write_text(text.replace('"/usr/include/kokkos"', '"${_IMPORT_PREFIX}/include/kokkos"'))
    # The package's CMake targets name these header-only parts as archives, which it does not ship.
    named = _text(targets.with_name("KokkosTargets-none.cmake"))
    for part in ("algorithms", "simd"):
        archive = libraries / f"libkokkos{part}.a"
        if archive.name in named and not archive.exists():
            archive.write_bytes(b"!<arch>\n")
    found = re.search(r"PACKAGE_VERSION \"([\d.]+)\"", _text(targets.with_name("KokkosConfigVersion.cmake")))
    return found[1] if found else version


def mend_kernels(prefix: Path, libraries: Path, _: str) -> str:
    """Headers only: nothing is instantiated ahead, every kernel is compiled where it is used.

    The package was configured for Kokkos' serial backend with its own BLAS, and holds declarations that keep those
    instances out of the user's objects; without its library they must go."""
    include = prefix / "include/kokkos-kernels"
    config = include / "KokkosKernels_config.h"
    ahead = r"^#define (KOKKOSKERNELS_(?:TEST_ETI_ONLY|INST_EXECSPACE_\w+|ENABLE_(?:TPL|SUPERNODAL)_\w+))\b.*$"
    text = _text(config)
    config.write_text(re.sub(ahead, r"/* #undef \1 */", text, flags=re.M))
    for header in (include / "generated_specializations_hpp").rglob("*.hpp"):
        header.write_text("")
    found = re.search(r"#define KOKKOSKERNELS_VERSION (\d+)", text)
    if found is None:
        raise Refusal(f"its {config.name} names no version. Fix: install Kokkos Kernels 5 and name its prefix in "
                      "CMAKE_PREFIX_PATH")
    number = int(found[1])
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    cmake = libraries / "cmake/KokkosKernels"
    cmake.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "KokkosKernelsConfig.cmake", cmake)
    template = (HERE / "KokkosKernelsConfigVersion.cmake.in").read_text()
    (cmake / "KokkosKernelsConfigVersion.cmake").write_text(template.replace("@VERSION@", version))
    return version
