// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <kordon/dispatch/description.hpp>
#include <span>
#include <string>

namespace kordon::inline v0::detail {

/// One call as dispatch sees it: everything erased, nothing owned.
class request {
 public:
  request(const operation_description& what, const kordon_exec& where,
          std::span<const array_ref> with, std::span<const kordon_option> how)
      : operation(what), exec(where), arrays(with), options(how), key_type_(first_key_type()) {}

  const operation_description& operation;
  const kordon_exec& exec;
  std::span<const array_ref> arrays;
  std::span<const kordon_option> options;

  exec_kind kind() const { return static_cast<exec_kind>(exec.kind); }

  /// The dtype of the type variable, or of the first array where the operation has none.
  dtype key_type() const { return key_type_; }

  /// What a DualView calls the side that the call uses.
  std::string side(std::size_t i) const {
    return arrays[i].where().kind == space_kind::host ? "host" : "device";
  }

  /// Argument i as its user can pass it to a mover: of a DualView, the side that the call uses.
  std::string spelled(std::size_t i) const {
    const std::string name(operation.arrays[i].name);
    const bool is_dual = (arrays[i].c().flags & KORDON_ARRAY_OF_DUAL) != 0;
    return is_dual ? name + ".view_" + side(i) + "()" : name;
  }

  /// The value of an option, its default where the caller left it out.
  kordon_option option(int id) const {
    for (const kordon_option& o : options)
      if (o.id == id) return o;
    kordon_option value{};
    value.id = id;
    operation.options[static_cast<std::size_t>(id)].load(operation.default_options, value);
    return value;
  }

  /// The rank that per-axis options and rank capabilities refer to.
  int rank() const { return arrays[0].rank(); }

 private:
  // Their number is not checked yet.
  dtype first_key_type() const {
    for (std::size_t i = 0; i < std::min(arrays.size(), operation.arrays.size()); ++i)
      if (operation.arrays[i].has_key_type) return arrays[i].type();
    return arrays.empty() ? dtype{} : arrays[0].type();
  }

  dtype key_type_;
};

/// Refuses (throws) what no implementation could serve: places, dtypes, shapes, read-only outputs,
/// overlap, option values. In that order, and each over all arguments, so that their order never
/// changes the verdict.
void check(const request& r);

}  // namespace kordon::v0::detail
