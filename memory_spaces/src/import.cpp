// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <kordon/memory/array_fault.hpp>
#include <kordon/memory/dlpack.hpp>
#include <kordon/memory/footprint.hpp>
#include <kordon/memory/import.hpp>
#include <kordon/memory/mdspan.hpp>

#include "array_maker.hpp"
#include "require_dtype.hpp"
#include "space_table.hpp"

namespace kordon::inline v0 {
namespace {

/// Who imports, and which of its arguments says what.
struct importer {
  std::string_view name, where, extents, strides, data;
  std::string_view is_null, how_to_mend_a_claim;  // empty: import it as what the platform says
};

constexpr importer pointers{"import_pointer", "where", "extents", "strides", "data", "is null", ""};
constexpr importer mdspans{"import_mdspan", "where",   "elements", "elements",
                           "elements",      "is null", ""};
constexpr importer tensors{"import_dlpack",
                           "managed",
                           "managed",
                           "managed",
                           "managed",
                           "has null data",
                           "have its producer say where its memory is"};

/// What the memory of a dtype must begin at a multiple of: complex numbers are two real ones.
std::size_t alignment_of(dtype type) {
  return size_of(part_of(type).value_or(type));
}

void check_claim(const importer& who, place claimed, const void* data) {
  const auto there = detail::denied(claimed, data);
  if (!there) return;
  const std::string fix =
      who.how_to_mend_a_claim.empty()
          ? "import it as {kordon::space_kind::" + std::string(enumerator(there->kind)) + ", " +
                std::to_string(there->device) + "}"
          : std::string(who.how_to_mend_a_claim);
  refuse(there->kind == claimed.kind ? refusal_code::device_mismatch : refusal_code::space_mismatch,
         who.name, who.where,
         "says " + to_string(claimed) + ", but the platform says that the memory is on " +
             to_string(*there) + ". Fix: " + fix);
}

array_ref import_for(const importer& who, place where, dtype type, void* data,
                     std::span<const std::int64_t> extents, std::span<const std::int64_t> strides,
                     bool is_read_only) {
  detail::require_space(where.kind, who.name, who.where);
  if (detail::is_no_device(where))
    refuse(refusal_code::device_mismatch, who.name, who.where,
           "says " + to_string(where) + detail::text_of_no_device() +
               "import it as {kordon::space_kind::" + std::string(enumerator(where.kind)) + ", 0}");
  detail::require_dtype(type, who.name);
  if (extents.size() > KORDON_MAX_RANK || (!strides.empty() && strides.size() != extents.size()))
    refuse(refusal_code::shape_mismatch, who.name, who.extents,
           "has " + std::to_string(extents.size()) +
               " axes; there must be at most 8, and as many strides. Fix: "
               "merge axes, or leave the strides out for a row-major array");
  kordon_array c{};
  c.data = data;
  c.where = {static_cast<std::int32_t>(where.kind), where.device};
  c.dtype = static_cast<std::int32_t>(type);
  c.rank = static_cast<std::int32_t>(extents.size());
  c.flags = is_read_only ? std::uint32_t(KORDON_ARRAY_READ_ONLY) : 0u;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    c.extents[i] = extents[i];
    if (extents[i] < 0)
      refuse(refusal_code::shape_mismatch, who.name, who.extents,
             "has the negative extent " + std::to_string(extents[i]) +
                 ". Fix: pass numbers of elements");
  }
  if (!detail::put_row_major(extents, c.strides))
    refuse(refusal_code::shape_mismatch, who.name, who.extents,
           "has a product that does not fit 64 bits. Fix: pass the extents in elements, not bytes");
  for (std::size_t i = 0; i < strides.size(); ++i) {
    c.strides[i] = strides[i];
    if (strides[i] < 0)
      refuse(refusal_code::layout_unsupported, who.name, who.strides,
             "has the negative stride " + std::to_string(strides[i]) +
                 "; Kokkos has no Views that run backwards. Fix: copy the array in forward order "
                 "first");
  }
  const array_ref ref(c);
  const detail::footprint memory(ref);
  if (!memory.has_possible_strides() && strides.empty())
    refuse(refusal_code::shape_mismatch, who.name, who.extents,
           "ask for more bytes than 64 bits count. Fix: pass the extents in elements, not bytes");
  if (!memory.has_possible_strides())
    refuse(refusal_code::layout_unsupported, who.name, who.strides,
           "span more bytes than 64 bits count. Fix: pass the strides in elements, not bytes");
  if (data == nullptr && ref.size() > 0)
    refuse(refusal_code::null_data, who.name, who.data,
           std::string(who.is_null) + ", but the extents ask for " + std::to_string(ref.size()) +
               " elements. Fix: pass the address of the first element");
  if (ref.size() > 0) check_claim(who, where, data);
  if (ref.size() > 0 && reinterpret_cast<std::uintptr_t>(data) % alignment_of(type) != 0)
    refuse(refusal_code::layout_unsupported, who.name, who.data,
           "is at an address that is no multiple of " + std::to_string(alignment_of(type)) +
               ", as " + std::string(name(type)) +
               " must be. Fix: copy the elements to memory that is aligned first");
  return ref;
}

}  // namespace

array_ref import_pointer(place where, dtype type, void* data, std::span<const std::int64_t> extents,
                         std::span<const std::int64_t> strides, bool is_read_only) {
  return import_for(pointers, where, type, data, extents, strides, is_read_only);
}

array_ref detail::import_elements(place where, dtype type, void* data,
                                  std::span<const std::int64_t> extents,
                                  std::span<const std::int64_t> strides, bool is_read_only) {
  return import_for(mdspans, where, type, data, extents, strides, is_read_only);
}

array_ref import_dlpack_tensor(const dlpack_tensor& t) {
  constexpr std::string_view op = tensors.name;
  const auto kind = space_kind_from_code(t.device_type);
  if (!kind)
    refuse(refusal_code::space_mismatch, op, "managed",
           "is on DLPack device type " + std::to_string(t.device_type) +
               ", which Kordon does not know. Fix: move it to the host, CUDA, ROCm or oneAPI in "
               "its own library");
  const auto type = dtype_from_dlpack(t.code, t.bits);
  if (!type || t.lanes != 1)
    refuse(refusal_code::dtype_mismatch, op, "managed",
           "has DLPack type {code " + std::to_string(t.code) + ", bits " + std::to_string(t.bits) +
               ", lanes " + std::to_string(t.lanes) +
               "}, which Kordon does not know. Fix: convert it in its own library");
  if (detail::is_no_device({*kind, t.device_id}))
    refuse(refusal_code::device_mismatch, op, "managed",
           "is on " + to_string(place{*kind, t.device_id}) + detail::text_of_no_device() +
               "have its producer say device_id 0");
  if (t.ndim < 0)
    refuse(refusal_code::shape_mismatch, op, "managed",
           "has " + std::to_string(t.ndim) +
               " axes. Fix: have its producer say how many extents are in 'shape'");
  if (t.ndim > 0 && t.shape == nullptr)
    refuse(refusal_code::null_data, op, "managed",
           "has " + std::to_string(t.ndim) +
               " axes and no 'shape'. Fix: have its producer say the extents");
  const auto rank = static_cast<std::size_t>(t.ndim);
  auto* data = t.data == nullptr ? nullptr : static_cast<std::byte*>(t.data) + t.byte_offset;
  return import_for(tensors, {*kind, t.device_id}, *type, data, {t.shape, rank},
                    t.strides == nullptr ? std::span<const std::int64_t>{}
                                         : std::span<const std::int64_t>{t.strides, rank},
                    t.is_read_only);
}

}  // namespace kordon::v0
