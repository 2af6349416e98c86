#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a private prefix in which HIP code compiles, from Debian's packages in hip.json: clang 19, HIP, ROCm's headers.

  hip.py PREFIX --cache DIR

Fetches and unpacks as cmake/provide does: as pinned, or what the suite has today. Nothing in it is linked or run but the
compiler. A prefix that is complete is left alone. Refuses with one sentence on stderr and exit code 1.
"""
import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "provide"))
from archive import Archive, Package  # noqa: E402
from debian import unpack  # noqa: E402
from refusal import Refusal, answer  # noqa: E402


def files(archive: Archive, suite: str, pins: list[Package]) -> list[Path]:
    """As pinned, whatever the suite of this machine is, since nothing of it is linked; or as the suite has them today."""
    found = archive.fetch_all(pins)
    if len(found) == len(pins):
        return found
    return [file for _, file in archive.todays([p.name for p in pins], suite)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("prefix", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    a = parser.parse_args()
    table = (HERE / "hip.json").read_bytes()
    key, stamp = hashlib.sha256(table).hexdigest(), a.prefix / "provided"
    if stamp.exists() and stamp.read_text() == key:
        return
    if shutil.which("dpkg-deb") is None:
        raise Refusal("this machine is not Debian's (no dpkg-deb)")
    archive = Archive(a.cache.absolute())
    shutil.rmtree(a.prefix, ignore_errors=True)
    for suite, pins in json.loads(table).items():
        for deb in files(archive, suite, [Package.of(*pin) for pin in pins.items()]):
            unpack(deb, a.prefix, {}, [])
    for program in (a.prefix / "lib/llvm-19/bin").iterdir():
        if program.exists():  # not a link into a package that is left out
            program.chmod(0o755)
    stamp.write_text(key)


if __name__ == "__main__":
    answer(main, "HIP could not be provided: ")
