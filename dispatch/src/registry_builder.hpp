// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "registry_state.hpp"

namespace kordon::inline v0::detail {

/// What has been registered so far, to be turned into a registry. The order in which things are
/// added changes nothing.
class registry_builder {
 public:
  /// \throws unacceptable when no frame has room for a call of the operation
  static void check(const operation_description& d);

  /// \throws unacceptable when another operation has the name
  void add(const operation_description& d);

  /// \throws unacceptable when another backend has the name
  void add(std::shared_ptr<const backend_facts> facts, std::shared_ptr<plugin> code = nullptr);

  /// Rows of operations, options or execution spaces that are not known are left out, and named in
  /// the result.
  registry_state build() const;

 private:
  struct provider {
    std::shared_ptr<const backend_facts> facts;  // shared, so that a builder is cheap to copy
    std::shared_ptr<plugin> code;                // null: the functions are in the facts
  };

  backend_facts without_unknown_rows(const provider& all, std::vector<rejection>& left_out) const;

  std::map<std::string, const operation_description*, std::less<>> operations_;
  std::map<std::string, provider, std::less<>> backends_;
};

}  // namespace kordon::v0::detail
