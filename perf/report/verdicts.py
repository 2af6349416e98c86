# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Which targets a row of the report meets, and why it misses others or cannot tell."""

NO_REASON = "No reason known."
NOT_MEASURED = {"ratio_to_fastest": "no peer was timed", "scaling": "only one number of threads was timed",
                "fraction_of_limit": "its limit is not known"}


def verdict(target, row, notes):
    """One target as the report has it; `met` is None where it was not measured."""
    met, why = target.is_met(row), ""
    if met is None:
        why = why_not_measured(target.measure, row)
    elif not met:
        why = why_missed(target, row, notes)
    return {"target": str(target), "measure": target.measure, "bound": target.bound, "value": target.value(row),
            "met": met, "why": why}


def all_met(verdicts):
    """False where a target is missed; else None where one was not measured, or where there is none."""
    met = [v["met"] for v in verdicts]
    if False in met:
        return False
    return True if met and None not in met else None


def missed(row):
    """The missed targets of a row with what it reached, "scaling >= 1.7 (1.52)"; empty where there are none."""
    return ", ".join(f"{t['target']} ({t['value']:.2f})" for t in row["targets"] if t["met"] is False)


def why_missed(target, row, notes):
    """What notes.json says of this target of this case, or else what the row itself shows."""
    note = notes.get(row["case"], {}).get(target.measure)
    if note is None and target.measure == "scaling":
        return why_not_scaled(target, row["scaling_of_limit"])
    return note or NO_REASON


def why_not_scaled(target, of_limit):
    """The machine is a reason only where a kernel at its limit would have missed the target too."""
    if of_limit is None:
        return f"{NO_REASON} Both times are medians over the rounds; what a kernel at its limit gains is unknown."
    if of_limit < target.bound:
        return (f"A kernel at its limit itself gained {of_limit:.2f}: one thread gets most of what others on the "
                "machine leave.")
    return f"{NO_REASON} Both times are medians over the rounds; a kernel at its limit gained {of_limit:.2f}."


def why_not_measured(measure, row):
    who = measure.removeprefix("ratio_to.")
    if row["error"]:
        return "the case failed"
    if who in row["disagreeing"]:
        return f"the answer of {who} is not ours"
    if measure == "ratio_to_fastest" and row["peers"]:
        return "no peer's answer is ours"
    return NOT_MEASURED.get(measure, f"{who} was not measured")
