// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/array_file.hpp"

#include <kordon/memory/copy.hpp>
#include <kordon/memory/import.hpp>
#include <memory>

#include "io/image.hpp"

namespace kordon::tools {
namespace {

constexpr place host{space_kind::host, 0};

}  // namespace

array_ref ref_of(host_array& data) {
  return import_pointer(host, data.type, data.storage.data(), data.shape, data.strides());
}

array_ref ref_of(const host_array& data) {
  auto* bytes = const_cast<std::byte*>(data.storage.data());
  return import_pointer(host, data.type, bytes, data.shape, data.strides(), true);
}

array load_array(const std::filesystem::path& path) {
  auto data = std::make_shared<host_array>(read_array(path));
  return array(ref_of(*data), data);
}

host_array to_host_array(const array_ref& a) {
  host_array result(a.type(), {a.extents().begin(), a.extents().end()});
  copy(ref_of(result), a);
  return result;
}

}  // namespace kordon::tools
