# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The command line of the report."""
import argparse
import os
import pathlib
import re

from cases import CASES

BUILD = pathlib.Path(__file__).resolve().parents[2] / "build" / "perf"
QUICK = {"rounds": 1, "repetitions": 1, "seconds": 0.01, "size": 512}


def pattern_of_cases(text):
    """A pattern that is none, or that finds nothing, would give a report without rows."""
    try:
        pattern = re.compile(text)
    except re.error as e:
        raise argparse.ArgumentTypeError(f"'{text}' is no regular expression ({e}); write one") from None
    if not any(pattern.search(c.name) for c in CASES):
        raise argparse.ArgumentTypeError(f"no case matches '{text}'; perf/report/cases.py lists their names")
    return pattern


def parser():
    p = argparse.ArgumentParser(prog="perf/report", description="Times Kordon beside its peers and writes report.json, "
                                "report.md and report.png.")
    p.add_argument("--programs", type=pathlib.Path, default=BUILD / "perf", metavar="FOLDER",
                   help="where kordon_perf and kordon_perf_data are (%(default)s)")
    p.add_argument("--out", type=pathlib.Path, default=BUILD, metavar="FOLDER", help="where the report, the data and "
                   "the peers' virtual environment go (%(default)s)")
    p.add_argument("--cases", type=pattern_of_cases, default="", metavar="REGEX", help="only the cases that match")
    p.add_argument("--rounds", type=int, default=5, help="how often ours and the peers take turns (%(default)s)")
    p.add_argument("--repetitions", type=int, default=3, help="timings of each in a round (%(default)s)")
    p.add_argument("--seconds", type=float, default=0.2, help="the least time of one timing (%(default)s)")
    p.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1), help="(%(default)s)")
    p.add_argument("--size", type=int, default=4096, help="of the images (%(default)s)")
    p.add_argument("--quick", action="store_true", help="small data and one short round, where nothing else is said: "
                   "does everything run?")
    p.add_argument("--no-peers", action="store_true", help="ours only, without a virtual environment")
    return p


def parsed(words=None):
    """The arguments; --quick changes what they are where the command line does not say."""
    p = parser()
    if p.parse_args(words).quick:
        p.set_defaults(**QUICK)
    return p.parse_args(words)
