#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Whether lint.py sees each offence that it is there for, and no other, in a tree of planted files."""
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import lint  # noqa: E402

SPDX = "// SPDX-FileCopyrightText: 2026 The Kordon authors\n// SPDX-License-Identifier: Apache-2.0\n"
CMAKE = SPDX.replace("//", "#") + "# Owner: somebody\n"
# Words in halves, since this file is linted as well.
MACHINE, ARCHIVE, OPEN = "/ho" "me/me/x", "https://deb." "debian.org/", "TO" "DO"

# path: (what is in it, the offence's sentence or nothing)
PLANTED = {
    "kernels/src/a.cpp": ("int cuda;", "names a vendor or a backend (P3)"),
    "kernels/src/b.cpp": ("void* p = Kokkos::kokkos_malloc(3);", "allocates"),
    "kernels/src/i.cpp": ("Kokkos::View<float*> a{\"a\", n};", "allocates"),
    "kernels/src/j.cpp": ("std::vector<float> row(n);", "allocates"),
    "kernels/src/k.cpp": ("auto h = Kokkos::create_mirror_view(a);", "allocates"),
    "kernels/src/l.cpp": ("cblas_dgemm(a, b);", "(R28)"),
    "kernels/src/m.cpp": ("using line = Kokkos::View<float*>;\nline l(\"tmp\", n);", "allocates"),
    "kernels/src/n.cpp": ("const auto l = line(\"tmp\", n);", "allocates"),
    "kernels/src/o.cpp": ("Kokkos::View<float*> m(Kokkos::ViewAllocateWithoutInitializing(\"m\"), n);", "allocates"),
    "kernels/src/p.cpp": ("Kokkos::View<float*> m(Kokkos::view_alloc(exec, \"m\"), n);", "allocates"),
    "kernels/src/q.cpp": ("Kokkos::DualView<float*> dv(\"dv\", n);", "allocates"),
    "kernels/src/r.cpp": ("Kokkos::View<float*, Space>\n    rather_long(\n        \"l\", n);", "allocates"),
    "kernels/src/s.cpp": ("auto p = std::make_unique<float[]>(n);", "allocates"),
    "kernels/src/t.cpp": ("auto p = std::make_shared<float[]>(n);", "allocates"),
    "kernels/src/u.cpp": ("auto p = new (std::nothrow) float[n];", "allocates"),
    "kernels/src/ah.cpp": ("float* p = new float[n];", "allocates"),
    "kernels/src/ai.cpp": ("fill(Kokkos::View<float*>(\"a\", n));", "allocates"),
    "kernels/src/v.cpp": ("std::unordered_map<int, int> seen;", "allocates"),
    "kernels/src/w.cpp": ("std::string name(\"a\");\nthrow error(\"b\", n);\nlaunch(\"c\", n);\nreturn line(x, n);\n"
                          "line l(memory, n);\nauto s = std::make_shared<std::atomic<int>>(0);\nis_host_exec host;", None),
    "kernels/src/x.cpp": ("Kokkos::parallel_reduce(\n    \"sum\", policy(exec, 0, n), body, sum);", "reduces a launch"),
    "kernels/src/y.cpp": ("Kokkos::parallel_reduce(\n    Kokkos::ThreadVectorRange(team, 0, n), body, sum);", None),
    "kernels/src/aa.cpp": ("#include <lapacke.h>", "(R28)"),
    "kernels/src/ab.cpp": ("#include <fftw3.h>", "(R28)"),
    "kernels/src/ac.cpp": ("#include <KokkosBlas3_gemm.hpp>", "names a vendor or a backend (P3)"),
    "kernels/src/ad.cpp": ("prefer(\"lapack\");", "names a vendor or a backend (P3)"),
    "kernels/src/ae.cpp": ("prefer(\"kokkos-kernels\");", "names a vendor or a backend (P3)"),
    "kernels/src/af.cpp": ("prefer(\"host\");", "names a vendor or a backend (P3)"),
    "kernels/src/ag.cpp": ("prefer(\"kokkos\");", "names a vendor or a backend (P3)"),
    "dispatch/src/h.cpp": ("#include <cblas.h>", "(R28)"),
    "dispatch/backends/lapack/CMakeLists.txt": (CMAKE, None),
    "dispatch/backends/kokkos_kernels/CMakeLists.txt": (CMAKE, None),
    "kernels/CMakeLists.txt": (CMAKE + "set(operations\n  linalg/dot\n  ndimage/negate)", None),
    "kernels/include/kordon/linalg.hpp": ("#include <kordon/linalg/dot.hpp>", None),
    "kernels/include/kordon/ndimage.hpp": ("int none;", "does not include ndimage/negate.hpp"),
    "kernels/src/c.cpp": ("exec.fence();", "copies or fences"),
    "kernels/src/d.cpp": ("#if defined(__AVX2__)", "(R28)"),
    "kernels/src/e.cpp": ("auto v = _mm256_add_ps(a, b);", "(R28)"),
    "kernels/src/f.cpp": ("__builtin_ia32_movntdq(to, from);", "(R28)"),
    "kernels/src/g.cpp": ("#if defined(KOKKOS_COMPILER_NVCC)", "(R28)"),
    "kernels/src/h.cpp": ("int serially;  // as __AVX2__ of the serial backend does", None),
    "kernels/include/kordon/kernel/pack.hpp": ("#if defined(__AVX__)", None),
    "kernels/include/kordon/kernel/stream.hpp": ("int plain;", "knows no hardware any more"),
    "dispatch/src/a.cpp": ("int negate;", "dispatch/ names an algorithm (P3)"),
    "dispatch/src/f.cpp": ("dot_fn dot;", "dispatch/ names an algorithm (P3)"),
    "dispatch/src/g.cpp": ("int dot, linalgebra;", None),
    "dispatch/src/b.cpp": ("#ifdef KOKKOS_ENABLE_SERIAL", "(R28)"),
    "dispatch/src/c.cpp": ("#include <cuda_runtime.h>", "(R28)"),
    "dispatch/src/d.cpp": ("#pragma omp simd", "(R28)"),
    "dispatch/src/e.cpp": ("place p{space_kind::cuda_pinned, 0};", None),
    "dispatch/backends/mine/mine.cpp": ("cudaStream_t s = cublasOf(gemm);", None),
    "dispatch/backends/cublas/CMakeLists.txt": (CMAKE, "has no twin rocblas (R5)"),
    "dispatch/backends/mine/CMakeLists.txt": (SPDX.replace("//", "#"), "names no owner"),
    "memory_spaces/src/a.cpp": ("cudaPointerAttributes found{};", "(R28)"),
    "memory_spaces/src/b.cpp": ("Kokkos::HIPSpace space;", "(R28)"),
    "memory_spaces/src/c.cpp": ("hipFree(data);", "(R28)"),
    "memory_spaces/src/d.cpp": ("int cuda_device = 0, shipped = 0, hippo = 0;", None),
    "memory_spaces/include/kordon/memory/spaces.hpp": ("hipGetLastError();", None),
    "memory_spaces/include/kordon/memory/enabled_spaces.hpp": ("#ifdef KOKKOS_ENABLE_CUDA", "_HIP 0 times (R5)"),
    "tools/src/a.cpp": ("int n = omp_get_max_threads();", "(R28)"),
    "tests/a.cpp": ("Kokkos::Impl::thing x;", "names Kokkos' internals"),
    "tests/b.cpp": ("Kokkos::Cuda exec;", None),
    "tests/c.cpp": (f"// as in {MACHINE}", "names a path of one machine"),
    "tests/d.cpp": (f"// from {ARCHIVE}", "names an archive's host"),
    "tests/e.cpp": (f"// {OPEN}: more", "is not finished"),
    "tests/f.cpp": ("\n" * 400, "is longer than 400 lines"),
    "kernels/include/kordon/user.hpp": ("#include <kordon/dispatch/registry.hpp>", "which is for backends (R59)"),
    "dispatch/include/kordon/dispatch/registry.hpp": ("int registry;", None),
    "dispatch/include/kordon/dispatch/backend.h": ("#include <kordon/dispatch/registry.hpp>", "is the C call frame"),
    "perf/no_licence.py": ("", "has no SPDX lines"),
    "tests/no_pragma.hpp": ("", "has no #pragma once"),
    "README.md": ("", None),
}
HEADS = {".hpp": SPDX + "#pragma once\n", ".txt": "", ".py": "", "tests/no_pragma.hpp": SPDX}
ABSENT = "CMakeLists.txt"  # at the top


def plant(root):
    for name, (text, _) in PLANTED.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADS.get(name, HEADS.get(path.suffix, SPDX)) + text + "\n", encoding="utf-8")
    return [root / name for name in PLANTED]


def main():
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        lint.ROOT = Path(folder)
        offences = lint.judged(plant(lint.ROOT)).offences
    for name, (_, sentence) in [*PLANTED.items(), (ABSENT, ("", "is not at the top of the tree (M4)"))]:
        # An offence of a backend is said of its folder.
        own = [o for o in offences if o.startswith((f"{name}:", f"{Path(name).parent}:"))]
        offences = [o for o in offences if o not in own]
        if (len(own) != 1 or sentence not in own[0]) if sentence else own:
            problems.append(f"{name}: expected {sentence or 'nothing'}, and lint said {own}")
    problems += [f"not expected: {o}" for o in offences]
    print("\n".join(problems))
    print(f"lint's own test: {len(PLANTED)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
