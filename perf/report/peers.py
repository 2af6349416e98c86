# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The peers, in a Python of their own (worker.py) that stays warm for the whole run."""
import json
import pathlib
import subprocess

from threads import environment

WORKER = pathlib.Path(__file__).resolve().parent / "worker.py"


class Peers:
    """Talks to the worker in lines of JSON. Without a Python for it there are no peers."""

    def __init__(self, python, data, threads, seconds, repetitions):
        self.versions = {}
        self.worker = None
        self.settings = {"data": str(data), "seconds": seconds, "repetitions": repetitions}
        if python is None:
            return
        self.worker = subprocess.Popen([python, WORKER, str(threads)], env=environment(threads), text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.versions = self.read()

    def read(self):
        line = self.worker.stdout.readline()
        if not line:
            raise SystemExit(f"The peers' process ended with {self.worker.wait()}.")
        return json.loads(line)

    def run(self, case):
        """{peer: {"seconds": [...], "answer": x}} for a case; empty where no peer has it."""
        if self.worker is None:
            return {}
        self.worker.stdin.write(json.dumps({"case": case, **self.settings}) + "\n")
        self.worker.stdin.flush()
        return self.read()

    def stop(self):
        if self.worker is not None:
            self.worker.stdin.close()
            self.worker.wait()
