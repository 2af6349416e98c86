// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "laid_out.hpp"

#include <algorithm>
#include <kordon/memory/copy.hpp>
#include <memory>
#include <vector>

namespace kordon::inline v0::testing {

array laid_out(place where, dtype type, std::span<const std::int64_t> extents, arrangement how) {
  std::vector<std::int64_t> room(extents.begin(), extents.end());
  if (how == arrangement::left) std::ranges::reverse(room);
  if (how == arrangement::strided)
    for (std::int64_t& e : room) e *= 2;
  const array owner = zeros(where, type, room, "laid out");
  kordon_array c = owner.ref().c();
  for (std::size_t i = 0; i < extents.size(); ++i) {
    const std::size_t from = how == arrangement::left ? extents.size() - 1 - i : i;
    c.extents[i] = extents[i];
    c.strides[i] = owner.ref().c().strides[from] * (how == arrangement::strided ? 2 : 1);
  }
  return array(array_ref(c), std::make_shared<array>(owner));
}

array laid_out(place where, const array_ref& source, arrangement how) {
  const array here = laid_out(source.where(), source.type(), source.extents(), how);
  copy(here, source);
  if (where == source.where()) return here;
  // Between places only whole dense blocks move: fill the block where it is, then move it.
  array there = laid_out(where, source.type(), source.extents(), how);
  array_ref from = here, to = there;
  if (how == arrangement::strided) {
    std::vector<std::int64_t> room;
    for (std::int64_t e : source.extents()) room.push_back(2 * e);
    kordon_array f = from.c(), t = to.c();
    for (std::size_t i = 0; i < room.size(); ++i) {
      f.extents[i] = t.extents[i] = room[i];
      f.strides[i] /= 2;
      t.strides[i] /= 2;
    }
    from = array_ref(f);
    to = array_ref(t);
  }
  copy(to, from);
  return there;
}

}  // namespace kordon::v0::testing
