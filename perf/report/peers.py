# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The peers, in a Python of their own (worker.py) that stays warm for the whole run."""
import contextlib
import json
import pathlib
import subprocess

from threads import environment

WORKER = pathlib.Path(__file__).resolve().parent / "worker.py"


class Peers:
    """Talks to the worker in lines of JSON. Without a Python for it there are no peers, nor after it has ended."""

    def __init__(self, python, data, threads, seconds, repetitions):
        self.versions = {}
        self.worker = None
        self.error = ""
        self.settings = {"data": str(data), "seconds": seconds, "repetitions": repetitions}
        if python is None:
            return
        self.worker = subprocess.Popen([python, WORKER, str(threads)], env=environment(threads), text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.versions = self.read()

    def read(self):
        line = self.worker.stdout.readline()
        if line:
            return json.loads(line)
        self.error = f"The peers' process ended with {self.stop()}: there are no peers from there on."
        return {}

    def run(self, case):
        """{peer: {"seconds": [...], "answer": x}} for a case; empty where no peer has it."""
        if self.worker is None:
            return {}
        with contextlib.suppress(BrokenPipeError):  # if it has ended, read() says so
            self.worker.stdin.write(json.dumps({"case": case, **self.settings}) + "\n")
            self.worker.stdin.flush()
        return self.read()

    def stop(self):
        """The status that the worker ends with, 0 where there is none."""
        worker, self.worker = self.worker, None
        if worker is None:
            return 0
        with contextlib.suppress(BrokenPipeError):
            worker.stdin.close()
        worker.stdout.close()
        return worker.wait()
