// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.h>
#include <cstddef>
#include <kordon/memory/export.hpp>

namespace kordon::inline v0 {

/// Scratch memory of one call, borrowed from the workspace of its execution-space instance.
///
/// Blocks are kept per instance and lent to one call at a time; a block comes back when the host
/// has enqueued the call, since whatever uses it next on that instance runs after it. Blocks grow
/// on demand, and are freed by Kokkos::finalize or release_workspaces().
class workspace_lease {
 public:
  workspace_lease() = default;
  KORDON_API workspace_lease(const kordon_exec& exec, std::size_t bytes);
  KORDON_API ~workspace_lease();
  workspace_lease(const workspace_lease&) = delete;
  workspace_lease& operator=(const workspace_lease&) = delete;

  /// 64-byte aligned; null when nothing was asked for.
  void* data() const { return data_; }

 private:
  void* block_ = nullptr;  // the workspace's own record
  void* data_ = nullptr;
};

/// Bytes now held for scratch, lent out or not.
KORDON_API std::size_t workspace_bytes();

/// Frees all blocks that are not lent out; a later call allocates anew. Fences the devices that
/// hold any.
KORDON_API void release_workspaces();

}  // namespace kordon::v0
