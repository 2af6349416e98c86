// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/float64.hpp>

namespace kordon::inline v0 {

bool has_float64(const kordon_exec& exec) {
  bool has = true;
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    if constexpr (requires(const Exec& e) { exec_traits<Exec>::has_float64(e); })
      if (static_cast<std::int32_t>(exec_traits<Exec>::kind) == exec.kind)
        has = exec_traits<Exec>::has_float64(*static_cast<const Exec*>(exec.instance));
  });
  return has;
}

}  // namespace kordon::v0
