// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Symbols are hidden unless they carry this mark (no attribute can be spelled by a template).
#define KORDON_API __attribute__((visibility("default")))
