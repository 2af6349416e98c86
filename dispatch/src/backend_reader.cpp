// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "backend_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cstring>
#include <kordon/memory/dtype.hpp>
#include <kordon/memory/place.hpp>
#include <map>
#include <string_view>

namespace kordon::inline v0::detail {
namespace {

/// How large the structures are in each version of the interface, up to ours.
struct sizes {
  std::size_t backend, row;
};
constexpr sizes sizes_in_0_1 = {56, 72};
constexpr sizes sizes_now = {sizeof(kordon_backend), sizeof(kordon_implementation)};
static_assert(offsetof(kordon_backend, kokkos_version) == sizes_in_0_1.backend &&
                  offsetof(kordon_implementation, claim_size) == sizes_in_0_1.row,
              "structures grow at their end only");

constexpr std::size_t most_bytes = 4096;  // of one structure of any later version
constexpr std::int32_t most_rows = 4096, most_claims = 256;
constexpr std::size_t longest_name = 63, longest_text = 1023;

bool is_newer(int minor) {
  return minor > KORDON_INTERFACE_MINOR;
}

/// A version up to ours says how large its structures are; a later one's are at least as large as
/// ours, and what they have beyond is not read.
void check_size(const char* what, int minor, std::size_t size, std::size_t sizes::*member) {
  const std::size_t expected = (minor <= 1 ? sizes_in_0_1 : sizes_now).*member;
  const bool fits =
      is_newer(minor) ? size >= expected && size <= most_bytes && size % 8 == 0 : size == expected;
  if (!fits)
    throw unacceptable(
        fmt::format("{} says that it has {} bytes, and in interface {}.{} it has {}{}. Fix: set "
                    "struct_size to sizeof, and interface_minor to KORDON_INTERFACE_MINOR",
                    what, size, int(KORDON_INTERFACE_MAJOR), minor,
                    is_newer(minor) ? "at least " : "", expected));
}

/// As much of a T as there is; the rest is zero.
template <class T>
T prefix_of(const void* from, std::size_t size) {
  T to{};
  std::memcpy(&to, from, std::min(size, sizeof to));
  return to;
}

bool is_a_name(std::string_view text) {
  constexpr std::string_view others = "._-";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

std::string name_from(const char* text) {
  std::string name = text_of(text, longest_name + 1);
  return name.size() <= longest_name && is_a_name(name) ? name : std::string();
}

constexpr std::uint32_t known_dtypes = (std::uint32_t(1) << dtype_count) - 1;

std::vector<claim_facts> read_claims(const kordon_implementation& row, int index) {
  const std::size_t size = row.claim_size == 0 ? sizeof(kordon_option_claim) : row.claim_size;
  const bool fits = row.option_count >= 0 && row.option_count <= most_claims &&
                    (row.options != nullptr || row.option_count == 0) &&
                    size >= sizeof(kordon_option_claim) && size <= most_bytes && size % 8 == 0;
  if (!fits)
    throw unacceptable(
        fmt::format("implementation {} claims {} options of {} bytes each, which cannot be. Fix: "
                    "set options, option_count, and claim_size to sizeof(kordon_option_claim)",
                    index, row.option_count, size));
  std::vector<claim_facts> claims;
  for (std::int32_t i = 0; i < row.option_count; ++i) {
    const auto claim = prefix_of<kordon_option_claim>(
        reinterpret_cast<const char*>(row.options) + static_cast<std::size_t>(i) * size, size);
    std::string name = name_from(claim.name);
    if (name.empty() || std::ranges::find(claims, name, &claim_facts::name) != claims.end())
      throw unacceptable(
          fmt::format("implementation {} claims an option {}. Fix: correct option {}", index,
                      name.empty() ? "without a proper name" : "twice: '" + name + "'", i));
    claims.push_back({std::move(name), claim.choices});
  }
  return claims;
}

option_facts read_option(const kordon_backend_option& o, int index) {
  const auto wrong = [&](const char* how) {
    return unacceptable(
        fmt::format("its option {} {}. Fix: correct the list of its options", index, how));
  };
  option_facts facts{
      name_from(o.name), text_of(o.doc, longest_text), {}, o.kind, o.minimum, o.maximum,
      o.default_value};
  if (facts.name.empty()) throw wrong("has no proper name");
  if (o.kind != KORDON_OPTION_INTEGER && o.kind != KORDON_OPTION_REAL)
    throw wrong("is neither an integer nor a real");
  if (!(o.default_value >= o.minimum && o.default_value <= o.maximum))
    throw wrong("has a default that is out of its range");
  if (o.choice_count < 0 || o.choice_count > 64 || (o.choices == nullptr && o.choice_count > 0) ||
      (o.choice_count > 0 && o.kind != KORDON_OPTION_INTEGER))
    throw wrong("has choices that cannot be");
  for (std::int32_t c = 0; c < o.choice_count; ++c) {
    facts.choices.push_back(name_from(o.choices[c]));
    if (facts.choices.back().empty()) throw wrong("has a choice without a proper name");
  }
  if (o.choice_count > 0 && !(o.default_value >= 0 && o.default_value < o.choice_count))
    throw wrong("has a default that is none of its choices");
  return facts;
}

std::vector<option_facts> read_options(const kordon_backend& b) {
  const bool fits = b.option_count >= 0 && b.option_count <= KORDON_MAX_OPTIONS &&
                    (b.option_count == 0 ||
                     (b.options != nullptr && b.option_size >= sizeof(kordon_backend_option) &&
                      b.option_size <= most_bytes && b.option_size % 8 == 0));
  if (!fits)
    throw unacceptable(fmt::format(
        "it has {} options of {} bytes each, which cannot be. Fix: set options, option_count, and "
        "option_size to sizeof(kordon_backend_option)",
        b.option_count, b.option_size));
  std::vector<option_facts> options;
  for (std::int32_t i = 0; i < b.option_count; ++i) {
    const char* at =
        reinterpret_cast<const char*>(b.options) + static_cast<std::size_t>(i) * b.option_size;
    options.push_back(read_option(prefix_of<kordon_backend_option>(at, b.option_size), i));
    const auto twin = std::ranges::find(options, options.back().name, &option_facts::name);
    if (twin + 1 != options.end())
      throw unacceptable(fmt::format("its options {} and {} have one name. Fix: rename one",
                                     twin - options.begin(), i));
  }
  return options;
}

row_facts read_row(const kordon_implementation& row, int index, int minor) {
  row_facts facts;
  facts.operation = name_from(row.operation);
  const bool has_exec =
      row.exec_kind >= 0 &&
      (is_newer(minor) || row.exec_kind < static_cast<std::int32_t>(exec_kind_count));
  if (facts.operation.empty() || row.run == nullptr || !has_exec)
    throw unacceptable(fmt::format(
        "implementation {} is incomplete. Fix: fill in operation, exec kind and run", index));
  facts.operation_version = row.operation_version;
  facts.exec_kind = row.exec_kind;
  facts.dtypes = row.dtypes & known_dtypes;
  facts.ranks = row.ranks;
  facts.layouts = row.layouts & KORDON_LAYOUT_ANY;
  facts.options = read_claims(row, index);
  facts.flags = row.flags;
  facts.preference = row.preference;
  facts.error_bound = row.error_bound;
  facts.run = row.run;
  facts.scratch = row.scratch;
  return facts;
}

bool meet(const row_facts& a, const row_facts& b) {
  return (a.dtypes & b.dtypes) != 0 && (a.ranks & b.ranks) != 0 && (a.layouts & b.layouts) != 0;
}

void check_rows_apart(const std::vector<row_facts>& rows) {
  std::map<std::pair<std::string_view, std::int32_t>, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& others = same[{rows[i].operation, rows[i].exec_kind}];
    for (std::size_t j : others)
      if (meet(rows[j], rows[i]))
        throw unacceptable(
            fmt::format("implementations {} and {} of {} serve the same calls. Fix: remove one", j,
                        i, rows[i].operation));
    others.push_back(i);
  }
}

std::string spelled(std::uint32_t kokkos_version) {
  return fmt::format("{}.{}.{}", kokkos_version / 10000, kokkos_version / 100 % 100,
                     kokkos_version % 100);
}

std::string names_of_execs(std::uint32_t kinds) {
  std::vector<std::string_view> names;
  for (std::size_t k = 0; k < exec_kind_count; ++k)
    if ((kinds >> k & 1u) != 0) names.push_back(name(static_cast<exec_kind>(k)));
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string text_of(const char* text, std::size_t longest) {
  if (text == nullptr) return {};
  std::string result(text, strnlen(text, longest));
  for (char& c : result)
    if (c < ' ' || c >= 127) c = '?';
  return result;
}

std::string name_of(const kordon_backend& foreign) {
  const std::string name =
      foreign.struct_size >= sizes_in_0_1.backend ? name_from(foreign.name) : std::string();
  return name.empty() ? "?" : name;
}

backend_facts read_backend(const kordon_backend& foreign) {
  // What comes first says how to read the rest.
  if (foreign.struct_size < sizes_in_0_1.backend)
    throw unacceptable(
        fmt::format("its description says that it has {} bytes, and the smallest has {}. Fix: set "
                    "struct_size to sizeof(kordon_backend)",
                    foreign.struct_size, sizes_in_0_1.backend));
  const int minor = foreign.interface_minor;
  if (foreign.interface_major != KORDON_INTERFACE_MAJOR)
    throw unacceptable(fmt::format(
        "it was built for interface {}.{}, and this is {}.{}. Fix: build it against this Kordon",
        foreign.interface_major, minor, int(KORDON_INTERFACE_MAJOR), int(KORDON_INTERFACE_MINOR)));
  check_size("its description", minor, foreign.struct_size, &sizes::backend);
  const auto b =
      prefix_of<kordon_backend>(&foreign, minor <= 1 ? sizes_in_0_1.backend : sizes_now.backend);

  backend_facts facts;
  facts.name = name_from(b.name);
  facts.version = text_of(b.version, longest_text);
  if (facts.name.empty() || facts.version.empty())
    throw unacceptable(
        "it has no version, or its name is not one to 63 of a-z A-Z 0-9 . _ -. Fix: fill in every "
        "field of kordon_backend");
  facts.build = text_of(b.build, longest_text);
  facts.report = text_of(b.report, longest_text);
  facts.interface_minor = b.interface_minor;
  facts.kokkos_version = b.kokkos_version;
  facts.exec_kinds = b.kokkos_version == 0 ? 0 : b.exec_kinds;  // means nothing without a Kokkos
  facts.options = read_options(b);

  if (b.implementation_count < 0 || b.implementation_count > most_rows ||
      (b.implementations == nullptr && b.implementation_count > 0))
    throw unacceptable(
        fmt::format("it says that it has {} implementations, and can have 0 to {}. Fix: set "
                    "implementations and implementation_count",
                    b.implementation_count, most_rows));
  std::size_t stride = 0;
  for (std::int32_t i = 0; i < b.implementation_count; ++i) {
    const char* at =
        reinterpret_cast<const char*>(b.implementations) + static_cast<std::size_t>(i) * stride;
    const std::size_t size = prefix_of<std::uint32_t>(at, sizeof(std::uint32_t));
    check_size(fmt::format("implementation {}", i).c_str(), minor, size, &sizes::row);
    if (stride != 0 && size != stride)
      throw unacceptable(fmt::format(
          "implementation {} has {} bytes and the first has {}. Fix: set struct_size to sizeof", i,
          size, stride));
    stride = size;
    facts.rows.push_back(read_row(prefix_of<kordon_implementation>(at, size), i, minor));
  }
  check_rows_apart(facts.rows);
  settle(facts);
  return facts;
}

void check_kokkos(const backend_facts& facts, const kordon_host& host) {
  if (facts.kokkos_version == 0) return;
  if (facts.kokkos_version / 100 == host.kokkos_version / 100 &&
      facts.exec_kinds == host.exec_kinds)
    return;
  throw unacceptable(
      fmt::format("it was built with Kokkos {} ({}), and this program has Kokkos {} ({}). Fix: "
                  "build it with the program's Kokkos",
                  spelled(facts.kokkos_version), names_of_execs(facts.exec_kinds),
                  spelled(host.kokkos_version), names_of_execs(host.exec_kinds)));
}

}  // namespace kordon::v0::detail
