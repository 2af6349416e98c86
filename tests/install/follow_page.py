#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Follows docs/backend_authors.md: from an empty folder to a conforming plug-in, against the Kordon in PREFIX.

    follow_page.py PAGE FOLDER PREFIX

The CMakeLists.txt is the page's own; quick.cpp is the file that it links. Then all commands of the page are run in one
shell, and must end with a plug-in that the tests have judged, that `kordon info` lists, and that can be blocked.
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


def main(page, folder, prefix):
    text = page.read_text(encoding="utf-8")
    [cmake] = re.findall(r"```cmake\n(.*?)```", text, re.S)
    source = page.parent / re.search(r"\[quick\.cpp\]\(([^)]+)\)", text)[1]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "CMakeLists.txt").write_text(cmake, encoding="utf-8")
    shutil.copy(source, folder / "quick.cpp")

    commands = "".join(re.findall(r"```sh\n(.*?)```", text, re.S))
    done = subprocess.run(["sh", "-eux", "-c", commands], cwd=folder, env={**os.environ, "PREFIX": str(prefix)}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    print(done.stdout)
    info = done.stdout.split("bin/kordon info\n")
    expected = {"the commands succeed": done.returncode == 0,
                "the suite has run": re.search(r"conformance\.quick\.\S+does_its_work_itself \.+ +Passed", done.stdout),
                "nothing has failed": "100% tests passed" in done.stdout,
                "it is listed": len(info) == 3 and re.search(r"^ *quick +1\.0", info[1], re.M),
                "it can be blocked": len(info) == 3 and "blocked" in info[2]}
    missing = [what for what, is_so in expected.items() if not is_so]
    print("the page does not hold: " + ", ".join(missing) if missing else "the page holds")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
