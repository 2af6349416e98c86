# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The order of the three stages, and that what they found is kept."""
import shutil

from fakes import WithATable, deb, install, needs_debian, pins, release


@needs_debian
class Stages(WithATable):
    """Firstplace is installed, released and a package of Debian; Secondplace is not installed; Thirdplace is a package."""

    def setUp(self):
        super().setUp()
        table = {}
        for name in ("Firstplace", "Secondplace", "Thirdplace"):
            config = "usr/lib/x86_64-linux-gnu/cmake/" + name + "/" + name
            file = deb(self.make("downloads"), "lib" + name.lower() + "-dev", "3.0-1",
                       {config + "Config.cmake": "", config + "ConfigVersion.cmake": 'set(PACKAGE_VERSION "3.0")\n'})
            table[name] = {"debian": {"suite": "sid", "files": pins(file)}}
        for name in ("Firstplace", "Secondplace"):
            table[name]["release"] = release(self.make("upstream"), name, "2.0")
        self.prefixes = [install(self.folder / "prefix", "Firstplace", "1.0")]
        self.know(table)

    def test_are_asked_in_turn(self):
        said = self.configure("auto", self.prefixes)
        self.assertIn("Firstplace 1.0: installed", said)
        self.assertIn("Secondplace 2.0: from fetch", said)
        self.assertIn("Thirdplace 3.0: from debian", said)
        self.assertIn(f"taken: Firstplace 1.0 in {self.folder}/prefix", said)
        self.assertIn(f"taken: Secondplace 2.0 in {self.folder}/build/_deps/fetched", said)
        self.assertIn(f"taken: Thirdplace 3.0 in {self.folder}/build/_deps/debian", said)

    def test_are_asked_alone_where_one_is_named(self):
        said = self.configure("debian", self.prefixes)
        for name in ("Firstplace", "Secondplace", "Thirdplace"):
            self.assertIn(f"taken: {name} 3.0 in {self.folder}/build/_deps/debian", said)
        said = self.refused("fetch", self.prefixes, build="other")
        self.assertIn("Thirdplace fetch: no upstream release is pinned Fix: install them", said)
        self.assertNotIn("Firstplace fetch:", said)

    def test_are_not_asked_a_second_time(self):
        first = self.configure("auto", self.prefixes)
        shutil.rmtree(self.cache)
        shutil.rmtree(self.folder / "upstream")
        second = self.configure("auto", self.prefixes)
        self.assertNotIn("From Debian's packages", second)
        self.assertEqual(*(sorted(line for line in said.splitlines() if "taken: " in line) for said in (first, second)))

    def test_need_no_network_where_the_cache_is_full(self):
        self.configure("auto", self.prefixes)
        shutil.rmtree(self.folder / "upstream")
        said = self.configure("auto", self.prefixes, build="another")
        self.assertIn("Secondplace 2.0: from fetch", said)
        self.assertIn("Thirdplace 3.0: from debian", said)
