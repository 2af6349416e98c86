# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0


class Refusal(Exception):
    """A dependency cannot be provided; the text is one sentence for the user."""
