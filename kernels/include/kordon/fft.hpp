// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/fft/fftn.hpp>
#include <kordon/fft/ifftn.hpp>
#include <kordon/fft/irfftn.hpp>
#include <kordon/fft/rfftn.hpp>
