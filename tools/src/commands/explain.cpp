// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/explain.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <CLI/CLI.hpp>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/explain.hpp>
#include <memory>

#include "call/erased_call.hpp"
#include "call/planned_results.hpp"
#include "call/set_text.hpp"
#include "report/array_summary.hpp"
#include "report/names.hpp"

namespace kordon::tools {
namespace {

/// A result that was not given is as it was planned: what the program made for it is no news.
std::string text_of(planned_output result, role direction, std::optional<std::int64_t> capacity) {
  if (capacity) std::ranges::replace(result.extents, -1, *capacity);
  const char* content = direction == role::inout ? ", not given: zeros that kordon makes" : "";
  return summary_of(result) + content;
}

void explain_call(const call_request& request) {
  const Kokkos::DefaultHostExecutionSpace exec;
  const context_scope scope(context_of(request));
  const erased_call call(request, place_of(exec));
  const explanation answer =
      explain_erased(call.operation(), exec_ref(exec), call.arrays(), call.options());
  auto result = call.planned().begin();
  for (std::size_t i = 0; i < call.arrays().size(); ++i) {
    const array_parameter& p = call.operation().arrays[i];
    const bool is_planned = p.direction != role::in && !(result++)->is_given;
    fmt::print("{:>6} {:<10} {}\n", name_of(p.direction), p.name,
               is_planned ? text_of(*std::prev(result), p.direction, request.capacity)
                          : summary_of(call.arrays()[i]));
  }
  fmt::print("{}{}\n", answer.runs() ? "" : "refused: ", to_string(answer));
}

}  // namespace

void add_explain(CLI::App& app, action& chosen) {
  const auto request = std::make_shared<call_request>();
  CLI::App* command = app.add_subcommand(
      "explain", "Say who would run a call and why not the others; runs nothing");
  add_call_options(*command, *request);
  command->footer(
      "Example:\n  kordon explain linalg.gemm -i A.npy -i B.npy --backend blas\n\nResults are not "
      "named: their shapes follow from the inputs, but for letters. A call that would be refused "
      "is an answer too.");
  command->callback([&chosen, request] { chosen = [request] { explain_call(*request); }; });
}

}  // namespace kordon::tools
