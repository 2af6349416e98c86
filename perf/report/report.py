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
    peer = row.get("fastest_peer")
    return (row["case"], time(row["kordon_ms"]), f"{peer} {time(row['peers'][peer])}" if peer else "",
            number(row.get("ratio_to_fastest")), number(row.get("fraction_of_limit")), scaling(row),
            number(row.get("dispatched_over_direct"), 3), lines(row), row.get("target", ""),
            {True: "yes", False: "**no**", None: ""}[row["met"]])


def scaling(row):
    """By the threads, and in brackets that of a kernel at its limit."""
    of_limit = row.get("scaling_of_limit")
    return number(row.get("scaling")) + (f" ({of_limit:.2f})" if row.get("scaling") and of_limit else "")


def lines(row):
    """Those that a user writes, and in brackets those without dispatch."""
    return f"{row['lines']} ({row['direct_lines']})" if row.get("direct_lines") else ""


HEADINGS = ("case", "Kordon", "fastest peer", "ratio", "of limit", "1 -> threads", "ours / direct", "lines", "target", "met")


def table(rows):
    yield "| " + " | ".join(HEADINGS) + " |"
    yield "|---|" + "--:|" * 7 + "---|---|"
    for row in rows:
        yield "| " + " | ".join(columns(row)) + " |"


def misses(rows):
    for row in rows:
        if row["kordon_ms"] is None:
            yield f"- **{row['case']}** did not run: {row['error']}"
        elif row["missed"]:
            yield f"- **{row['case']}** missed {', '.join(row['missed'])}. {row['why'] or 'No reason noted yet.'}"
        if row.get("disagreeing"):
            yield f"- **{row['case']}**: the answer of {', '.join(row['disagreeing'])} differs from ours."


def markdown(rows, facts):
    yield "# Kordon beside its peers"
    yield ""
    yield (f"{facts['threads']} threads; images {facts['size']} x {facts['size']}. Times are medians over "
           f"{facts['rounds']} rounds in which ours and the peers' take turns on the same data; ratio = fastest peer's "
           "time / ours (above 1: we are faster).")
    yield ""
    missed = list(misses(rows))
    yield "## Missed" if missed else "All targets are met."
    yield ""
    yield from missed
    yield ""
    yield "## All cases"
    yield ""
    yield from table(rows)
    yield ""
    yield "![Ratios and fractions of the limit](report.png)"
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
    yield ("ours / direct is the time of a call through dispatch over that of the same kernel called without it (of gemm, "
           "the portable kernel's, which BLAS goes before); lines are those that a user writes for the call, in brackets "
           "without dispatch, counted in the benchmarks' sources. SciPy's filters, labelling and sparse products have one "
           "thread only.")


def write(folder, rows, facts):
    (folder / "report.json").write_text(json.dumps(rows, indent=1) + "\n")
    (folder / "facts.json").write_text(json.dumps(facts, indent=1) + "\n")
    (folder / "report.md").write_text("\n".join(markdown(rows, facts)) + "\n")


def closing_table(rows):
    """For the terminal."""
    cells = [[c.replace("**", "") for c in columns(row)] for row in rows]
    lines = [list(HEADINGS), *cells]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    for line in lines:
        yield "  ".join(c.ljust(w) if i in (0, 8, 9) else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths)))
