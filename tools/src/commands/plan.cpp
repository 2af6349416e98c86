// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/plan.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/plan.hpp>
#include <memory>

#include "call/erased_call.hpp"
#include "call/planned_results.hpp"
#include "call/set_text.hpp"
#include "report/plan_json.hpp"

namespace kordon::tools {
namespace {

struct plan_request {
  call_request call;
  bool as_json = false;
};

/// Named extents belong to arrays that the library's plan does not know: it is asked about these.
void take_named_extents(call_plan& p, const erased_call& call, const kordon_exec& exec) {
  p.outputs = call.planned();
  p.take(explain_erased(call.operation(), exec, call.arrays(), call.options()));
}

call_plan plan_of(const call_request& request, const kordon_exec& exec, place where) {
  call_inputs inputs(request);
  (void)planned_results(inputs, where, request.extents);  // refuses what a run would
  std::optional<capacity> room;
  if (request.capacity) room = capacity{*request.capacity};
  call_plan p = plan_erased(inputs.operation(), exec, inputs.arrays(), inputs.options(), room);
  if (p.runs() && !request.extents.empty())
    take_named_extents(p, erased_call(request, std::move(inputs), where), exec);
  return p;
}

void plan_call(const plan_request& request) {
  const Kokkos::DefaultHostExecutionSpace exec;
  const context_scope scope(context_of(request.call));
  const call_plan answer = plan_of(request.call, exec_ref(exec), place_of(exec));
  if (request.as_json)
    fmt::print("{}", json_of(answer));
  else
    fmt::print("{}{}\n", answer.runs() ? "" : "refused: ", to_string(answer));
}

}  // namespace

void add_plan(CLI::App& app, action& chosen) {
  const auto request = std::make_shared<plan_request>();
  CLI::App* command = app.add_subcommand(
      "plan", "Say what a call would give and need: results, scratch, backend; runs nothing");
  add_call_options(*command, request->call);
  command->add_flag("--json", request->as_json, "As JSON");
  command->footer(
      "Example:\n  kordon plan ndimage.label -i mask.npy --set connectivity=2 --json\n\nAn extent "
      "that the inputs leave free is a letter, or null in JSON; --capacity gives it a value, "
      "--extent "
      "the odd one of two. A "
      "call that would be refused is an answer too.");
  command->callback([&chosen, request] { chosen = [request] { plan_call(*request); }; });
}

}  // namespace kordon::tools
