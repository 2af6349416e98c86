// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <backend_reader.hpp>
#include <cstring>
#include <host_facts.hpp>
#include <limits>
#include <manifest.hpp>
#include <random>
#include <registry_builder.hpp>

#include "../../tools/file_fixture.hpp"
#include "operation.hpp"

namespace kordon::inline v0::testing {
namespace {

using detail::backend_facts;
using detail::unacceptable;

int do_nothing(const kordon_call*) {
  return 0;
}

/// Descriptions that differ from a good one in a few fields. What they lie about, the memory bears
/// out: as much as a reader may believe is there, and the sanitizer sees any byte beyond.
class bad_descriptions {
 public:
  explicit bad_descriptions(unsigned seed) : random_(seed) {}

  /// Valid until the next one is made.
  const kordon_backend& next() {
    memory_.clear();
    const bool is_later = one_in(3);
    const auto minor = static_cast<std::uint16_t>(is_later ? KORDON_INTERFACE_MINOR + 1 + below(100)
                                                           : below(KORDON_INTERFACE_MINOR + 1));
    const std::size_t extra = is_later ? 8 * below(20) : 0;
    const std::size_t row_size = (minor <= 1 ? 72 : sizeof(kordon_implementation)) + extra;
    const auto rows = below(4);
    const std::int32_t count = one_in(10) ? a_number() : static_cast<std::int32_t>(rows);
    char* const row_memory = bytes(borne_out(count, rows, 4096) * row_size);
    for (unsigned i = 0; i < rows; ++i)
      put(row_memory + i * row_size, row_size, a_row(row_size, minor));

    kordon_backend b{};
    b.struct_size = static_cast<std::uint32_t>((minor <= 1 ? 56 : sizeof b) + extra);
    b.interface_major = one_in(20) ? static_cast<std::uint16_t>(below(3)) : 0;
    b.interface_minor = minor;
    b.name = a_name();
    b.version = a_text();
    b.build = a_text();
    b.report = a_text();
    b.implementations = one_in(20) ? nullptr : reinterpret_cast<kordon_implementation*>(row_memory);
    b.implementation_count = count;
    b.kokkos_version = one_in(10) ? static_cast<std::uint32_t>(a_number()) : 0;
    b.exec_kinds = static_cast<std::uint32_t>(below(128));
    if (minor >= 2 && one_in(3)) add_options(b);
    const std::size_t size = b.struct_size;
    char* const memory = bytes(size);
    if (one_in(10)) b.struct_size = static_cast<std::uint32_t>(a_lie(size, is_later));
    put(memory, size, b);
    return *reinterpret_cast<kordon_backend*>(memory);
  }

 private:
  unsigned below(unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random_); }
  bool one_in(unsigned n) { return below(n) == 0; }

  std::int32_t a_number() {
    constexpr std::int32_t odd[] = {-1,  0,    1,    7,       255,       256,
                                    257, 4096, 4097, 1 << 30, INT32_MIN, INT32_MAX};
    return odd[below(std::size(odd))];
  }

  /// How many items the memory must have, so that a count up to the limit is no lie.
  static std::size_t borne_out(std::int32_t count, unsigned filled, std::int32_t limit) {
    return std::max<std::size_t>(count < 0 || count > limit ? 0 : static_cast<std::size_t>(count),
                                 filled);
  }

  /// A later version's larger size is the truth: who writes it has the memory.
  std::size_t a_lie(std::size_t truth, bool is_later) {
    const std::size_t odd[] = {0, 1, 8, truth - 8, truth - 1, truth + 1, 4096, 0xffffffffu};
    return odd[below(is_later ? 5 : std::size(odd))];
  }

