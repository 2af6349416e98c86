# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""From timings to rows of the report."""
import math
import statistics

from verdicts import all_met, verdict


def milliseconds(seconds):
    return statistics.median(seconds) * 1e3 if seconds else None


def spread(seconds):
    """The middle half of the timings, relative to their median: how much the machine was disturbed."""
    if len(seconds) < 4:
        return None
    low, middle, high = statistics.quantiles(seconds, n=4)
    return (high - low) / middle


def quotient(a, b):
    """None where either is unknown."""
    return None if a is None or b is None else a / b


def agree(x, y):
    """To 4 digits; no answer agrees with none."""
    return None not in (x, y) and math.isclose(x, y, rel_tol=1e-4, abs_tol=1e-6)


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
            self.error = self.error or (timing.error and f"{variant}: {timing.error}".removeprefix(": "))
            self.seconds.setdefault(variant, []).extend(timing.seconds)
            if "answer" in timing.counters:
                self.answers[variant or "Kordon"] = timing.counters["answer"]
            if variant == "":
                self.counters = timing.counters

    def add_one_thread(self, timings):
        timing = timings[self.case.name]
        self.error = self.error or (timing.error and f"on one thread: {timing.error}")
        self.seconds.setdefault("1 thread", []).extend(timing.seconds)

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

    @property
    def failure(self):
        """Why there is no time of ours; None where there is one."""
        return self.error or (None if self.seconds.get("") else "it was not run")

    def disagreeing(self):
        """Those whose answer is not ours, or who have one where ours has none."""
        ours = self.answers.get("Kordon")
        return [who for who, x in self.answers.items() if not self.failure and not agree(x, ours)]

    def disagreement(self):
        """The same as a sentence; empty where all agree."""
        theirs = ", ".join(f"{who} ({self.answers[who]})" for who in self.disagreeing())
        ours = self.answers.get("Kordon", "there is none")
        return theirs and f"The answer of {theirs} is not ours ({ours}): no ratio is made of its time."

    def finish(self, notes, lines):
        """The row as the report has it: None where something is unknown, as our time is where the case failed."""
        row = {"case": self.case.name, "what": self.case.what, "error": self.failure}
        ours = None if self.failure else milliseconds(self.seconds[""])
        row |= self.beside_peers(ours) | self.beside_limit(ours) | self.beside_direct(ours, lines)
        if self.counters.get("allocations") is not None:
            row |= {"kordon_ns": ours and ours * 1e6, "allocations": self.counters["allocations"],
                    "fences": self.counters["fences"]}
        verdicts = [verdict(t, row, notes) for t in self.case.targets]
        return row | {"target": ", ".join(map(str, self.case.targets)), "targets": verdicts, "met": all_met(verdicts)}

    def beside_peers(self, ours):
        """A peer whose answer is not ours is listed, but sets no ratio."""
        peers = {who: milliseconds(s) for who, s in self.seconds.items() if s and who not in OURS}
        others = peers | {"portable": milliseconds(self.seconds.get("portable"))}
        disagreeing = self.disagreeing()
        ratios = {who: quotient(ms, ours) for who, ms in others.items() if who not in disagreeing}
        fastest = min(peers.keys() & ratios.keys(), key=peers.get, default=None)
        return {"kordon_ms": ours, "peers": peers, "ratios": ratios, "fastest_peer": fastest,
                "ratio_to_fastest": ratios.get(fastest), "disagreeing": disagreeing,
                "disagreement": self.disagreement(), "spread": spread(self.seconds.get("", []))}

    def beside_limit(self, ours):
        limit, limit_alone = (each.seconds(self.counters) for each in (self.limits, self.limits_alone))
        alone = milliseconds(self.seconds.get("1 thread"))
        return {"limit_ms": limit and limit * 1e3, "fraction_of_limit": quotient(limit and limit * 1e3, ours),
                "one_thread_ms": alone, "scaling": quotient(alone, ours),
                "scaling_of_limit": quotient(limit_alone, limit)}

    def beside_direct(self, ours, lines):
        direct = None if "direct" in self.disagreeing() else milliseconds(self.seconds.get("direct"))
        dispatched = milliseconds(self.seconds.get("portable")) or ours
        return {"direct_ms": direct, "dispatched_over_direct": quotient(dispatched, direct),
                "lines": lines.get(self.case.name), "direct_lines": lines.get(f"{self.case.name}/direct")}
