// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <fstream>
#include <kordon/dispatch/row_names.hpp>
#include <kordon/memory/dtype.hpp>
#include <kordon/memory/place.hpp>
#include <limits>
#include <optional>

#include "backend_reader.hpp"
#include "manifest.hpp"

namespace kordon::inline v0::detail {
namespace {

constexpr std::string_view fix = "Fix: write it again with `kordon manifest`";

/// A table of the file; every key must be asked for, or it is one too many.
class section {
 public:
  section(const toml::table& table, const std::filesystem::path& file)
      : table_(table), file_(file) {
    asked_.reserve(table.size());
  }

  [[noreturn]] void fail(const toml::node& at, std::string_view key, std::string_view must) const {
    throw unacceptable(fmt::format("{}:{}: '{}' must be {}. {}", file_.string(),
                                   at.source().begin.line, key, must, fix));
  }

  const toml::node* find(std::string_view key) {
    asked_.emplace_back(key);
    return table_.get(key);
  }

  const toml::node& get(std::string_view key, std::string_view must) {
    const toml::node* node = find(key);
    if (node == nullptr)
      throw unacceptable(fmt::format("{}:{}: '{}' is missing, and must be {}. {}", file_.string(),
                                     table_.source().begin.line, key, must, fix));
    return *node;
  }

  std::string text(std::string_view key) {
    const toml::node& node = get(key, "a string");
    const auto value = node.value_exact<std::string>();
    if (!value) fail(node, key, "a string");
    return *value;
  }

  template <class Integer>
  Integer number(std::string_view key, const toml::node& node) const {
    using limits = std::numeric_limits<Integer>;
    const auto value = node.value_exact<std::int64_t>();
    if (!value || !std::in_range<Integer>(*value))
      fail(node, key, fmt::format("an integer from {} to {}", limits::min(), limits::max()));
    return static_cast<Integer>(*value);
  }
  template <class Integer>
  Integer number(std::string_view key) {
    return number<Integer>(key, get(key, "an integer"));
  }
  template <class Integer>
  Integer number_or(std::string_view key, Integer otherwise) {
    const toml::node* node = find(key);
    return node == nullptr ? otherwise : number<Integer>(key, *node);
  }

  double real(std::string_view key) {
    const toml::node& node = get(key, "a number");
    const auto value = node.value<double>();
    if (!value) fail(node, key, "a number");
    return *value;
  }

  /// The tables of [[key]], of which there may be none.
  std::vector<section> tables(std::string_view key) {
    std::vector<section> all;
    const toml::node* node = find(key);
    if (node == nullptr) return all;
    if (!node->is_array_of_tables()) fail(*node, key, fmt::format("tables: [[{}]]", key));
    for (const toml::node& item : *node->as_array()) all.emplace_back(*item.as_table(), file_);
    return all;
  }

  section inner(std::string_view key) {
    const toml::node& node = get(key, "a table");
    if (!node.is_table()) fail(node, key, "a table");
    return {*node.as_table(), file_};
  }

  /// A list whose items are bits, by name or by number; "any" is all of `bits`.
  template <class Bits, class BitOf>
  Bits set(std::string_view key, const toml::node& node, std::string_view must,
           const BitOf& bit_of) const {
    if (node.value_exact<std::string>() == "any") return std::numeric_limits<Bits>::max();
    if (!node.is_array()) fail(node, key, must);
    Bits result = 0;
    for (const toml::node& item : *node.as_array()) {
      std::optional<unsigned> bit;
      if (const auto number = item.value_exact<std::int64_t>()) {
        if (*number >= 0 && *number < std::numeric_limits<Bits>::digits)
          bit = static_cast<unsigned>(*number);
      } else if (const auto name = item.value_exact<std::string>()) {
        bit = bit_of(*name);
      }
      if (!bit) fail(item, key, must);
      result |= Bits(1) << *bit;
    }
    return result;
  }

