// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <kordon/memory/array.hpp>
#include <kordon/memory/footprint.hpp>
#include <kordon/memory/refusal.hpp>

#include "array_maker.hpp"
#include "require_dtype.hpp"
#include "space_table.hpp"

namespace kordon::inline v0 {
namespace {

/// The allocation behind an array: its memory and the label that messages show.
struct allocation {
  std::string label;
  std::shared_ptr<void> memory;

  static std::size_t put(const void* self, char* text, std::size_t size) {
    return detail::put_label(static_cast<const allocation*>(self)->label, text, size);
  }
};

}  // namespace

bool detail::put_row_major(std::span<const std::int64_t> extents, std::int64_t* strides) {
  std::int64_t count = 1;
  for (std::size_t i = extents.size(); i-- > 0;) {
    strides[i] = count;
    if (extents[i] < 0 ||
        __builtin_mul_overflow(count, std::max<std::int64_t>(extents[i], 1), &count))
      return false;
  }
  return true;
}

array detail::uninitialized(std::string_view maker, place where, dtype type,
                            std::span<const std::int64_t> extents, std::string_view label) {
  const auto& space = require_place(where, maker, "where");
  require_dtype(type, maker);
  kordon_array c{};
  c.where = {static_cast<std::int32_t>(where.kind), where.device};
  c.dtype = static_cast<std::int32_t>(type);
  c.rank = static_cast<std::int32_t>(extents.size());
  if (extents.size() > KORDON_MAX_RANK)
    refuse(refusal_code::shape_mismatch, maker, "extents",
           "have " + std::to_string(extents.size()) +
               " axes and must have at most 8. Fix: merge axes");
  std::ranges::copy(extents, c.extents);
  if (!put_row_major(extents, c.strides))
    refuse(
        refusal_code::shape_mismatch, maker, "extents",
        "must not be below 0, and their product must fit 64 bits. Fix: pass numbers of elements");
  const footprint memory{array_ref(c)};
  if (!memory.has_possible_strides())
    refuse(refusal_code::shape_mismatch, maker, "extents",
           "ask for more bytes than 64 bits count. Fix: pass the extents in elements, not bytes");
  auto owner = std::make_shared<allocation>();
  owner->label = label;
  if (!memory.is_empty())
    owner->memory = space.allocate(where.device, label, static_cast<std::size_t>(memory.bytes()));
  c.data = owner->memory.get();
  if (!label.empty()) {
    c.label = &allocation::put;
    c.label_source = owner.get();
  }
  return array(array_ref(c), std::move(owner));
}

array zeros(place where, dtype type, std::span<const std::int64_t> extents,
            std::string_view label) {
  array made = detail::uninitialized("zeros", where, type, extents, label);
  if (made.size() == 0) return made;
  const auto& space = detail::require_place(where, "zeros", "where");
  space.zero(where.device, made.data(),
             static_cast<std::size_t>(made.size()) * size_of(made.type()));
  space.fence(where.device, "kordon::zeros::done");
  return made;
}

array zeros_like(const array_ref& like, std::string_view label) {
  return zeros(like.where(), like.type(), like.extents(), label);
}

}  // namespace kordon::v0
