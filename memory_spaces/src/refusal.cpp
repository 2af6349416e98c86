// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/refusal.hpp>
#include <utility>

namespace kordon::inline v0 {
namespace {

std::string sentence(refusal_code code, std::string_view operation, std::string_view argument,
                     std::string_view text) {
  const std::string number = std::to_string(static_cast<int>(code));
  std::string all =
      "KRD" + std::string(3 - number.size(), '0') + number + " " + std::string(operation) + ": ";
  if (!argument.empty()) all += "argument '" + std::string(argument) + "' ";
  return all + std::string(text);
}

template <std::size_t... I>
[[noreturn]] void throw_kind(refusal_code code, std::string_view operation,
                             std::string_view argument, std::string_view text,
                             std::index_sequence<I...>) {
  ((code == static_cast<refusal_code>(I + 1)
        ? throw refusal_of<static_cast<refusal_code>(I + 1)>(operation, argument, text)
        : void()),
   ...);
  throw refusal(code, operation, argument, text);
}

}  // namespace

refusal::refusal(refusal_code code, std::string_view operation, std::string_view argument,
                 std::string_view text)
    : std::runtime_error(sentence(code, operation, argument, text)),
      code_(code),
      operation_(operation),
      argument_(argument) {}

void refuse(refusal_code code, std::string_view operation, std::string_view argument,
            std::string_view text) {
  throw_kind(code, operation, argument, text, std::make_index_sequence<refusal_names.size()>());
}

}  // namespace kordon::v0
