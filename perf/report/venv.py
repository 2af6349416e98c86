# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The virtual environment with the peers, in their newest versions."""
import pathlib
import subprocess
import sys
import time

REQUIREMENTS = pathlib.Path(__file__).resolve().parent / "requirements.txt"
A_WEEK = 7 * 24 * 3600


def make(folder):
    """The Python of the environment; None, after a sentence that says why, where there can be none."""
    python = folder / "bin" / "python"
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_text() == REQUIREMENTS.read_text():
        if time.time() - stamp.stat().st_mtime < A_WEEK:
            return python
    print("Installing the peers with pip", flush=True)
    steps = ([sys.executable, "-m", "venv", folder],
             [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade",
              "--only-binary", ":all:", "--requirement", REQUIREMENTS])
    for step in steps:
        run = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if run.returncode != 0:
            lines = [line.strip() for line in run.stdout.splitlines() if line.strip()]
            print(f"No peers: '{' '.join(str(s) for s in step[1:4])}' failed ({lines[-1] if lines else 'no output'}).")
            return None
    stamp.write_text(REQUIREMENTS.read_text())
    return python
