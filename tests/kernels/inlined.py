#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles sources as for Intel's processors, for which GCC prefers vectors of 256 bits, and refuses an object in which
taps are functions of their own: what they keep in registers would go through memory, which takes 2.5 times as long.

  inlined.py <compile_commands.json> SOURCE...
"""
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = "-march=skylake-avx512"
OUGHT_TO_BE_INLINED = "kordon::v0::ndimage::kernel::taps<"


def command_for(commands, source, to):
    """The build's own command for a source of this repository, for TARGET and into `to`."""
    line = next(c for c in commands if c["file"] == source and "kordon_kernels" in c["command"])
    words = shlex.split(line["command"])
    words[words.index("-o") + 1] = to
    return [*words, TARGET, "-w"], line["directory"]


def functions_in(file):
    """The names of the functions that an object defines, without their types."""
    lines = subprocess.run(["nm", "-C", "--defined-only", file], check=True, capture_output=True, text=True).stdout
    return [line.split(maxsplit=2)[2].removeprefix("void ") for line in lines.splitlines()]


def main():
    commands = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for source in sys.argv[2:]:
            file = f"{folder}/object.o"
            command, where = command_for(commands, source, file)
            subprocess.run(command, cwd=where, check=True)
            called = [f for f in functions_in(file) if f.startswith(OUGHT_TO_BE_INLINED)]
            if called:
                sys.exit(f"{source}: a function of its own is\n  " + "\n  ".join(called))


if __name__ == "__main__":
    main()
