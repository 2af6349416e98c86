// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <kordon/dispatch/row_names.hpp>
#include <kordon/memory/dtype.hpp>
#include <kordon/memory/place.hpp>

#include "manifest.hpp"

namespace kordon::inline v0::detail {
namespace {

/// As TOML writes it; our texts are ASCII without control characters.
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string list(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

/// The names of the bits that have one, and the numbers of the others.
template <class Name>
std::string bits(std::uint32_t set, const Name& name_of_bit) {
  std::vector<std::string> items;
  for (unsigned i = 0; i < 32; ++i)
    if ((set >> i & 1u) != 0) items.push_back(name_of_bit(i));
  return list(items);
}

template <std::size_t N>
std::string bits_by(std::uint32_t set, const std::array<bit_name, N>& table) {
  return bits(set, [&](unsigned i) {
    for (const bit_name& row : table)
      if (row.bit == 1u << i) return in_quotes(row.name);
    return std::to_string(i);
  });
}

std::string exec_text(std::uint32_t kind) {
  return kind < exec_kind_count ? in_quotes(name(static_cast<exec_kind>(kind)))
                                : std::to_string(kind);
}

std::string choices_text(std::uint64_t choices) {
  if (choices == ~std::uint64_t(0)) return "\"any\"";
  std::vector<std::string> items;
  for (unsigned i = 0; i < 64; ++i)
    if ((choices >> i & 1u) != 0) items.push_back(std::to_string(i));
  return list(items);
}

void put_option(std::string& text, const option_facts& option) {
  const auto put = [&](const char* key, const auto& value) {
    fmt::format_to(std::back_inserter(text), "{} = {}\n", key, value);
  };
  std::vector<std::string> choices;
  for (const std::string& choice : option.choices) choices.push_back(in_quotes(choice));
  text += "\n[[option]]\n";
  put("name", in_quotes(option.name));
  put("doc", in_quotes(option.doc));
  put("kind", in_quotes(option.kind == KORDON_OPTION_REAL ? "real" : "integer"));
  if (!choices.empty()) put("choices", list(choices));
  put("minimum", option.minimum);
  put("maximum", option.maximum);
  put("default", option.default_value);
}

void put_row(std::string& text, const row_facts& row) {
  const auto put = [&](const char* key, const auto& value) {
    fmt::format_to(std::back_inserter(text), "{} = {}\n", key, value);
  };
  text += "\n[[implementation]]\n";
  put("operation", in_quotes(row.operation));
  put("version", row.operation_version);
  put("exec", exec_text(static_cast<std::uint32_t>(row.exec_kind)));
  put("dtypes",
      bits(row.dtypes, [](unsigned i) { return in_quotes(name(static_cast<dtype>(i))); }));
  put("ranks", row.ranks == ~0u ? in_quotes("any")
                                : bits(row.ranks, [](unsigned i) { return std::to_string(i); }));
  put("layouts", bits_by(row.layouts, layout_names));
  std::vector<std::string> claims;
  for (const claim_facts& c : row.options)
    claims.push_back(fmt::format("{} = {}", in_quotes(c.name), choices_text(c.choices)));
  put("options",
      claims.empty() ? std::string("{}") : fmt::format("{{ {} }}", fmt::join(claims, ", ")));
  if (row.flags != 0) put("flags", bits_by(row.flags, flag_names));
  if (row.preference != 0) put("preference", row.preference);
  if (row.error_bound != -1) put("error_bound", row.error_bound);
}

}  // namespace

std::string to_toml(const manifest& m) {
  const backend_facts& b = m.facts;
  std::string text = fmt::format(
      "# Written by `kordon manifest {0}` from its code. Kordon chooses by it and loads the code "
      "when a\n"
      "# call needs it. A manifest that disagrees with its code is rejected: write it again.\n"
      "manifest = 1\n\n"
      "[backend]\nname = {1}\nversion = {2}\ninterface = \"{3}.{4}\"\nbuild = {5}\nreport = {6}\n",
      m.library.filename().string(), in_quotes(b.name), in_quotes(b.version),
      int(KORDON_INTERFACE_MAJOR), b.interface_minor, in_quotes(b.build), in_quotes(b.report));
  if (b.kokkos_version != 0)
    text +=
        fmt::format("kokkos = {}\nexecs = {}\n", b.kokkos_version, bits(b.exec_kinds, exec_text));
  text += fmt::format("\n[library]\nfile = {}\nbytes = {}\nfnv1a = \"{:016x}\"\n",
                      in_quotes(m.library.filename().string()), m.mark.bytes, m.mark.hash);
  for (const option_facts& option : b.options) put_option(text, option);
  for (const row_facts& row : b.rows) put_row(text, row);
  return text;
}

}  // namespace kordon::v0::detail
