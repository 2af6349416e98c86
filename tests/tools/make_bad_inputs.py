#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Writes files that no image tool should accept into a folder, and `cases.json` beside them: a list
of {"file", "says"}, where "says" is what the one sentence of the refusal must contain.

    make_bad_inputs.py FOLDER
"""

import json
import os
import struct
import sys
import zlib


def npy(descr, shape, data=b"", order=False):
    text = f"{{'descr': {descr!r}, 'fortran_order': {order}, 'shape': {shape}, }}"
    text += " " * (-(len(text) + 11) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode() + data


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(rows, cols, data, bits=8, colour=0, extra=b"", after=b""):
    header = struct.pack(">IIBBBBB", cols, rows, bits, colour, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
            + chunk(b"IDAT", zlib.compress(data) + after) + chunk(b"IEND", b""))


def grey_rows(rows, cols):
    return b"".join(b"\0" + bytes((7 * r + 11 * c) % 256 for c in range(cols)) for r in range(rows))


def cases():
    """(name, content or None for "not there" or "a folder", what the sentence must contain)"""
    good_png = png(40, 50, grey_rows(40, 50))
    good_npy = npy("<f4", (4, 5), struct.pack("<20f", *range(20)))
    nan = struct.pack("<6f", 1, 2, float("nan"), 4, 5, 6)
    inf = struct.pack("<6d", 1, 2, 3, 4, float("-inf"), 6)
    return [
        ("missing.png", None, "there is no such file"),
        ("missing.npy", None, "there is no such file"),
        ("folder.png", "folder", "this is a directory"),
        ("empty.png", b"", "the file is empty"),
        ("empty.npy", b"", "the file is empty"),
        ("text.png", b"not an image at all\n", "neither a PNG image nor a .npy file"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "neither a PNG image nor a .npy file"),
        ("signature_only.png", good_png[:8], "the file ends inside"),
        ("truncated.png", good_png[:-300], "the file ends inside the image"),
        ("no_end.png", good_png[:-12], "the file ends inside the image"),
        ("bit_flip.png", good_png[:60] + bytes([good_png[60] ^ 1]) + good_png[61:], "damaged"),
        ("zero_by_zero.png", png(0, 0, b""), "no pixels (0 x 0)"),
        ("huge_claim.png", png(2**31 - 1, 2**31 - 1, b"\0" * 99), "cannot hold"),
        ("few_rows.png", png(400, 50, grey_rows(40, 50)), "damaged"),
        ("many_rows.png", png(40, 50, grey_rows(400, 50)), "damaged"),
        ("one_row_more.png", png(40, 50, grey_rows(41, 50)), "damaged"),
        ("after_the_rows.png", png(40, 50, grey_rows(40, 50), after=b"more"), "damaged"),
        ("colour.png", png(2, 2, b"\0abcdef" * 2, colour=2), "colour image"),
        ("colour_alpha.png", png(2, 2, b"\0abcdefgh" * 2, colour=6), "colour image"),
        ("palette.png", png(2, 2, b"\0\0\0" * 2, colour=3, extra=chunk(b"PLTE", b"abc")),
         "palette image"),
        ("grey_alpha.png", png(2, 2, b"\0abcd" * 2, colour=4), "transparency"),
        ("grey_key.png", png(2, 2, b"\0ab" * 2, extra=chunk(b"tRNS", b"\0\1")), "transparency"),
        ("truncated_header.npy", good_npy[:50], "the file ends inside its .npy header"),
        ("truncated.npy", good_npy[:-7], "but only 73 follow"),
        ("trailing.npy", good_npy + b"more", "but 84 follow"),
        ("zero_by_zero.npy", npy("<f4", (0, 0)), "no pixels (0 x 0)"),
        ("five_dimensions.npy", npy("|u1", (1, 2, 1, 2, 1), b"abcd"), "5 dimensions"),
        ("zero_dimensions.npy", npy("<f8", (), b"12345678"), "0 dimensions"),
        ("one_dimension.npy", npy("|u1", (4,), b"abcd"), "1 dimension"),
        ("nan.npy", npy("<f4", (2, 3), nan), "row 0, column 2 is nan"),
        ("inf.npy", npy("<f8", (2, 3), inf), "row 1, column 1 is -inf"),
        ("lie_terabytes.npy", npy("<f8", (10**6, 10**6), b"12345678"), "but only 8 follow"),
        ("lie_overflow.npy", npy("<f8", (2**33, 2**33), b"12345678"), "any machine"),
        ("lie_wide.npy", npy("<f8", "(99999999999999999999, 1)", b"12345678"), "no machine"),
        ("lie_negative.npy", npy("<f8", (-1, -1), b"12345678"), "negative extent"),
        ("big_endian.npy", npy(">f4", (1, 1), b"abcd"), "big endian"),
        ("objects.npy", npy("|O", (1, 1), b"\x80\x04N."), "Python objects"),
        ("records.npy", npy([("x", "<f4")], (1, 1), b"abcd"), "structured type"),
        ("text.npy", npy("<U1", (1, 1), b"abcd"), "text"),
        ("complex.npy", npy("<c8", (1, 1), b"\0" * 8), "complex64"),
        ("odd_bool.npy", npy("|b1", (1, 2), b"\1\2"), "bool"),
        ("bad_header.npy", good_npy.replace(b"'shape'", b"'shpae'"), "unexpected key"),
        ("newer_version.npy", good_npy.replace(b"NUMPY\x01", b"NUMPY\x09"), "version is 9.0"),
    ]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    listed = []
    for name, content, says in cases():
        path = os.path.join(folder, name)
        if content == "folder":
            os.makedirs(path, exist_ok=True)
        elif content is not None:
            with open(path, "wb") as file:
                file.write(content)
        listed.append({"file": name, "says": says})
    with open(os.path.join(folder, "cases.json"), "w", encoding="utf-8") as file:
        json.dump(listed, file, indent=1)


if __name__ == "__main__":
    main()
