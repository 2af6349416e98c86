// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report/receipt_json.hpp"

#include <kordon/dispatch/flag.hpp>
#include <nlohmann/json.hpp>

namespace kordon::tools {

std::string json_of(std::span<const receipt> receipts) {
  auto list = nlohmann::ordered_json::array();
  for (const receipt& r : receipts) {
    auto skipped = nlohmann::ordered_json::array();
    for (const auto& s : r.skipped)
      skipped.push_back({{"backend", s.backend}, {"reason", s.reason}});
    auto copies = nlohmann::ordered_json::array();
    for (const auto& c : r.copies)
      copies.push_back({{"by", c.by}, {"from", c.from}, {"to", c.to}, {"bytes", c.bytes}});
    list.push_back({{"operation", r.operation},
                    {"backend", r.backend},
                    {"backend_version", r.backend_version},
                    {"place", to_string(r.where)},
                    {"exec", name(r.exec)},
                    {"dtype", r.dtype},
                    {"seconds", r.seconds},
                    {"bytes_copied", r.bytes_copied},
                    {"scratch_bytes", r.scratch_bytes},
                    {"flags", flag_names(r.flags)},
                    {"backend_options", r.backend_options},
                    {"copies", copies},
                    {"skipped", skipped}});
  }
  return list.dump(2) + "\n";
}

}  // namespace kordon::tools
