#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Deletes one check of Kordon at a time, and shows which tests notice.

Each mutation of mutations.toml replaces a text of one file. In a scratch copy of the sources, with a build tree of its
own, the script makes the replacement, builds what it touches, runs the tests named for that file until one program
fails, and puts the text back. A mutation that no test notices, or whose text is not there, is an error.

    mutate.py --check               only whether every mutation still applies (a ctest test)
    mutate.py                       all of them; the first build of the scratch tree takes as long as Kordon's
    mutate.py --only 'place.*'      some of them, by a pattern of names
    mutate.py --at-once             builds every mutation of a file behind a switch that is set at run time: one build for
                                    all; checks that are the compiler's are still patched one by one
    mutate.py --report FILE         writes the table (docs/mutation.md)
"""
import argparse
import fnmatch
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIST = Path(__file__).with_name("mutations.toml")


def load():
    data = tomllib.loads(LIST.read_text(encoding="utf-8"))
    programs, mutations = data["program"], []
    for file, group in data["file"].items():
        for m in group["mutation"]:
            mutations.append({"file": file, "programs": m.get("programs", group["programs"]), **m})
    return programs, mutations


def where(m, content):
    """Where the mutation's text begins and ends in the file; None unless it stands there exactly once."""
    around = m.get("within", m["text"])
    if content.count(around) != 1 or around.count(m["text"]) != 1:
        return None
    start = content.index(around) + around.index(m["text"])
    return start, start + len(m["text"])


def patched(m, content):
    start, end = where(m, content)
    return content[:start] + m["with"] + content[end:]


SWITCH = """#ifndef KORDON_MUTATIONS
#define KORDON_MUTATIONS
#include <cstdlib>
#include <cstring>
[[maybe_unused]] static bool kordon_mutation_is(const char* name) {
  static const char* const chosen = std::getenv("KORDON_MUTATION");
  return chosen != nullptr && std::strcmp(chosen, name) == 0;
}
#endif
#line 1
"""


def switched(mutations, content):
    """The file with all these mutations, each behind a question asked at run time. Texts may lie within each other."""
    spots = sorted(((*where(m, content), m) for m in mutations), key=lambda s: (s[0], -s[1]))

    def render(start, end, inside):
        text, at = "", start
        while inside:
            first, last, m = inside.pop(0)
            within = [s for s in inside if s[1] <= last]
            inside = inside[len(within):]
            original = render(first, last, within)
            asked = f'kordon_mutation_is("{m["name"]}")'
            text += content[at:first]
            text += f'(({asked}) ? ({m["with"]}) : ({original}))' if m["with"] else f"if (!{asked}) {{ {original} }}"
            at = last
        return text + content[at:end]

    return SWITCH + render(0, len(content), spots)


def problems_of(mutations, programs, root):
    """Why the list does not fit the sources: texts that are not there exactly once, names that are not unique."""
    found, names = [], set()
    for m in mutations:
        path = root / m["file"]
        if not path.is_file() or where(m, path.read_text(encoding="utf-8")) is None:
            found.append(f"{m['name']}: its text does not stand exactly once in {m['file']}. Fix: mend {LIST.name}")
        if m["name"] in names:
            found.append(f"{m['name']}: two mutations have this name")
        names.add(m["name"])
        found += [f"{m['name']}: there is no program '{p}'" for p in m["programs"] if p not in programs]
    return found


class Scratch:
    """A copy of the tracked files with a build tree, kept between runs so that builds are incremental."""

    def __init__(self, tree, jobs):
        self.source, self.jobs = tree / "source", jobs
        self.build = self.source / "build" / "test"
        self.environment = {**os.environ, "OMP_NUM_THREADS": "2", "OMP_WAIT_POLICY": "passive",
                            "OMP_PROC_BIND": "false"}
        if "CCACHE_BASEDIR" in os.environ:
            self.environment["CCACHE_BASEDIR"] = str(self.source)

    def copy(self):
        """Writes what differs only, so that file times tell the build what to do."""
        names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
                               check=True).stdout.split("\n")
        for name in filter(None, names):
            new = ROOT / name
            old = self.source / name
            if not new.is_file():
                continue
            content = new.read_bytes()
            if not old.is_file() or old.read_bytes() != content:
                old.parent.mkdir(parents=True, exist_ok=True)
                old.write_bytes(content)
                old.chmod(new.stat().st_mode)

    def configure(self):
        self.run(["cmake", "--preset", "test", f"-DKordon_DEPENDENCY_CACHE={ROOT / 'build' / 'downloads'}",
                  "-DKordon_ENABLE_PERF=OFF", "-DCMAKE_LINK_DEPENDS_NO_SHARED=ON"], check=True)

    def run(self, command, check=False, limit=3600):
        try:
            result = subprocess.run(command, cwd=self.source, env=self.environment, capture_output=True, text=True,
                                    timeout=limit)
        except subprocess.TimeoutExpired:
            return 124, "it ran too long"
        text = result.stdout + result.stderr
        if check and result.returncode != 0:
            sys.exit(f"{' '.join(command)} failed:\n{text[-3000:]}")
        return result.returncode, text

    def make(self, target, check=False):
        return self.run(["cmake", "--build", "build/test", "--parallel", str(self.jobs), "--target", target, "--", "-k",
                         "0"], check)

    def failures(self, program, is_built=False):
        """The tests of a program that fail, as names; "the build" where it does not compile any more."""
        if "ctest" in program:
            _, text = self.run(["ctest", "--test-dir", "build/test", "-R", program["ctest"], "-j", str(self.jobs)])
            return re.findall(r"^\s+\d+ - (\S+) \((?:Failed|Timeout)", text, re.M)
        if not is_built and self.make(program["target"])[0] != 0:
            return ["the build"]
        at = next(self.build.glob(f"tests/**/{program['target']}"))
        status, text = self.run([str(at), "--gtest_brief=1", "--gtest_fail_fast",
                                 "--gtest_filter=" + program.get("filter", "*")], limit=program.get("limit", 600))
        names = re.findall(r"^\[  FAILED  \] ([\w./]+)(?:,| \(|$)", text, re.M)
        return list(dict.fromkeys(names)) or ([f"{program['target']} (it ended with {status})"] if status != 0 else [])


