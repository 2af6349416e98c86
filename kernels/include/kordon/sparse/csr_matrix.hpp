// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A sparse matrix [m, n] in compressed rows: row i has the entries row_map[i] to row_map[i + 1]
/// - 1. One argument of an operation, made of three arrays; non-owning or owning as they are.
namespace kordon::inline v0::sparse {

template <class RowMap, class Columns, class Values>
struct csr_matrix {
  RowMap row_map;   ///< [m + 1] int64, from 0 to the number of entries
  Columns columns;  ///< [entries] int32, from 0 to n - 1
  Values values;    ///< [entries]
};

}  // namespace kordon::v0::sparse
