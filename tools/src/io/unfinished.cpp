// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/unfinished.hpp"

#include <signal.h>
#include <unistd.h>
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace kordon::tools::unfinished {
namespace {

enum class state { idle, held, ending };

std::atomic<state> now{state::idle};
std::atomic<int> came{0};  // the signal that waits
static_assert(std::atomic<state>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

/// Never destroyed: a signal may come after main.
std::vector<std::string>& names() {
  static auto* const list = new std::vector<std::string>;
  return *list;
}

// A signal runs this in any thread. It may only make system calls, and it reads the list only when
// nobody holds it; nobody gets it afterwards.
void on_signal(int signal) {
  came = signal;
  state idle = state::idle;
  if (!now.compare_exchange_strong(idle, state::ending)) return;
  for (auto name = names().rbegin(); name != names().rend(); ++name)
    if (::unlink(name->c_str()) != 0) ::rmdir(name->c_str());
  ::signal(signal, SIG_DFL);
  ::raise(signal);  // it is blocked until this returns, and then ends the process
}

}  // namespace

void remove_on_signals() {
  names();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGALRM, SIGXCPU}) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_DFL) continue;  // nohup's, for example, stays
    struct sigaction ours {};
    ours.sa_handler = &on_signal;
    ours.sa_flags = SA_RESTART;
    ::sigaction(signal, &ours, nullptr);
  }
  ::signal(SIGXFSZ, SIG_IGN);
}

hold::hold() noexcept {
  state idle = state::idle;
  while (!now.compare_exchange_weak(idle, state::held)) {
    idle = state::idle;
    std::this_thread::yield();
  }
}

hold::~hold() {
  now = state::idle;
  if (const int signal = came.exchange(0); signal != 0) ::raise(signal);
}

void add(const std::filesystem::path& path) {
  names().push_back(path.native());
}

void forget(const std::filesystem::path& path) noexcept {
  std::erase(names(), path.native());
}

}  // namespace kordon::tools::unfinished
