#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of this repository that no compiler checks. Prints each offence as path:line: sentence; exits 1 if any."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = (".hpp", ".cpp", ".h", ".c", ".cu")
# Beside these, the backends that there are: see vendor().
VENDOR = (r"\bimmintrin\b|\bemmintrin\b|\b(cuda|hip|rocm|sycl|openmp|omp|serial|cblas|openblas|mkl|nvidia|amd|simulated|"
          r"sim_device)\b|\bKokkos(Blas|Batched|Lapack|Sparse|Graph|FFT)\w*")
# Backends whose names are words of every kernel; as a whole string each is the backend.
EVERYDAY = {"host", "kokkos"}
# What takes its label first and is no statement, as launches are, is a View that owns its elements, by whatever name:
# `line l("l", n)`, `= line("l", n)`.
ALLOCATION = (r"view_alloc|WithoutInitializing|kokkos_(m|re)alloc|\w*View<[^;(){}]*>[({]\s*\"|"
              r"\b(?!return\b|throw\b|else\b|case\b|string\b|string_view\b)(\w+|\w+<[^;(){}]*>)\s+\w+[({]\s*\"|"
              r"=\s*[\w:]+[({]\s*\"[^\"]*\"\s*,|"
              r"\b(realloc|resize|[cm]alloc|\w*aligned_alloc|posix_memalign|create_mirror\w*)\(|"
              r"\bnew\s+\w|\bnew\s*\(std::|\bmake_unique\w*|\bmake_shared\w*<[^;()]*\[|"
              r"\bstd::(vector|valarray|deque|list|(unordered_)?(multi)?(map|set))\b")
# A launch that reduces waits where its result is a scalar of the host, and from here that looks like any other.
REDUCTION = r"\bparallel_reduce\((?!\s*(Kokkos::)?(Team|Thread)\w*Range)"
# What some hardware has and other hardware lacks: headers, runtimes, libraries and macros of vendors and of their
# compilers; vectors and macros of processors.
HARDWARE = (r"cuda_runtime|hip/hip_|\b[a-z]mmintrin\b|x86intrin|arm_neon|\w*NVCC\w*|\b(cuda|hip)(?-i:[A-Z])\w*|"
            r"\b(cu|roc|hip)(blas|fft|rand|solver|sparse)\w*|\bomp_\w+|#\s*pragma omp|"
            r"\bKOKKOS_ENABLE_(CUDA|HIP|SYCL|OPENMP|THREADS|SERIAL)\b|\bKokkos::(Experimental::)?(Cuda|HIP|SYCL)\w*|"
            r"\b__(AVX|SSE|ARM|CUDA|HIP|x86_64|amd64|aarch64)\w*|__builtin_ia32_\w+|\b_mm\d*_\w+|"
            r"\b(cblas|lapacke|fftwf?)_\w+|#\s*include\s*[<\"](?!Kokkos)[^>\"]*(blas|lapack|fftw|\bmkl)")
# The files outside dispatch/backends/ that have such words, and why no backend can have them instead (R28).
KNOWS_HARDWARE = {
    "kernels/include/kordon/kernel/pack.hpp": "how wide a processor's vectors are, and that nvcc knows none",
    "kernels/include/kordon/kernel/stream.hpp": "stores past the caches, which GCC names for each processor",
    "kernels/include/kordon/ndimage/kernel/nonzero_mask.hpp": "vectors of bytes, which nvcc does not know",
    "memory_spaces/include/kordon/memory/enabled_spaces.hpp": "lists the spaces that this build of Kokkos has",
    "memory_spaces/include/kordon/memory/spaces.hpp": "names Kokkos' spaces; asks CUDA and HIP where a pointer lies (R10)",
    "memory_spaces/sim_device/src/report.cpp": "a processor says in a register whether a fault was a read or a write",
    "memory_spaces/sim_device/src/runtime.cpp": "asks OpenMP whether this thread is one of a kernel's",
    "tools/src/process/environment.cpp": "checks OpenMP's variable for the number of threads, of which Kokkos has 512",
}
# What stands at the top of the tree (M4).
TOP = ("kernels", "dispatch", "memory_spaces", "tests", "perf", "CMakeLists.txt", "README.md")
# What only authors of backends and of operations' implementations include (R59).
AUTHORS = {f"kordon/dispatch/{h}.hpp" for h in
           ("backend_description", "build_facts", "built_in", "composite", "implementation", "registry")}
# A comment may say what a rule forbids in code.
COMMENT = re.compile(r"//.*|/\*.*?\*/")


