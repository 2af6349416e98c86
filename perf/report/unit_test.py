#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""What the report says of cases that failed, were missed or were not measured, and of peers that are not there."""
import contextlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest
from unittest import mock

import command_line
import peers
import report
import venv
from cases import CASES, SCALES, Case, at_least
from ours import Timing
from rows import Row
from verdicts import missed

FASTER = at_least("ratio_to_fastest", 4)
WITHOUT_VENV = """The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.

    apt install python3.11-venv

You may need to use sudo with that command.  After installing the python3-venv
package, recreate your virtual environment.

Failing command: /somewhere/venv/bin/python3
"""
OFFLINE = """WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)': /simple/numpy/
ERROR: Could not find a version that satisfies the requirement numpy (from versions: none)
ERROR: No matching distribution found for numpy
"""


class Limit:
    """The least time of any case."""

    def __init__(self, seconds):
        self.least = seconds

    def seconds(self, _):
        return self.least


def row_of(*targets, ours=Timing([0.001], {"answer": 4.0}), others=(), variants=(), alone=(), limits=(None, None)):
    """A finished row: ours takes 1 ms and answers 4; `others` are peers, of (seconds, answer)."""
    case = Case("a.case", "a case", targets)
    row = Row(case, [Limit(seconds) for seconds in limits])
    row.add_ours({"a.case": ours} | {f"a.case/{who}": timing for who, timing in dict(variants).items()})
    row.add_peers({who: {"seconds": [seconds], "answer": answer} for who, (seconds, answer) in dict(others).items()})
    row.add_one_thread({"a.case": Timing(list(alone))})
    return row.finish({}, {})


def why(row):
    return row["targets"][0]["why"]


class TestTargets(unittest.TestCase):
    def test_all_met(self):
        row = row_of(FASTER, others={"SciPy": (0.004, 4.0)})
        self.assertIs(row["met"], True)
        self.assertEqual(report.summary([row]), "All targets are met.")

    def test_without_a_peer_is_not_met(self):
        row = row_of(FASTER)
        self.assertIsNone(row["met"])
        self.assertEqual(report.summary([row]),
                         "Of 1 targets 0 are met and 0 missed; 1 not measured, because no peer was timed.")
        self.assertEqual(report.columns(row)[-1], "not measured")

    def test_one_missed_decides_beside_one_not_measured(self):
        row = row_of(FASTER, SCALES, alone=[0.001], limits=(0.0005, 0.001))
        self.assertIs(row["met"], False)
        self.assertEqual([t["met"] for t in row["targets"]], [None, False])

    def test_of_no_target_says_so(self):
        self.assertIsNone(row_of()["met"])
        self.assertEqual(report.summary([row_of()]), "No case has a target.")

    def test_beside_the_portable_kernel_is_measured(self):
        row = row_of(at_least("ratio_to.portable", 2), variants={"portable": Timing([0.003], {"answer": 4.0})})
        self.assertIs(row["met"], True)
        self.assertEqual(row["peers"], {})

    def test_beside_what_the_build_lacks_is_not_measured(self):
        self.assertEqual(why(row_of(at_least("ratio_to.BLAS", 1))), "BLAS was not measured")


    def test_missed_say_what_was_reached(self):
        self.assertEqual(missed(row_of(FASTER, others={"SciPy": (0.001, 4.0)})), "ratio_to_fastest >= 4 (1.00)")
        self.assertEqual(missed(row_of(FASTER, others={"SciPy": (0.004, 4.0)})), "")
        self.assertEqual(missed(row_of(FASTER)), "")


class TestCommandLine(unittest.TestCase):
    def refused(self, *words):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as ended:
            command_line.parsed(words)
        self.assertEqual(ended.exception.code, 2)
        return said.getvalue()

    def test_is_refused_where_no_case_matches(self):
        self.assertIn("no case matches 'nothing'; perf/report/cases.py", self.refused("--cases", "nothing"))

    def test_is_refused_where_the_cases_are_no_pattern(self):
        self.assertIn("'label(' is no regular expression (missing ), unterminated", self.refused("--cases", "label("))

    def test_takes_all_cases_or_those_that_match(self):
        self.assertTrue(all(command_line.parsed([]).cases.search(c.name) for c in CASES))
        self.assertTrue(command_line.parsed(["--cases", "dot|spmv"]).cases.search("linalg.dot/short"))

    def test_says_more_than_quick(self):
        a = command_line.parsed(["--quick", "--rounds", "5", "--size", "1024"])
        self.assertEqual((a.rounds, a.repetitions, a.seconds, a.size), (5, 1, 0.01, 1024))
        a = command_line.parsed([])
        self.assertEqual((a.rounds, a.repetitions, a.seconds, a.size), (5, 3, 0.2, 4096))


class TestReasons(unittest.TestCase):
    def test_of_scaling_are_the_machine_where_the_limit_did_not_scale(self):
        self.assertIn("itself gained 1.20", why(row_of(SCALES, alone=[0.001], limits=(0.0005, 0.0006))))

    def test_of_scaling_are_not_known_where_the_limit_scaled_or_was_not_measured(self):
        for limits, said in (((0.0005, 0.001), "gained 2.00"), ((None, None), "is unknown")):
            row = row_of(SCALES, alone=[0.001], limits=limits)
            self.assertTrue(why(row).startswith("No reason known.") and said in why(row), why(row))

    def test_without_a_note_are_not_known(self):
        row = row_of(FASTER, others={"SciPy": (0.001, 4.0)})
        self.assertEqual(list(report.misses([row])),
                         ["- **a.case** missed ratio_to_fastest >= 4 (1.00). No reason known."])

    def test_noted_are_of_targets_that_there_are(self):
        targets = {(case.name, t.measure) for case in CASES for t in case.targets}
        notes = json.loads((pathlib.Path(report.__file__).parents[1] / "notes.json").read_text())
        self.assertEqual({(name, measure) for name, of_case in notes.items() for measure in of_case} - targets, set())


