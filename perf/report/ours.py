# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Runs kordon_perf."""
import functools
import json
import re
import subprocess
from dataclasses import dataclass, field

from threads import bound_environment, passive_environment

VARIANT = re.compile(r"/(real_time|manual_time)(/.*)?$")


@dataclass
class Timing:
    """What one benchmark gave: seconds a call of each repetition, and its counters."""

    seconds: list = field(default_factory=list)
    counters: dict = field(default_factory=dict)
    error: str = ""


class Program:
    def __init__(self, path, data, seconds, repetitions):
        self.path, self.command = path, [path, "--data", data]
        self.settings = [f"--benchmark_min_time={seconds}", f"--benchmark_repetitions={repetitions}",
                         "--benchmark_enable_random_interleaving=true", "--benchmark_format=json"]
        self.context = {}

    @functools.cached_property
    def names(self):
        """All its benchmarks."""
        run = subprocess.run([*self.command, "--benchmark_list_tests"], env=bound_environment(1), check=True,
                             capture_output=True, text=True)
        return [VARIANT.sub("", line) for line in run.stdout.splitlines()]

    def run(self, names, threads, passive=False):
        """Times the benchmarks, alternately where there are several; the Timing of each."""
        variables = passive_environment(threads) if passive else bound_environment(threads)
        only = "|".join(re.escape(n) for n in names)
        run = subprocess.run([*self.command, *self.settings, f"--benchmark_filter=^({only})/(real_time|manual_time)$"],
                             env=variables, capture_output=True, text=True)
        if run.returncode != 0:
            said = (run.stderr.strip().splitlines() or [f"kordon_perf ended with {run.returncode}"])[-1]
            return {n: Timing(error=said) for n in names}
        result = json.loads(run.stdout)
        self.context = result["context"]
        timings = {n: Timing() for n in names}
        for b in result["benchmarks"]:
            if b["run_type"] == "iteration":
                add(timings[VARIANT.sub("", b["run_name"])], b)
        return timings


def add(timing, b):
    if b.get("error_occurred"):
        timing.error = b["error_message"]
        return
    timing.seconds.append(b["real_time"] * {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[b["time_unit"]])
    known = {"family_index", "per_family_instance_index", "repetitions", "repetition_index", "threads", "iterations",
             "real_time", "cpu_time"}
    timing.counters = {k: v for k, v in b.items() if isinstance(v, (int, float)) and k not in known}