def tracked():
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
                           check=True).stdout.split("\n")
    return [ROOT / n for n in names if n and (ROOT / n).is_file()]


def lines(path):
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        return []  # a picture or an array


def operations():
    """<subject>/<name> of each: a line in kernels/CMakeLists.txt."""
    listed = re.search(r"set\(operations([^)]*)\)", "\n".join(lines(ROOT / "kernels" / "CMakeLists.txt")))
    return listed[1].split() if listed else []


def algorithm():
    """What dispatch/ does not name: subjects, and operations where their names are no everyday words."""
    words = {"gaussian", "otsu", "connected"}
    for subject, name in (o.split("/") for o in operations()):
        words |= {subject, f"{name}_fn"} | (set() if name in ("dot", "label", "solve", "threshold") else {name})
    return rf"\b({'|'.join(sorted(words))})\b"


def vendor():
    """What kernels/ does not name: vendors, and backends, each by its folder."""
    names = {p.parent.name for p in (ROOT / "dispatch/backends").glob("*/CMakeLists.txt")} | EVERYDAY
    named = [n.replace("_", "[-_]?") for n in sorted(names - EVERYDAY)]
    return "|".join([VENDOR, rf'"({"|".join(sorted(EVERYDAY))})"', *(rf"\b{n}\b" for n in named)])


def reached_from(path, seen):
    """The headers of Kordon that this one includes, and that those include."""
    for name in re.findall(r'^\s*#include [<"](kordon/[^>"]+)', "\n".join(lines(path)), re.M):
        if name not in seen:
            seen.add(name)
            for part in ("memory_spaces", "dispatch", "kernels"):
                if (ROOT / part / "include" / name).is_file():
                    reached_from(ROOT / part / "include" / name, seen)
    return seen


