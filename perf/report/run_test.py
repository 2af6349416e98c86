#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""run_test.py PROGRAMS OUT: runs the report into OUT, quickly and without peers; then again with a planted failure."""
import json
import pathlib
import shlex
import subprocess
import sys

from cases import CASES
from ours import Program

PROGRAMS, OUT = map(pathlib.Path, sys.argv[1:3])
SCHEMA = {"case": str, "kordon_ms": float, "peers": dict, "ratio_to_fastest": float, "limit_ms": float,
          "fraction_of_limit": float}
SOME = "float32/image|label/dots|linalg.dot|spmv/random|dispatch.no_op"


def run_report(programs, cases, expected):
    """The rows and the text of a run that must end with that status."""
    picture = OUT / "report.png"
    picture.touch()  # as if an earlier run had drawn it
    command = [sys.executable, pathlib.Path(__file__).parent, "--programs", programs, "--out", OUT, "--quick",
               "--no-peers", "--cases", cases]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert run.returncode == expected, f"ended with {run.returncode}:\n{run.stdout}"
    text = (OUT / "report.md").read_text()
    assert not picture.exists() and "](report.png)" not in text, "there is a picture that nobody drew"
    assert "take turns" not in text, text
    for said in (text, run.stdout, " ".join(json.loads((OUT / "facts.json").read_text())["remarks"])):
        assert "No peers: they were not asked for." in said, said
    return json.loads((OUT / "report.json").read_text()), text


def check_schema(rows):
    for row in rows:
        for key, kind in SCHEMA.items():
            assert key in row and (isinstance(row[key], kind) or row[key] is None), f"{key} of {row}"
        assert (row["kordon_ms"] is None) == bool(row["error"]), row
        assert row["met"] in (True, False, None), row


def all_that_works():
    rows, text = run_report(PROGRAMS, SOME, 0)
    check_schema(rows)
    lacking = {c.name for c in CASES if not c.needs} - set(Program(PROGRAMS / "kordon_perf", OUT, 0, 0).names)
    assert not lacking, f"no benchmark for {lacking}"
    filtered = next(row for row in rows if row["case"] == "ndimage.gaussian_filter/float32/image")
    assert filtered["ratio_to_fastest"] is None and filtered["met"] is not True, filtered
    assert "not measured, because no peer was timed" in text and "All targets are met" not in text, text


def one_that_fails():
    """The others are reported, and the failure at their head."""
    planted = OUT / "planted"
    planted.mkdir(exist_ok=True)
    for name in ("kordon_perf", "kordon_perf_data"):
        (planted / name).write_text("#!/bin/sh\ncase \"$*\" in *dot/short*) echo planted >&2; exit 3;; esac\n"
                                    f"exec {shlex.quote(str(PROGRAMS / name))} \"$@\"\n")
        (planted / name).chmod(0o755)
    rows, text = run_report(planted, "linalg.dot", 1)
    check_schema(rows)
    assert [row["case"] for row in rows if row["error"]] == ["linalg.dot/short"], rows
    assert rows[0]["error"] == "planted" and "## Failed" in text, text
    assert rows[1]["kordon_ms"] > 0, rows


OUT.mkdir(parents=True, exist_ok=True)
all_that_works()
one_that_fails()
