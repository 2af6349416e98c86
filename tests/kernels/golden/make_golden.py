#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Writes cases.json and its .npy files: what NumPy, SciPy and scikit-image say about small arrays.

Needs requirements.txt; the files are committed, so that the tests need none of it. A file that is there already stays
if the new one differs from it by rounding alone, as it does with other versions. Each case is
{operation, name, options, inputs, outputs, terms, scale}: the error allowed in a floating-point output is
terms * eps * scale, where terms is the number of additions behind an element (one number an output, or one for all) and
scale the size of what is added.
"""
import json
from pathlib import Path

import numpy as np
import scipy
import scipy.fft
import scipy.linalg
import scipy.ndimage
import scipy.sparse
import skimage
import skimage.filters

HERE = Path(__file__).resolve().parent
MODES = ("reflect", "constant", "nearest", "mirror", "wrap")


class Writer:
    def __init__(self):
        self.cases = []
        self.files = set()

    def save(self, stem, array):
        file = HERE / f"{stem}.npy"
        self.files.add(file)
        array = np.asarray(array, order="C")
        if not is_there(file, array):
            np.save(file, array)
        return file.name

    def add(self, operation, name, inputs, outputs, options=None, terms=0, scale=0.0):
        """inputs may hold the name of a file that an earlier case wrote, so that cases share it."""
        stem = f"{operation.split('.')[1]}_{name}"
        files = [i if isinstance(i, str) else self.save(f"{stem}_in{k}", i) for k, i in enumerate(inputs)]
        results = [self.save(f"{stem}_out{k}", o) for k, o in enumerate(outputs)]
        each = [int(t) for t in terms] if isinstance(terms, list) else [int(terms)] * len(outputs)
        self.cases.append({"operation": operation, "name": name, "options": options or {}, "inputs": files,
                           "outputs": results, "terms": each, "scale": float(scale)})
        return files


def is_there(file, array):
    """But for rounding in what is computed in double."""
    if not file.exists():
        return False
    old = np.load(file)
    if old.dtype != array.dtype or old.shape != array.shape:
        return False
    if array.dtype.kind not in "fc":
        return np.array_equal(old, array)
    eps = np.finfo(array.dtype).eps
    return np.allclose(old, array, rtol=8 * eps, atol=8 * eps, equal_nan=True)


def text(value):
    return ",".join(str(v) for v in value) if isinstance(value, (tuple, list)) else str(value)


def gaussian(w, rng):
    def taps(sigma, truncate, rank):
        each = sigma if isinstance(sigma, tuple) else (sigma,) * rank
        return sum(2 * int(truncate * s + 0.5) + 1 for s in each)

    shapes = {"1d": (37,), "2d": (13, 22), "3d": (5, 9, 11)}
    for dtype in (np.float32, np.float64):
        for rank, (label, shape) in enumerate(shapes.items(), 1):
            image = rng.normal(size=shape).astype(dtype)
            shared = None
            runs = [(mode, 1.0, 4.0, 0.0) for mode in MODES] + [("constant", 1.3, 3.0, 2.5), ("reflect", 9.0, 4.0, 0.0)]
            if rank > 1:
                runs.append(("mirror", (0.0, 2.0, 0.7)[:rank], 4.0, 0.0))
            for i, (mode, sigma, truncate, cval) in enumerate(runs):
                # The reference is taken in double, so that SciPy's own rounding between axes is not asked for.
                result = scipy.ndimage.gaussian_filter(image.astype(np.float64), sigma, mode=mode, cval=cval,
                                                       truncate=truncate).astype(dtype)
                options = {"sigma": text(sigma), "mode": mode, "truncate": str(truncate)}
                if cval:
                    options["cval"] = str(cval)
                files = w.add("ndimage.gaussian_filter", f"{label}_{np.dtype(dtype).name}_{i}", [shared or image],
                              [result], options, taps(sigma, truncate, rank), max(abs(image).max(), abs(cval)))
                shared = files[0]


def correlate(w, rng):
    for dtype in (np.float32, np.float64):
        for label, shape in {"1d": (37,), "2d": (13, 22), "3d": (5, 9, 11)}.items():
            image = rng.normal(size=shape).astype(dtype)
            shared = None
            for i, mode in enumerate(MODES):
                count, axis = (1, 2, 5, 8, 15)[i], (i % len(shape)) - len(shape) * (i % 2)
                weights = rng.normal(size=count).astype(dtype)
                cval = 1.5 if mode == "constant" else 0.0
                result = scipy.ndimage.correlate1d(image.astype(np.float64), weights.astype(np.float64), axis,
                                                   mode=mode, cval=cval).astype(dtype)
                options = {"axis": str(axis), "mode": mode}
                if cval:
                    options["cval"] = str(cval)
                files = w.add("ndimage.correlate1d", f"{label}_{np.dtype(dtype).name}_{i}", [shared or image, weights],
                              [result], options, count, max(abs(image).max(), cval) * abs(weights).max())
                shared = files[0]


def images(rng):
    base = np.clip(np.concatenate([rng.normal(60, 12, 150), rng.normal(170, 20, 150)]), 0, 255)
    rng.shuffle(base)
    base = base.reshape(15, 20)
    return {"uint8": base.astype(np.uint8), "uint16": (base * 200).astype(np.uint16),
            "float32": (base / 255).astype(np.float32), "float64": base / 255}


def otsu_and_threshold(w, rng):
    for name, image in images(rng).items():
        level = np.asarray(skimage.filters.threshold_otsu(image)).astype(image.dtype)
        files = w.add("ndimage.otsu_threshold", name, [image], [level], terms=4, scale=float(abs(level)))
        w.add("ndimage.threshold", name, [files[0], level], [image > level])
    flat = np.full((4, 5), 7, np.uint8)
    w.add("ndimage.otsu_threshold", "constant_uint8", [flat], [np.uint8(skimage.filters.threshold_otsu(flat))])
    odd = np.array([np.nan, -1.0, 0.5, 0.5, np.inf])
    w.add("ndimage.threshold", "nan_float64", [odd, np.array(0.5)], [odd > 0.5])


def label(w, rng):
    for shape in ((70,), (16, 131), (6, 7, 66)):
        rank = len(shape)
        for density in (0.35, 0.6):
            mask = rng.random(shape) < density
            shared = None
            for connectivity in range(1, rank + 1):
                structure = scipy.ndimage.generate_binary_structure(rank, connectivity)
                labels, count = scipy.ndimage.label(mask, structure)
                shared = w.add("ndimage.label", f"{rank}d_{int(density * 100)}_c{connectivity}", [shared or mask],
                               [labels.astype(np.int32), np.int32(count)], {"connectivity": str(connectivity)})[0]
    mask = (rng.random((9, 9)) < 0.5).astype(np.uint8) * 255
    labels, count = scipy.ndimage.label(mask)
    w.add("ndimage.label", "uint8", [mask], [labels.astype(np.int32), np.int32(count)])


def measures(labels, image, count):
    index = np.arange(1, count + 1)
    boxes = scipy.ndimage.find_objects(labels, count)
    return [np.bincount(labels.ravel(), minlength=count + 1)[1:].astype(np.int64),
            np.array(scipy.ndimage.center_of_mass(labels > 0, labels, index)).reshape(count, labels.ndim),
            np.array([[[s.start, s.stop] for s in box] for box in boxes], np.int64).reshape(count, labels.ndim, 2),
            np.asarray(scipy.ndimage.mean(image.astype(np.float64), labels, index)),
            np.asarray(scipy.ndimage.minimum(image, labels, index)).astype(image.dtype),
            np.asarray(scipy.ndimage.maximum(image, labels, index)).astype(image.dtype), np.int32(count)]


def measure(w, rng):
    for shape in ((90,), (14, 17), (5, 8, 9)):
        labels, count = scipy.ndimage.label(rng.random(shape) < 0.4)
        labels = labels.astype(np.int32)
        for dtype in (np.uint8, np.uint16, np.float32, np.float64):
            image = (rng.random(shape) * 255).astype(dtype)
            w.add("ndimage.measure_objects", f"{len(shape)}d_{np.dtype(dtype).name}", [labels, image],
                  measures(labels, image, count), terms=[0, labels.size, 0, labels.size, 0, 0, 0],
                  scale=float(max(image.max(), max(shape))))


def linear(w, rng):
    for dtype in (np.float32, np.float64):
        name = np.dtype(dtype).name
        x, y = (rng.normal(size=53).astype(dtype) for _ in range(2))
        w.add("linalg.dot", name, [x, y], [np.dot(x.astype(np.float64), y).astype(dtype)], terms=53, scale=9.0)
        a, b, c = (rng.normal(size=s).astype(dtype) for s in ((13, 21), (21, 9), (13, 9)))
        v, u = rng.normal(size=21).astype(dtype), rng.normal(size=13).astype(dtype)
        wide = [m.astype(np.float64) for m in (a, b, c, v, u)]
        w.add("linalg.gemv", f"{name}_plain", [a, v], [(wide[0] @ wide[3]).astype(dtype)], terms=21, scale=9.0)
        w.add("linalg.gemm", f"{name}_plain", [a, b], [(wide[0] @ wide[1]).astype(dtype)], terms=21, scale=9.0)
        options = {"alpha": "-0.5", "beta": "2"}
        w.add("linalg.gemv", f"{name}_scaled", [a, v, u], [(-0.5 * wide[0] @ wide[3] + 2 * wide[4]).astype(dtype)],
              options, 22, 9.0)
        w.add("linalg.gemm", f"{name}_scaled", [a, b, c], [(-0.5 * wide[0] @ wide[1] + 2 * wide[2]).astype(dtype)],
              options, 22, 9.0)
        s = scipy.sparse.random_array((17, 21), density=0.2, rng=rng, dtype=np.float64).tocsr()
        values = s.data.astype(dtype)
        product = scipy.sparse.csr_array((values.astype(np.float64), s.indices, s.indptr), s.shape) @ wide[3]
        w.add("sparse.spmv", name, [s.indptr.astype(np.int64), s.indices.astype(np.int32), values, v],
              [product.astype(dtype)], terms=21, scale=9.0)


def nothing_added(w, _):
    """An alpha of 0: what would be multiplied is not read, whatever it holds."""
    for dtype in (np.float32, np.float64):
        name = f"{np.dtype(dtype).name}_nothing_added"
        a, b, c = (np.full(s, 3, dtype) for s in ((5, 7), (7, 4), (5, 4)))
        a[0, 0], b[2, 1] = np.nan, np.inf
        options = {"alpha": "0", "beta": "2"}
        w.add("linalg.gemv", name, [a, b[:, 1].copy(), c[:, 0].copy()], [2 * c[:, 0]], options, 1, 9.0)
        w.add("linalg.gemm", name, [a, b, c], [2 * c], options, 1, 9.0)
        s = scipy.sparse.csr_array(a)
        w.add("sparse.spmv", name, [s.indptr.astype(np.int64), s.indices.astype(np.int32), s.data, b[:, 1].copy(),
                                    c[:, 0].copy()], [2 * c[:, 0]], options, 1, 9.0)


def factors(w, rng):
    n = 37
    shuffled = n * np.eye(n)[rng.permutation(n)] + rng.normal(size=(n, n))
    positive = n * np.eye(n) + (half := rng.normal(size=(n, n))) + half.T
    for dtype in (np.float32, np.float64):
        name = np.dtype(dtype).name
        a, b, p = shuffled.astype(dtype), rng.normal(size=(n, 3)).astype(dtype), positive.astype(dtype)
        x = scipy.linalg.solve(a.astype(np.float64), b.astype(np.float64)).astype(dtype)
        fine = np.int32(0)
        files = w.add("linalg.solve", f"{name}_matrix", [a, b], [x, fine], terms=n, scale=1.0)
        w.add("linalg.solve", f"{name}_vector", [files[0], b[:, 0]], [x[:, 0], fine], terms=n, scale=1.0)
        shared = None
        for lower in (False, True):
            factor = scipy.linalg.cholesky(p.astype(np.float64), lower=lower).astype(dtype)
            shared = w.add("linalg.cholesky", f"{name}_{'lower' if lower else 'upper'}", [shared or p], [factor, fine],
                           {"lower": str(lower).lower()}, n, float(abs(factor).max()))[0]
    singular = np.array([[2.0, 4, 6], [1, 2, 3], [1, 1, 1]])  # without rounding: its last pivot is exactly 0
    info = scipy.linalg.lapack.dgesv(singular, np.ones(3))[3]
    w.add("linalg.solve", "singular", [singular, np.ones(3)], [np.full(3, np.nan), np.int32(info)])
    indefinite = np.array([[4.0, 2, 0], [2, 1, 0], [0, 0, 1]])
    info = scipy.linalg.lapack.dpotrf(indefinite)[1]
    w.add("linalg.cholesky", "indefinite", [indefinite], [np.full((3, 3), np.nan), np.int32(info)])


def fourier(w, rng):
    def add(operation, name, norm, given, result, dtype):
        terms = 4 * np.log2(max(given.size, result.size))
        return w.add(f"fft.{operation}", name, [given], [result.astype(dtype)], {"norm": norm}, terms,
                     float(abs(result).max()))

    norms = ("backward", "ortho", "forward")
    for real, complex_ in ((np.float32, np.complex64), (np.float64, np.complex128)):
        for k, shape in enumerate(((60,), (77,), (12, 35), (4, 9, 10))):
            name, norm = f"{len(shape)}d_{shape[-1]}_{np.dtype(real).name}", norms[k % 3]
            x = (rng.normal(size=shape) + 1j * rng.normal(size=shape)).astype(complex_)
            r = rng.normal(size=shape).astype(real)
            wide = x.astype(np.complex128)
            add("fftn", name, norm, x, scipy.fft.fftn(wide, norm=norm), complex_)
            add("ifftn", name, norm, x, scipy.fft.ifftn(wide, norm=norm), complex_)
            half = scipy.fft.rfftn(r.astype(np.float64), norm=norm)
            add("rfftn", name, norm, r, half, complex_)
            # Nothing that a real array could have as its transform: what is ignored must be so.
            odd = x[..., :half.shape[-1]]
            add("irfftn", name, norm, odd, scipy.fft.irfftn(odd.astype(np.complex128), shape, norm=norm), real)


def main():
    w = Writer()
    # Each group draws from the start of the same sequence: a new one changes nothing of the others. New cases go to the
    # end of a group: all after them in it get other numbers.
    for group in ((gaussian, otsu_and_threshold, label, measure, linear, correlate), (factors,), (fourier,), (nothing_added,)):
        rng = np.random.default_rng(20261122)
        for part in group:
            part(w, rng)
    for old in set(HERE.glob("*.npy")) - w.files:
        old.unlink()
    head = {"made_with": {m.__name__: m.__version__ for m in (np, scipy, skimage)}, "cases": w.cases}
    (HERE / "cases.json").write_text(json.dumps(head, indent=1) + "\n")
    print(f"{len(w.cases)} cases, {len(list(HERE.glob('*.npy')))} files")


if __name__ == "__main__":
    main()
