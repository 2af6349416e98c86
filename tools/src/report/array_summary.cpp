// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report/array_summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <type_traits>

#include "call/array_file.hpp"
#include "io/element.hpp"

namespace kordon::tools {

std::string summary_of(const array_ref& a) {
  if (a.rank() > 0) return fmt::format("{}[{}]", name(a.type()), fmt::join(a.extents(), ","));
  return visit_real(to_host_array(a), [&](const auto* value) {
    using type = std::remove_cvref_t<decltype(*value)>;
    if constexpr (std::is_arithmetic_v<type>)
      return fmt::format("{} = {}", name(a.type()), *value);
    else
      return fmt::format("{} = {}", name(a.type()), static_cast<double>(*value));
  });
}

}  // namespace kordon::tools
