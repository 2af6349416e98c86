# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Runs in the virtual environment: times the peers, one case at a time, as Google Benchmark times us."""
import json
import pathlib
import sys
import time

import cv2
import numpy
import scipy
import threadpoolctl
from scipy import fft, linalg, ndimage, sparse


def middle(a):
    return float(a[tuple(n // 2 for n in a.shape)])


# What the peers run for each case: {peer: function}; a function returns the one number that must agree with ours.

def gaussian_filter(image):
    out = numpy.empty_like(image)

    def by_scipy():
        ndimage.gaussian_filter(image, 2.0, output=out)
        return middle(out)

    def by_opencv():
        cv2.GaussianBlur(image, (17, 17), 2.0, dst=out, borderType=cv2.BORDER_REFLECT)
        return middle(out)

    return {"SciPy": by_scipy, "OpenCV": by_opencv} if image.ndim == 2 else {"SciPy": by_scipy}


def correlate1d(image, axis):
    out, weights = numpy.empty_like(image), numpy.full(17, 1 / 17, image.dtype)
    along, across = (weights, numpy.ones(1, image.dtype))[::1 if axis == 1 else -1]

    def by_scipy():
        ndimage.correlate1d(image, weights, axis, output=out)
        return middle(out)

    def by_opencv():
        cv2.sepFilter2D(image, -1, along, across, dst=out, borderType=cv2.BORDER_REFLECT)
        return middle(out)

    return {"SciPy": by_scipy, "OpenCV": by_opencv}


def label(mask, connectivity):
    labels = numpy.empty(mask.shape, numpy.int32)
    structure = ndimage.generate_binary_structure(mask.ndim, connectivity)
    neighbours = {1: 4, 2: 8}[connectivity]

    def by_opencv():
        return cv2.connectedComponents(mask, labels=labels, connectivity=neighbours, ltype=cv2.CV_32S)[0] - 1

    return {"SciPy": lambda: ndimage.label(mask, structure, output=labels), "OpenCV": by_opencv}


def measure_objects(mask, image):
    labels, count = ndimage.label(mask)
    each = numpy.arange(1, count + 1)

    def by_scipy():
        numpy.bincount(labels.ravel(), minlength=count + 1)
        ndimage.center_of_mass(mask, labels, each)
        ndimage.find_objects(labels, count)
        ndimage.minimum(image, labels, each)
        ndimage.maximum(image, labels, each)
        return float(ndimage.mean(image, labels, each)[count // 2])

    return {"SciPy": by_scipy}


def otsu_threshold(image):
    out = numpy.empty_like(image)
    return {"OpenCV": lambda: cv2.threshold(image, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU, dst=out)[0]}


def product(a, b):
    out = numpy.empty((len(a), *b.shape[1:]), a.dtype)

    def by_numpy():
        numpy.matmul(a, b, out=out)
        return middle(out)

    return {"NumPy": by_numpy}


def dot(x, y):
    return {"NumPy": lambda: float(numpy.dot(x, y))}


def solve(a, b):
    return {"SciPy": lambda: middle(linalg.solve(a, b, check_finite=False))}


def cholesky(a):
    return {"SciPy": lambda: middle(linalg.cholesky(a, lower=True, check_finite=False))}


def transform(name, image, threads):
    if name == "fftn":
        image = (image + 1j * (1 - image)).astype(numpy.complex64)
    given = fft.rfftn(image) if name == "irfftn" else image
    size = {"s": image.shape} if name == "irfftn" else {}
    function = getattr(fft, name)

    def by_scipy():
        out = function(given, workers=threads, **size)
        return float(out[tuple(n // 2 for n in out.shape)].real)

    return {"SciPy": by_scipy}


def sparse_product(values, columns, row_map, x):
    matrix = sparse.csr_array((values, columns, row_map), shape=(len(row_map) - 1, len(x)))
    return {"SciPy": lambda: middle(matrix @ x)}


def peers_of(case, load):
    """What the peers run for a case, with its data."""
    subject, _, variant = case.partition("/")
    if subject == "ndimage.gaussian_filter":
        dtype, kind = variant.split("/")
        return gaussian_filter(load(f"{'noise' if kind == 'image' else kind}_{dtype}"))
    if subject == "ndimage.correlate1d":
        return correlate1d(load(f"noise_{variant.partition('/')[0]}"), int(variant[-1]))
    if subject == "ndimage.label":
        return label(load(f"{variant.partition('_')[0]}_uint8"), 2 if variant.endswith("corners") else 1)
    if subject == "ndimage.measure_objects":
        return measure_objects(load("blobs_uint8"), load("noise_float32"))
    if subject == "ndimage.otsu_threshold+threshold":
        return otsu_threshold(load(f"image_{variant}"))
    if subject == "linalg.gemm":
        return product(load(f"matrix_a_{variant}"), load(f"matrix_b_{variant}"))
    if subject == "linalg.gemv":
        return product(load("noise_float64"), load("vector_float64"))
    if case == "linalg.dot/short":
        return dot(load("vector_float64"), load("vector_float64"))
    if subject == "linalg.dot":
        return dot(load("noise_float64").ravel(), load("noise_float64_too").ravel())
    if subject == "linalg.solve":
        return solve(load("matrix_a_float64"), load("right_side_float64"))
    if subject == "linalg.cholesky":
        return cholesky(load("positive_float64"))
    if subject.startswith("fft."):
        name = subject.removeprefix("fft.")
        return transform(name, load("noise_float32" if name == "fftn" else "noise_float64"), int(sys.argv[1]))
    if subject == "sparse.spmv":
        return sparse_product(*(load(f"{variant}_{part}") for part in ("values", "columns", "row_map", "x")))
    return {}


def seconds_a_call(call, at_least):
    """The mean of as many calls as fill the time."""
    calls, start = 0, time.perf_counter()
    while True:
        call()
        calls += 1
        taken = time.perf_counter() - start
        if taken >= at_least:
            return taken / calls


def versions(threads):
    pools = threadpoolctl.threadpool_info()
    return {"NumPy": numpy.__version__, "SciPy": scipy.__version__, "OpenCV": cv2.__version__,
            "BLAS of NumPy and SciPy": sorted({f"{p['internal_api']} {p['version']} ({p.get('architecture', '?')}, "
                                               f"{p['num_threads']} threads)" for p in pools
                                               if p["user_api"] == "blas"}),
            "threads": threads, "threads of OpenCV": cv2.getNumThreads()}


def main():
    threads = int(sys.argv[1])
    cv2.setNumThreads(threads)
    answers = sys.stdout
    sys.stdout = sys.stderr
    print(json.dumps(versions(threads)), file=answers, flush=True)
    current, functions = None, {}
    for line in sys.stdin:
        request = json.loads(line)
        folder = pathlib.Path(request["data"])
        if request["case"] != current:
            functions = {}  # frees the data of the last case before the next is loaded
            current = request["case"]
            functions = peers_of(current, lambda name: numpy.load(folder / f"{name}.npy"))
        reply = {}
        for peer, call in functions.items():
            answer = call()
            seconds = [seconds_a_call(call, request["seconds"]) for _ in range(request["repetitions"])]
            reply[peer] = {"seconds": seconds, "answer": answer}
        print(json.dumps(reply), file=answers, flush=True)


main()
