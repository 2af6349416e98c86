# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The machine, in words and numbers."""
import os
import pathlib
import platform


def last_level_cache():
    """Bytes of the largest cache of the first core; 0 where the system does not say."""
    sizes = [0]
    for path in pathlib.Path("/sys/devices/system/cpu/cpu0/cache").glob("index*/size"):
        text = path.read_text().strip()
        sizes.append(int(text.rstrip("KM")) * {"K": 1 << 10, "M": 1 << 20}.get(text[-1], 1))
    return max(sizes)


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.machine()


def large_pages():
    """When the system offers pages of 2 MiB. Ours and the peers' ask for them (threads.py), from glibc 2.35 on."""
    try:
        modes = pathlib.Path("/sys/kernel/mm/transparent_hugepage/enabled").read_text()
    except OSError:
        return "unknown"
    return modes.partition("[")[2].partition("]")[0]


def load():
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def description():
    return {"processor": processor(), "cores": os.cpu_count(), "last-level cache": f"{last_level_cache() >> 20} MiB",
            "system": platform.platform(terse=True), "pages of 2 MiB": large_pages(),
            "libc": " ".join(platform.libc_ver())}
