# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The report: report.json for programs, report.md for people."""
import json

from limits import FORMULA


def number(value, digits=2):
    return "" if value is None else f"{value:.{digits}f}"


def time(ms):
    if ms is None:
        return ""
    return f"{ms * 1e6:.0f} ns" if ms < 1e-2 else f"{ms:.3g} ms"


def columns(row):
    peer = row["fastest_peer"]
    return (row["case"], time(row["kordon_ms"]), f"{peer} {time(row['peers'][peer])}" if peer else "",
            number(row["ratio_to_fastest"]), number(row["fraction_of_limit"]), scaling(row),
            number(row["dispatched_over_direct"], 3), lines(row), row["target"], met(row))


def scaling(row):
    """By the threads, and in brackets that of a kernel at its limit."""
    of_limit = row["scaling_of_limit"]
    return number(row["scaling"]) + (f" ({of_limit:.2f})" if row["scaling"] and of_limit else "")


def lines(row):
    """Those that a user writes, and in brackets those without dispatch."""
    return f"{row['lines']} ({row['direct_lines']})" if row["direct_lines"] else ""


def met(row):
    if row["error"]:
        return "**failed**"
    return {True: "yes", False: "**no**", None: "not measured" if row["targets"] else ""}[row["met"]]


HEADINGS = ("case", "Kordon", "fastest peer", "ratio", "of limit", "1 -> threads", "ours / direct", "lines", "target",
            "met")


def table(rows):
    yield "| " + " | ".join(HEADINGS) + " |"
    yield "|---|" + "--:|" * 7 + "---|---|"
    for row in rows:
        yield "| " + " | ".join(columns(row)) + " |"


def failures(rows):
    """Cases without a time, and answers that differ: with one of these the run ends with 1."""
    for row in rows:
        yield from (f"- **{row['case']}**: {said}" for said in (row["error"], row["disagreement"]) if said)


def is_sound(rows):
    """Whether cases ran, and none failed: nothing is known of no case."""
    return bool(rows) and not any(failures(rows))


def targets_that_are(verdict, rows):
    return [(row["case"], t) for row in rows for t in row["targets"] if t["met"] is verdict]


def misses(rows):
    for case, t in targets_that_are(False, rows):
        yield f"- **{case}** missed {t['target']} ({t['value']:.2f}). {t['why']}"


def not_measured(rows):
    for case, t in targets_that_are(None, rows):
        yield f"- **{case}**: {t['target']}, since {t['why']}."


def summary(rows):
    """What became of the targets, in a sentence."""
    met, missed, unknown = (targets_that_are(verdict, rows) for verdict in (True, False, None))
    if not missed and not unknown:
        return "All targets are met." if met else "No case has a target."
    counts = f"Of {len(met) + len(missed) + len(unknown)} targets {len(met)} are met and {len(missed)} missed"
    if not unknown:
        return f"{counts}."
    return f"{counts}; {len(unknown)} not measured, because {' or '.join(sorted({t['why'] for _, t in unknown}))}."


def findings(rows):
    """The summary and all that is no success, in sections."""
    yield summary(rows)
    for heading, found in (("Failed", failures(rows)), ("Missed", misses(rows)), ("Not measured", not_measured(rows))):
        found = list(found)
        if found:
            yield from ("", f"## {heading}", "", *found)


def introduction(facts):
    """How it was measured; of peers only where there were any."""
    turns, other = " in which ours and the peers' take turns on the same data", "fastest peer's time"
    if not facts["peers"]:
        turns, other = "", "fastest time of what our own process calls beside it (BLAS)"
    yield "# Kordon beside its peers" if facts["peers"] else "# Kordon without its peers"
    yield ""
    yield (f"{facts['threads']} threads; images {facts['size']} x {facts['size']}. Times are medians over "
           f"{facts['rounds']} rounds{turns}; ratio = {other} / ours (above 1: we are faster).")
    for remark in facts["remarks"]:
        yield ""
        yield remark


def markdown(rows, facts):
    yield from introduction(facts)
    yield ""
    yield from findings(rows)
    yield ""
    yield "## All cases"
    yield ""
    yield from table(rows)
    yield ""
    if facts["picture"]:
        yield f"![Ratios and fractions of the limit]({facts['picture']})"
        yield ""
    yield "## What the cases are"
    yield ""
    yield from (f"- `{row['case']}`: {row['what']}" for row in rows)
    yield ""
    yield "## The machine and its limits"
    yield ""
    for part in ("machine", "limits", "programs", "peers"):
        yield from (f"- {key}: {', '.join(value) if isinstance(value, list) else value}"
                    for key, value in facts[part].items())
    yield f"- load when the run began and ended: {facts['load'][0]:.2f}, {facts['load'][1]:.2f}"
    yield ""
    yield FORMULA
    yield ""
    yield ("ours / direct is the time of a call through dispatch over that of the same kernel called without it (of "
           "gemm, the portable kernel's, which BLAS goes before); lines are those that a user writes for the call, in "
           "brackets without dispatch, counted in the benchmarks' sources."
           + (" SciPy's filters, labelling and sparse products have one thread only." if facts["peers"] else ""))


def write_rows(folder, rows):
    (folder / "report.json").write_text(json.dumps(rows, indent=1) + "\n")


def write_text(folder, rows, facts):
    (folder / "facts.json").write_text(json.dumps(facts, indent=1) + "\n")
    (folder / "report.md").write_text("\n".join(markdown(rows, facts)) + "\n")


def closing_table(rows):
    """For the terminal."""
    cells = [[c.replace("**", "") for c in columns(row)] for row in rows]
    lines = [list(HEADINGS), *cells]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    for line in lines:
        yield "  ".join(c.ljust(w) if i in (0, 8, 9) else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths)))
