#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a private prefix with dependencies from Debian's own binary packages.

  debian.py PREFIX --cache DIR [--kokkos openmp|serial] [--compiler c++] DEPENDENCY...

DEPENDENCY is a key of packages.json. Needs no root and changes nothing outside PREFIX and the cache. The whole
prefix is made anew beside the old one and takes its place at the end, so it is never half there. Prints one line
"DEPENDENCY VERSION" each; refuses with one sentence on stderr and exit code 1. For amd64 only.
"""
import argparse
import fcntl
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import runtime
from archive import Archive, Package, remember, remembered
from kokkos import mend_kernels, mend_kokkos
from refusal import Refusal, answer

HERE = Path(__file__).parent
LIBRARIES = "lib/x86_64-linux-gnu"
NOT_FOR_A_PREFIX = ["bin/*", "share/doc/*", "share/man/*", "share/lintian/*", "share/bug/*", "src/*", "*/pkgconfig/*"]
MEND = {"Kokkos": mend_kokkos, "KokkosKernels": mend_kernels}


def upstream(version: str) -> str:
    """The upstream part of a Debian version."""
    return re.split(r"[-+~]|\.dfsg", version.split("%3a")[-1].split(":")[-1])[0]


def number(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def unpack(deb: Path, prefix: Path, move: dict[str, str], skip: list[str]) -> None:
    """Unpacks a package with /usr and / as one root, in its own order."""
    result = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(deb)], capture_output=True)
    if result.returncode:
        raise Refusal(f"{deb} does not unpack ({result.stderr.decode(errors='replace').strip()}). Fix: remove it")
    with tarfile.open(fileobj=io.BytesIO(result.stdout)) as tar:
        for member in tar:
            path = str(PurePosixPath(member.name)).removeprefix("usr/")
            if member.isdir() or any(fnmatch(path, pattern) for pattern in NOT_FOR_A_PREFIX + skip):
                continue
            for old, new in move.items():
                path = path.replace(old, new, 1) if path.startswith(old) else path
            target = prefix / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            if member.issym():
                target.symlink_to(member.linkname)
            elif member.isfile():
                target.write_bytes(tar.extractfile(member).read())


def root_links(prefix: Path) -> None:
    """Links to /lib or /usr/lib become links to the file's place in the prefix."""
    for link in (path for path in prefix.rglob("*") if path.is_symlink()):
        there = link.readlink()
        inside = prefix / str(there).removeprefix("/").removeprefix("usr/")
        if there.is_absolute() and inside.exists():
            link.unlink()
            link.symlink_to(Path("/".join([".."] * len(link.parent.relative_to(prefix).parts)) or ".")
                            / inside.relative_to(prefix))


def provide(name: str, table: dict, archive: Archive, prefix: Path, kokkos: str) -> str:
    entry = table.get("debian") or table[f"debian-{kokkos}"]
    pins = [Package.of(file, sha256) for file, sha256 in entry["files"].items()]
    packages = archive.obtain(name, entry["suite"], pins)
    for _, deb in packages:
        unpack(deb, prefix, entry.get("move", {}), entry.get("skip", []))
    version = upstream(packages[0][0].version)
    if mend := MEND.get(name):
        version = mend(prefix, prefix / LIBRARIES, version)
    minimum, below = table.get("minimum", "0"), table.get("below")
    if number(version) < number(minimum):
        raise Refusal(f"apt's archive has only version {version}, and {minimum} is needed")
    if below and number(version) >= number(below):
        raise Refusal(f"apt's archive has version {version}, and one below {below} is needed")
    return version


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("prefix", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--kokkos", choices=("openmp", "serial"), default="openmp")
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("dependencies", nargs="+")
    a = parser.parse_args()
    prefix, stamp = a.prefix.absolute(), a.prefix / "provided.json"
    sources = b"".join(f.read_bytes() for f in sorted(HERE.iterdir()) if f.is_file())
    want = hashlib.sha256(sources + repr((sorted(a.dependencies), a.kokkos)).encode()).hexdigest()
    if remembered(stamp).get("key") != want:
        build(prefix, want, a)
    for name, version in remembered(stamp)["versions"].items():
        print(name, version)


def build(prefix: Path, key: str, a: argparse.Namespace) -> None:
    if shutil.which("dpkg-deb") is None:
        raise Refusal("this machine is not Debian's (no dpkg-deb)")
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True)
    if (machine := asked.stdout.strip()) != "amd64":
        raise Refusal(f"the packages are known for amd64 only, and this machine is {machine}")
    tables = json.loads((HERE / "packages.json").read_text())
    archive, versions = Archive(a.cache.absolute()), {}
    new = prefix.with_name(prefix.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        with open(a.cache / "lock", "w") as lock:  # two presets may be configured at once
            fcntl.flock(lock, fcntl.LOCK_EX)
            for name in a.dependencies:
                try:
                    versions[name] = provide(name, tables[name], archive, new, a.kokkos)
                except Refusal as refusal:
                    raise Refusal(f"{name}: {refusal}") from refusal
        root_links(new)
        runtime.adapt(new / LIBRARIES, a.compiler)
        remember(new / "provided.json", {"key": key, "versions": versions})
        shutil.rmtree(prefix, ignore_errors=True)
        new.rename(prefix)
    finally:
        shutil.rmtree(new, ignore_errors=True)


if __name__ == "__main__":
    answer(main)
