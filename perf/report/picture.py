# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""picture.py REPORT.JSON OUT.PNG, run in the virtual environment: the report as bars."""
import json
import sys

import matplotlib

from verdicts import missed

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  (the backend is chosen first)

MET, MISSED, PLAIN, PALE = "#2a7f8e", "#d1603d", "#8a97a8", "#e4e8ee"


def colour(row):
    return {True: MET, False: MISSED, None: PLAIN}[row["met"]]


def label(row):
    """A target can be of a measure that has no bar: what was missed stands under the name."""
    return row["case"] + (f"\nmissed {missed(row)}" if missed(row) else "")


def style(axes, title):
    axes.set_title(title, loc="left", fontsize=11, pad=10)
    axes.tick_params(left=False)
    axes.grid(axis="x", color=PALE)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def targets_of(row, key):
    return [t["bound"] for t in row.get("targets", ()) if t["measure"] == key]


def draw(axes, rows, key, start, end):
    """A bar a row from `start`, with the value beside it (before `end`, where the axis ends) and marks at targets."""
    for place, row in zip(range(len(rows), 0, -1), rows):
        value = row.get(key)
        if value is not None:
            axes.barh(place, value - start, left=start, color=colour(row), height=0.64)
            axes.annotate(f"{value:.2f}", (min(max(value, start), 0.93 * end), place), xytext=(5, 0),
                          textcoords="offset points", va="center", fontsize=9, zorder=4,
                          bbox={"boxstyle": "square,pad=0.1", "color": "white", "alpha": 0.8})
        for bound in targets_of(row, key):
            axes.plot([bound] * 2, [place - 0.42, place + 0.42], color="#111111", linewidth=2.5, zorder=3)
    axes.axvline(1, color="#333333", linewidth=1, zorder=3)
    axes.set_yticks(range(len(rows), 0, -1), [label(row) for row in rows], fontsize=9)


def draw_ratios(axes, rows):
    """As often faster as slower is as far from the line: a logarithmic axis, with the bars from 1."""
    values = [row["ratio_to_fastest"] for row in rows if row.get("ratio_to_fastest")]
    axes.set_xscale("log", base=2)
    end = 1.5 * max([*values, 4])
    draw(axes, rows, "ratio_to_fastest", 1, end)
    axes.set_xlim(min([*values, 0.5]) / 1.2, end)
    axes.xaxis.set_major_formatter(lambda x, _: f"{x:g}" if x >= 1 else f"1/{1 / x:g}")
    style(axes, "Fastest peer's time / Kordon's (1: as fast)")


def draw_fractions(axes, rows):
    end = 1.3  # more is data that moves faster than the limit's: zeros, or what is still in a cache
    draw(axes, rows, "fraction_of_limit", 0, end)
    axes.set_xlim(0, end)
    axes.tick_params(labelleft=False)
    style(axes, "Fraction of the machine's limit (1: the limit)")


def main():
    rows = [row for row in json.load(open(sys.argv[1])) if row.get("limit_ms")]
    figure, (left, right) = plt.subplots(1, 2, figsize=(13, 1.6 + 0.42 * max(len(rows), 2)), sharey=True,
                                         layout="constrained")
    draw_ratios(left, rows)
    draw_fractions(right, rows)
    handles = [plt.Rectangle((0, 0), 1, 1, color=c) for c in (MET, MISSED, PLAIN)]
    handles.append(plt.Line2D([], [], color="#111111", linewidth=2.5))
    figure.legend(handles, ["all targets met", "a target missed", "no target, or not all measured", "target"],
                  loc="outside lower center", ncols=4, frameon=False, fontsize=9)
    figure.savefig(sys.argv[2], dpi=130)


if __name__ == "__main__":
    main()
