// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/plan.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/plan.hpp>
#include <memory>

#include "call/call_inputs.hpp"
#include "call/set_text.hpp"
#include "report/plan_json.hpp"

namespace kordon::tools {
namespace {

struct plan_request {
  call_request call;
  bool as_json = false;
};

void plan_call(const plan_request& request) {
  const Kokkos::DefaultHostExecutionSpace exec;
  const context_scope scope(context_of(request.call));
  const call_inputs inputs(request.call);
  std::optional<capacity> room;
  if (request.call.capacity) room = capacity{*request.call.capacity};
  const call_plan answer =
      plan_erased(inputs.operation(), exec_ref(exec), inputs.arrays(), inputs.options(), room);
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
      "that the inputs leave free is a letter, or null in JSON; --capacity gives it a value. A "
      "call that would be refused is an answer too.");
  command->callback([&chosen, request] { chosen = [request] { plan_call(*request); }; });
}

}  // namespace kordon::tools
