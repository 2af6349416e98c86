// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/fft.hpp>
#include <kordon/linalg.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/dlpack.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage.hpp>
#include <kordon/sparse.hpp>
