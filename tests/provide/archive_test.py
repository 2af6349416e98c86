# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The third stage's archive: what is pinned, what is looked up where a pin has left, what is refused. The apt is real."""
import os
import re
from unittest import mock

from fakes import DebianArchive, InAFolder, deb, needs_debian, pins

import archive
from archive import Archive, Package
from refusal import Refusal


@needs_debian
class OwnArchive(InAFolder):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "downloads"
        self.theirs = DebianArchive(self)
        os_release = self.folder / "os-release"
        os_release.write_text('ID=debian\nVERSION_CODENAME="home"\n')
        for patch in (mock.patch.dict(os.environ, APT_CONFIG=str(self.theirs.configuration)),
                      mock.patch.object(archive, "OS_RELEASE", os_release)):
            patch.start()
            self.addCleanup(patch.stop)

    def package(self, version: str, name: str = "libthing-dev", depends: str = ""):
        return deb(self.make("made"), name, version, {"usr/include/thing.h": version}, depends)

    def obtain(self, *pinned, suite: str = "sid") -> list:
        """What there is of the pinned files, from an Archive that remembers only what it keeps in the cache."""
        packages = [Package.of(*pin) for file in pinned for pin in pins(file).items()]
        found = Archive(self.cache).obtain("thing", suite, packages)
        for package, file in found:
            self.assertEqual(file, self.cache / f"{package.name}_{package.version}_amd64.deb")
            self.assertTrue(file.exists())
        return [f"{package.name} {package.version}" for package, _ in found]

    def refusal(self, *pinned, **how) -> str:
        with self.assertRaises(Refusal) as refused:
            self.obtain(*pinned, **how)
        return str(refused.exception)

    def test_gives_a_pinned_file_without_an_index(self):
        pinned = self.package("1.0-1")
        self.theirs.offer(pinned)
        self.theirs.index("")
        self.assertEqual(self.obtain(pinned), ["libthing-dev 1.0-1"])
        self.assertFalse((self.cache / "apt").exists())

    def test_gives_todays_file_where_a_pin_has_left(self):
        self.theirs.offer(self.package("1.1-1"))
        self.assertEqual(self.obtain(self.package("1.0-1")), ["libthing-dev 1.1-1"])

    def test_gives_todays_file_where_another_has_the_name_of_the_pinned_one(self):
        pinned, today = self.package("1.0-1"), self.package("1.1-1")
        self.theirs.offer(pinned, today)
        (self.theirs.folder / "pool/main" / pinned.name).write_text("not it")
        self.theirs.offer(today)
        self.assertEqual(self.obtain(pinned), ["libthing-dev 1.1-1"])

    def test_follows_a_library_whose_name_has_its_version(self):
        old = self.package("1.0-1"), self.package("1.0-1", "libthing1.0")
        self.theirs.offer(self.package("1.1-1", depends="libc6, libthing1.1 (= 1.1-1)"),
                          self.package("1.1-1", "libthing1.1"))
        self.assertEqual(self.obtain(*old), ["libthing-dev 1.1-1", "libthing1.1 1.1-1"])

    def test_looks_in_the_machines_own_suite_for_pins_of_another_stable_one(self):
        pinned = self.package("1.0-1")
        self.theirs.offer(self.package("1.1-1"))
        self.assertEqual(self.obtain(pinned, suite="bookworm"), ["libthing-dev 1.1-1"])

    def test_remembers_what_was_looked_up(self):
        self.theirs.offer(self.package("1.1-1"))
        pinned = self.package("1.0-1")
        first = self.obtain(pinned)
        self.theirs.vanish()
        self.assertEqual(self.obtain(pinned), first)

    def test_looks_up_again_where_the_memory_is_damaged(self):
        self.theirs.offer(self.package("1.1-1"))
        pinned = self.package("1.0-1")
        self.obtain(pinned)
        memory = self.cache / "found.json"
        whole = memory.read_text()
        [key] = re.findall(r'"(thing .*)"', whole)
        for damaged in ("", whole[:len(whole) // 2], "[]", "null", "\xff", f'{{"{key}": [["libthing-dev"]]}}',
                        f'{{"{key}": 5}}'):
            with self.subTest(damaged=damaged):
                memory.write_text(damaged, encoding="latin-1")
                self.assertEqual(self.obtain(pinned), ["libthing-dev 1.1-1"])
                self.assertEqual(memory.read_text(), whole)

    def test_refuses_a_package_that_is_gone(self):
        self.theirs.offer(self.package("1.0-1", "libother-dev"))
        self.assertEqual(self.refusal(self.package("1.0-1")),
                         "libthing-dev has left the archive that apt is set up with")

    def test_refuses_a_package_whose_file_is_not_what_the_index_says(self):
        today = self.package("1.1-1")
        self.theirs.offer(today)
        (self.theirs.folder / "pool/main" / today.name).write_text("not it")
        self.assertEqual(self.refusal(self.package("1.0-1")), "libthing-dev could not be fetched from apt's archive")
        self.assertEqual(list(self.cache.glob("*.deb*")), [])

    def test_refuses_without_a_network_and_with_an_empty_cache(self):
        self.theirs.vanish()
        self.assertIn("the index of sid could not be read from apt's archive: ", self.refusal(self.package("1.0-1")))

    def test_refuses_where_apt_is_set_up_with_nothing(self):
        (self.folder / "sources.list").write_text("")
        self.assertEqual(self.refusal(self.package("1.0-1")), "apt has no archive set up")

    def test_refuses_on_a_machine_that_does_not_say_what_it_is(self):
        (self.folder / "os-release").unlink()
        self.assertIn("that says which suite it is of, so it is not Debian's", self.refusal(self.package("1.0-1")))
