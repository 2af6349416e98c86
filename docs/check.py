#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Checks that the tests which spec.md, principles.md and trace.csv name exist in the sources.

A test is named `Suite.Test` (GoogleTest) or by the name of a ctest test (`install.tree`), with * for what CMake fills in.
Every clause of spec.md and every principle must name at least one; every row of trace.csv too, and every requirement has a
row there or a reason in NOT_BUILT. README.md says who Kordon is for and how to take part. Code that a page takes
from a file of the repository stands there, and so do numbers that it takes from performance.md. Every concept of a public
header has a case in tests/compile_fail that checks what the compiler says.
"""
import csv
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GTEST = re.compile(r"\b(?:TEST|TEST_F|TEST_P|TYPED_TEST)\(\s*(\w+)\s*,\s*(\w+)\s*\)")
CTEST = re.compile(r"add_test\(\s*NAME\s+([\w.${}-]+)")
CONCEPT = re.compile(r"^\s*concept (\w+)", re.M)
# Concepts whose names no compiler prints of a user's mistake, and why.
NEVER_PRINTED = {
    "is_an_erased_array": "an alternative of others: what is none is asked for the rest",
    "is_a_dual_view_that_kordon_knows": "the same; its case is of what is printed instead",
    "one_side_lives_where_exec_runs": "an alternative of array_lives_where_exec_runs",
    "is_told_by_the_platform": "asked by Kordon of its own spaces",
}
# What trace.csv maps to tests (R44), and what it cannot yet, and why.
REQUIREMENTS = [f"R{n}" for n in range(1, 61)] + [f"M{n}" for n in range(1, 6)]
NOT_BUILT = {
    "R2": "no support policy before the first release",
    "R21": "no one list of what is assumed of devices and peers; ranks are not known at all",
    "R22": "no implementation is distributed",
    "R26": "no results from hardware: no GPU has run it, and no public runner",
    "R33": "no call or scope can ask for a precision; code 014 is kept for it",
    "R34": "rows can state an error bound; none does, and nothing measures it",
    "R35": "tolerances are of the tests, since no bounds are declared (R34)",
    "R36": "kernels say in comments what is the same for any number of threads; rows cannot declare it",
    "R40": "no page compares Kokkos, Kokkos Kernels and Kordon",
    "R54": "README's table is by hand; `kordon info` prints that of a build, without test results or coverage",
    "R57": "cells have no states, for want of results (R26)",
    "M3": "no Spack recipe",
}
# What README.md must have, for outsiders to know whom it is for, what it brings and how to take part (R45).
README_HAS = ("## Who it is for\n", "## What there is\n", "## How fast\n", "](CONTRIBUTING.md)", "welcome as issues")
NAMED = re.compile(r"`([A-Za-z_]\w*\.[\w.*-]+)`")


def existing():
    names = set()
    for path in [*ROOT.glob("tests/**/*.cpp"), *ROOT.glob("perf/**/*.cpp")]:
        names |= {f"{suite}.{test}" for suite, test in GTEST.findall(path.read_text(encoding="utf-8"))}
    for path in [*ROOT.glob("tests/**/CMakeLists.txt"), *ROOT.glob("cmake/*.cmake"), *ROOT.glob("perf/**/CMakeLists.txt"),
                 *ROOT.glob("examples/**/CMakeLists.txt")]:
        names |= {re.sub(r"\$\{\w+\}", "*", n) for n in CTEST.findall(path.read_text(encoding="utf-8"))}
    names |= {f"compile_fail.{p.stem}" for p in ROOT.glob("tests/compile_fail/*.cpp")}
    names |= {f"provide.{p.stem.removesuffix('_test')}" for p in ROOT.glob("tests/provide/*_test.py")}
    return names


def missing(text, names):
    return [n for n in NAMED.findall(text) if n not in names]


def check_clauses(path, start, names):
    """Each line that starts a clause must name, up to the next one, a test that exists."""
    problems, clauses = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if re.match(start, line):
            clauses.append(line)
        elif clauses and line.startswith("  "):
            clauses[-1] += line
    if not clauses:
        problems.append(f"{path.name}: no clauses found")
    for clause in clauses:
        tests = re.search(r"Tests?: (.*)", clause)
        title = clause[:60]
        if tests is None or not NAMED.findall(tests.group(1)):
            problems.append(f"{path.name}: names no test: {title}")
        else:
            problems += [f"{path.name}: no test {n}: {title}" for n in missing(tests.group(1), names)]
    return problems


def check_trace(path, names):
    problems, rows = [], []
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows.append(row["requirement"])
            tests = row["test"].split()
            if not tests:
                problems.append(f"{path.name}: {row['requirement']} has no test")
            problems += [f"{path.name}: no test {t} ({row['requirement']})" for t in tests if t not in names]
    places = [*rows, *NOT_BUILT]
    problems += [f"{path.name}: {r} is no requirement" for r in places if r not in REQUIREMENTS]
    return problems + [f"{path.name}: {r} must have one row here or a reason in check.py, and has {places.count(r)} of them"
                       for r in REQUIREMENTS if places.count(r) != 1]


def check_readme(path):
    text = path.read_text(encoding="utf-8")
    return ([f"{path.name}: has no {what.strip()!r}" for what in README_HAS if what not in text]
            + [f"{path.name}: links to {link}, which is not there" for link in re.findall(r"\]\(([^):#]+)\)", text)
               if not (ROOT / link).exists()])


def check_snippets(path):
    """Code after a line `<!-- from FILE -->` stands in that file, word for word."""
    snippets = re.findall(r"<!-- from (\S+) -->\n```\w+\n(.*?)```", path.read_text(encoding="utf-8"), re.S)
    return [f"{path.name}: not in {file}: {code.splitlines()[0]}" for file, code in snippets
            if code not in (ROOT / file).read_text(encoding="utf-8")]


def check_numbers(path, source):
    """In a paragraph that links to `source`, each "N ms" is a number of that page."""
    known = set(re.findall(r"\d+(?:\.\d+)?", source.read_text(encoding="utf-8")))
    return [f"{path.name}: {n} ms is not in {source.name}"
            for paragraph in path.read_text(encoding="utf-8").split("\n\n") if f"({source.name})" in paragraph
            for n in re.findall(r"(\d+(?:\.\d+)?) ms", paragraph) if n not in known]


def check_interface(path, header):
    """The version of the interface that the contract is for is today's."""
    found = re.search(r"MAJOR = (\d+), KORDON_INTERFACE_MINOR = (\d+)", header.read_text(encoding="utf-8"))
    said = re.search(r"contract of version (\d+)\.(\d+)", path.read_text(encoding="utf-8"))
    if not found or not said or found.groups() != said.groups():
        return [f"{path.name}: is not for the interface of {header.name}"]
    return []


