// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/measure_objects.hpp>
#include <kordon/ndimage/measure_objects.hpp>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {
namespace {

/// An output of the call, one row an object.
template <class Data, class Exec>
kernel::column<Data, Exec> as_column(const kordon_call& call, int index) {
  using view = kernel::column<Data, Exec>;
  const kordon_array& a = call.arrays[index];
  Kokkos::LayoutStride layout;
  for (int i = 0; i < a.rank; ++i) {
    layout.dimension[i] = static_cast<std::size_t>(a.extents[i]);
    layout.stride[i] = static_cast<std::size_t>(a.strides[i]);
  }
  return view(static_cast<typename view::pointer_type>(a.data), layout);
}

template <class Exec, class T>
struct measure_objects_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::measure_objects_scratch_bytes<T>(call.arrays[2].extents[0]);
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const kernel::object_table<T, Exec> table{as_column<std::int64_t*, Exec>(call, 2),
                                              as_column<double**, Exec>(call, 3),
                                              as_column<std::int64_t***, Exec>(call, 4),
                                              as_column<double*, Exec>(call, 5),
                                              as_column<T*, Exec>(call, 6),
                                              as_column<T*, Exec>(call, 7),
                                              static_cast<std::int32_t*>(call.arrays[8].data)};
    kernel::measure_objects(exec, kernel::as_image<const std::int32_t, Exec>(call, 0),
                            kernel::as_image<const T, Exec>(call, 1), table, memory);
  }
};

}  // namespace

void register_measure_objects(implementation_rows& rows) {
  auto facts = takes_everything<measure_objects_fn>();
  facts.flags = KORDON_VALUE_DEPENDENT;
  add_rows<measure_objects_fn, measure_objects_on, std::uint8_t, std::uint16_t, float, double>(
      rows, facts);
}

}  // namespace kordon::v0::ndimage
