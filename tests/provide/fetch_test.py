# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The second stage, where downloads fail. Files stand for the network: one that is not there does not answer."""
import os
from pathlib import Path

from fakes import WithATable, release


class Fetch(WithATable):
    def setUp(self):
        super().setUp()
        self.releases = {name: release(self.folder, name, "1.0") for name in ("Alpha", "Beta", "Gamma")}
        self.know({name: {"release": entry} for name, entry in self.releases.items()})

    def file(self, name: str) -> Path:
        return self.folder / f"{name}-1.0.tar.gz"

    def test_takes_what_is_pinned(self):
        self.assertIn("Gamma 1.0: from fetch", self.configure("fetch"))

    def test_tries_no_other_download_after_one_that_failed_and_says_which(self):
        self.file("Alpha").unlink()
        said = self.refused("fetch")
        self.assertIn(f"Alpha fetch: the download of {self.releases['Alpha']['url']} failed (", said)
        self.assertIn("Beta fetch: not downloaded, since Alpha could not be: the download of", said)
        self.assertIn("Gamma fetch: not downloaded, since Alpha could not be: the download of", said)

    def test_takes_from_the_cache_after_a_download_that_failed(self):
        self.file("Alpha").unlink()
        self.cache.mkdir()
        os.rename(self.file("Gamma"), self.cache / (self.releases["Gamma"]["sha256"] + ".tar.gz"))
        said = self.refused("fetch")
        self.assertIn("Beta fetch: not downloaded, since Alpha could not be", said)
        self.assertNotIn("Gamma fetch:", said)

    def test_goes_on_after_a_file_that_is_not_the_pinned_one(self):
        self.file("Alpha").write_text("a page that asks for a password")
        said = self.refused("fetch")
        self.assertIn(f"Alpha fetch: what {self.releases['Alpha']['url']} gave is not the pinned file Fix: ", said)
        self.assertNotIn("Beta fetch:", said)
        self.assertEqual(len(list(self.cache.iterdir())), 2)
