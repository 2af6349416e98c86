// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
// longjmp between stacks is what this file does; glibc's check takes it for an error.
#undef _FORTIFY_SOURCE
#include <kordon/sim_device/lanes.hpp>

#include <setjmp.h>
#include <sys/mman.h>
#include <ucontext.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

#include "report.hpp"

namespace kordon::inline v0::sim::detail {
namespace {

/// Where a stack is, and where on it to go on.
struct place_to_run {
  jmp_buf at;
  const void* stack = nullptr;
  std::size_t bytes = 0;
};

/// Leaves `from` and goes on where `to` was left; returns when somebody goes back to `from`.
/// AddressSanitizer has to know which stack is in use.
void go(place_to_run& from, place_to_run& to) {
#if defined(__SANITIZE_ADDRESS__)
  void* fake = nullptr;
  __sanitizer_start_switch_fiber(&fake, to.stack, to.bytes);
#endif
  if (_setjmp(from.at) == 0) _longjmp(to.at, 1);
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_finish_switch_fiber(fake, nullptr, nullptr);
#endif
}

class team_runner;

/// A stack of its own on which lanes run, one after the other, until one has to wait.
struct fiber {
  static constexpr std::size_t stack_bytes = std::size_t(256) << 10, page = 4096;

  place_to_run here;
  team_runner* runner;
  char* block;
  int lane = -1;

  fiber(team_runner* of, std::size_t number) : runner(of) {
    block =
        static_cast<char*>(mmap(nullptr, stack_bytes + page, PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0));
    if (block == MAP_FAILED || mprotect(block, page, PROT_NONE) != 0) {
      std::perror("kordon::sim_device: cannot make the stack of a lane");
      std::abort();
    }
    // Lanes that wait at the same depth must not all compete for the same lines of the cache.
    here.stack = block + page;
    here.bytes = stack_bytes - number % 64 * 192;
    enter();
  }
  ~fiber() { munmap(block, stack_bytes + page); }
  fiber(const fiber&) = delete;
  fiber& operator=(const fiber&) = delete;

 private:
  static void main(unsigned high, unsigned low);
  void enter();
};

/// The teams of one host thread, one at a time.
class team_runner {
 public:
  ~team_runner() { std::free(memory_); }

  void run(int count, void (*body)(void*, int), void* data) {
    count_ = count;
    body_ = body;
    data_ = data;
    started_ = ended_ = 0;
    reversed_ = lanes_reversed();
    std::size_t used = 0;
    waiting_.clear();
    while (started_ < count_) {
      if (used == fibers_.size()) fibers_.push_back(std::make_unique<fiber>(this, used));
      resume(*fibers_[used++]);
    }
    while (!waiting_.empty()) {
      if (ended_ > 0) {
        std::fprintf(stderr,
                     "\nkordon::sim_device: %zu of the %d lanes of a team wait at a barrier that "
                     "the others never reach.\n",
                     waiting_.size(), count_);
        std::abort();
      }
      released_.swap(waiting_);
      waiting_.clear();
      for (fiber* f : released_) resume(*f);
    }
    current_ = nullptr;
  }

  void wait() {
    if (current_ == nullptr || count_ == 1) return;
    fiber* const me = current_;
    waiting_.push_back(me);
    go(me->here, home);
    current_ = me;
  }

  /// What a fiber does: lanes that have not started yet.
  void work(fiber& on) {
    for (;;) {
      while (started_ < count_) {
        const int next = started_++;
        on.lane = reversed_ ? count_ - 1 - next : next;
        current_ = &on;
        body_(data_, on.lane);
        ++ended_;
      }
      go(on.here, home);
    }
  }

  void* memory(std::size_t bytes) {
    constexpr std::size_t alignment = 128;
    if (bytes > memory_bytes_) {
      std::free(memory_);
      memory_bytes_ = (bytes + alignment - 1) / alignment * alignment;
      memory_ = std::aligned_alloc(alignment, memory_bytes_);
      if (memory_ == nullptr) {
        std::perror("kordon::sim_device: no memory for the scratch of a team");
        std::abort();
      }
    }
    if (bytes > 0) std::memset(memory_, 0xff, bytes);
    return memory_;
  }

  int lane() const { return current_ != nullptr ? current_->lane : 0; }

  place_to_run home;

 private:
  void resume(fiber& f) { go(home, f.here); }

  std::vector<std::unique_ptr<fiber>> fibers_;
  std::vector<fiber*> waiting_, released_;
  fiber* current_ = nullptr;
  int count_ = 0, started_ = 0, ended_ = 0;
  bool reversed_ = false;
  void (*body_)(void*, int) = nullptr;
  void* data_ = nullptr;
  void* memory_ = nullptr;
  std::size_t memory_bytes_ = 0;
};

/// The first time on the new stack goes through makecontext; from then on jumps do, which make no
/// system calls.
void fiber::enter() {
  ucontext_t context;
  getcontext(&context);
  context.uc_stack.ss_sp = block + page;
  context.uc_stack.ss_size = here.bytes;
  context.uc_link = nullptr;
  const auto self = reinterpret_cast<std::uintptr_t>(this);
  makecontext(&context, reinterpret_cast<void (*)()>(main), 2, static_cast<unsigned>(self >> 32),
              static_cast<unsigned>(self));
#if defined(__SANITIZE_ADDRESS__)
  void* fake = nullptr;
  __sanitizer_start_switch_fiber(&fake, here.stack, here.bytes);
#endif
  if (_setjmp(runner->home.at) == 0) setcontext(&context);
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_finish_switch_fiber(fake, nullptr, nullptr);
#endif
}

void fiber::main(unsigned high, unsigned low) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): makecontext hands on two ints
  auto* const self = reinterpret_cast<fiber*>(std::uintptr_t{high} << 32 | low);
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_finish_switch_fiber(nullptr, &self->runner->home.stack, &self->runner->home.bytes);
#endif
  go(self->here, self->runner->home);
  self->runner->work(*self);
}

thread_local team_runner runner_of_thread;

}  // namespace

void run_lanes(int count, void (*body)(void*, int), void* data) {
  runner_of_thread.run(count, body, data);
}

void lane_barrier() {
  runner_of_thread.wait();
}

void* team_memory(std::size_t bytes) {
  return runner_of_thread.memory(bytes);
}

int current_lane() {
  return runner_of_thread.lane();
}

}  // namespace kordon::v0::sim::detail
