// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report/receipt_json.hpp"

#include <nlohmann/json.hpp>

#include "report/names.hpp"

namespace kordon::tools {

std::string json_of(std::span<const receipt> receipts) {
  auto list = nlohmann::ordered_json::array();
  for (const receipt& r : receipts) {
    auto skipped = nlohmann::ordered_json::array();
    for (const auto& s : r.skipped)
      skipped.push_back({{"backend", s.backend}, {"reason", s.reason}});
    list.push_back({{"operation", r.operation},
                    {"backend", r.backend},
                    {"backend_version", r.backend_version},
                    {"place", to_string(r.where)},
                    {"exec", name(r.exec)},
                    {"dtype", r.dtype},
                    {"seconds", r.seconds},
                    {"bytes_copied", r.bytes_copied},
                    {"scratch_bytes", r.scratch_bytes},
                    {"flags", flags_of(r.flags)},
                    {"backend_options", r.backend_options},
                    {"skipped", skipped}});
  }
  return list.dump(2) + "\n";
}

}  // namespace kordon::tools
