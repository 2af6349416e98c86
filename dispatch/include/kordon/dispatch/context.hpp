// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/dispatch/backend_options.hpp>
#include <kordon/memory/export.hpp>
#include <string>
#include <vector>

namespace kordon::inline v0 {

struct context;
namespace detail {
struct registry_state;
void set_context_of_environment(const registry_state& all, const context& c);
}  // namespace detail

/// What a caller asks of the choice between backends. It never changes where data is.
struct context {
  std::vector<std::string> prefer{};  ///< tried first, in this order, where they can serve the call
  std::vector<std::string> only{};    ///< if not empty, no other backend serves
  std::vector<std::string> block{};   ///< never serve
  /// What only one backend understands. A call that another backend would serve is refused then.
  std::vector<backend_options> options{};
};

namespace detail {
/// Contexts that nest, as one: what the choice looks at.
struct context_in_force {
  std::uint64_t admitted = ~std::uint64_t(0);
  std::vector<int> preferred{};  // indices of backends, the innermost scope's first
  std::uint64_t has_options = 0;
  std::vector<std::pair<int, std::vector<kordon_option>>> options{};  // by index of the backend

  void prefer_first(std::vector<int> backends);
  /// To be called when options have changed.
  void note_options();
};
}  // namespace detail

/// All that is in force on the thread that makes it, to be put in force on others:
///
///     std::thread([given = kordon::captured_context()] {
///       const kordon::context_scope scope(given);  // and here a call sees what it would see there
///     });
class captured_context {
 public:
  KORDON_API captured_context();

 private:
  friend class context_scope;
  detail::context_in_force all_;
  int depth_ = 0;
};

/// Puts a context in force on this thread until the end of the scope, on every path out of it.
/// Scopes nest: an inner preference comes before an outer one, an outer `only` or `block` still
/// holds, and an option that is set again has the inner value. Other threads, and threads started
/// inside, see nothing of it unless they are given it. Below all of them is what the environment
/// asks for, on every thread: KORDON_PREFER, KORDON_ONLY and KORDON_BLOCK, names with commas
/// between them.
class context_scope {
 public:
  /// \throws option_invalid for a name that is no backend's or no option of it, with the closest
  /// one, and for a value that is out of its range; backend_rejected for a backend that is wished
  /// for and was rejected, with the reason
  KORDON_API explicit context_scope(const context& c);
  /// The same for what another thread has in force. It ends here, whatever ends there.
  KORDON_API explicit context_scope(const captured_context& given);
  KORDON_API ~context_scope();
  context_scope(const context_scope&) = delete;
  context_scope& operator=(const context_scope&) = delete;

  /// The innermost scope of this thread, or the environment's; null where there is neither.
  KORDON_API static const context_scope* current();

  bool admits(int backend) const { return (all_.admitted >> backend & 1u) != 0; }
  const std::vector<int>& preferred() const { return all_.preferred; }

  /// The backends that options are set for, one bit each.
  std::uint64_t has_options() const { return all_.has_options; }
  /// All options of a backend that some are set for.
  std::span<const kordon_option> options_of(int backend) const;

  /// How many calls made under these options are running: parts of a call are told from it by that.
  int depth() const { return depth_; }
  /// While it lives, calls are parts of the one that runs.
  class inside_call {
   public:
    explicit inside_call(const context_scope& scope) : depth_(scope.depth_) { ++depth_; }
    ~inside_call() { --depth_; }
    inside_call(const inside_call&) = delete;
    inside_call& operator=(const inside_call&) = delete;

   private:
    int& depth_;
  };

 private:
  friend void detail::set_context_of_environment(const detail::registry_state&, const context&);
  context_scope(const context& c, context_scope* outer, const detail::registry_state& all,
                bool is_of_environment);

  friend class captured_context;

  context_scope* outer_;
  detail::context_in_force all_;
  mutable int depth_;  // of this thread, as the scope is
};

}  // namespace kordon::v0
