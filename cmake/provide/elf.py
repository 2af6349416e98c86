# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Edits the dynamic section of an x86-64 shared object in place; nothing in the file is moved.

New strings go into the unused end of the page that holds the string table, new tags into the spare null
entries that the linker leaves. Both are checked, and an edit that does not fit is refused.
"""
import struct
from pathlib import Path
from typing import Iterator, NamedTuple

from refusal import Refusal

NEEDED, SONAME, RUNPATH, STRSZ = 1, 14, 29, 10
DYNAMIC, VERDEF, VERNEED, VERSYM = 6, 0x6FFFFFFD, 0x6FFFFFFE, 0x6FFFFFFF
LOAD, GLOBAL, PAGE = 1, 1, 4096


class Need(NamedTuple):
    library: str
    version: str
    at: int  # where its record (Vernaux) is in the file
    index: int  # what the symbols bound to it carry


class Section:
    FIELDS = struct.Struct("<IIQQQQIIQQ")

    def __init__(self, data: bytearray, at: int):
        self.at = at
        _, self.type, _, self.address, self.offset, self.size, self.link, *_ = self.FIELDS.unpack_from(data, at)


class SharedObject:
    def __init__(self, path: Path):
        self.path, self.data = path, bytearray(path.read_bytes())
        if self.data[:6] != b"\x7fELF\x02\x01":
            raise Refusal(f"{path.name} is not a little-endian ELF64 file")
        self._segments, table = struct.unpack_from("<QQ", self.data, 32)
        self._segment_count, size, count = struct.unpack_from("<HHH", self.data, 56)
        self._sections = [Section(self.data, table + i * size) for i in range(count)]
        self._dynamic = self._section(DYNAMIC)
        self._strings = self._sections[self._dynamic.link]

    def _section(self, kind: int):
        return next((s for s in self._sections if s.type == kind), None)

    def _text(self, offset: int) -> str:
        start = self._strings.offset + offset
        return self.data[start:self.data.index(0, start)].decode()

    def _tags(self) -> list[tuple[int, int]]:
        d = self._dynamic
        return [struct.unpack_from("<qQ", self.data, d.offset + 16 * i) for i in range(d.size // 16)]

    def strings(self, tag: int) -> list[str]:
        """The texts of all entries of one kind, such as NEEDED."""
        return [self._text(value) for t, value in self._tags() if t == tag]

    def needs(self) -> Iterator[Need]:
        section = self._section(VERNEED)
        at = section.offset if section else None
        while at is not None:
            _, count, library, first, step = struct.unpack_from("<HHIII", self.data, at)
            record = at + first
            for _ in range(count):
                _, _, index, name, following = struct.unpack_from("<IHHII", self.data, record)
                yield Need(self._text(library), self._text(name), record, index & 0x7FFF)
                record += following
            at = at + step if step else None

    def defined_versions(self) -> set[str]:
        section, names = self._section(VERDEF), set()
        at = section.offset if section else None
        while at is not None:
            first, step = struct.unpack_from("<II", self.data, at + 12)
            names.add(self._text(struct.unpack_from("<I", self.data, at + first)[0]))
            at = at + step if step else None
        return names

    def unbind(self, versions: set[str]) -> None:
        """Symbols bound to these versions may then come from any library. The record of an absent version becomes a
        second one of a version that is there: with the weak flag the loader would start, but complain each time."""
        released, needs = set(), list(self.needs())
        for need in (n for n in needs if n.version in versions):
            other = next((n for n in needs if n.library == need.library and n.version not in versions), None)
            if other is None:
                raise Refusal(f"{self.path.name} needs nothing of {need.library} but {need.version}")
            released.add(need.index)
            for field in (0, 8):  # hash and name
                self.data[need.at + field:need.at + field + 4] = self.data[other.at + field:other.at + field + 4]
        symbols = self._section(VERSYM)
        for at in range(symbols.offset, symbols.offset + symbols.size, 2):
            if struct.unpack_from("<H", self.data, at)[0] & 0x7FFF in released:
                struct.pack_into("<H", self.data, at, GLOBAL)

    def add(self, entries: list[tuple[int, str]]) -> None:
        """Adds (tag, text) entries before all others, so that a library named here is initialised first."""
        tags = self._tags()
        used = next(i for i, (tag, _) in enumerate(tags) if tag == 0)
        if used + len(entries) >= len(tags):
            raise Refusal(f"{self.path.name} has no spare dynamic entries")
        new = [(tag, self._append(text)) for tag, text in entries]
        size = self._strings.size
        kept = [(tag, size if tag == STRSZ else value) for tag, value in tags[:used]]
        for i, (tag, value) in enumerate(new + kept):
            struct.pack_into("<qQ", self.data, self._dynamic.offset + 16 * i, tag, value)

    def _append(self, text: str) -> int:
        """Puts a string after the end of the segment that holds the string table; returns its offset there."""
        for at in range(self._segments, self._segments + 56 * self._segment_count, 56):
            kind, _, offset, _, _, size, memory, _ = struct.unpack_from("<IIQQQQQQ", self.data, at)
            if kind == LOAD and offset <= self._strings.offset < offset + size:
                break
        raw, end = text.encode() + b"\0", offset + size
        if -end % PAGE < len(raw) or any(self.data[end:end + len(raw)]) or memory != size:
            raise Refusal(f"{self.path.name} has no room for another string")
        self.data[end:end + len(raw)] = raw
        struct.pack_into("<QQ", self.data, at + 32, size + len(raw), memory + len(raw))
        self._strings.size = end + len(raw) - self._strings.offset
        struct.pack_into("<Q", self.data, self._strings.at + 32, self._strings.size)
        return end - self._strings.offset

    def save(self) -> None:
        self.path.write_bytes(self.data)
