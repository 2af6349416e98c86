// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "backend_facts.hpp"

#include <algorithm>
#include <utility>

namespace kordon::inline v0::detail {
namespace {

std::vector<kordon_option_claim> claims_of(const row_facts& row) {
  std::vector<kordon_option_claim> claims;
  for (const claim_facts& claim : row.options)
    claims.push_back({claim.name.c_str(), claim.choices});
  return claims;
}

kordon_implementation row_of(const row_facts& row, const std::vector<kordon_option_claim>& claims) {
  return {.struct_size = sizeof(kordon_implementation),
          .operation_version = row.operation_version,
          .operation = row.operation.c_str(),
          .exec_kind = row.exec_kind,
          .dtypes = row.dtypes,
          .ranks = row.ranks,
          .layouts = row.layouts,
          .options = claims.data(),
          .option_count = static_cast<std::int32_t>(claims.size()),
          .flags = row.flags,
          .preference = row.preference,
          .error_bound = row.error_bound,
          .run = row.run,
          .scratch = row.scratch,
          .claim_size = sizeof(kordon_option_claim),
          .reserved = 0};
}

std::vector<const char*> choices_of(const option_facts& option) {
  std::vector<const char*> choices;
  for (const std::string& choice : option.choices) choices.push_back(choice.c_str());
  return choices;
}

kordon_backend_option option_of(const option_facts& o, const std::vector<const char*>& choices) {
  return {.name = o.name.c_str(),
          .doc = o.doc.c_str(),
          .choices = choices.empty() ? nullptr : choices.data(),
          .choice_count = static_cast<std::int32_t>(choices.size()),
          .kind = o.kind,
          .minimum = o.minimum,
          .maximum = o.maximum,
          .default_value = o.default_value};
}

}  // namespace

void settle(backend_facts& facts) {
  int position = 0;
  for (row_facts& row : facts.rows) {
    row.position = position++;
    std::ranges::sort(row.options, {}, &claim_facts::name);
  }
}

backend_record::backend_record(backend_facts facts) : facts_(std::move(facts)) {
  claims_.reserve(facts_.rows.size());
  rows_.reserve(facts_.rows.size());
  for (const row_facts& row : facts_.rows)
    rows_.push_back(row_of(row, claims_.emplace_back(claims_of(row))));
  choices_.reserve(facts_.options.size());
  for (const option_facts& option : facts_.options)
    options_.push_back(option_of(option, choices_.emplace_back(choices_of(option))));
  description_ = {.struct_size = sizeof description_,
                  .interface_major = KORDON_INTERFACE_MAJOR,
                  .interface_minor = facts_.interface_minor,
                  .name = facts_.name.c_str(),
                  .version = facts_.version.c_str(),
                  .build = facts_.build.c_str(),
                  .report = facts_.report.c_str(),
                  .implementations = rows_.data(),
                  .implementation_count = static_cast<std::int32_t>(rows_.size()),
                  .reserved = 0,
                  .kokkos_version = facts_.kokkos_version,
                  .exec_kinds = facts_.exec_kinds,
                  .options = options_.data(),
                  .option_count = static_cast<std::int32_t>(options_.size()),
                  .option_size = sizeof(kordon_backend_option)};
}

}  // namespace kordon::v0::detail
