// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "flags_calls_impl.hpp"

template struct kordon::testing::application<kordon::testing::flags_baseline>;
