// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <execinfo.h>
#include <signal.h>
#include <ucontext.h>
#include <unistd.h>
#include <kordon/sim_device/control.hpp>
#include <kordon/sim_device/runtime.hpp>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "arena.hpp"

namespace kordon::inline v0::sim::detail {
namespace {

struct sigaction previous;
std::atomic<pid_t> reporter{0};

/// Threads of a kernel may all fault at once: one reports, the others wait for the end.
void report_alone() {
  pid_t nobody = 0;
  if (reporter.compare_exchange_strong(nobody, gettid())) return;
  if (reporter == gettid()) std::abort();  // a fault in the report
  for (;;) pause();
}

void put(const char* text) {
  [[maybe_unused]] const auto n = write(STDERR_FILENO, text, std::strlen(text));
}

[[noreturn]] void end_with_trace() {
  void* frames[48];
  backtrace_symbols_fd(frames, backtrace(frames, 48), STDERR_FILENO);
  signal(SIGABRT, SIG_DFL);
  std::abort();
}

const char* verb([[maybe_unused]] const void* context) {
#if defined(__x86_64__)
  constexpr greg_t write_bit = 2;  // of the processor's page-fault code
  const auto* c = static_cast<const ucontext_t*>(context);
  return (c->uc_mcontext.gregs[REG_ERR] & write_bit) != 0 ? "wrote" : "read";
#else
  return "touched";
#endif
}

/// " element 12 of 100 (double)": the index counts in memory, from the start of the allocation.
void print_element(char* text, std::size_t size, const block& b, std::size_t at) {
  if (at < b.offset || at >= b.offset + b.payload) {
    std::snprintf(text, size, "the space around");
  } else if (b.element_bytes > 0) {
    std::snprintf(text, size, "element %zu of %zu (%s) of", (at - b.offset) / b.element_bytes,
                  b.payload / b.element_bytes, b.type);
  } else {
    std::snprintf(text, size, "byte %zu of %zu of", at - b.offset, b.payload);
  }
}

void report(const arena& in, int device, const char* address, const char* did) {
  const int running = running_device();
  char who[96], what[192], text[768];
  if (running < 0) {
    std::snprintf(who, sizeof who, "the host");
  } else {
    std::snprintf(who, sizeof who, "a kernel on sim:%d", running);
  }
  bool freed = false;
  std::size_t at = 0;
  const block* const b = in.find(address, &freed, &at);
  if (b == nullptr) {
    std::snprintf(text, sizeof text,
                  "\nkordon::sim_device: %s %s memory of sim:%d at %p, where no array is.\n", who,
                  did, device, static_cast<const void*>(address));
  } else {
    print_element(what, sizeof what, *b, at);
    std::snprintf(
        text, sizeof text,
        "\nkordon::sim_device: %s %s %s %sarray \"%s\" on sim:%d, outside of a kernel of sim:%d.\n",
        who, did, what, freed ? "the FREED " : "", b->label, device, device);
  }
  put(text);
  put(running < 0
          ? "  Fix: copy it first (Kokkos::create_mirror_view_and_copy, deep_copy), or do it in a "
            "kernel.\n"
          : "  Fix: pass arrays of the device that runs the kernel, or run it on theirs.\n");
  end_with_trace();
}

void on_fault(int number, siginfo_t* info, void* context) {
  report_alone();
  const auto* const address = static_cast<const char*>(info->si_addr);
  for (int device = 0; device < sim::device_count; ++device) {
    const arena& in = arena_of(device);
    if (in.contains(address)) report(in, device, address, verb(context));
  }
  const guard_hooks* const guard = installed_guard();
  if (guard != nullptr && guard->report(address)) end_with_trace();
  // Not ours: once more, with the handler that was there before.
  sigaction(number, &previous, nullptr);
  reporter = 0;
  if (info->si_code <= 0) raise(number);  // a sent signal does not come again by itself
}

}  // namespace

void install_handler() {
  arena_of(0);  // not in the handler
  void* frame[1];
  backtrace(frame, 1);  // loads what it needs now
  struct sigaction mine {};
  mine.sa_sigaction = on_fault;
  mine.sa_flags = SA_SIGINFO | SA_NODEFER;
  sigemptyset(&mine.sa_mask);
  sigaction(SIGSEGV, &mine, &previous);
}

void remove_handler() {
  sigaction(SIGSEGV, &previous, nullptr);
}

}  // namespace kordon::v0::sim::detail
