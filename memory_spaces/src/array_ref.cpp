// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/known_dtype.hpp>

namespace kordon::inline v0 {

std::string to_string(place p) {
  const std::string text(name(p.kind));
  return p.kind == space_kind::host && p.device == 0 ? text : text + ":" + std::to_string(p.device);
}

std::string array_ref::label() const {
  if (c_.label == nullptr) return {};
  std::string text(c_.label(c_.label_source, nullptr, 0), '\0');
  c_.label(c_.label_source, text.data(), text.size() + 1);
  return text;
}

std::string to_string(const array_ref& a) {
  std::string text = a.label();
  // A message is one line, whatever a program calls its Views.
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  text = text.empty() ? text : '"' + text + "\", ";
  text += to_string(a.where()) + ", " +
          std::string(detail::has_known_dtype(a) ? name(a.type()) : "?") + "[";
  for (int i = 0; i < std::min<int>(a.rank(), KORDON_MAX_RANK); ++i)
    text += (i > 0 ? "," : "") + std::to_string(a.extent(i));
  return text + "]";
}

}  // namespace kordon::v0
