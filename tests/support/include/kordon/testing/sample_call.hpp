// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/memory/array.hpp>
#include <string>
#include <vector>

namespace kordon::inline v0::testing {

/// A legal call of any operation, made from its description: zero-filled arrays with small extents
/// that differ, default options. Tests change what they want to be refused, and make the call, or
/// fill the arrays first.
class sample_call {
 public:
  /// `key` is the dtype of the type variable, `rank` that of arrays of shape "..."; `scale`
  /// multiplies the extents.
  sample_call(const operation_description& operation, const kordon_exec& exec, dtype key, int rank,
              std::int64_t scale = 1);

  /// With the first dtype that the operation takes, and rank 2 where it can.
  sample_call(const operation_description& operation, const kordon_exec& exec,
              std::int64_t scale = 1);

  void run() const { call_erased(operation, exec, arrays, options); }

  /// Copies the probes' data (probe_data.hpp) into all arrays: what is written has a content, too.
  void fill() const;

  /// Changes the C form of an array.
  template <class F>
  void change(std::size_t index, F&& f) {
    kordon_array c = arrays[index].c();
    f(c);
    arrays[index] = array_ref(c);
  }

  const operation_description& operation;
  kordon_exec exec;
  std::vector<array_ref> arrays;
  std::vector<kordon_option> options;

 private:
  std::vector<array> owners_;
};

/// The bytes of a dense array, wherever it is; wait for the call first.
std::vector<std::byte> content_of(const array_ref& a);

/// The backends that would serve the call, the chosen one first.
std::vector<std::string> who_could_serve(const sample_call& c);

/// Whether the call writes to an array with this role.
inline bool is_written(const array_parameter& p) {
  return p.direction != role::in;
}

/// The operations of Kordon itself, without those that tests add (their names begin with "test.").
std::vector<const operation_description*> kordon_operations();

}  // namespace kordon::v0::testing