  kordon_implementation a_row(std::size_t size, int minor) {
    constexpr const char* operations[] = {"test.plugin", "test.other", "test.plugin"};
    kordon_implementation row{};
    row.struct_size = static_cast<std::uint32_t>(size);
    if (one_in(20))
      row.struct_size = static_cast<std::uint32_t>(a_lie(size, minor > KORDON_INTERFACE_MINOR));
    row.operation_version = below(4);
    row.operation = one_in(20) ? a_name() : operations[below(3)];
    row.exec_kind = one_in(10) ? a_number() : static_cast<std::int32_t>(below(7));
    row.dtypes = static_cast<std::uint32_t>(random_());
    row.ranks = one_in(2) ? ~0u : static_cast<std::uint32_t>(random_());
    row.layouts = below(32);
    row.flags = one_in(2) ? 0 : static_cast<std::uint32_t>(random_());
    row.preference = a_number();
    row.error_bound = a_number();
    row.run = one_in(20) ? nullptr : do_nothing;
    const std::size_t claim_size =
        sizeof(kordon_option_claim) + (minor >= 2 && one_in(4) ? 8 * below(10) : 0);
    row.claim_size = static_cast<std::uint32_t>(claim_size);
    if (minor >= 2 && one_in(20))
      row.claim_size = static_cast<std::uint32_t>(a_lie(claim_size, true));
    const auto claims = below(4);
    row.option_count = one_in(20) ? a_number() : static_cast<std::int32_t>(claims);
    char* const memory = bytes(borne_out(row.option_count, claims, 256) * claim_size);
    for (unsigned i = 0; i < claims; ++i)
      put(memory + i * claim_size, claim_size,
          kordon_option_claim{one_in(5) ? a_name() : (one_in(2) ? "amount" : "extra"), random_()});
    row.options = one_in(20) ? nullptr : reinterpret_cast<kordon_option_claim*>(memory);
    return row;
  }

  /// Up to two of its own, in memory for as many as there can be.
  void add_options(kordon_backend& b) {
    const std::size_t size = sizeof(kordon_backend_option) + 8 * below(4);
    char* const memory = bytes((KORDON_MAX_OPTIONS + 1) * size);
    const unsigned count = below(3);
    for (unsigned i = 0; i < count; ++i) {
      kordon_backend_option o{};
      o.name = one_in(10) ? a_name() : (i == 0 ? "threads" : "tile");
      o.doc = a_text();
      o.kind = one_in(10) ? a_number() : static_cast<std::int32_t>(below(2));
      o.minimum = one_in(4) ? -std::numeric_limits<double>::infinity() : 0.5;
      o.maximum = one_in(10) ? std::numeric_limits<double>::quiet_NaN() : 1e300;
      o.default_value = 1.0 / (1.0 + below(3));
      put(memory + i * size, size, o);
    }
    b.options = reinterpret_cast<kordon_backend_option*>(memory);
    b.option_count = one_in(10) ? a_number() : static_cast<std::int32_t>(count);
    b.option_size = static_cast<std::uint32_t>(one_in(10) ? a_lie(size, true) : size);
  }

  const char* a_name() {
    switch (below(8)) {
      case 0:
        return nullptr;
      case 1:
        return "";
      case 2:
        return filled(64, 'x');  // and no end
      case 3:
        return text(std::string(below(63) + 1, 'n'));
      case 4:
        return text({static_cast<char>(below(256))});
      default:
        return "proper-name_1.2";
    }
  }

  const char* a_text() {
    switch (below(6)) {
      case 0:
        return nullptr;
      case 1:
        return filled(1023, static_cast<char>(below(256) | 1));  // and no end
      case 2:
        return text({'"', '\\', '\n', static_cast<char>(below(256)), '\''});
      default:
        return "1.0";
    }
  }

  const char* filled(std::size_t size, char c) {
    char* const memory = bytes(size);
    std::memset(memory, c, size);
    return memory;
  }
  const char* text(const std::string& s) {
    char* const memory = bytes(s.size() + 1);
    std::memcpy(memory, s.c_str(), s.size() + 1);
    return memory;
  }

  char* bytes(std::size_t size) {
    return memory_.emplace_back(std::make_unique<char[]>(size)).get();
  }

  template <class T>
  static void put(char* at, std::size_t size, const T& what) {
    std::memcpy(at, &what, std::min(size, sizeof what));
  }