class Lint:
    def __init__(self):
        self.offences = []
        self.algorithm = algorithm()
        self.vendor = vendor()

    def say(self, path, line, sentence):
        self.offences.append(f"{path.relative_to(ROOT)}:{line}: {sentence}")

    def forbid(self, path, pattern, sentence, keep_comments=False):
        """Says in which lines it begins; it may end in a later one."""
        code = "\n".join(text if keep_comments else COMMENT.sub("", text) for text in lines(path))
        for number in sorted({1 + code.count("\n", 0, found.start()) for found in re.finditer(pattern, code, re.I)}):
            self.say(path, number, sentence)

    def write_once(self, path, top):
        """P3: who may name whom."""
        if top == "kernels":
            self.forbid(path, self.vendor, "kernels/ names a vendor or a backend (P3)")
            self.forbid(path, ALLOCATION, "kernels/ allocates; plan scratch instead")
            self.forbid(path, REDUCTION, "kernels/ reduces a launch; use partial results, or parallel_scan")
            self.forbid(path, r"\bdeep_copy\b|\bKokkos::fence\b|\.fence\(", "kernels/ copies or fences")
        if top == "dispatch" and "backends" not in path.parts:
            self.forbid(path, self.algorithm, "dispatch/ names an algorithm (P3)")

    def hardware(self, path, top):
        """R28: who knows what only some hardware has are backends, and the files that say why they do."""
        name = path.relative_to(ROOT).as_posix()
        if top not in ("memory_spaces", "dispatch", "kernels", "tools") or name.startswith("dispatch/backends/"):
            return
        if name not in KNOWS_HARDWARE:
            self.forbid(path, HARDWARE, "names what only some hardware has, outside dispatch/backends/ (R28)")
        elif not any(re.search(HARDWARE, COMMENT.sub("", text), re.I) for text in lines(path)):
            self.say(path, 1, "knows no hardware any more. Fix: take it off KNOWS_HARDWARE in .ci/lint.py")

    def umbrellas(self):
        """<kordon/<subject>.hpp> has every operation of the subject."""
        for subject, name in (o.split("/") for o in operations()):
            umbrella = ROOT / "kernels" / "include" / "kordon" / f"{subject}.hpp"
            if not umbrella.is_file() or f"#include <kordon/{subject}/{name}.hpp>" not in lines(umbrella):
                self.say(umbrella, 1, f"does not include {subject}/{name}.hpp")

    def layout(self):
        """M4: what stands at the top."""
        for name in TOP:
            if not (ROOT / name).exists():
                self.say(ROOT / name, 1, "is not at the top of the tree (M4)")

    def separate(self):
        """R59: what users include needs nothing of who writes backends but the C call frame, and that needs nothing of it."""
        public = ROOT / "kernels/include/kordon"
        for path in sorted(public.rglob("*.hpp")):
            theirs = AUTHORS & reached_from(path, set())
            if theirs and "kernel" not in path.relative_to(public).parts:
                self.say(path, 1, f"is for users and includes {', '.join(sorted(theirs))}, which is for backends (R59)")
        frame = ROOT / "dispatch/include/kordon/dispatch/backend.h"
        theirs = reached_from(frame, set()) - {"kordon/memory/array.h"}
        if theirs:
            self.say(frame, 1, f"is the C call frame and includes {', '.join(sorted(theirs))} (R59)")

    def twins(self, paths):
        """R5: what there is for CUDA there is for HIP, and the other way round."""
        backends = {p.parent.name for p in paths if p.match("dispatch/backends/*/CMakeLists.txt")}
        for vendor, twin in (("cu", "roc"), ("roc", "cu")):
            for name in sorted(b for b in backends if re.fullmatch(vendor + "(blas|fft|rand|solver|sparse)", b)):
                if twin + name[len(vendor):] not in backends:
                    self.say(ROOT / "dispatch/backends" / name, 1, f"has no twin {twin}{name[len(vendor):]} (R5)")
        for path in paths:
            if path.suffix in CODE:
                counts = [sum(f"KOKKOS_ENABLE_{v}" in text for text in lines(path)) for v in ("CUDA", "HIP")]
                if counts[0] != counts[1]:
                    self.say(path, 1, "asks for KOKKOS_ENABLE_CUDA {} times and for KOKKOS_ENABLE_HIP {} times (R5)"
                             .format(*counts))

    def internals(self, path):
        """One adapter names what Kokkos may change between releases."""
        if path.stem != "kokkos_adapter":
            self.forbid(path, r"Kokkos::(\w+::)*Impl\b|KOKKOS_IMPL_|impl/Kokkos_", "names Kokkos' internals")

    def machine(self, path):
        """Nothing of one machine, and no archive's host."""
        self.forbid(path, r"(?<![\w.])/(work|farm|root|home)/\w", "names a path of one machine", keep_comments=True)
        self.forbid(path, r"https?://[^ )\"']*(debian|pypi|pythonhosted|ubuntu)", "names an archive's host",
                    keep_comments=True)

    def owner(self, path):
        """A backend is somebody's: whom to ask when its library changes."""
        if not any(re.match(r"# Owner: \S", text) for text in lines(path)[:4]):
            self.say(path, 3, "names no owner. Fix: `# Owner: WHO` after the SPDX lines")

    def shape(self, path):
        text = lines(path)
        if len(text) > 401:
            self.say(path, len(text), "is longer than 400 lines: is it one idea?")
        head = "\n".join(text[:4])
        if "SPDX-License-Identifier: Apache-2.0" not in head:
            self.say(path, 1, "has no SPDX lines")
        if path.suffix == ".hpp" and "#pragma once" not in "\n".join(text[:6]):
            self.say(path, 1, "has no #pragma once after the SPDX lines")
        for number, line in enumerate(text, 1):
            if re.search(r"\b(TODO|FIXME|XXX)\b", line) and path.name != "lint.py":
                self.say(path, number, "is not finished")


def check_format(lint, paths):
    tool = shutil.which("clang-format-14") or shutil.which("clang-format")
    if tool is None or " 14." not in subprocess.run([tool, "--version"], capture_output=True, text=True).stdout:
        print("lint: formatting not checked: there is no clang-format 14 here")
        return
    for path in paths:
        result = subprocess.run([tool, "--dry-run", "--Werror", str(path)], capture_output=True, text=True)
        if result.returncode != 0:
            lint.say(path, 1, "is not formatted: clang-format -i it")


def judged(paths):
    lint = Lint()
    for path in paths:
        top = path.relative_to(ROOT).parts[0]
        lint.machine(path)
        if path.suffix in CODE:
            lint.write_once(path, top)
            lint.hardware(path, top)
            lint.internals(path)
            lint.shape(path)
        elif path.suffix in (".py", ".cmake") or path.name == "CMakeLists.txt":
            lint.shape(path)
        if path.match("dispatch/backends/*/CMakeLists.txt"):
            lint.owner(path)
    lint.layout()
    lint.umbrellas()
    lint.separate()
    lint.twins(paths)
    return lint


def main():
    paths = tracked()
    lint = judged(paths)
    check_format(lint, [p for p in paths if p.suffix in (".hpp", ".cpp", ".h")])
    print("\n".join(lint.offences))
    print(f"lint: {len(paths)} files, {len(lint.offences)} offences")
    return 1 if lint.offences else 0


if __name__ == "__main__":
    sys.exit(main())
