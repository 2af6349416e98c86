#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy 14 with .clang-tidy over the sources of a configured build; what it finds is an error.

  .ci/tidy.py            the sources in CLEAN, which have no offence: see .ci/run --long
  .ci/tidy.py --all      every source that the build compiles
  .ci/tidy.py FILE...    these

A source stands in compile_commands.json once for each target that has it; it is looked at once.
"""
import argparse
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLEAN = ("dispatch/", "kernels/", "memory_spaces/", "tools/")
AT_ONCE = 2
# g++'s flags that clang does not know are no offence of ours.
EXTRA = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-ignored-optimization-argument"]


def compiled(build):
    """The sources of this repository that the build compiles, once each."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    files = {Path(os.path.normpath(Path(c["directory"], c["file"]))) for c in commands}
    return sorted(f.relative_to(ROOT).as_posix() for f in files
                  if f.is_relative_to(ROOT) and not f.is_relative_to(build.resolve()) and f.suffix == ".cpp")


def chosen(arguments, sources):
    if arguments.all:
        return sources
    if arguments.files:
        wanted = {Path(f).resolve().relative_to(ROOT).as_posix() for f in arguments.files}
        return [s for s in sources if s in wanted]
    return [s for s in sources if s.startswith(CLEAN)]


def tidy(tool, build, source):
    result = subprocess.run([tool, "-p", str(build), "--quiet", *EXTRA, str(ROOT / source)], capture_output=True,
                            text=True)
    return source, result.returncode, result.stdout or result.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "test")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    tool = shutil.which("clang-tidy-14")
    if tool is None:
        print("tidy: nothing is checked: there is no clang-tidy-14 here")
        return 0
    sources = chosen(arguments, compiled(arguments.build))
    start, failed = time.monotonic(), 0
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for source, status, said in pool.map(lambda s: tidy(tool, arguments.build, s), sources):
            if status != 0:
                failed += 1
                print(f"{source}:\n{said}", flush=True)
    print(f"tidy: {len(sources)} sources, {failed} with offences, {time.monotonic() - start:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
