# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""picture.py REPORT.JSON OUT.PNG, run in the virtual environment: the report as bars."""
import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402  (the backend is chosen first)

MET, MISSED, PLAIN, PALE = "#2a7f8e", "#d1603d", "#8a97a8", "#e4e8ee"


def colour(row):
    return {True: MET, False: MISSED, None: PLAIN}[row["met"]]


def style(axes, title):
    axes.set_title(title, loc="left", fontsize=11, pad=10)
    axes.tick_params(left=False)
    axes.grid(axis="x", color=PALE)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def draw(axes, rows, key, title):
    values = [row.get(key) or 0 for row in rows]
    places = range(len(rows), 0, -1)
    axes.barh(places, values, color=[colour(row) for row in rows], height=0.64)
    for place, value in zip(places, values):
        axes.annotate(f"{value:.2f}" if value else "", (value, place), xytext=(4, 0), textcoords="offset points",
                      va="center", fontsize=9)
    axes.axvline(1, color="#333333", linewidth=1)
    axes.set_xlim(0, 1.15 * max([*values, 1]))
    axes.set_yticks(list(places), [row["case"] for row in rows], fontsize=9)
    style(axes, title)


def mark_targets(axes, rows, key):
    for place, row in zip(range(len(rows), 0, -1), rows):
        for target in row.get("targets", ()):
            if target["measure"] == key:
                axes.plot([target["bound"]] * 2, [place - 0.42, place + 0.42], color="#111111", linewidth=2.5)


def main():
    rows = [row for row in json.load(open(sys.argv[1])) if row.get("limit_ms")]
    figure, (left, right) = plt.subplots(1, 2, figsize=(13, 1.6 + 0.42 * len(rows)), sharey=True, layout="constrained")
    for axes, key, title in ((left, "ratio_to_fastest", "Fastest peer's time / Kordon's (1: as fast)"),
                             (right, "fraction_of_limit", "Fraction of the machine's limit (1: the limit)")):
        draw(axes, rows, key, title)
        mark_targets(axes, rows, key)
    right.tick_params(labelleft=False)
    handles = [plt.Rectangle((0, 0), 1, 1, color=c) for c in (MET, MISSED, PLAIN)]
    handles.append(plt.Line2D([], [], color="#111111", linewidth=2.5))
    figure.legend(handles, ["targets met", "a target missed", "no target", "the target"], loc="outside lower center", ncols=4,
                  frameon=False, fontsize=9)
    figure.savefig(sys.argv[2], dpi=130)


if __name__ == "__main__":
    main()
