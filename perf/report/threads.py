# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The environment of a timed process: its number of threads, the pages of its memory, and nothing else that would steer
it."""
import os

# NumPy asks for pages of 2 MiB for its arrays; glibc asks for all memory then, the arrays of our process too.
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}

STEERING = ("OMP_", "GOMP_", "KMP_", "OPENBLAS_", "GOTO_", "MKL_", "KOKKOS_", "KORDON_")


def environment(threads):
    """The variables for `threads` threads."""
    variables = {k: v for k, v in os.environ.items() if not k.startswith(STEERING)} | LARGE_PAGES
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        variables[name] = str(threads)
    return variables


def bound_environment(threads):
    """The same, with each OpenMP thread on a core of its own."""
    return environment(threads) | {"OMP_PROC_BIND": "spread", "OMP_PLACES": "threads"}


def passive_environment(threads):
    """The same, with threads that give their core away while they wait."""
    return environment(threads) | {"OMP_WAIT_POLICY": "passive", "OMP_PROC_BIND": "false"}
