// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <span>

namespace kordon::inline v0::detail {

/// The caller's struct of options as a list on the stack.
///
/// The caller may have been compiled with an older version of the operation than the registered
/// one: its struct lacks the options that came later, which have their defaults then.
class loaded_options {
 public:
  loaded_options(const operation_description& registered, const operation_description& made_with,
                 const void* options)
      : count_(registered.options.size()) {
    for (std::size_t i = 0; i < count_; ++i) {
      values_[i].id = static_cast<std::int32_t>(i);
      if (i < made_with.options.size())
        made_with.options[i].load(options, values_[i]);
      else
        registered.options[i].load(registered.default_options, values_[i]);
    }
  }

  std::span<const kordon_option> all() const { return {values_, count_}; }

 private:
  kordon_option values_[KORDON_MAX_OPTIONS];
  std::size_t count_;
};

}  // namespace kordon::v0::detail
