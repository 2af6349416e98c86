// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <cstdio>
#include <cstdlib>
#include <kordon/dispatch/flag.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/memory/scope_chain.hpp>

#include "running_call.hpp"

namespace kordon::inline v0 {
namespace {

// In the program's own block: a look at it costs no call.
[[gnu::tls_model("initial-exec")]] thread_local record* innermost = nullptr;

bool is_tracing() {
  static const bool on = [] {
    const char* value = std::getenv("KORDON_TRACE");
    const bool is_asked = value != nullptr && value[0] != '\0' && std::string(value) != "0";
    if (is_asked) detail::copy_listener::start_listening_to_kokkos();  // for as long as we live
    return is_asked;
  }();
  return on;
}

}  // namespace

std::string to_string(const receipt& r) {
  std::string text =
      fmt::format("{}[{} {}] on {} ({}, {}), {:.3f} ms, {} B copied, {} B scratch", r.operation,
                  r.backend, r.backend_version, to_string(r.where), name(r.exec), r.dtype,
                  r.seconds * 1e3, r.bytes_copied, r.scratch_bytes);
  for (const auto& flag : flag_names(r.flags)) text += fmt::format(", {}", flag);
  for (const std::string& o : r.backend_options) text += fmt::format(", {}", o);
  if (!r.inside.empty()) text += fmt::format(", inside {}", r.inside);
  for (const auto& c : r.copies)
    text += fmt::format("; {} from {} to {}, {} B", c.by, c.from, c.to, c.bytes);
  for (const auto& s : r.skipped) text += fmt::format("; not {}: {}", s.backend, s.reason);
  return text;
}

record::record() : outer_(innermost) {
  innermost = this;
}

record::~record() {
  detail::unlink(innermost, this, &record::outer_);
}

bool record::wanted() {
  return innermost != nullptr || is_tracing();
}

void record::add(const receipt& r) {
  if (is_tracing()) fmt::print(stderr, "kordon: {}\n", to_string(r));
  for (record* at = innermost; at != nullptr; at = at->outer_) at->calls_.push_back(r);
}

}  // namespace kordon::v0
