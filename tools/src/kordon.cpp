// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <Kokkos_Core.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/version.hpp>
#include <string>
#include <system_error>

#include "commands/explain.hpp"
#include "commands/info.hpp"
#include "commands/manifest.hpp"
#include "commands/plan.hpp"
#include "commands/run.hpp"
#include "commands/segment.hpp"
#include "io/file_error.hpp"
#include "io/unfinished.hpp"
#include "process/environment.hpp"
#include "process/memory_shortage.hpp"

namespace kordon::tools {
namespace {

constexpr auto examples = R"(Examples:
  kordon segment coins.png --out coins
  kordon info
  kordon explain ndimage.label -i mask.npy --set connectivity=2
  kordon plan linalg.gemm -i A.npy -i B.npy
  kordon run ndimage.gaussian_filter -i image.npy -o smooth.npy --set sigma=2
  kordon run linalg.gemv -i A.npy -i x.npy -o y.npy --set alpha=2 --receipt
  kordon manifest libfast.so

Exit status: 0 done; 2 the command line, a file or a call was refused, with one
sentence that says why and what to do, and no file was written (unless all that
failed is standard output: then the files are there); 1 a fault of ours.)";

int complain(exit_status status, const std::string& sentence) {
  fmt::print(stderr, "kordon: {}\n", sentence);
  return status;
}

constexpr auto no_output = "standard output cannot be written; check where it goes";

int end_of_output() {
  return std::fflush(stdout) == 0 ? int(done) : complain(wrong, no_output);
}

/// Kokkos, without its advice on stderr: a tool's stderr is for the tool's own sentence.
class kokkos_session {
 public:
  kokkos_session() {
    Kokkos::initialize(Kokkos::InitializationSettings().set_disable_warnings(true));
  }
  ~kokkos_session() { Kokkos::finalize(); }
  kokkos_session(const kokkos_session&) = delete;
  kokkos_session& operator=(const kokkos_session&) = delete;
};

int carry_out(const action& chosen) {
  try {
    check_environment();
    use_no_more_threads_than_kokkos_can();
    const kokkos_session session;
    chosen();
  } catch (const file_error& e) {
    return complain(wrong, e.what());
  } catch (const refusal& e) {
    return complain(wrong, e.what());
  } catch (const command_error& e) {
    return complain(wrong, e.what());
  } catch (const std::system_error& e) {  // fmt's, when nothing more can be printed
    return complain(wrong, fmt::format("{}; check where the output goes", e.what()));
  } catch (const std::exception& e) {
    if (const auto shortage = memory_shortage(e))
      return complain(wrong, fmt::format("{}; give it smaller arrays or more memory", *shortage));
    return complain(broken,
                    fmt::format("this is a fault of kordon, please report it: {}", e.what()));
  }
  return end_of_output();
}

/// A command line that CLI11 refuses, in one sentence, or an answer such as `--help`.
int answer_parse_error(const CLI::App& app, const CLI::ParseError& e) {
  if (e.get_exit_code() == 0) {
    app.exit(e);
    std::cout.flush();
    return std::cout ? end_of_output() : complain(wrong, no_output);
  }
  std::string sentence = shown(e.what()), command = "kordon";
  if (dynamic_cast<const CLI::ValidationError*>(&e) != nullptr) return complain(wrong, sentence);
  const auto used = app.get_subcommands();
  if (!used.empty())
    command += " " + used[0]->get_name();
  else if (const auto words = app.remaining(); !words.empty())
    sentence = fmt::format("{} is no command", tools::quoted(words[0]));
  return complain(wrong, fmt::format("{}; '{} --help' shows what to write", sentence, command));
}

int main_of(int argc, char** argv) {
  CLI::App app("Kordon: array algorithms on Kokkos that never move your data behind your back.");
  app.name("kordon");
  app.footer(examples);
  app.set_version_flag("--version", std::string("kordon ") + runtime_version());
  app.require_subcommand(1);
  action chosen;
  add_segment(app, chosen);
  add_info(app, chosen);
  add_explain(app, chosen);
  add_plan(app, chosen);
  add_run(app, chosen);
  add_manifest(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return answer_parse_error(app, e);
  }
  return carry_out(chosen);
}

}  // namespace
}  // namespace kordon::tools

int main(int argc, char** argv) {
  try {
    kordon::tools::unfinished::remove_on_signals();
    kordon::tools::need_no_simulated_device();
    return kordon::tools::main_of(argc, argv);
  } catch (...) {  // before there is a command to carry out: no memory for the command line
    std::fputs("kordon: it cannot start; is there any memory left?\n", stderr);
    return kordon::tools::broken;
  }
}
