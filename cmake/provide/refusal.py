# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
"""How the programs of this folder say no."""
import sys
import traceback
from typing import Callable


class Refusal(Exception):
    """A dependency cannot be provided; the text is one sentence for the user, with the fix where there is one."""


def answer(main: Callable[[], None], opening: str = "") -> None:
    """Runs a program: whatever stops it is one sentence on stderr and exit code 1, since who reads CMake's output has no
    use for a traceback."""
    try:
        main()
    except Refusal as refusal:
        sys.exit(f"{opening}{refusal}")
    except OSError as error:
        sys.exit(f"{opening}{error}. Fix: see that the build tree and Kordon_DEPENDENCY_CACHE can be read and written")
    except Exception as error:  # what nobody has met yet: a package or an answer of another form
        at = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error}, in {at.name} of {at.filename}"
        sys.exit(f"{opening}something here has a form that is not known ({what}). Fix: report it, with this sentence")
