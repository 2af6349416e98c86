# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Fetches packages from the Debian archive that apt is set up with: no root, no change outside the cache.

A pinned file is fetched straight from the pool and checked by its SHA-256, so that no package index is needed.
Where a pin has left the pool, the index is read into a private apt state, which apt verifies by its signature as
always; only the expiry date of a Release is ignored, for archives that are kept but no longer renewed.
"""
import hashlib
import json
import re
import subprocess
from functools import cache, cached_property
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from refusal import Refusal

HELPER = "/usr/lib/apt/apt-helper"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
OS_RELEASE = Path("/etc/os-release")
ROLLING = ("sid", "experimental")
NETWORK = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "APT::Sandbox::User=root"]


class Package(NamedTuple):
    name: str
    version: str
    file: str  # in the pool for a pin, a whole address for a found one
    sha256: str

    @classmethod
    def of(cls, file: str, sha256: str) -> "Package":
        name, version, _ = unquote(file.rsplit("/", 1)[-1]).split("_")
        return cls(name, version, file, sha256)


def host_suite() -> str:
    if not OS_RELEASE.exists():
        raise Refusal(f"this machine has no {OS_RELEASE} that says which suite it is of, so it is not Debian's")
    lines = (line.split("=", 1) for line in OS_RELEASE.read_text().splitlines() if "=" in line)
    return dict(lines).get("VERSION_CODENAME", "").strip('"')


def remembered(file: Path) -> dict:
    """What a file of JSON holds; nothing where it is not there, or cut: all of it can be found out again."""
    try:
        content = json.loads(file.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def remember(file: Path, content: dict) -> None:
    """By a rename, so that the file is never half there."""
    new = file.with_name(file.name + ".new")
    new.write_text(json.dumps(content, indent=1))
    new.replace(file)


def _stem(name: str) -> str:
    """A library's package name without its version."""
    return re.sub(r"[\d.]+", "", name)


def _run(*command: str) -> subprocess.CompletedProcess:
    try:
        return subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise Refusal(f"this machine has no {error.filename}, so it is not Debian's") from error


