// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: is_a_dlpack_managed_tensor<
// expect-gnu: required for the satisfaction of 'is_a_dlpack_managed_tensor<Managed>' [with Managed = tensor]
// expect-gnu: required for the satisfaction of 'is_a_dlpack_managed_tensor<Managed>' [with Managed = without_a_deleter]
// expect-gnu: the required expression 'm.dl_tensor.data' is invalid
// expect-gnu: the required expression 'm.deleter((& m))' is invalid
#include <kordon/memory/dlpack.hpp>

#include "views.hpp"

struct device {
  int device_type, device_id;
};
struct data_type {
  unsigned char code, bits;
  unsigned short lanes;
};
struct tensor {
  void* data;
  struct device device;
  int ndim;
  data_type dtype;
  std::int64_t *shape, *strides;
  std::uint64_t byte_offset;
};
struct managed {
  tensor dl_tensor;
  void (*deleter)(managed*);
};
struct without_a_deleter {
  tensor dl_tensor;
};

kordon::array legal(managed* from) {
  return kordon::import_dlpack(from);
}
kordon::array not_managed(tensor* from) {
  return kordon::import_dlpack(from);  // refused
}
kordon::array never_freed(without_a_deleter* from) {
  return kordon::import_dlpack(from);  // refused
}