def is_switched(m, programs):
    """Whether it is asked at run time: a test that compiles has no programs to set a switch for."""
    return all("target" in programs[p] for p in m["programs"])


def judge(scratch, programs, m, at_once):
    """Who kills the mutation: (names of tests, seconds)."""
    path = scratch.source / m["file"]
    original, start = path.read_text(encoding="utf-8"), time.monotonic()
    if at_once and is_switched(m, programs):
        scratch.environment["KORDON_MUTATION"] = m["name"]
    else:
        path.write_text(patched(m, original), encoding="utf-8")
    killers = []
    try:
        for name in m["programs"]:
            killers = scratch.failures(programs[name], is_built=at_once and is_switched(m, programs))
            if killers:
                break
    finally:
        scratch.environment.pop("KORDON_MUTATION", None)
        if path.read_text(encoding="utf-8") != original:
            path.write_text(original, encoding="utf-8")
    return killers, time.monotonic() - start


def switch_all(scratch, mutations, programs):
    for file in sorted({m["file"] for m in mutations if is_switched(m, programs)}):
        path = scratch.source / file
        path.write_text(switched([m for m in mutations if m["file"] == file], path.read_text(encoding="utf-8")),
                        encoding="utf-8")


def short(killers):
    return ", ".join(f"`{k}`" for k in killers[:2]) + (f" and {len(killers) - 2} more" if len(killers) > 2 else "")


def report(results, seconds):
    commit = subprocess.run(["git", "log", "-1", "--format=%h %cs"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    killed = sum(1 for r in results if r["killers"])
    lines = ["# Every check has a test that notices when it is gone", "",
             "<!-- Written by tests/mutation/mutate.py --report docs/mutation.md -->",
             f"{killed} of {len(results)} mutations were noticed, at commit {commit}, in {seconds / 60:.0f} minutes. Each deletes or",
             "turns one check (tests/mutation/mutations.toml); `.ci/run --long` does it again. Tests run program by program, and",
             "stop at the first test that fails: there may be more killers than stand here.", "",
             "| mutation | file | noticed by | s |", "|---|---|---|---|"]
    for r in results:
        lines.append(f"| {r['name']} | {r['file']} | {short(r['killers']) or '**nobody**'} | {r['seconds']:.0f} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only look whether every mutation applies")
    parser.add_argument("--only", default="*", metavar="NAME", help="a name, or a pattern as of a shell")
    parser.add_argument("--tree", type=Path, default=ROOT / "build" / "mutation", help="the scratch tree")
    parser.add_argument("--at-once", action="store_true", help="build all mutations together, each behind a switch")
    parser.add_argument("--jobs", type=int, default=int(os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", os.cpu_count() or 1)))
    parser.add_argument("--report", type=Path, help="write the table to this file")
    parser.add_argument("--resume", action="store_true", help="leave out what an interrupted run of these sources judged")
    given = parser.parse_args()

    programs, mutations = load()
    problems = problems_of(mutations, programs, ROOT)
    print("\n".join(problems + [f"mutations: {len(mutations)} known, {len(problems)} problems"]), flush=True)
    if problems or given.check:
        return 1 if problems else 0

    chosen = [m for m in mutations if fnmatch.fnmatchcase(m["name"], given.only)]
    if not chosen:
        sys.exit(f"no mutation is named {given.only}")
    scratch = Scratch(given.tree, given.jobs)
    start = time.monotonic()
    scratch.copy()
    scratch.configure()
    if given.at_once:
        switch_all(scratch, chosen, programs)
    for target in sorted({programs[p]["target"] for m in chosen for p in m["programs"] if "target" in programs[p]}):
        print(f"building {target} ({time.monotonic() - start:.0f} s)", flush=True)
        scratch.make(target, check=True)
    judged_file = given.tree / "judged.json"
    judged = json.loads(judged_file.read_text()) if given.resume and judged_file.is_file() else {}
    for name in sorted({p for m in chosen for p in m["programs"]}):
        began = time.monotonic()
        failed = scratch.failures(programs[name], is_built=True)
        if failed:
            sys.exit(f"{name} fails without a mutation: {short(failed)}")
        # A mutation can make a loop endless: what takes ten times as long as it should counts as noticed.
        programs[name]["limit"] = 20 + 10 * (time.monotonic() - began)
    results = []
    for number, m in enumerate(chosen, 1):
        if m["name"] in judged:
            killers, seconds = judged[m["name"]]
        else:
            killers, seconds = judge(scratch, programs, m, given.at_once)
            judged[m["name"]] = [killers, seconds]
            judged_file.write_text(json.dumps(judged))
        results.append({**m, "killers": killers, "seconds": seconds})
        print(f"[{number}/{len(chosen)}] {m['name']}: {short(killers) or 'SURVIVED'} ({seconds:.0f} s)", flush=True)
    if given.report:
        given.report.write_text(report(results, time.monotonic() - start), encoding="utf-8")
    survivors = [r["name"] for r in results if not r["killers"]]
    print(f"mutations: {len(results) - len(survivors)} of {len(results)} noticed"
          + (f"; not noticed: {', '.join(survivors)}" if survivors else ""))
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