class Archive:
    def __init__(self, folder: Path):
        self.cache = folder
        folder.mkdir(parents=True, exist_ok=True)

    @cached_property
    def bases(self) -> list[str]:
        """The addresses that apt has for this machine's own suite and its updates, the suite itself first."""
        listing = _run("apt-get", "--print-uris", "update").stdout
        found = re.findall(r"^'(\S+?)/*/dists/(\S+?)/InRelease'", listing, re.M)
        own = [b for b, s in sorted(found, key=lambda f: len(f[1])) if s.startswith(host_suite())]
        bases = list(dict.fromkeys(own or [b for b, _ in found]))
        if not bases:
            raise Refusal("apt has no archive set up")
        return bases

    def cached(self, package: Package) -> Path | None:
        file = self.cache / Path(package.file).name
        good = file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == package.sha256
        return file if good else None

    def fetch(self, package: Package) -> Path | None:
        """The file of a package, from the cache or the archive; None where neither has it as pinned."""
        if file := self.cached(package):
            return file
        target = self.cache / Path(package.file).name
        addresses = [package.file] if ":/" in package.file else [f"{b}/{package.file}" for b in self.bases]
        for address in addresses:
            _run(HELPER, *NETWORK, "download-file", address, str(target), f"SHA256:{package.sha256}")
            if file := self.cached(package):
                return file
            for rest in (target, target.with_name(target.name + ".FAILED")):
                rest.unlink(missing_ok=True)
        return None

    def fetch_all(self, packages: list[Package]) -> list[Path]:
        """The files of all packages, or of those before the first that is not to be had."""
        return list(takewhile(bool, map(self.fetch, packages)))

    def look_up(self, names: list[str], suite: str) -> list[Package]:
        """What a suite has today for these packages; a library whose name carries another version is followed
        through the exact dependency of its development package."""
        apt = self._state(suite)
        shown = _run("apt-cache", *apt, "show", "--no-all-versions", *names).stdout
        offered = re.findall(r"^Package: (\S+)", shown, re.M)
        exact = re.findall(r"([\w.+-]+) \(= ", "".join(re.findall(r"^Depends:.*", shown, re.M)))
        found = []
        for name in names:
            heirs = [e for e in exact if _stem(e) == _stem(name)]
            if name not in offered and not heirs:
                raise Refusal(f"{name} has left the archive that apt is set up with")
            found.append(name if name in offered else heirs[0])
        listing = _run("apt-get", *apt, "download", "--print-uris", *found).stdout
        lines = re.findall(r"^'(\S+)' \S+ \d+ SHA256:(\w{64})", listing, re.M)
        packages = {p.name: p for p in (Package.of(*line) for line in lines)}
        if packages.keys() != set(found):
            raise Refusal(f"apt's archive offers no file for {', '.join(set(found) - packages.keys())}")
        return [packages[name] for name in found]

    def todays(self, names: list[str], suite: str) -> list[tuple[Package, Path]]:
        """What look_up finds, with its files."""
        packages = self.look_up(names, suite)
        files = self.fetch_all(packages)
        if len(files) < len(packages):
            raise Refusal(f"{packages[len(files)].name} could not be fetched from apt's archive")
        return list(zip(packages, files))

    @cache
    def _state(self, suite: str) -> list[str]:
        """The options of an apt that keeps its state in the cache, with the index of the suite read."""
        root = self.cache.absolute() / "apt" / suite
        (root / "lists/partial").mkdir(parents=True, exist_ok=True)
        (root / "cache/archives/partial").mkdir(parents=True, exist_ok=True)
        options = {"Dir::State": root, "Dir::State::lists": root / "lists", "Dir::State::status": "/dev/null",
                   "Dir::Cache": root / "cache", "Dir::Cache::pkgcache": "pkgcache.bin",
                   "Dir::Cache::srcpkgcache": "srcpkgcache.bin", "Acquire::Check-Valid-Until": "false",
                   "Acquire::Languages": "none"}
        if suite != host_suite():
            signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
            (root / "sources.list").write_text(f"deb {signed}{self.bases[0]} {suite} main\n")
            options |= {"Dir::Etc::sourcelist": root / "sources.list", "Dir::Etc::sourceparts": "/dev/null"}
        apt = NETWORK + [word for key, value in options.items() for word in ("-o", f"{key}={value}")]
        update = _run("apt-get", *apt, "update")
        if not list((root / "lists").glob("*_Packages*")):
            why = (update.stderr.strip().splitlines() or ["W: no index came"])[0].removeprefix("W: ")
            raise Refusal(f"the index of {suite} could not be read from apt's archive: {why}")
        return apt

    def obtain(self, dependency: str, suite: str, pins: list[Package]) -> list[tuple[Package, Path]]:
        """The packages of one dependency with their files: as pinned, or as the archive has them today.

        Pins of a stable suite hold on a machine of that suite only; any other machine looks up its own. What was
        looked up is remembered, so that the next configure needs no network."""
        memory = self.cache / "found.json"
        known = remembered(memory)
        key = dependency + " " + hashlib.sha256("".join(p.sha256 for p in pins).encode()).hexdigest()[:16]
        own = suite in ROLLING or suite == host_suite()
        for packages in [pins] * own + [self._packages(known.get(key))]:
            files = list(map(self.cached, packages))
            if files and all(files):
                return list(zip(packages, files))
        files = self.fetch_all(pins) if own else []
        if pins and len(files) == len(pins):
            return list(zip(pins, files))
        found = self.todays([p.name for p in pins], suite if suite in ROLLING else host_suite())
        remember(memory, known | {key: [package for package, _ in found]})
        return found

    @staticmethod
    def _packages(rows) -> list[Package]:
        """Remembered rows as packages; none where they are of another form."""
        try:
            return [Package(*map(str, row)) for row in rows or []]
        except TypeError:
            return []
