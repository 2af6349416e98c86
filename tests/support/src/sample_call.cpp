// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/sample_call.hpp>

#include <algorithm>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/testing/probe_data.hpp>

namespace kordon::inline v0::testing {
namespace {

dtype key_of(const operation_description& d) {
  for (const array_parameter& p : d.arrays)
    if (p.has_key_type) return p.types.first();
  return d.arrays[0].types.first();
}

std::vector<std::int64_t> extents_of(const array_parameter& p, int rank, std::int64_t scale) {
  constexpr std::int64_t image[] = {6, 5, 4, 3, 2, 2, 2, 2};
  std::vector<std::int64_t> extents;
  for (int i = 0; i < p.shape.rank(); ++i) {
    const auto axis = p.shape[i];
    const std::int64_t base = axis.letter == 0     ? 0
                              : axis.letter == '$' ? rank
                                                   : (3 + (axis.letter - 'a') % 5) * scale;
    extents.push_back((axis.is_half ? base / 2 : base) + axis.plus);
  }
  if (!p.shape.is_any()) return extents;
  const int free = std::clamp(rank, p.min_rank, p.max_rank) - p.shape.rank();
  for (int i = free; i-- > 0;) extents.insert(extents.begin() + p.shape.any_at(), image[i] * scale);
  return extents;
}

int usual_rank(const operation_description& d) {
  for (const array_parameter& p : d.arrays)
    if (p.shape.is_any()) return std::clamp(2, p.min_rank, p.max_rank);
  return 2;
}

}  // namespace

sample_call::sample_call(const operation_description& op, const kordon_exec& e, dtype key, int rank,
                         std::int64_t scale)
    : operation(op), exec(e), options(default_options(op)) {
  const place home{home_of(static_cast<exec_kind>(e.kind)), e.device};
  for (const array_parameter& p : op.arrays) {
    const dtype type = p.type_for(key).value_or(p.types.first());
    owners_.push_back(zeros(home, type, extents_of(p, rank, scale), p.name));
    arrays.push_back(owners_.back().ref());
  }
}

sample_call::sample_call(const operation_description& op, const kordon_exec& e, std::int64_t scale)
    : sample_call(op, e, key_of(op), usual_rank(op), scale) {}

void sample_call::fill() const {
  std::vector<array> made;
  for (const array_ref& a : arrays) made.push_back(zeros(place{}, a.type(), a.extents()));
  const std::vector<array_ref> refs(made.begin(), made.end());
  make_probe_data(operation, refs);
  for (std::size_t i = 0; i < arrays.size(); ++i)
    copy(arrays[i], copy_to(arrays[i].where(), refs[i]));
}

std::vector<std::byte> content_of(const array_ref& a) {
  const array here = copy_to(place{}, a);
  const auto* first = static_cast<const std::byte*>(here.data());
  return {first, first + static_cast<std::size_t>(a.size()) * size_of(a.type())};
}

std::vector<std::string> who_could_serve(const sample_call& c) {
  std::vector<std::string> names;
  for (const kordon_backend* b : backends()) {
    const context_scope scope({.only = {b->name}});
    if (explain_erased(c.operation, c.exec, c.arrays, c.options).runs())
      names.emplace_back(b->name);
  }
  return names;
}

std::vector<const operation_description*> kordon_operations() {
  auto all = operations();
  std::erase_if(all, [](const auto* d) { return d->name.starts_with("test."); });
  return all;
}

}  // namespace kordon::v0::testing
