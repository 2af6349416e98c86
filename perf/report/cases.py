# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The cases of the report: what each one runs, and what it must reach.

A name is that of a benchmark of kordon_perf; `peers_of` in worker.py knows what the peers run for it.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A bound on one measure of a row of the report."""

    measure: str  # a key of the row; "ratio_to.X": the time of X / ours, where the answers agree
    bound: float
    at_least: bool = True

    def value(self, row):
        if self.measure.startswith("ratio_to."):
            return row["ratios"].get(self.measure.removeprefix("ratio_to."))
        return row.get(self.measure)

    def is_met(self, row):
        value = self.value(row)
        if value is None:
            return None
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self):
        return f"{self.measure} {'>=' if self.at_least else '<='} {self.bound:g}"


@dataclass(frozen=True)
class Case:
    name: str
    what: str
    targets: tuple = ()
    scales: bool = True  # whether it is also run on one thread
    passive: bool = False  # whether the threads wait without spinning
    needs: str = ""  # the option of the build without which kordon_perf does not have it


def at_least(measure, bound):
    return Target(measure, bound)


def at_most(measure, bound):
    return Target(measure, bound, at_least=False)


SCALES = at_least("scaling", 1.7)
SIM_LAUNCH = (at_most("kordon_ms", 0.1),)
SIM_DEVICE = {"scales": False, "passive": True, "needs": "Kordon_ENABLE_SIM_DEVICE"}
DISPATCH = (at_most("kordon_ns", 60), at_most("allocations", 0), at_most("fences", 0))

CASES = (
    Case("ndimage.gaussian_filter/float32/image",
         "sigma 2 and reflecting edges, 17 taps an axis in all peers", (at_least("ratio_to_fastest", 4), SCALES)),
    Case("ndimage.gaussian_filter/float64/image", "the same in float64", (SCALES,)),
    Case("ndimage.gaussian_filter/float32/volume", "the same in three dimensions", (SCALES,)),
    Case("ndimage.correlate1d/float32/axis_0", "17 weights along the rows, reflecting edges",
         (at_least("ratio_to_fastest", 1), SCALES)),
    Case("ndimage.correlate1d/float32/axis_1", "the same along the columns", (at_least("ratio_to_fastest", 1), SCALES)),
    Case("ndimage.label/blobs", "smoothed noise above its median, 4-connected in all peers",
         (at_least("ratio_to_fastest", 4), SCALES)),
    Case("ndimage.label/blobs_and_corners", "the same, 8-connected in all peers", (SCALES,)),
    Case("ndimage.label/dots", "2 % foreground in small objects, 4-connected in all peers", (SCALES,)),
    Case("ndimage.otsu_threshold+threshold/uint8", "level and mask, in two calls; OpenCV does both in one",
         (at_least("ratio_to_fastest", 1), SCALES)),
    Case("ndimage.measure_objects/blobs", "area, centroid, box, mean, minimum, maximum of the blobs; SciPy takes six "
         "calls", (SCALES,)),
    Case("linalg.gemm/float64", "square matrices; BLAS: the one that Kordon was built with, called directly",
         (at_least("ratio_to.BLAS", 0.95), SCALES)),
    Case("linalg.gemm/float32", "square matrices", (SCALES,)),
    Case("linalg.gemv/float64", "a square matrix, row-major", (at_least("fraction_of_limit", 0.7), SCALES)),
    Case("linalg.dot/float64", "two vectors", (SCALES,)),
    Case("linalg.dot/short", "two vectors of one image row; portable: the portable kernel, through dispatch too",
         (at_least("ratio_to.portable", 2),), scales=False),
    Case("linalg.solve/float64", "a random matrix and one right-hand side; LAPACK: the one that Kordon was built with",
         (at_least("ratio_to.LAPACK", 0.9),)),
    Case("linalg.cholesky/float64", "the lower factor", (at_least("ratio_to.LAPACK", 0.9),)),
    Case("fft.fftn/complex64", "an image", (at_least("ratio_to_fastest", 1),)),
    Case("fft.rfftn/float64", "an image", (at_least("ratio_to_fastest", 1),)),
    Case("fft.irfftn/float64", "half of an image's spectrum", (at_least("ratio_to_fastest", 1),)),
    Case("sparse.spmv/laplacian", "five-point Laplacian of a square grid",
         (at_least("fraction_of_limit", 0.7), SCALES)),
    Case("sparse.spmv/random", "16 entries a row at random columns", (at_least("fraction_of_limit", 0.7), SCALES)),
    Case("sim_device.launch/1MiB", "launch and fence of an empty kernel on the simulated device, with that much memory "
         "in arrays; host: the same on the host; threads that wait passively", SIM_LAUNCH, **SIM_DEVICE),
    Case("sim_device.launch/128MiB", "the same with larger arrays", SIM_LAUNCH, **SIM_DEVICE),
    Case("sim_device.launch/1GiB", "the same with still larger arrays", **SIM_DEVICE),
    Case("dispatch.no_op/typed", "two Views and an option, no kernel", DISPATCH, scales=False),
    Case("dispatch.no_op/erased", "the same with array_refs", DISPATCH, scales=False),
    Case("dispatch.no_op/500_implementations", "the same among 4 backends with 500 implementations, fourth in line",
         DISPATCH, scales=False),
    Case("dispatch.first_call/no_manifest", "the first call of a program, after Kokkos' start", scales=False),
    Case("dispatch.first_call/20_manifests", "the same with the manifests of 20 plug-ins of 20 rows each to read",
         (at_most("kordon_ms", 5),), scales=False),
    Case("dispatch.no_op/by_description", "the same through call_erased", DISPATCH, scales=False),
)
