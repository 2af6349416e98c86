// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/legality.hpp>

#include <cmath>
#include <Kokkos_Core.hpp>
#include <kordon/memory/place.hpp>
#include <kordon/version.hpp>
#include <set>
#include <vector>

#if KORDON_HAS_SIM_DEVICE
#include <kordon/sim_device/control.hpp>
#endif

#include "shape_rules.hpp"

namespace kordon::inline v0::testing {
namespace {

using code = refusal_code;
using verdict = std::optional<refusal_code>;

bool is_one_of(std::int32_t kind, std::initializer_list<space_kind> kinds) {
  for (space_kind k : kinds)
    if (static_cast<std::int32_t>(k) == kind) return true;
  return false;
}

/// S4: the table of who may use which memory.
bool may_use(std::int32_t memory, exec_kind by) {
  using enum space_kind;
  switch (by) {
    case exec_kind::serial:
    case exec_kind::openmp:
    case exec_kind::threads:
      return is_one_of(memory, {host, cuda_pinned, hip_pinned});
    case exec_kind::cuda:
      return is_one_of(memory, {cuda, cuda_pinned, cuda_managed});
    case exec_kind::hip:
      return is_one_of(memory, {hip, hip_pinned, hip_managed});
    case exec_kind::sycl:
      return is_one_of(memory, {sycl});
    case exec_kind::simulated:
      return is_one_of(memory, {simulated});
  }
  return false;
}

space_kind own_memory(exec_kind of) {
  switch (of) {
    case exec_kind::cuda:
      return space_kind::cuda;
    case exec_kind::hip:
      return space_kind::hip;
    case exec_kind::sycl:
      return space_kind::sycl;
    case exec_kind::simulated:
      return space_kind::simulated;
    default:
      return space_kind::host;
  }
}

bool is_compiled_in(std::int32_t memory) {
  using enum space_kind;
  bool is = is_one_of(memory, {host});
#if KORDON_HAS_SIM_DEVICE
  is = is || is_one_of(memory, {simulated});
#endif
#ifdef KOKKOS_ENABLE_CUDA
  is = is || is_one_of(memory, {cuda, cuda_pinned, cuda_managed});
#endif
#ifdef KOKKOS_ENABLE_HIP
  is = is || is_one_of(memory, {hip, hip_pinned, hip_managed});
#endif
  return is;
}

verdict of_exec(const judged_call& c) {
  if (c.exec.kind < 0 || c.exec.kind > static_cast<std::int32_t>(exec_kind::simulated))
    return code::not_compiled;
  if (c.exec.instance == nullptr) return code::null_data;
  return {};
}

verdict of_places(const judged_call& c) {
  const auto by = static_cast<exec_kind>(c.exec.kind);
  const auto own = static_cast<std::int32_t>(own_memory(by));
  bool is_unknown = false, is_elsewhere = false, is_on_another = false;
  for (const kordon_array& a : c.arrays) {
    if (!may_use(a.where.kind, by))
      (is_compiled_in(a.where.kind) ? is_elsewhere : is_unknown) = true;
    else if (a.where.device < 0 || (a.where.kind == own && a.where.device != c.exec.device))
      is_on_another = true;
  }
  if (is_unknown) return code::not_compiled;
  if (is_elsewhere) return code::space_mismatch;
  if (is_on_another) return code::device_mismatch;
  return {};
}

verdict of_dtypes(const judged_call& c) {
  std::set<std::int32_t> keys;
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    const array_parameter& p = c.operation.arrays[i];
    const std::int32_t type = c.arrays[i].dtype;
    if (type < 0 || type >= static_cast<std::int32_t>(dtype_count) ||
        (p.types.bits() >> type & 1u) == 0)
      return code::dtype_mismatch;
    if (p.has_key_type) keys.insert(type);
    // Complex arrays beside real ones: the same key, by the type of their parts.
    if (p.has_complex_key_type)
      keys.insert(static_cast<std::int32_t>(
          type == static_cast<std::int32_t>(dtype::complex64) ? dtype::float32 : dtype::float64));
  }
  if (keys.size() > 1) return code::dtype_mismatch;
  return {};
}

verdict of_precision(const judged_call& c) {
  for (const kordon_array& a : c.arrays)
    if (!c.device_has_float64 && (a.dtype == static_cast<std::int32_t>(dtype::float64) ||
                                  a.dtype == static_cast<std::int32_t>(dtype::complex128)))
      return code::no_implementation;
  return {};
}

bool is_empty(const kordon_array& a) {
  for (int i = 0; i < a.rank; ++i)
    if (a.extents[i] == 0) return true;
  return false;
}

std::int64_t item(const kordon_array& a) {
  return static_cast<std::int64_t>(size_of(static_cast<dtype>(a.dtype)));
}

/// S50: what the platform knows of an address must be what the array says. Here only the simulated
/// devices know.
verdict of_claims(const judged_call& c) {
  verdict worst;
#if KORDON_HAS_SIM_DEVICE
  for (const kordon_array& a : c.arrays) {
    if (is_empty(a)) continue;
    const std::optional<int> said = sim::device_of(a.data);
    const bool is_claimed = is_one_of(a.where.kind, {space_kind::simulated});
    if (said.has_value() != is_claimed) return code::space_mismatch;
    if (said && *said != a.where.device) worst = code::device_mismatch;
  }
#endif
  return worst;
}

verdict of_memory(const judged_call& c) {
  for (const kordon_array& a : c.arrays)
    if (a.data == nullptr && !is_empty(a)) return code::null_data;
  if (const verdict v = of_claims(c)) return v;
  for (std::size_t i = 0; i < c.arrays.size(); ++i)
    if (c.operation.arrays[i].direction != role::in &&
        (c.arrays[i].flags & KORDON_ARRAY_READ_ONLY) != 0)
      return code::read_only;
  for (const kordon_array& a : c.arrays) {
    for (int i = 0; i < a.rank; ++i)
      if (a.strides[i] < 0) return code::layout_unsupported;
    if (!span_in_bytes(a)) return code::layout_unsupported;
  }
  return {};
}

bool is_the_same(const kordon_array& a, const kordon_array& b) {
  bool same = a.data == b.data && a.dtype == b.dtype && a.rank == b.rank;
  for (int i = 0; same && i < a.rank; ++i)
    same = a.extents[i] == b.extents[i] && a.strides[i] == b.strides[i];
  return same;
}

verdict of_sharing(const judged_call& c) {
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    if (c.operation.arrays[i].direction == role::in) continue;
    if (shares_with_itself(c.arrays[i])) return code::aliasing;
    for (std::size_t j = 0; j < c.arrays.size(); ++j) {
      const bool may = c.operation.sharing == aliasing::in_place;
      if (i == j || (may && is_the_same(c.arrays[i], c.arrays[j]))) continue;
      if (share_a_byte(c.arrays[i], c.arrays[j])) return code::aliasing;
    }
  }
  return {};
}

