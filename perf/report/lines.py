# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The lines of code that a user writes for a case, counted in the benchmarks' sources.

A source marks them: `// lines of CASE` ... `// end of lines`, and `// lines of CASE/direct` where the same kernel is
called without dispatch. Several stretches of one name are added up; lines without a word or a number do not count.
"""
import pathlib
import re
import sys

BEGIN = re.compile(r"^\s*// lines of (\S+)$")
END = re.compile(r"^\s*// end of lines$")


def of_text(text, where="?"):
    """The lines of each name in one source."""
    counts, name = {}, None
    for number, line in enumerate(text.splitlines(), 1):
        begins = BEGIN.match(line)
        if begins is not None or END.match(line):
            if (name is None) == (begins is None):
                raise ValueError(f"{where}:{number}: `lines of` and `end of lines` must take turns")
            name = begins and begins.group(1)
        elif name is not None and re.search(r"\w", line.split("//")[0]):
            counts[name] = counts.get(name, 0) + 1
    if name is not None:
        raise ValueError(f"{where}: `lines of {name}` has no end")
    return counts


def counted(folder):
    """The lines of each name in all the benchmarks below a folder."""
    counts = {}
    for path in sorted(folder.rglob("*.cpp")):
        counts |= of_text(path.read_text(encoding="utf-8"), path)
    return counts


def main():
    """Prints them; ends with 1 when a case that is called directly lacks either count."""
    folder = pathlib.Path(__file__).resolve().parents[1]
    counts = counted(folder)
    direct = {name for path in folder.rglob("*.cpp")
              for name in re.findall(r'"([^"]+)/direct"', path.read_text(encoding="utf-8"))}
    for name in sorted(direct):
        print(f"{name}: {counts.get(name)} lines, {counts.get(f'{name}/direct')} without dispatch")
    return 0 if direct and all(counts.get(n) and counts.get(f"{n}/direct") for n in direct) else 1


if __name__ == "__main__":
    sys.exit(main())
