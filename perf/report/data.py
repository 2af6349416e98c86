# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The data of all runs, written once by kordon_perf_data: ours and the peers' are the same files."""
import hashlib
import pathlib
import subprocess

from threads import bound_environment

SOURCES = pathlib.Path(__file__).resolve().parent.parent / "data"


def make(program, folder, size):
    """Writes the data of a size into a folder of its own there, unless it is there; returns that folder."""
    folder = folder / str(size)
    sources = sorted(SOURCES.iterdir())
    made_by = hashlib.sha256(b"".join(s.read_bytes() for s in sources)).hexdigest()
    stamp = folder / "made_by"
    if stamp.exists() and stamp.read_text() == made_by:
        return folder
    print(f"Writing the data ({size} x {size}) to {folder}", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, folder, str(size)], env=bound_environment(1), check=True)
    stamp.write_text(made_by)
    return folder
