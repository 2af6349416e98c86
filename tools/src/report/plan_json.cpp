// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report/plan_json.hpp"

#include <nlohmann/json.hpp>

namespace kordon::tools {
namespace {

using json = nlohmann::ordered_json;

json output_facts(const planned_output& o) {
  json extents = json::array();
  for (const std::int64_t e : o.extents) extents.push_back(e < 0 ? json(nullptr) : json(e));
  return {{"name", o.name},     {"dtype", name(o.type)}, {"place", to_string(o.where)},
          {"extents", extents}, {"shape", o.shape},      {"given", o.is_given}};
}

}  // namespace

std::string json_of(const call_plan& p) {
  json outputs = json::array(), skipped = json::array();
  for (const planned_output& o : p.outputs) outputs.push_back(output_facts(o));
  for (const auto& s : p.skipped) skipped.push_back({{"backend", s.backend}, {"reason", s.reason}});
  const json facts = {
      {"operation", p.operation},
      {"runs", p.runs()},
      {"refusal", p.runs() ? json(nullptr) : json(p.refusal)},
      {"backend", p.backend},
      {"backend_version", p.backend_version},
      {"backend_options", p.backend_options},
      {"outputs", outputs},
      {"count", p.count.empty() ? json(nullptr) : json(p.count)},
      {"scratch_bytes", p.runs() && p.scratch_bytes ? json(*p.scratch_bytes) : json(nullptr)},
      {"skipped", skipped}};
  return facts.dump(2) + "\n";
}

}  // namespace kordon::tools
