#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Writes a few config headers that turn an installed host Kokkos into headers for compiling device code.

  overlay.py KOKKOS_INCLUDE OUT CUDA|HIP ARCHITECTURE      (such as HOPPER90 or AMD_GFX90A, a KOKKOS_ARCH_ name)

OUT goes before KOKKOS_INCLUDE in the include path. The result compiles to objects; it cannot be linked, as the
installed library has no such backend. Refuses where the installed headers do not know a name that must be set.
"""
import re
import sys
from pathlib import Path

BACKEND_HEADERS = {
    "KokkosCore_Config_DeclareBackend.hpp": {"CUDA": "decl/Kokkos_Declare_CUDA.hpp", "HIP": "decl/Kokkos_Declare_HIP.hpp"},
    "KokkosCore_Config_FwdBackend.hpp": {"CUDA": "fwd/Kokkos_Fwd_CUDA.hpp", "HIP": "fwd/Kokkos_Fwd_HIP.hpp"},
    "KokkosCore_Config_SetupBackend.hpp": {"CUDA": "setup/Kokkos_Setup_Cuda.hpp", "HIP": "setup/Kokkos_Setup_HIP.hpp"},
}


def macros(backend: str, architecture: str) -> list[str]:
    """What Kokkos' own configure sets for a backend and an architecture."""
    if backend == "CUDA":
        return ["KOKKOS_ENABLE_CUDA", f"KOKKOS_ARCH_{re.sub('[0-9]+$', '', architecture)}", f"KOKKOS_ARCH_{architecture}"]
    names = ["KOKKOS_ENABLE_HIP", "KOKKOS_ENABLE_ROCTHRUST", "KOKKOS_ARCH_AMD_GPU", f"KOKKOS_ARCH_{architecture}"]
    if architecture in ("AMD_GFX906", "AMD_GFX908", "AMD_GFX90A"):  # named Vega, too
        names.append(f"KOKKOS_ARCH_{architecture.replace('AMD_GFX', 'VEGA')}")
    return names


def define(text: str, names: list[str], where: str) -> str:
    """Turns the comments that a CMake configure leaves for unset names into definitions."""
    for name in names:
        if re.search(rf"^#define {name}\b", text, re.M):
            continue
        text, count = re.subn(rf"^/\* #undef {name} \*/$", f"#define {name}", text, flags=re.M)
        if count != 1:
            sys.exit(f"overlay: {where} of the installed Kokkos does not know {name}")
    return text


def configured(text: str, names: list[str], where: str) -> str:
    """With a device, atomics cannot be left out, as a Kokkos with nothing but Serial does."""
    return re.sub(r"^#define (KOKKOS_ENABLE_ATOMICS_BYPASS)\b.*$", r"/* #undef \1 */", define(text, names, where), flags=re.M)


def include(text: str, header: str, where: str) -> str:
    """Adds an include line before the end of a header's guard."""
    line = f"#include <{header}>"
    body, guard, rest = text.rpartition("#endif")
    if not guard:
        sys.exit(f"overlay: {where} of the installed Kokkos has no include guard")
    return text if line in text else f"{body}{line}\n{guard}{rest}"


def main() -> None:
    source, out, backend, architecture = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    set_here = macros(backend, architecture)
    headers = {"KokkosCore_config.h": lambda text, name: configured(text, set_here, name),
               "desul/atomics/Config.hpp": lambda text, name: define(text, [f"DESUL_ATOMICS_ENABLE_{backend}"], name)}
    for name, header in BACKEND_HEADERS.items():
        headers[name] = lambda text, name, header=header[backend]: include(text, header, name)
    for name, change in headers.items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(change((source / name).read_text(), name))


if __name__ == "__main__":
    main()
