// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/refusal.hpp>
#include <optional>

#include "call_case.hpp"
#include "site.hpp"

/// One call of the suite: judged by the contract, then made and compared with the judgement. The
/// functions return what is wrong, in words; empty when all is well.
namespace kordon::inline v0::testing {

struct trial {
  const call_case& call;
  placed_call placed;
  std::vector<array_ref> arrays;
  std::optional<refusal_code> fault;

  trial(const call_case& c, const site& where);

  /// Legal by the contract, but there is no memory for its arrays here.
  bool is_too_large() const { return !fault && placed.bytes > most_bytes; }
};

/// Whether an illegal call is refused with its code and a well-formed sentence, nothing done before.
std::string why_refused_wrongly(const trial& t);

/// Whether a legal call runs, is right and touches nothing else. `is_run` is false where the values
/// of arrays that share memory make no sense together: then it is accepted and not made.
std::string why_accepted_wrongly(const trial& t, const site& where, bool& is_run);

}  // namespace kordon::v0::testing