def check_concepts():
    """Each concept has a case that expects its name, as GCC prints it of what does not satisfy it."""
    concepts = {name for part in ("memory_spaces", "dispatch", "kernels") for path in ROOT.glob(f"{part}/include/**/*.hpp")
                for name in CONCEPT.findall(path.read_text(encoding="utf-8"))}
    cases = "\n".join(p.read_text(encoding="utf-8") for p in ROOT.glob("tests/compile_fail/*.cpp"))
    expected = set(re.findall(r"^// expect-gnu: required for the satisfaction of '(\w+)<", cases, re.M))
    return ([f"compile_fail: no case expects what the compiler says of {c}"
             for c in sorted(concepts - expected - NEVER_PRINTED.keys())]
            + [f"check.py: NEVER_PRINTED has {c} without need"
               for c in sorted(NEVER_PRINTED.keys() & expected | NEVER_PRINTED.keys() - concepts)])


def main():
    names = existing()
    docs = ROOT / "docs"
    problems = (check_clauses(docs / "spec.md", r"- \*\*S\d+", names)
                + check_clauses(docs / "principles.md", r"- \*\*P\d+", names) + check_trace(docs / "trace.csv", names)
                + check_readme(ROOT / "README.md") + check_snippets(docs / "backend_authors.md") + check_concepts()
                + check_numbers(docs / "sim_device.md", docs / "performance.md")
                + check_interface(docs / "spec.md", ROOT / "dispatch/include/kordon/dispatch/backend.h"))
    print("\n".join(problems))
    print(f"docs: {len(names)} tests known, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
