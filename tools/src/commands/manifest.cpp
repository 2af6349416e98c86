// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/manifest.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/memory/refusal.hpp>
#include <memory>

#include "io/atomic_output.hpp"
#include "io/output_file.hpp"
#include "process/child.hpp"

namespace kordon::tools {
namespace {

struct manifest_request {
  std::string library;
  int answer_to = -1;  ///< the pipe of the process that asks, in the process that loads
};

/// In the process that loads: what the plug-in answers, its name and its text or why there is none.
void answer(const manifest_request& request) {
  std::string text;
  try {
    const manifest_file manifest = manifest_of(request.library);
    text = "yes\n" + manifest.name + "\n" + manifest.text;
  } catch (const refusal& refused) {
    text = std::string("no\n") + refused.what();
  }
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = write(request.answer_to, text.data() + at, text.size() - at);
    if (written <= 0) return;
    at += static_cast<std::size_t>(written);
  }
}

/// The rest of `text` after its first line, which is put into `line`.
std::string after_line(const std::string& text, std::string& line) {
  const auto end = std::min(text.find('\n'), text.size());
  line = text.substr(0, end);
  return text.substr(std::min(end + 1, text.size()));
}

void write_manifest(const manifest_request& request) {
  const std::filesystem::path library(request.library);
  if (!std::filesystem::is_regular_file(library))
    throw command_error(fmt::format("{} is no file; name a plug-in's library", request.library));
  const child_answer answer = ask_child({"manifest", request.library, "--answer-to"});
  std::string verdict, name;
  const std::string rest = after_line(answer.text, verdict);
  if (verdict == "no") throw command_error(rest);
  if (verdict != "yes" || !answer.end.empty())
    throw command_error(
        fmt::format("loading {} {}; report it to its makers", request.library, answer.end));
  const std::string text = after_line(rest, name);
  atomic_output output;
  const std::filesystem::path file = library.parent_path() / name;
  output.write(file, [&](const auto& staged) { write_text(staged, text); });
  output.commit();
  fmt::print("{}\n", file.string());
}

}  // namespace

void add_manifest(CLI::App& app, action& chosen) {
  const auto request = std::make_shared<manifest_request>();
  CLI::App* command = app.add_subcommand(
      "manifest", "Write what a plug-in can do beside it, from its code: NAME.kordon.toml");
  command->add_option("LIBRARY", request->library, "The plug-in, a shared library")->required();
  command->add_option("--answer-to", request->answer_to)->group("");
  command->footer(
      "Example:\n  kordon manifest lib/libfast.so\n\nThe plug-in is loaded in a process of its "
      "own. Kordon reads the manifest at a program's first call, when its folder is in "
      "KORDON_BACKEND_PATH, and loads the plug-in when a call is about to use it.");
  command->callback([&chosen, request] {
    chosen = [request] {
      if (request->answer_to >= 0)
        answer(*request);
      else
        write_manifest(*request);
    };
  });
}

}  // namespace kordon::tools
