# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the shared libraries of a private prefix load on this machine's own C and C++ runtime.

A package from a newer suite may ask for versions that an older runtime lacks. What stands behind those versions
is a handful of small functions: they are compiled into one library beside the others, and the libraries' version
needs are relaxed (elf.py). A version that is not in STAND_INS is refused by name.
"""
import ctypes
import subprocess
import sys
from pathlib import Path

from elf import NEEDED, RUNPATH, SharedObject
from refusal import Refusal

STAND_IN_LIBRARY = "libkordon_runtime.so"
STAND_INS = {
    "GLIBC_2.38": """
#include <cstdlib>
extern "C" long __isoc23_strtol(const char* text, char** end, int base) {
  return std::strtol(text, end, base);
}
""",
    "GLIBCXX_3.4.32": """
#include <iostream>
static std::ios_base::Init streams;
extern "C" void _ZSt21ios_base_library_initv() {}
""",
    # std::string::_M_replace_cold(at, old_size, text, size, tail); text may lie inside the string
    "GLIBCXX_3.4.31": """
#include <cstring>
#include <string>
extern "C" void _ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE15_M_replace_coldEPcmPKcmm(
    std::string*, char* at, std::size_t old_size, const char* text, std::size_t size, std::size_t tail) {
  std::string const copy(text, size);
  if (tail != 0 && old_size != size) std::memmove(at + size, at + old_size, tail);
  std::memcpy(at, copy.data(), size);
}
""",
    "CXXABI_1.3.15": """
#include <exception>
extern "C" void* __cxa_begin_catch(void*) noexcept;
extern "C" void __cxa_call_terminate(void* exception) noexcept {
  if (exception != nullptr) __cxa_begin_catch(exception);
  std::terminate();
}
""",
}


def _where(library: str) -> Path:
    """The file that the loader takes for a library's name."""
    ctypes.CDLL(library)
    stem = library.split(".so")[0]
    with open("/proc/self/maps") as maps:
        files = {Path(line.split()[-1]) for line in maps if "/" in line}
    for file in sorted(files):
        if file.name == library or file.name.startswith((stem + ".so", stem + "-")):
            return file
    raise OSError(f"{library} is loaded under another name")


class Versions:
    """Which versions a library defines, looked for in the prefix first and then on the machine."""

    def __init__(self, folder: Path):
        self.folder, self.known = folder, {}

    def has(self, library: str, version: str) -> bool:
        if library not in self.known:
            own = self.folder / library
            try:
                file = own if own.exists() else _where(library)
            except OSError as error:
                raise Refusal(f"this machine has no {library} ({error})") from error
            self.known[library] = SharedObject(file.resolve()).defined_versions()
        return version in self.known[library]


def build_stand_ins(folder: Path, compiler: str, versions: set[str]) -> None:
    source = "".join(STAND_INS[version] for version in sorted(versions))
    command = [compiler, "-x", "c++", "-O2", "-fPIC", "-shared", f"-Wl,-soname,{STAND_IN_LIBRARY}",
               "-o", str(folder / STAND_IN_LIBRARY), "-"]
    try:
        result = subprocess.run(command, input=source, text=True, capture_output=True)
        if result.returncode == 0:
            return
        why = (result.stderr.strip().splitlines() or [f"it ends with {result.returncode}"])[0]
    except OSError as error:
        why = str(error)
    raise Refusal(f"the compiler does not build {STAND_IN_LIBRARY} ({why}). Fix: name one that does in "
                  "CMAKE_CXX_COMPILER")


def adapt(folder: Path, compiler: str) -> set[str]:
    """Adapts every shared library in folder and loads each once; returns the versions that needed a stand-in."""
    versions, stood_in = Versions(folder), set()
    files = [f for f in sorted(folder.glob("*.so*")) if not f.is_symlink()]
    for file in files:
        library = SharedObject(file)
        missing = {n.version for n in library.needs() if not versions.has(n.library, n.version)}
        unknown = sorted(missing - STAND_INS.keys())
        if unknown:
            raise Refusal(f"{file.name} needs {', '.join(unknown)}, which this machine's runtime lacks")
        entries = [(NEEDED, STAND_IN_LIBRARY)] if missing else []
        private = [name for name in library.strings(NEEDED) if (folder / name).exists()]
        if (missing or private) and not library.strings(RUNPATH):
            entries.append((RUNPATH, "$ORIGIN"))
        if entries:
            if missing:
                library.unbind(missing)
            library.add(entries)
            library.save()
            stood_in |= missing
    if stood_in:
        build_stand_ins(folder, compiler, stood_in)
    for file in files:  # every symbol must be there now; in a child, so that nothing stays loaded here
        code = f"import ctypes, os; ctypes.CDLL({str(file)!r}, mode=os.RTLD_NOW)"
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        if result.returncode:
            raise Refusal(f"{file.name} does not load: {(result.stderr.strip().splitlines() or ['?'])[-1]}")
    return stood_in
