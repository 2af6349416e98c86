# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Times Kordon beside its peers and writes report.json, report.md and report.png."""
import json
import pathlib
import subprocess
import sys
import time

import command_line
import data
import lines
import machine
import report
import venv
from cases import CASES
from limits import Limits
from ours import Program
from peers import Peers
from rows import Row

HERE = pathlib.Path(__file__).resolve().parent


def clock(start):
    seconds = int(time.monotonic() - start)
    return f"{seconds // 60}:{seconds % 60:02}"


def run_case(case, ours, peers, limits, a):
    """All rounds of one case: ours and its variants in our process, each peer, what the machine can do, and again."""
    row = Row(case, limits)
    names = [n for n in ours.names if n == case.name or n.startswith(case.name + "/")]
    if case.name not in names:
        row.error = "kordon_perf was built without it"
        return row
    for _ in range(a.rounds):
        row.add_ours(ours.run(names, a.threads, case.passive))
        if row.error:
            break
        row.add_peers(peers.run(case.name))
        if case.scales and a.threads > 1:
            row.add_one_thread(ours.run([case.name], 1))
        row.measure_limits()
    return row


def run_cases(cases, ours, peers, limits_of_a_case, a, start):
    """The rows of the cases, each told on the terminal while it runs."""
    rows = []
    for i, case in enumerate(cases, 1):
        print(f"[{i:2}/{len(cases)}] {clock(start):>5}  {case.name:<44} ", end="", flush=True)
        rows.append(run_case(case, ours, peers, limits_of_a_case(), a))
        print(rows[-1].failure or "  ".join(f"{who} {report.time(ms)}".strip().rjust(9)
                                            for who, ms in rows[-1].medians().items()), flush=True)
    return rows


def measure(cases, folder, ours, peers, a, start):
    """The rows of the report, and the machine's limits as a table."""
    brief = Program(ours.path, folder, a.seconds / 4, 1)
    limits, limits_alone = Limits(ours, a.threads), Limits(ours, 1)
    print("Measuring what the machine can do", flush=True)
    for each in (limits_alone, limits):
        each.measure()
    rows = run_cases(cases, ours, peers, lambda: [each.beside(brief) for each in (limits, limits_alone)], a, start)
    for each in (limits_alone, limits):
        each.measure()
    notes, written = json.loads((HERE.parent / "notes.json").read_text()), lines.counted(HERE.parent)
    rows = [row.finish(notes, written) for row in rows]
    return sorted(rows, key=lambda row: (not row["error"], row["met"] is not False)), limits.table(limits_alone)


def chosen_cases(a, built):
    """The cases to run, and a sentence on those that a build without an option cannot have."""
    cases = [c for c in CASES if a.cases.search(c.name)]
    lacking = [c for c in cases if c.needs and c.name not in built]
    names = ", ".join(f"{c.name} (needs {c.needs})" for c in lacking)
    return [c for c in cases if c not in lacking], names and f"Not in this build: {names}."


def remarks(a, *others):
    """What a reader of this report must know before its numbers."""
    of_arguments = ("A quick run on small data: it shows that everything runs, not how fast." if a.quick else "",
                    f"Only the cases that match '{a.cases.pattern}' ran." if a.cases.pattern else "")
    return [said for said in (*of_arguments, *others) if said]


def draw(python, folder):
    """The name of the picture, drawn by the peers' Python; None where it was not."""
    picture = folder / "report.png"
    picture.unlink(missing_ok=True)  # that of an earlier run shows other rows
    if python is None:
        return None
    run = subprocess.run([python, HERE / "picture.py", folder / "report.json", picture])
    return picture.name if run.returncode == 0 else None


def main():
    """0 if cases ran, all of them, every answer agrees and the picture was drawn where there is a Python for it; else 1."""
    a = command_line.parsed()
    start = time.monotonic()
    load = [machine.load()]
    if load[0] > 0.3:
        print(f"The machine is busy (load {load[0]:.1f}): the timings will not be worth much.")
    a.out.mkdir(parents=True, exist_ok=True)
    folder = data.make(a.programs / "kordon_perf_data", a.out / "data", a.size)
    python, about_peers = (None, "No peers: they were not asked for.") if a.no_peers else venv.make(a.out / "venv")
    ours = Program(a.programs / "kordon_perf", folder, a.seconds, a.repetitions)
    cases, left_out = chosen_cases(a, ours.names)
    print("\n".join(remarks(a, about_peers, left_out)), flush=True)
    peers = Peers(python, folder, a.threads, a.seconds, a.repetitions)
    rows, limits = measure(cases, folder, ours, peers, a, start)
    peers.stop()
    report.write_rows(a.out, rows)
    facts = {"threads": a.threads, "rounds": a.rounds, "size": a.size, "machine": machine.description(),
             "limits": limits, "peers": peers.versions, "load": [*load, machine.load()],
             "programs": {k: v for k, v in ours.context.items()
                          if k in ("kordon", "kokkos", "exec", "concurrency", "compiler", "blas")},
             "remarks": remarks(a, about_peers, peers.error, left_out), "picture": draw(python, a.out)}
    report.write_text(a.out, rows, facts)
    for part in (report.closing_table(rows), report.findings(rows)):
        print("\n" + "\n".join(part))
    print(f"\n{a.out / 'report.md'} in {clock(start)}")
    not_drawn = python is not None and facts["picture"] is None
    return 0 if report.is_sound(rows) and not peers.error and not not_drawn else 1


sys.exit(main())