  std::mt19937_64 random_;
  std::vector<std::unique_ptr<char[]>> memory_;
};

std::optional<backend_facts> facts_of(const kordon_backend& b) {
  try {
    return detail::read_backend(b);
  } catch (const unacceptable& why) {
    EXPECT_NE(std::string(why.what()).find("Fix: "), std::string::npos) << why.what();
    return std::nullopt;
  }
}

TEST(a_hundred_thousand_descriptions, are_read_or_refused_with_a_fix) {
  bad_descriptions all(20261125);
  int taken = 0, refused = 0;
  for (int i = 0; i < 100'000; ++i) {
    const kordon_backend& b = all.next();
    EXPECT_FALSE(detail::name_of(b).empty());
    const auto facts = facts_of(b);
    ++(facts ? taken : refused);
    if (!facts) continue;
    detail::registry_builder builder;
    builder.add(plugin_fn::description);
    builder.add(std::make_shared<const backend_facts>(*facts));
    const detail::registry_state state = builder.build();
    EXPECT_EQ(state.left_out.size() + state.records[0]->facts().rows.size(), facts->rows.size());
  }

  EXPECT_GT(taken, 10'000);
  EXPECT_GT(refused, 10'000);
}

TEST(a_manifest_of_any_description, says_what_the_description_says) {
  const tools::test::temporary_folder folder;
  bad_descriptions all(1125);
  int written = 0;
  for (int i = 0; i < 3'000; ++i) {
    const auto facts = facts_of(all.next());
    if (!facts) continue;
    ++written;
    const auto file = folder.add(
        facts->name + detail::manifest_suffix,
        detail::to_toml({*facts, folder / "lib.so", {static_cast<std::uint64_t>(i), ~0ull}}));

    const detail::manifest read = detail::read_manifest(file);

    EXPECT_EQ(detail::difference(*facts, read.facts), "");
    EXPECT_EQ(read.mark, (detail::library_mark{static_cast<std::uint64_t>(i), ~0ull}));
  }
  EXPECT_GT(written, 300);
}

TEST(a_manifest_with_damage, is_read_or_refused_with_file_and_fix) {
  const tools::test::temporary_folder folder;
  bad_descriptions all(5);
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 3'000; ++i) {
    const auto facts = facts_of(all.next());
    if (!facts) continue;
    std::string text = detail::to_toml({*facts, folder / "lib.so", {1, 2}});
    for (int changes = 0; changes < 3; ++changes) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0)
        text[at] = static_cast<char>(random());
      else
        text.erase(at, random() % 20);
    }
    const auto file = folder.add(facts->name + detail::manifest_suffix, text);
    try {
      detail::read_manifest(file);
    } catch (const unacceptable& why) {
      ++refused;
      EXPECT_NE(std::string(why.what()).find("Fix: "), std::string::npos) << why.what();
    }
  }
  EXPECT_GT(refused, 100);
}

/// Everything that the registry of these backends and operations can answer, as text.
std::string answers_of(const detail::registry_state& state) {
  std::string text;
  for (const auto& [name, entry] : state.operations) {
    text += name;
    for (const auto& list : entry.by_exec)
      for (const detail::implementation& i : list)
        text += std::string(" ") + i.backend->name + ":" + std::to_string(i.position) + ":" +
                std::to_string(i.backend_index);
    text += "\n";
  }
  for (const rejection& r : state.left_out) text += r.backend + r.operation + r.reason + "\n";
  return text;
}

TEST(a_hundred_orders_of_registration, have_one_outcome) {
  static constexpr operation_description other = {.name = "test.other"};
  bad_descriptions all(3);
  std::vector<backend_facts> backends;
  while (backends.size() < 40) {
    auto facts = facts_of(all.next());
    if (!facts || facts->rows.empty()) continue;
    facts->name = "b" + std::to_string(backends.size());
    backends.push_back(std::move(*facts));
  }
  std::mt19937 random(9);
  std::set<std::string> outcomes;
  for (int order = 0; order < 100; ++order) {
    std::ranges::shuffle(backends, random);
    detail::registry_builder builder;
    const bool operations_first = order % 2 == 0;
    if (operations_first) builder.add(plugin_fn::description);
    for (const auto& b : backends) builder.add(std::make_shared<const backend_facts>(b));
    builder.add(other);
    if (!operations_first) builder.add(plugin_fn::description);
    outcomes.insert(answers_of(builder.build()));
  }

  EXPECT_EQ(outcomes.size(), 1u);
  EXPECT_GT(outcomes.begin()->size(), 500u);
}

}  // namespace
}  // namespace kordon::v0::testing
