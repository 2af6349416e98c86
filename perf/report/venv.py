# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The virtual environment with the peers, in their newest versions."""
import pathlib
import re
import subprocess
import sys
import time

REQUIREMENTS = pathlib.Path(__file__).resolve().parent / "requirements.txt"
IMPORTS = "import cv2, matplotlib, numpy, scipy, threadpoolctl"
A_DAY = 24 * 3600
UNREACHED = "connection broken by"  # pip's warning where it cannot reach the index


def make(folder):
    """The Python of the environment, or None; and a sentence where there is none or an old one, else an empty one."""
    python, stamp = folder / "bin" / "python", folder / "installed"
    days = days_since(stamp)
    if days is not None and days < 7 and stamp.read_text() == REQUIREMENTS.read_text() and works(python):
        return python, ""
    print("Installing the peers with pip", flush=True)
    is_renewal = days is not None
    failure = install(folder, python, is_renewal)
    if not failure:
        stamp.write_text(REQUIREMENTS.read_text())
        return python, ""
    if is_renewal and works(python):
        return python, f"The peers are those of {days} days ago, since they could not be renewed: {failure}."
    return None, f"No peers: {failure}."


def days_since(stamp):
    return int((time.time() - stamp.stat().st_mtime) / A_DAY) if stamp.exists() else None


def works(python):
    """Whether the peers can be imported: the system's Python may have been replaced since, or a renewal cut short."""
    return python.exists() and subprocess.run([python, "-c", IMPORTS], capture_output=True).returncode == 0


def install(folder, python, is_renewal):
    """Makes or renews the environment; what failed and why, or an empty string. A renewal that reached no index has
    failed, though pip takes what is there for the newest then and ends with 0."""
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "--only-binary",
           ":all:", "--requirement", REQUIREMENTS]
    for name, step in (("python -m venv", [sys.executable, "-m", "venv", folder]), ("pip install", pip)):
        run = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if run.returncode != 0 or (is_renewal and UNREACHED in run.stdout):
            return f"'{name}' failed ({reason(run.stdout)})"
    return ""


def reason(output):
    """The lines of a failed step that say why: pip's errors; of several paragraphs the first two, in which a Debian
    without python3-venv says what is wrong and what would mend it; else the last line."""
    errors = re.findall(r"^ERROR: (.*\S)", output, re.M)
    if UNREACHED in output:
        errors.insert(0, "the connection to the package index broke")
    if errors:
        return "; ".join(errors)
    paragraphs = re.split(r"\n\s*\n", output.strip())
    said = paragraphs[:2] if len(paragraphs) > 1 else output.strip().splitlines()[-1:]
    return " ".join(" ".join(said).split()) or "no output"