class TestFailures(unittest.TestCase):
    def test_have_every_key_and_no_verdict(self):
        row = row_of(FASTER, ours=Timing(error="out of memory"))
        self.assertEqual(row["error"], "out of memory")
        self.assertEqual([row[k] for k in ("case", "kordon_ms", "peers", "ratio_to_fastest", "limit_ms",
                                           "fraction_of_limit", "met")], ["a.case", None, {}] + [None] * 4)
        self.assertEqual(list(report.failures([row])), ["- **a.case**: out of memory"])
        self.assertEqual(why(row), "the case failed")
        self.assertEqual(row.keys(), row_of(FASTER).keys())

    def test_are_answers_that_differ_and_those_set_no_ratio(self):
        row = row_of(FASTER, others={"Wrong": (0.0001, 5.0), "SciPy": (0.004, 4.0)})
        self.assertEqual((row["fastest_peer"], row["ratio_to_fastest"]), ("SciPy", 4.0))
        self.assertEqual(row["disagreeing"], ["Wrong"])
        self.assertEqual(list(report.failures([row])), ["- **a.case**: The answer of Wrong (5.0) is not ours (4.0): "
                                                        "no ratio is made of its time."])

    def test_are_answers_where_ours_has_none(self):
        row = row_of(FASTER, ours=Timing([0.001]), others={"SciPy": (0.004, 4.0)})
        self.assertEqual((row["disagreeing"], row["ratio_to_fastest"]), (["SciPy"], None))
        self.assertIn("not ours (there is none)", row["disagreement"])
        self.assertEqual(why(row), "no peer's answer is ours")

    def test_are_reports_of_nothing(self):
        self.assertTrue(report.is_sound([row_of()]))
        self.assertFalse(report.is_sound([]))
        self.assertFalse(report.is_sound([row_of(), row_of(ours=Timing(error="out of memory"))]))

    def test_of_one_thread_are_failures(self):
        row = Row(Case("a.case", ""), [Limit(None)] * 2)
        row.add_ours({"a.case": Timing([0.001])})
        row.add_one_thread({"a.case": Timing(error="killed")})
        self.assertEqual(row.finish({}, {})["error"], "on one thread: killed")


class TestPeers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_that_end_leave_the_report(self):
        worker = self.folder / "worker.py"
        worker.write_text("print('{\"SciPy\": \"1\"}', flush=True)\ninput()\nraise SystemExit(3)\n")
        with mock.patch.object(peers, "WORKER", worker):
            ended = peers.Peers(sys.executable, self.folder, 1, 0.1, 1)
        self.assertEqual(ended.versions, {"SciPy": "1"})
        self.assertEqual([ended.run("a.case"), ended.run("a.case")], [{}, {}])
        self.assertIn("ended with 3", ended.error)
        ended.stop()

    def make(self, said, works=True, days=None, status=1):
        """venv.make where the steps print that and end so, in a folder that was installed days ago."""
        python = self.folder / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.touch()
        if days is not None:
            (self.folder / "installed").write_text("of an older list")
            os.utime(self.folder / "installed", (time.time() - days * 24 * 3600 - 60,) * 2)

        def run(command, **_):
            is_import = command[1] == "-c"
            return subprocess.CompletedProcess(command, int(not works) if is_import else status, said)

        with mock.patch.object(venv.subprocess, "run", run), mock.patch("builtins.print"):
            return (*venv.make(self.folder), python)

    def test_of_a_python_without_venv(self):
        got, said, _ = self.make(WITHOUT_VENV)
        self.assertIsNone(got)
        self.assertTrue(said.startswith("No peers: 'python -m venv' failed (The virtual environment was not"), said)
        self.assertTrue(said.endswith("following command. apt install python3.11-venv)."), said)

    def test_that_are_old_and_cannot_be_renewed_are_used(self):
        got, said, python = self.make(OFFLINE, days=12)
        self.assertEqual(got, python)
        self.assertIn("those of 12 days ago", said)
        self.assertIn("the connection to the package index broke; Could not find a version", said)

    def test_that_are_new_have_no_remark(self):
        got, said, python = self.make("", status=0)
        self.assertEqual((got, said), (python, ""))
        self.assertEqual((self.folder / "installed").read_text(), venv.REQUIREMENTS.read_text())

    def test_that_pip_takes_for_the_newest_since_it_reaches_no_index_are_old(self):
        got, said, python = self.make(OFFLINE.splitlines()[0], days=12, status=0)
        self.assertEqual(got, python)
        self.assertIn("those of 12 days ago, since they could not be renewed: 'python -m venv' failed (the", said)

    def test_that_are_old_and_cannot_be_imported_are_not(self):
        self.assertIsNone(self.make(OFFLINE, works=False, days=12)[0])

    def test_that_fail_otherwise_say_their_last_line(self):
        self.assertEqual(venv.reason("Traceback:\n  here\nOSError: no space left\n"), "OSError: no space left")
        self.assertEqual(venv.reason(""), "no output")


if __name__ == "__main__":
    unittest.main()
