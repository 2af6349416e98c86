# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""What the machine can do, measured, and the time that it needs at least for a case."""
from machine import last_level_cache

FORMULA = ("limit = max(bytes / bandwidth, flops / rate): bytes are those of each input once and each output once, "
           "flops those of the definition. The bandwidth is that of a copy (bytes read + bytes written, the better of "
           "a loop and Kokkos::deep_copy), or of reading where less than an eighth is written; measured in memory, "
           "or in cache where all the bytes fit half of the last-level cache. It is measured beside each case, in each "
           "of its rounds, of which the best counts, since others on a machine take their part of its bus by minutes; "
           "the table has the best of the run's beginning and end. Data that is mostly zeros "
           "can move faster. The rate is that of independent multiply-adds in registers, of the case's precision. All "
           "on the same threads; in brackets, on one. What a kernel at its limit gains by the threads, in brackets "
           "beside what ours gains, is the quotient of the two limits.")


def moved(work):
    """Bytes, each input's and each output's once."""
    return work.get("bytes_read", 0) + work.get("bytes_written", 0)


class Limits:
    """The machine.* benchmarks as bandwidths (bytes a second) and rates (flops a second), the best of all runs."""

    def __init__(self, program, threads):
        self.program, self.threads = program, threads
        self.bandwidth, self.rate, self.launch = {}, {}, float("inf")
        self.cache = last_level_cache()

    def measure(self, kinds=("copy", "read", "fma", "launch"), level=""):
        """Once more: others on the same machine take some of it for minutes."""
        chosen = tuple(f"machine.{kind}/{level}" for kind in kinds)
        names = [n for n in self.program.names if n.startswith(chosen)]
        runs = self.program.run(names, self.threads)
        best = {n: (min(t.seconds), t.counters) for n, t in runs.items() if t.seconds}
        for name, (seconds, work) in best.items():
            kind, _, variant = name.removeprefix("machine.").partition("/")
            if kind in ("copy", "read"):
                key = (kind, variant.partition("/")[0])
                self.bandwidth[key] = max(self.bandwidth.get(key, 0), moved(work) / seconds)
            elif kind == "fma":
                self.rate[variant] = max(self.rate.get(variant, 0), work[f"{variant}_flops"] / seconds)
            elif kind == "launch":
                self.launch = min(self.launch, seconds)

    def beside(self, program):
        """The limits of one case, whose bandwidth is measured beside it, by `program`; the rates are these."""
        case = Limits(program, self.threads)
        case.rate = self.rate
        return case

    def measure_for(self, work):
        """The bandwidth that bounds a case with these counters, once more."""
        if moved(work) > 0:
            kind, level = self.bound(work)
            self.measure((kind,), level)

    def bound(self, work):
        """The kind and the place of memory traffic that bounds a case."""
        return ("read" if 8 * work.get("bytes_written", 0) < moved(work) else "copy",
                "cache" if 2 * moved(work) <= self.cache else "memory")

    def seconds(self, work):
        """The limit of a case from its counters; None where they say nothing."""
        bandwidth = self.bandwidth.get(self.bound(work))
        if moved(work) == 0 or bandwidth is None:
            return None
        moving = moved(work) / bandwidth
        return max(moving, sum(work.get(f"{dtype}_flops", 0) / rate for dtype, rate in self.rate.items()))

    def table(self, alone):
        """Readable: {what: value, and in brackets what one thread reaches}."""
        rows = {f"{kind} in {level}": f"{value / 1e9:.1f} ({alone.bandwidth[kind, level] / 1e9:.1f}) GB/s"
                for (kind, level), value in self.bandwidth.items()}
        rows |= {f"multiply-adds in {dtype}": f"{value / 1e9:.0f} ({alone.rate[dtype] / 1e9:.0f}) Gflop/s"
                 for dtype, value in self.rate.items()}
        return rows | {"launch and end of an empty kernel": f"{self.launch * 1e6:.2f} us"}