bool is_within(const option_parameter& p, double v) {
  return std::isfinite(v) && !(v < p.minimum) && !(v > p.maximum) &&
         !(p.minimum_is_open && v == p.minimum);
}

bool is_a_value(const option_parameter& p, const kordon_option& o, int rank) {
  if (o.kind != p.kind) return false;
  if (p.kind == KORDON_OPTION_REAL) return is_within(p, o.value.real);
  if (p.kind == KORDON_OPTION_REALS) {
    if (o.count != 1 && o.count != rank) return false;
    for (int i = 0; i < o.count; ++i)
      if (!is_within(p, o.value.reals[i])) return false;
    return true;
  }
  const std::int64_t v = o.value.integer;
  if (!p.choices.empty()) return v >= 0 && v < static_cast<std::int64_t>(p.choices.size());
  return is_within(p, static_cast<double>(v)) && !(p.at_most_rank && v > rank) &&
         !(p.is_axis && (v < -rank || v >= rank));
}

verdict of_options(const judged_call& c) {
  std::vector<const kordon_option*> given(c.operation.options.size(), nullptr);
  for (const kordon_option& o : c.options) {
    if (o.id < 0 || static_cast<std::size_t>(o.id) >= given.size()) return code::option_invalid;
    auto& place = given[static_cast<std::size_t>(o.id)];
    if (place != nullptr) return code::option_invalid;
    place = &o;
    const option_parameter& p = c.operation.options[static_cast<std::size_t>(o.id)];
    if (!is_a_value(p, o, c.arrays[0].rank)) return code::option_invalid;
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    const option_parameter& p = c.operation.options[i];
    if (given[i] == nullptr || given[i]->is_default != 0 || p.applies_to < 0) continue;
    const auto other = static_cast<std::size_t>(p.applies_to);
    kordon_option now{};
    c.operation.options[other].load(c.operation.default_options, now);
    if (given[other] != nullptr) now = *given[other];
    if (now.value.integer != p.applies_when) return code::option_inapplicable;
  }
  return {};
}

/// Whether an array is dense in this order of axes; with `gaps`, whether its lines are, and lie apart.
bool is_in_order(const kordon_array& a, bool last_axis_first, bool gaps) {
  std::int64_t least = 1;
  bool is_line = true;
  for (int k = 0; k < a.rank; ++k) {
    const int i = last_axis_first ? a.rank - 1 - k : k;
    if (a.extents[i] == 1) continue;
    if (a.strides[i] < least || ((is_line || !gaps) && a.strides[i] != least)) return false;
    least = a.strides[i] * a.extents[i];
    is_line = false;
  }
  return true;
}

/// S27: the layouts that an array can be taken as.
bool is_taken(const kordon_array& a, std::uint32_t layouts) {
  if ((layouts & KORDON_LAYOUT_STRIDED) != 0 || is_empty(a)) return true;
  const bool by_rows = is_in_order(a, true, false), by_columns = is_in_order(a, false, false);
  if ((layouts & KORDON_LAYOUT_RIGHT) != 0 && by_rows) return true;
  if ((layouts & KORDON_LAYOUT_LEFT) != 0 && by_columns) return true;
  return (layouts & KORDON_LAYOUT_PADDED) != 0 &&
         (is_in_order(a, true, true) || is_in_order(a, false, true));
}

