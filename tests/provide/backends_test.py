# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""Backends are chosen by options of CMake, and one that the installed Kokkos cannot serve stops the configure step."""
from fakes import ROOT, InAFolder, install_few


class Backends(InAFolder):
    def test_of_a_device_that_kokkos_does_not_have_stop_the_configure_step(self):
        prefix = install_few(self.folder / "prefix", kokkos=True)
        few = [f"-DKordon_ENABLE_{part}=OFF" for part in
               ("BACKEND_BLAS", "BACKEND_LAPACK", "BACKEND_FFTW", "BACKEND_KOKKOS_KERNELS", "TOOLS", "EXAMPLES")]
        for backend, device in (("CUFFT", "CUDA"), ("ROCBLAS", "HIP")):
            option = f"Kordon_ENABLE_BACKEND_{backend}"
            said = self.cmake_refuses("-S", ROOT, "-B", self.folder / backend, *few, f"-D{option}=ON",
                                      "-DKordon_DEPENDENCIES=installed", f"-DCMAKE_PREFIX_PATH={prefix}")
            self.assertIn(f"{option} is on, and this Kokkos has no {device} (its devices: OPENMP;SERIAL). Fix: "
                          f"-D{option}=OFF, or build against a Kokkos configured with -DKokkos_ENABLE_{device}=ON", said)