  const toml::table& table() const { return table_; }

  /// Refuses the keys that nobody asked for.
  void end() const {
    for (const auto& [key, node] : table_)
      if (std::ranges::find(asked_, key.str()) == asked_.end())
        throw unacceptable(fmt::format("{}:{}: there is no key '{}' here. {}", file_.string(),
                                       node.source().begin.line, key.str(), fix));
  }

 private:
  const toml::table& table_;
  const std::filesystem::path& file_;
  std::vector<std::string_view> asked_;  // literals, all of them
};

constexpr auto no_names = [](std::string_view) { return std::optional<unsigned>(); };

template <std::size_t N>
auto bit_by(const std::array<bit_name, N>& table) {
  return [&table](std::string_view name) -> std::optional<unsigned> {
    for (const bit_name& row : table)
      if (row.name == name) return static_cast<unsigned>(std::countr_zero(row.bit));
    return std::nullopt;
  };
}

std::optional<unsigned> bit_of_dtype(std::string_view name) {
  const auto type = dtype_from_name(name);
  return type ? std::optional(static_cast<unsigned>(*type)) : std::nullopt;
}

std::optional<unsigned> bit_of_exec(std::string_view text) {
  for (std::size_t k = 0; k < exec_kind_count; ++k)
    if (name(static_cast<exec_kind>(k)) == text) return static_cast<unsigned>(k);
  return std::nullopt;
}

std::int32_t read_exec(section& s) {
  const toml::node& node = s.get("exec", "an execution space");
  if (const auto name = node.value_exact<std::string>()) {
    if (const auto kind = bit_of_exec(*name)) return static_cast<std::int32_t>(*kind);
    s.fail(node, "exec", "an execution space");
  }
  return s.number<std::int32_t>("exec", node);
}

option_facts read_option(section& s) {
  option_facts option{s.text("name"), s.text("doc"), {}, KORDON_OPTION_INTEGER, 0, 0, 0};
  constexpr const char* must = R"("integer" or "real")";
  const toml::node& kind = s.get("kind", must);
  if (kind.value_exact<std::string>() == "real")
    option.kind = KORDON_OPTION_REAL;
  else if (kind.value_exact<std::string>() != "integer")
    s.fail(kind, "kind", must);
  if (const toml::node* choices = s.find("choices")) {
    if (!choices->is_array()) s.fail(*choices, "choices", "a list of names");
    for (const toml::node& choice : *choices->as_array()) {
      const auto name = choice.value_exact<std::string>();
      if (!name) s.fail(choice, "choices", "a list of names");
      option.choices.push_back(*name);
    }
  }
  option.minimum = s.real("minimum");
  option.maximum = s.real("maximum");
  option.default_value = s.real("default");
  s.end();
  return option;
}

row_facts read_row(section& s) {
  row_facts row;
  row.operation = s.text("operation");
  row.operation_version = s.number<std::uint32_t>("version");
  row.exec_kind = read_exec(s);
  const auto set = [&s](const char* key, const char* must, const auto& bit_of) {
    return s.set<std::uint32_t>(key, s.get(key, must), must, bit_of);
  };
  row.dtypes = set("dtypes", "a list of dtypes", bit_of_dtype);
  row.ranks = set("ranks", "a list of ranks, or \"any\"", no_names);
  row.layouts = set("layouts", "a list of layouts", bit_by(layout_names));
  if (s.find("flags") != nullptr) row.flags = set("flags", "a list of flags", bit_by(flag_names));
  row.preference = s.number_or<std::int32_t>("preference", 0);
  row.error_bound = s.number_or<std::int32_t>("error_bound", -1);
  const section options = s.inner("options");
  for (const auto& [name, node] : options.table())
    row.options.push_back(
        {std::string(name.str()),
         options.set<std::uint64_t>(name.str(), node, "a list of choices by number, or \"any\"",
                                    no_names)});
  s.end();
  return row;
}

std::uint16_t read_interface(section& s) {
  const toml::node& node = s.get("interface", "a version");
  const std::string text = node.value_exact<std::string>().value_or("");
  const char* const end = text.data() + text.size();
  int major = -1, minor = -1;
  const char* const dot = std::from_chars(text.data(), end, major).ptr;
  if (dot == end || *dot != '.' || std::from_chars(dot + 1, end, minor).ptr != end || minor < 0)
    s.fail(node, "interface", "a version such as \"0.2\"");
  if (major != KORDON_INTERFACE_MAJOR)
    throw unacceptable(fmt::format(
        "it was built for interface {}, and this is {}.{}. Fix: build it against this Kordon", text,
        int(KORDON_INTERFACE_MAJOR), int(KORDON_INTERFACE_MINOR)));
  return static_cast<std::uint16_t>(minor);
}

void read_backend_section(section s, backend_facts& facts) {
  facts.name = s.text("name");
  facts.version = s.text("version");
  facts.interface_minor = read_interface(s);
  facts.build = s.text("build");
  facts.report = s.text("report");
  facts.kokkos_version = s.number_or<std::uint32_t>("kokkos", 0);
  if (facts.kokkos_version != 0)
    facts.exec_kinds = s.set<std::uint32_t>("execs", s.get("execs", "a list of execution spaces"),
                                            "a list of execution spaces", bit_of_exec);
  s.end();
}

void read_library_section(section s, const std::filesystem::path& folder, manifest& m) {
  m.library = folder / s.text("file");
  m.mark.bytes = static_cast<std::uint64_t>(s.number<std::int64_t>("bytes"));
  const toml::node& node = s.get("fnv1a", "16 hexadecimal digits");
  const std::string text = node.value_exact<std::string>().value_or("");
  const char* const end = text.data() + text.size();
  if (text.size() != 16 || std::from_chars(text.data(), end, m.mark.hash, 16).ptr != end)
    s.fail(node, "fnv1a", "16 hexadecimal digits");
  s.end();
}

std::string text_of(const std::filesystem::path& file) {
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(file, failed);
  std::string text(failed ? 0 : bytes, '\0');
  std::ifstream stream(file, std::ios::binary);
  if (failed || !stream.read(text.data(), static_cast<std::streamsize>(text.size())))
    throw unacceptable(
        fmt::format("{}: it cannot be read. Fix: put a manifest there, or nothing", file.string()));
  return text;
}

/// From one piece of memory, and without the name of the file, which each node would count: toml++ is
/// faster by a fifth.
toml::table parse(const std::filesystem::path& file) {
  try {
    return toml::parse(text_of(file));
  } catch (const toml::parse_error& e) {
    throw unacceptable(fmt::format("{}:{}: it is no TOML: {}. {}", file.string(),
                                   e.source().begin.line, e.description(), fix));
  }
}

}  // namespace

manifest read_manifest(const std::filesystem::path& file) {
  const toml::table root = parse(file);
  section s(root, file);
  if (const auto format = s.number<int>("manifest"); format != 1)
    throw unacceptable(fmt::format(
        "{}: it is a manifest of form {}, and this Kordon reads form 1. {} of this version",
        file.string(), format, fix));
  manifest m;
  read_backend_section(s.inner("backend"), m.facts);
  read_library_section(s.inner("library"), file.parent_path(), m);
  for (section& option : s.tables("option")) m.facts.options.push_back(read_option(option));
  for (section& row : s.tables("implementation")) m.facts.rows.push_back(read_row(row));
  s.end();
  settle(m.facts);
  if (file.filename() != m.facts.name + manifest_suffix)
    throw unacceptable(fmt::format("{}: it is the manifest of '{}'. Fix: call it {}{}",
                                   file.string(), m.facts.name, m.facts.name, manifest_suffix));
  return m;
}

}  // namespace kordon::v0::detail
