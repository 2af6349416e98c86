// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/sparse/csr_matrix.hpp>
#include <kordon/sparse/spmv.hpp>
