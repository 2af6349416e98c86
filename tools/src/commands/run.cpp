// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <chrono>
#include <CLI/CLI.hpp>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <memory>

#include "call/array_file.hpp"
#include "call/conversion.hpp"
#include "call/erased_call.hpp"
#include "call/set_text.hpp"
#include "call/value_checks.hpp"
#include "io/atomic_output.hpp"
#include "io/file_error.hpp"
#include "io/npy.hpp"
#include "report/array_summary.hpp"

namespace kordon::tools {
namespace {

struct run_request {
  call_request call;
  std::vector<std::string> outputs;
  bool with_receipt = false;
};

void check_outputs(const run_request& request, const erased_call& call) {
  if (request.outputs.size() > call.written().size()) {
    std::vector<std::string_view> names;
    for (const std::size_t i : call.written()) names.push_back(call.operation().arrays[i].name);
    throw command_error(
        fmt::format("{} has {} result{} ({}) and {} were named with -o; leave some out",
                    call.operation().name, names.size(), names.size() == 1 ? "" : "s",
                    fmt::join(names, ", "), request.outputs.size()));
  }
  for (const std::string& file : request.outputs)
    if (file.empty())
      throw command_error("-o: the file's name is empty; name one that ends in .npy");
    else if (!file.ends_with(".npy"))
      throw output_error(file, "results are written in NumPy's format", "end the name in .npy");
}

/// Makes the call and waits for it; the receipt's seconds are those until it was done.
receipt made(const erased_call& call) {
  const Kokkos::DefaultHostExecutionSpace exec;
  const record receipts;
  const auto start = std::chrono::steady_clock::now();
  try {
    call_erased(call.operation(), exec_ref(exec), call.arrays(), call.options());
  } catch (const dtype_mismatch& refused) {
    throw command_error(refused.what() + conversion_hint(call.operation(), call.arrays(), refused));
  }
  exec.fence("kordon::run::done");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  receipt result = receipts.calls().back();
  result.seconds = taken.count();
  return result;
}

void run_call(const run_request& request) {
  const context_scope scope(context_of(request.call));
  const erased_call call(request.call, place_of(Kokkos::DefaultHostExecutionSpace()));
  check_outputs(request, call);
  check_values(call.operation(), call.arrays());
  atomic_output files;
  for (const std::string& file : request.outputs) files.stage(file);
  const receipt what = made(call);
  for (std::size_t k = 0; k < request.outputs.size(); ++k)
    files.write(request.outputs[k], [&](const auto& name) {
      write_npy(name, to_host_array(call.result(call.written()[k])));
    });
  files.commit();

  for (std::size_t k = 0; k < call.written().size(); ++k) {
    const std::size_t i = call.written()[k];
    fmt::print("{:<10} {:<24} {}\n", call.operation().arrays[i].name, summary_of(call.result(i)),
               k < request.outputs.size() ? request.outputs[k] : "not written");
  }
  if (request.with_receipt) fmt::print("{}\n", to_string(what));
}

}  // namespace

void add_run(CLI::App& app, action& chosen) {
  const auto request = std::make_shared<run_request>();
  CLI::App* command = app.add_subcommand("run", "Run any operation on arrays in files");
  add_call_options(*command, request->call);
  command
      ->add_option(
          "-o,--output", request->outputs,
          "A .npy file for each result, in the order of the description; those left out at "
          "the end are not written")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--receipt", request->with_receipt, "Say what ran, how long, and what it used");
  command->footer(
      "Examples:\n  kordon run ndimage.otsu_threshold -i coins.png\n  kordon run "
      "ndimage.gaussian_filter -i coins.png --as float32 -o smooth.npy --set sigma=2,1\n  kordon "
      "run ndimage.label -i mask.npy -o labels.npy -o count.npy --receipt\n  kordon run "
      "sparse.spmv "
      "-i row_map.npy -i columns.npy -i values.npy -i x.npy -o y.npy");
  command->callback([&chosen, request] { chosen = [request] { run_call(*request); }; });
}

}  // namespace kordon::tools
