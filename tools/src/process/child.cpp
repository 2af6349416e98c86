// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "process/child.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <chrono>
#include <cstring>

#include "commands/command.hpp"

namespace kordon::tools {
namespace {

constexpr auto patience = std::chrono::seconds(60);

[[noreturn]] void fail(int error) {
  throw command_error(fmt::format("no process can be started ({}); try again", strerror(error)));
}

pid_t start(std::vector<std::string>& arguments, int writing, int reading) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& a : arguments) argv.push_back(a.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addclose(&actions, reading);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  pid_t child = 0;
  const int failed = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(writing);
  if (failed != 0) {
    close(reading);
    fail(failed);
  }
  return child;
}

/// Until the other end is closed; false when that takes too long.
bool read_all(int reading, std::string& text) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::array<char, 4096> block;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd ready{reading, POLLIN, 0};
    if (left.count() <= 0 || poll(&ready, 1, static_cast<int>(left.count())) == 0) return false;
    const ssize_t got = read(reading, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    text.append(block.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

child_answer ask_child(std::vector<std::string> arguments) {
  int ends[2];
  if (pipe(ends) != 0) fail(errno);
  arguments.insert(arguments.begin(), "kordon");
  arguments.push_back(std::to_string(ends[1]));
  const pid_t child = start(arguments, ends[1], ends[0]);
  child_answer answer;
  const bool is_done = read_all(ends[0], answer.text);
  close(ends[0]);
  if (!is_done) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!is_done)
    answer.end = "takes longer than a minute";
  else if (WIFSIGNALED(status))
    answer.end = fmt::format("ends the process: {}", strsignal(WTERMSIG(status)));
  else if (WEXITSTATUS(status) != 0)
    answer.end = fmt::format("ends the process with status {}", WEXITSTATUS(status));
  return answer;
}

}  // namespace kordon::tools
