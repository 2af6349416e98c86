# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""The README's command for packagers: nothing but what is installed, and code for any processor."""
import json
import re
import shlex

from fakes import ROOT, InAFolder, install_few


class Packagers(InAFolder):
    def test_get_no_code_of_one_machine_by_the_readmes_command(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        [options] = re.findall(r"^cmake -S \. -B build (-D.+Kordon_ENABLE_NATIVE_ARCH.+)$", readme, re.M)
        prefix = install_few(self.folder / "prefix", kokkos=True)
        few = [f"-DKordon_ENABLE_{part}=OFF" for part in
               ("BACKEND_BLAS", "BACKEND_LAPACK", "BACKEND_FFTW", "BACKEND_KOKKOS_KERNELS", "TOOLS", "EXAMPLES")]
        said = self.cmake("-S", ROOT, "-B", self.folder / "build", *shlex.split(options), *few,
                          f"-DCMAKE_PREFIX_PATH={prefix}")
        self.assertIn("Kokkos 5.2.0: installed", said)
        commands = json.loads((self.folder / "build/compile_commands.json").read_text())
        kernels = [entry["command"] for entry in commands if "kernels/src" in entry["file"]]
        self.assertTrue(kernels)
        self.assertEqual([command for command in kernels if "-march" in command], [])