bool honours(const kordon_implementation& row, const judged_call& c, const kordon_option& o) {
  const option_parameter& p = c.operation.options[static_cast<std::size_t>(o.id)];
  for (int i = 0; i < row.option_count; ++i)
    if (p.name == row.options[i].name)
      return p.choices.empty() ? row.options[i].choices != 0
                               : (row.options[i].choices >> o.value.integer & 1u) != 0;
  return false;
}

/// S27: what keeps an implementation from the call; nothing where it can serve.
verdict obstacle_of(const kordon_implementation& row, const judged_call& c) {
  std::int32_t key = c.arrays[0].dtype;
  for (std::size_t i = c.arrays.size(); i-- > 0;)
    if (c.operation.arrays[i].has_key_type) key = c.arrays[i].dtype;
  if ((row.dtypes >> key & 1u) == 0 || (row.ranks >> c.arrays[0].rank & 1u) == 0)
    return code::no_implementation;
  for (const kordon_array& a : c.arrays)
    if (!is_taken(a, row.layouts)) return code::layout_unsupported;
  for (const kordon_option& o : c.options)
    if (o.is_default == 0 && !honours(row, c, o)) return code::option_unsupported;
  return {};
}

verdict of_choice(const judged_call& c) {
  bool by_layout = false, by_option = false;
  for (const kordon_backend* b : c.admitted) {
    for (int i = 0; i < b->implementation_count; ++i) {
      const kordon_implementation& row = b->implementations[i];
      if (c.operation.name != row.operation || row.exec_kind != c.exec.kind) continue;
      const verdict v = obstacle_of(row, c);
      if (!v) return {};
      by_layout = by_layout || *v == code::layout_unsupported;
      by_option = by_option || *v == code::option_unsupported;
    }
  }
  return by_option   ? code::option_unsupported
         : by_layout ? code::layout_unsupported
                     : code::no_implementation;
}

/// Whether there are more elements than one looks at one by one; such arrays are judged by their span.
bool has_too_many(const kordon_array& a) {
  double count = 1;
  for (int i = 0; i < a.rank; ++i) count *= static_cast<double>(a.extents[i]);
  return count > 1 << 22;
}

/// Calls f(address) for the first byte of every element.
template <class F>
void for_each_element(const kordon_array& a, const F& f) {
  std::int64_t count = 1;
  for (int i = 0; i < a.rank; ++i) count *= a.extents[i];
  for (std::int64_t n = 0; n < count; ++n) {
    std::int64_t rest = n, offset = 0;
    for (int i = a.rank - 1; i >= 0; --i) {
      offset += rest % a.extents[i] * a.strides[i];
      rest /= a.extents[i];
    }
    f(static_cast<const char*>(a.data) + offset * item(a));
  }
}

}  // namespace

std::optional<std::int64_t> span_in_bytes(const kordon_array& a) {
  if (is_empty(a)) return 0;
  std::int64_t span = item(a);
  for (int i = 0; i < a.rank; ++i) {
    std::int64_t reach = 0;
    if (a.extents[i] == 1) continue;
    if (__builtin_mul_overflow(a.extents[i] - 1, a.strides[i], &reach) ||
        __builtin_mul_overflow(reach, item(a), &reach) ||
        __builtin_add_overflow(span, reach, &span))
      return {};
  }
  return span;
}

bool share_a_byte(const kordon_array& a, const kordon_array& b) {
  if (is_empty(a) || is_empty(b)) return false;
  const auto *from_a = static_cast<const char*>(a.data), *from_b = static_cast<const char*>(b.data);
  if (from_a + *span_in_bytes(a) <= from_b || from_b + *span_in_bytes(b) <= from_a) return false;
  if (has_too_many(a) || has_too_many(b)) return true;
  std::set<const char*> bytes;
  for_each_element(a, [&](const char* p) {
    for (std::int64_t k = 0; k < item(a); ++k) bytes.insert(p + k);
  });
  bool found = false;
  for_each_element(b, [&](const char* p) {
    for (std::int64_t k = 0; k < item(b); ++k) found = found || bytes.contains(p + k);
  });
  return found;
}

bool shares_with_itself(const kordon_array& a) {
  std::set<const char*> elements;
  bool found = false;
  if (has_too_many(a)) {
    for (int i = 0; i < a.rank; ++i) found = found || a.strides[i] == 0;
    return found;
  }
  for_each_element(a, [&](const char* p) { found = !elements.insert(p).second || found; });
  return found;
}

std::optional<refusal_code> first_fault(const judged_call& c) {
  if (c.arrays.size() != c.operation.arrays.size()) return code::shape_mismatch;
  for (const auto& of : {of_exec, of_places, of_dtypes, of_precision})
    if (const verdict v = of(c)) return v;
  if (!shapes_fit(c.operation.arrays, c.arrays)) return code::shape_mismatch;
  for (const auto& of : {of_memory, of_sharing, of_options, of_choice})
    if (const verdict v = of(c)) return v;
  return {};
}

}  // namespace kordon::v0::testing
