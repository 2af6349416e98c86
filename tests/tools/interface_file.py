# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Compares the description of the interface, docs/interface.json, with what the library says of itself.

    interface_file.py KORDON docs/interface.json [--write]

KORDON is the program; with --write the file is written anew. What the file has is of the interface alone: operations, their
arrays, options and versions, and nothing that differs between builds."""
import difflib
import json
import pathlib
import subprocess
import sys


def interface_of(program):
    facts = json.loads(subprocess.run([program, "info", "--json"], check=True, capture_output=True, text=True).stdout)
    kept = {key: facts[key] for key in ("interface_version", "operations")}
    return json.dumps(kept, indent=2) + "\n"


def main(program, path, *flags):
    file = pathlib.Path(path)
    now = interface_of(program)
    if flags == ("--write",):
        file.write_text(now)
        return 0
    said = file.read_text() if file.exists() else ""
    if said == now:
        return 0
    sys.stdout.writelines(difflib.unified_diff(said.splitlines(True), now.splitlines(True), str(file), "the library"))
    print(f"The interface has changed. Write it again: python3 {sys.argv[0]} {program} {path} --write")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
