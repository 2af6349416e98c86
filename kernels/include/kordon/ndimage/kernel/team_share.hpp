// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// A thread's share of a team's loops over rows and columns: `Lanes` threads stand side by side in
/// a row.
struct team_share {
  int row, rows, column, columns;

  template <int Lanes, class Team>
  KOKKOS_FUNCTION static team_share of(const Team& team) {
    int lanes = 1;
    if (team.team_size() % Lanes == 0) lanes = Lanes;
    return {team.team_rank() / lanes, team.team_size() / lanes, team.team_rank() % lanes, lanes};
  }
};

}  // namespace kordon::v0::ndimage::kernel
