# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""From timings to rows of the report."""
import math
import statistics


def milliseconds(seconds):
    return statistics.median(seconds) * 1e3 if seconds else None


def spread(seconds):
    """The middle half of the timings, relative to their median: how much the machine was disturbed."""
    if len(seconds) < 4:
        return None
    low, middle, high = statistics.quantiles(seconds, n=4)
    return (high - low) / middle


# What is timed of Kordon: the call as users make it; the same by the portable kernel, where another backend goes before
# it; that kernel called without dispatch; the call on one thread.
OURS = ("", "portable", "direct", "1 thread")


class Row:
    """Collects the timings of one case over all rounds."""

    def __init__(self, case, limits):
        self.case = case
        self.limits, self.limits_alone = limits
        self.seconds = {}  # by variant: one of OURS, or a peer
        self.answers = {}
        self.counters = {}
        self.error = ""

    def add_ours(self, timings):
        for name, timing in timings.items():
            variant = name.removeprefix(self.case.name).removeprefix("/")
            self.error = self.error or (timing.error and f"{name}: {timing.error}")
            self.seconds.setdefault(variant, []).extend(timing.seconds)
            if "answer" in timing.counters:
                self.answers[variant or "Kordon"] = timing.counters["answer"]
            if variant == "":
                self.counters = timing.counters

    def add_one_thread(self, timings):
        self.seconds.setdefault("1 thread", []).extend(timings[self.case.name].seconds)

    def add_peers(self, replies):
        for peer, reply in replies.items():
            self.seconds.setdefault(peer, []).extend(reply["seconds"])
            self.answers[peer] = reply["answer"]

    def measure_limits(self):
        for each in (self.limits, self.limits_alone) if self.case.scales else (self.limits,):
            each.measure_for(self.counters)

    def medians(self):
        """Milliseconds of our call ("") and of each peer's."""
        return {v: milliseconds(s) for v, s in self.seconds.items() if s and (v == "" or v not in OURS)}

    def disagreeing(self):
        """Those whose answer is not ours, to 4 digits."""
        ours = self.answers.get("Kordon")
        return [who for who, x in self.answers.items() if not math.isclose(x, ours, rel_tol=1e-4, abs_tol=1e-6)]

    def finish(self, notes, lines):
        """The row as the report has it."""
        ours = milliseconds(self.seconds.get(""))
        row = {"case": self.case.name, "what": self.case.what, "kordon_ms": ours}
        if ours is None or self.error:
            return row | {"kordon_ms": None, "met": None, "error": self.error or "was not run"}
        peers = {v: ms for v, ms in self.medians().items() if v != ""}
        limit, limit_alone = (each.seconds(self.counters) for each in (self.limits, self.limits_alone))
        alone = milliseconds(self.seconds.get("1 thread"))
        direct = milliseconds(self.seconds.get("direct"))
        dispatched = milliseconds(self.seconds.get("portable")) or ours
        row |= {"peers": peers, "fastest_peer": min(peers, key=peers.get, default=None),
                "ratio_to_fastest": min(peers.values()) / ours if peers else None,
                "limit_ms": limit and limit * 1e3, "fraction_of_limit": limit and limit * 1e3 / ours,
                "one_thread_ms": alone, "scaling": alone and alone / ours,
                "scaling_of_limit": limit and limit_alone and limit_alone / limit,
                "direct_ms": direct, "dispatched_over_direct": direct and dispatched / direct,
                "lines": lines.get(self.case.name), "direct_lines": lines.get(f"{self.case.name}/direct"),
                "spread": spread(self.seconds[""])}
        if self.counters.get("allocations") is not None:
            row |= {"kordon_ns": ours * 1e6, "allocations": self.counters["allocations"],
                    "fences": self.counters["fences"]}
        missed = [t for t in self.case.targets if t.is_met(row) is False]
        reasons = [notes[key] for key in (self.case.name, *(t.measure for t in missed)) if key in notes]
        row |= {"target": ", ".join(map(str, self.case.targets)), "met": not missed if self.case.targets else None,
                "targets": [{"measure": t.measure, "bound": t.bound, "value": t.value(row), "met": t.is_met(row)}
                           for t in self.case.targets],
                "missed": [f"{t} ({t.value(row):.2f})" for t in missed],
                "why": " ".join(reasons) if missed else "",
                "disagreeing": self.disagreeing()}
        return row
