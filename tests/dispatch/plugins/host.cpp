// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A program that uses plug-ins: it does the steps that it is given and prints what came of each, one
// line a step. Tests run it, since a registry is frozen once in a process.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/dispatch/registry.hpp>
#include <list>
#include <thread>
#include <vector>

#include "in_process.hpp"
#include "operation.hpp"

namespace kordon::inline v0::testing {
namespace {

const char* state_of(plugin_facts::state s) {
  constexpr const char* names[] = {"not loaded", "loaded", "rejected", "blocked"};
  return names[static_cast<int>(s)];
}

/// "test.plugin", "test.plugin,extra=2": who ran, and why not the others.
void call_plugin_op(const std::string& options) {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 3), out("out", 3);
  plugin_options o;
  if (options == "extra=2") o.extra = 2.0;
  const record seen;
  plugin_op(exec_type(), in, out, o);
  std::printf("%s ran", seen.calls().back().backend.c_str());
  for (const skipped_candidate& s : seen.calls().back().skipped)
    std::printf("; %s %s", s.backend.c_str(), s.reason.c_str());
  std::printf("\n");
}

void explain_plugin_op() {
  const Kokkos::View<float*, Kokkos::HostSpace> in("in", 3), out("out", 3);
  std::printf("%s\n", to_string(explain(plugin_op, exec_type(), {}, in, out)).c_str());
}

void print_plugins() {
  for (const plugin_facts& p : plugins())
    std::printf("%s: %s%s%s\n", p.name.c_str(), state_of(p.now), p.reason.empty() ? "" : ": ",
                p.reason.c_str());
}

void print_rejected() {
  for (const rejection& r : rejected_backends())
    std::printf("%s: %s\n", r.backend.c_str(), r.reason.c_str());
}

/// Beside the library, as the command line does it.
void write_manifest(const std::string& library) {
  const manifest_file manifest = manifest_of(library);
  std::ofstream(std::filesystem::path(library).parent_path() / manifest.name) << manifest.text;
}

/// Eight threads at once, the first calls of all of them; contexts come and go meanwhile. The
/// arrays are made before: what Kokkos does to make them is not the question.
void call_from_threads() {
  using array = Kokkos::View<float*, Kokkos::HostSpace>;
  std::vector<array> arrays;
  for (int i = 0; i < 16; ++i) arrays.emplace_back("array", 3);
  const exec_type exec;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 8; ++t)
    threads.emplace_back([&arrays, &exec, t] {
      for (int i = 0; i < 200; ++i) {
        const context_scope scope(t % 2 == 0 ? context{} : context{.prefer = {"plain"}});
        plugin_op(exec, arrays[2 * t], arrays[2 * t + 1]);
      }
    });
  for (std::thread& t : threads) t.join();
  std::printf("eight threads are done\n");
}

captured_context of_another_thread() {
  std::optional<captured_context> captured;
  std::thread([&] { captured.emplace(); }).join();
  return *captured;
}

class steps {
 public:
  void take(const std::string& step) {
    const auto colon = step.find(':');
    const std::string verb = step.substr(0, colon);
    const std::string what = colon == std::string::npos ? "" : step.substr(colon + 1);
    try {
      if (verb == "register")
        register_in_process(what);
      else if (verb == "load")
        load_plugin(what);
      else if (verb == "prefer")
        scopes_.emplace_back(context{.prefer = {what}});
      else if (verb == "only")
        scopes_.emplace_back(context{.only = {what}});
      else if (verb == "block")
        scopes_.emplace_back(context{.block = {what}});
      else if (verb == "given")
        scopes_.emplace_back(of_another_thread());
      else if (verb == "call")
        call_plugin_op(what);
      else if (verb == "explain")
        explain_plugin_op();
      else if (verb == "plugins")
        print_plugins();
      else if (verb == "rejected")
        print_rejected();
      else if (verb == "manifest")
        write_manifest(what);
      else if (verb == "threads")
        call_from_threads();
      else
        std::printf("no such step: %s\n", step.c_str());
    } catch (const refusal& refused) {
      std::printf("%s\n", refused.what());
    }
  }
  ~steps() {
    while (!scopes_.empty()) scopes_.pop_back();
  }

 private:
  std::list<context_scope> scopes_;
};

}  // namespace
}  // namespace kordon::v0::testing

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(
      Kokkos::InitializationSettings().set_num_threads(2).set_disable_warnings(true));
  kordon::testing::register_plugin_op();
  kordon::testing::steps all;
  for (int i = 1; i < argc; ++i) all.take(argv[i]);
  return 0;
}
