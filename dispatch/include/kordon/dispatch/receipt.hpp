// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/dispatch/copy_watch.hpp>
#include <kordon/memory/export.hpp>
#include <kordon/memory/place.hpp>
#include <string>
#include <vector>

namespace kordon::inline v0 {

/// Why an implementation did not serve a call.
struct skipped_candidate {
  std::string backend;
  std::string reason;
};

/// What one call did. `seconds` is host time until the call was submitted; on the host that is its
/// end.
struct receipt {
  std::string operation;
  std::string backend;
  std::string backend_version;
  exec_kind exec;
  place where;
  std::string dtype;
  double seconds;
  std::uint64_t bytes_copied;   ///< by Kordon's movers, on this thread, during the call
  std::uint64_t scratch_bytes;  ///< borrowed from the workspace
  std::uint32_t flags;          ///< kordon_flag bits that the implementation declares
  std::vector<skipped_candidate> skipped;
  std::vector<std::string> backend_options{};  ///< what the context set for it: "threads = 2"
  /// What the movers moved during the call; and foreign copies, where a copy_watch or KORDON_TRACE
  /// has Kokkos Tools look for them. None is what should be here.
  std::vector<call_copy> copies{};
  std::string inside{};  ///< the call that made it: "ndimage.gaussian_filter[kokkos]"
};

/// "ndimage.label[kokkos 0.1.0] on host (openmp, uint8), 0.113 ms, 0 B copied, 353856 B scratch"
KORDON_API std::string to_string(const receipt& r);

/// Collects the receipts of the calls made on this thread while it lives, nested calls first.
/// Records nest: each gets every receipt. KORDON_TRACE=1 in the environment prints receipts to
/// stderr, too.
class record {
 public:
  KORDON_API record();
  KORDON_API ~record();
  record(const record&) = delete;
  record& operator=(const record&) = delete;

  const std::vector<receipt>& calls() const { return calls_; }

  /// Hands a receipt to all records of this thread; whether there is any (or a trace) to be written
  /// for.
  KORDON_API static void add(const receipt& r);
  KORDON_API static bool wanted();

 private:
  std::vector<receipt> calls_;
  record* outer_;
};

}  // namespace kordon::v0
