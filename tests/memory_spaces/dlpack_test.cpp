// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/dlpack.hpp>
#include <kordon/testing/refused.hpp>

#include "dlpack_structs.hpp"
#if __has_include(<dlpack/dlpack.h>)
#include <dlpack/dlpack.h>
#endif

namespace kordon::inline v0 {
namespace {

using ::testing::ElementsAre;
using testing::RefusedWith;

/// A tensor [3, 2] of float32 on the host, with what its deleter did.
template <class Managed>
struct producer {
  float data[8] = {0, 1, 2, 3, 4, 5, 6, 7};
  std::int64_t shape[2] = {3, 2}, strides[2] = {2, 1};
  int deleted = 0;
  Managed managed{};

  producer() {
    auto& t = managed.dl_tensor;
    t.data = data;
    t.device = {static_cast<decltype(t.device.device_type)>(1), 0};
    t.ndim = 2;
    t.dtype = {2, 32, 1};
    t.shape = shape;
    t.strides = strides;
    managed.manager_ctx = this;
    managed.deleter = [](Managed* m) { ++static_cast<producer*>(m->manager_ctx)->deleted; };
    if constexpr (requires { managed.version; }) managed.version = {1, 0};
  }
};

template <class Managed>
class dlpack : public ::testing::Test {
 protected:
  producer<Managed> from;
};

#if __has_include(<dlpack/dlpack.h>)
using managed_types = ::testing::Types<spec::managed_tensor, spec::managed_tensor_versioned,
                                       DLManagedTensor, DLManagedTensorVersioned>;
#else
using managed_types = ::testing::Types<spec::managed_tensor, spec::managed_tensor_versioned>;
#endif
TYPED_TEST_SUITE(dlpack, managed_types);

TYPED_TEST(dlpack, tensor_becomes_an_array_over_the_same_memory) {
  const array a = import_dlpack(&this->from.managed);

  EXPECT_EQ(a.data(), this->from.data);
  EXPECT_EQ(a.type(), dtype::float32);
  EXPECT_EQ(a.where(), place{});
  EXPECT_THAT(a.ref().extents(), ElementsAre(3, 2));
  EXPECT_THAT(a.ref().strides(), ElementsAre(2, 1));
  EXPECT_FALSE(a.ref().is_read_only());
}

TYPED_TEST(dlpack, tensor_is_deleted_once_with_the_last_copy_of_the_array) {
  {
    array last;
    {
      const array first = import_dlpack(&this->from.managed);
      const array copy = first;
      last = copy;
    }
    EXPECT_EQ(this->from.deleted, 0);
  }

  EXPECT_EQ(this->from.deleted, 1);
}

TYPED_TEST(dlpack, tensor_without_a_deleter_is_taken) {
  this->from.managed.deleter = nullptr;

  EXPECT_EQ(import_dlpack(&this->from.managed).size(), 6);
}

TYPED_TEST(dlpack, tensor_begins_at_its_byte_offset) {
  this->from.managed.dl_tensor.byte_offset = 8;

  EXPECT_EQ(import_dlpack(&this->from.managed).data(), this->from.data + 2);
}

TYPED_TEST(dlpack, tensor_without_strides_is_row_major) {
  this->from.managed.dl_tensor.strides = nullptr;

  EXPECT_THAT(import_dlpack(&this->from.managed).ref().strides(), ElementsAre(2, 1));
}

TYPED_TEST(dlpack, tensor_without_axes_or_elements_is_taken) {
  this->from.managed.dl_tensor.ndim = 0;
  EXPECT_EQ(import_dlpack(&this->from.managed).size(), 1);

  this->from.managed.dl_tensor.ndim = 2;
  this->from.shape[0] = 0;
  this->from.managed.dl_tensor.data = nullptr;
  EXPECT_EQ(import_dlpack(&this->from.managed).size(), 0);
}

TYPED_TEST(dlpack, tensor_that_is_refused_stays_the_callers) {
  this->from.shape[1] = -2;

  EXPECT_THAT([&] { import_dlpack(&this->from.managed); },
              RefusedWith(refusal_code::shape_mismatch));
  EXPECT_EQ(this->from.deleted, 0);
}

TYPED_TEST(dlpack, tensor_of_a_type_without_a_name_is_refused) {
  this->from.managed.dl_tensor.dtype = {2, 32, 4};

  EXPECT_THAT(
      [&] { import_dlpack(&this->from.managed); },
      RefusedWith(
          refusal_code::dtype_mismatch,
          "KRD003 import_dlpack: argument 'managed' has DLPack type {code 2, bits 32, lanes "
          "4}, which Kordon does not know. Fix: convert it in its own library"));
  this->from.managed.dl_tensor.dtype = {3, 64, 1};
  EXPECT_THAT([&] { import_dlpack(&this->from.managed); },
              RefusedWith(refusal_code::dtype_mismatch));
  EXPECT_EQ(this->from.deleted, 0);
}

TYPED_TEST(dlpack, tensor_on_an_unknown_device_is_refused) {
  auto& device = this->from.managed.dl_tensor.device;
  device.device_type = static_cast<decltype(device.device_type)>(8);  // Metal

  EXPECT_THAT(
      [&] { import_dlpack(&this->from.managed); },
      RefusedWith(
          refusal_code::space_mismatch,
          "KRD001 import_dlpack: argument 'managed' is on DLPack device type 8, which Kordon "
          "does not know. Fix: move it to the host, CUDA, ROCm or oneAPI in its own library"));
  device.device_type =
      static_cast<decltype(device.device_type)>(14);  // oneAPI: known, and not here
  EXPECT_THAT([&] { import_dlpack(&this->from.managed); }, RefusedWith(refusal_code::not_compiled));
}

TYPED_TEST(dlpack, tensor_that_runs_backwards_is_refused) {
  this->from.strides[0] = -2;

  EXPECT_THAT([&] { import_dlpack(&this->from.managed); },
              RefusedWith(refusal_code::layout_unsupported));
}

TYPED_TEST(dlpack, tensor_of_null_with_elements_is_refused) {
  this->from.managed.dl_tensor.data = nullptr;

  EXPECT_THAT([&] { import_dlpack(&this->from.managed); }, RefusedWith(refusal_code::null_data));
}

TYPED_TEST(dlpack, tensor_of_a_negative_rank_is_refused) {
  this->from.managed.dl_tensor.ndim = -1;

  EXPECT_THAT(
      [&] { import_dlpack(&this->from.managed); },
      RefusedWith(refusal_code::shape_mismatch,
                  "KRD004 import_dlpack: argument 'managed' has -1 axes. Fix: have its producer "
                  "say how many extents are in 'shape'"));
}

TYPED_TEST(dlpack, tensor_that_is_null_is_refused) {
  EXPECT_THAT(
      [] { import_dlpack(static_cast<TypeParam*>(nullptr)); },
      RefusedWith(refusal_code::null_data,
                  "KRD016 import_dlpack: argument 'managed' is null. Fix: pass the tensor that "
                  "the producer made"));
}

TYPED_TEST(dlpack, tensor_without_a_shape_is_refused_unless_it_has_no_axes) {
  this->from.managed.dl_tensor.shape = nullptr;

  EXPECT_THAT(
      [&] { import_dlpack(&this->from.managed); },
      RefusedWith(refusal_code::null_data,
                  "KRD016 import_dlpack: argument 'managed' has 2 axes and no 'shape'. Fix: "
                  "have its producer say the extents"));
  this->from.managed.dl_tensor.ndim = 0;
  EXPECT_EQ(import_dlpack(&this->from.managed).size(), 1);
}

TYPED_TEST(dlpack, tensor_that_its_byte_offset_misaligns_is_refused) {
  this->from.managed.dl_tensor.byte_offset = 1;

  EXPECT_THAT([&] { import_dlpack(&this->from.managed); },
              RefusedWith(refusal_code::layout_unsupported));
  EXPECT_EQ(this->from.deleted, 0);
}

TYPED_TEST(dlpack, tensor_on_a_host_other_than_0_is_refused) {
  this->from.managed.dl_tensor.device.device_id = 1;

  EXPECT_THAT(
      [&] { import_dlpack(&this->from.managed); },
      RefusedWith(refusal_code::device_mismatch,
                  "KRD002 import_dlpack: argument 'managed' is on host:1, and devices count "
                  "from 0; the host is device 0. Fix: have its producer say device_id 0"));
}

TEST(versioned_dlpack, tensor_that_is_read_only_makes_a_read_only_array) {
  producer<spec::managed_tensor_versioned> from;
  from.managed.flags = 1;

  EXPECT_TRUE(import_dlpack(&from.managed).ref().is_read_only());
}

TEST(versioned_dlpack, tensor_with_flags_that_are_not_known_yet_is_taken) {
  producer<spec::managed_tensor_versioned> from;
  from.managed.flags = 6;
  from.managed.version = {1, 99};

  EXPECT_FALSE(import_dlpack(&from.managed).ref().is_read_only());
}

TEST(versioned_dlpack, tensor_of_version_2_is_refused_and_stays_the_callers) {
  producer<spec::managed_tensor_versioned> from;
  from.managed.version = {2, 0};

  EXPECT_THAT(
      [&] { import_dlpack(&from.managed); },
      RefusedWith(
          refusal_code::version_mismatch,
          "KRD013 import_dlpack: argument 'managed' the tensor has DLPack version 2 and must "
          "have version 1. Fix: ask the producer for max_version=(1, 0)"));
  EXPECT_EQ(from.deleted, 0);
}

static_assert(is_a_dlpack_managed_tensor<spec::managed_tensor>);
static_assert(!is_a_dlpack_managed_tensor<spec::tensor>);

}  // namespace
}  // namespace kordon::v0
