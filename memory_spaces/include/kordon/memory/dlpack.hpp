// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/import.hpp>
#include <string>

namespace kordon::inline v0 {

/// DLManagedTensor, or DLManagedTensorVersioned (DLPack 1.x), of whatever dlpack.h the caller
/// includes: the fields are matched by name, so that Kordon ties nobody to its copy of the header.
template <class Managed>
concept is_a_dlpack_managed_tensor = requires(Managed& m) {
  { m.dl_tensor.data } -> std::convertible_to<void*>;
  { m.dl_tensor.byte_offset } -> std::convertible_to<std::uint64_t>;
  m.dl_tensor.device.device_type;
  m.dl_tensor.device.device_id;
  m.dl_tensor.dtype.code;
  m.dl_tensor.ndim;
  m.dl_tensor.shape;
  m.dl_tensor.strides;
  m.deleter(&m);
};

/// What DLPack says of one tensor, free of the header's types.
struct dlpack_tensor {
  void* data;
  std::uint64_t byte_offset;
  std::int32_t device_type, device_id, ndim;
  int code, bits, lanes;
  const std::int64_t* shape;
  const std::int64_t* strides;  // null: row-major
  bool is_read_only;
};

/// Takes a tensor over: deletes it when it is gone.
template <is_a_dlpack_managed_tensor Managed>
struct dlpack_owner {
  Managed* managed = nullptr;

  dlpack_owner() = default;
  dlpack_owner(const dlpack_owner&) = delete;
  dlpack_owner& operator=(const dlpack_owner&) = delete;
  ~dlpack_owner() {
    if (managed != nullptr && managed->deleter != nullptr) managed->deleter(managed);
  }
};

/// Checks as import_pointer does, and that dtype and lanes have a Kordon name.
KORDON_API array_ref import_dlpack_tensor(const dlpack_tensor& tensor);

/// Takes a DLPack tensor over: its deleter runs when the last copy of the array is gone. When the
/// call throws, for whatever reason, the tensor stays the caller's. No element is copied; DLPack's
/// read-only flag makes a read-only array.
/// \throws null_data, version_mismatch (DLPack 2 or later), dtype_mismatch, and what import_pointer
/// throws
template <is_a_dlpack_managed_tensor Managed>
array import_dlpack(Managed* managed) {
  if (managed == nullptr)
    refuse(refusal_code::null_data, "import_dlpack", "managed",
           "is null. Fix: pass the tensor that the producer made");
  bool is_const = false;
  if constexpr (requires { managed->version.major; }) {
    if (managed->version.major > 1)
      refuse(refusal_code::version_mismatch, "import_dlpack", "managed",
             "the tensor has DLPack version " + std::to_string(managed->version.major) +
                 " and must have version 1. Fix: ask the producer for max_version=(1, 0)");
    is_const = (managed->flags & 1u) != 0;  // DLPACK_FLAG_BITMASK_READ_ONLY
  }
  const auto& t = managed->dl_tensor;
  const array_ref ref =
      import_dlpack_tensor({t.data, t.byte_offset, static_cast<std::int32_t>(t.device.device_type),
                            static_cast<std::int32_t>(t.device.device_id), t.ndim, t.dtype.code,
                            t.dtype.bits, t.dtype.lanes, t.shape, t.strides, is_const});
  const auto owner = std::make_shared<dlpack_owner<Managed>>();
  owner->managed = managed;  // from here on, and nothing throws any more
  return array(ref, owner);
}

}  // namespace kordon::v0
