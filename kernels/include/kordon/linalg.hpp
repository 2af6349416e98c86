// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/linalg/cholesky.hpp>
#include <kordon/linalg/dot.hpp>
#include <kordon/linalg/gemm.hpp>
#include <kordon/linalg/gemv.hpp>
#include <kordon/linalg/solve.hpp>
