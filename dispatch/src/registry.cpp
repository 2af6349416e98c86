// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <kordon/memory/refusal.hpp>
#include <mutex>

#include "registry_state.hpp"

namespace kordon::inline v0 {
namespace {

using detail::implementation;
using detail::operation_entry;
using detail::registry_state;

[[noreturn]] void reject(const kordon_backend& b, const std::string& why) {
  refuse(refusal_code::backend_rejected, b.name == nullptr || b.name[0] == '\0' ? "?" : b.name, "",
         why);
}

/// What has been registered so far; turned into a registry_state once.
class builder {
 public:
  void add(const operation_description& d) {
    const std::lock_guard lock(mutex_);
    const auto [at, is_new] = operations_.emplace(std::string(d.name), &d);
    if (frozen_ || (!is_new && at->second != &d))
      refuse(refusal_code::backend_rejected, d.name, "",
             frozen_ ? "the registry is frozen since the first call. Fix: register operations at "
                       "the start of the program"
                     : "another operation has this name. Fix: give one of them another");
  }

  void add(const kordon_backend& b) {
    const std::lock_guard lock(mutex_);
    check(b);
    backends_.push_back(&b);
  }

  void freeze() {
    const std::lock_guard lock(mutex_);
    frozen_ = true;
  }

  registry_state build() const {
    registry_state state;
    state.backends = backends_;
    std::ranges::sort(state.backends, {},
                      [](const kordon_backend* b) { return std::string_view(b->name); });
    for (const auto& [name, description] : operations_)
      state.operations[name].description = description;
    for (std::size_t i = 0; i < state.backends.size(); ++i) add_rows(state, static_cast<int>(i));
    for (auto& [name, entry] : state.operations)
      for (auto& list : entry.by_exec) std::ranges::stable_sort(list, comes_first);
    return state;
  }

 private:
  void check(const kordon_backend& b) const {
    if (frozen_)
      reject(b,
             "the registry is frozen since the first call. Fix: register backends at the start of "
             "the program");
    if (b.struct_size < sizeof(kordon_backend) || b.name == nullptr || b.name[0] == '\0' ||
        b.version == nullptr)
      reject(b,
             "its description is smaller than this interface needs, or has no name or version. "
             "Fix: fill in "
             "every field of kordon_backend");
    if (b.interface_major != KORDON_INTERFACE_MAJOR || b.interface_minor > KORDON_INTERFACE_MINOR)
      reject(b, fmt::format("it was built for interface {}.{}, and this is {}.{}. Fix: build it "
                            "against this Kordon",
                            b.interface_major, b.interface_minor, int(KORDON_INTERFACE_MAJOR),
                            int(KORDON_INTERFACE_MINOR)));
    for (const kordon_backend* other : backends_)
      if (std::string_view(other->name) == b.name)
        reject(
            b,
            fmt::format(
                "two backends have this name: version {} ({}) and version {} ({}). Fix: rename one",
                other->version, other->build, b.version, b.build));
    if (backends_.size() == 64)
      reject(b, "there are 64 backends already. Fix: leave some out of the configuration");
    for (int i = 0; i < b.implementation_count; ++i) check_row(b, b.implementations[i], i);
  }

  static void check_row(const kordon_backend& b, const kordon_implementation& row, int index) {
    if (row.struct_size < sizeof row || row.operation == nullptr || row.run == nullptr ||
        row.exec_kind < 0 || row.exec_kind >= static_cast<int>(exec_kind_count))
      reject(b,
             fmt::format(
                 "implementation {} is incomplete. Fix: fill in size, operation, exec kind and run",
                 index));
    for (int j = 0; j < index; ++j) {
      const kordon_implementation& other = b.implementations[j];
      if (std::string_view(other.operation) == row.operation && other.exec_kind == row.exec_kind &&
          (other.dtypes & row.dtypes) != 0 && (other.ranks & row.ranks) != 0 &&
          (other.layouts & row.layouts) != 0)
        reject(b,
               fmt::format("implementations {} and {} of {} serve the same calls. Fix: remove one",
                           j, index, row.operation));
    }
  }

  void add_rows(registry_state& state, int backend_index) const {
    const kordon_backend& b = *state.backends[static_cast<std::size_t>(backend_index)];
    for (int i = 0; i < b.implementation_count; ++i) {
      const kordon_implementation& row = b.implementations[i];
      const auto entry = state.operations.find(std::string_view(row.operation));
      if (entry == state.operations.end())
        reject(b,
               fmt::format(
                   "it implements '{}', which is no operation. Fix: register that operation first",
                   row.operation));
      entry->second.by_exec[static_cast<std::size_t>(row.exec_kind)].push_back(
          resolve(row, b, backend_index, *entry->second.description));
    }
  }

  static implementation resolve(const kordon_implementation& row, const kordon_backend& b,
                                int index, const operation_description& d) {
    implementation result{&row, &b, index, {}};
    for (int c = 0; c < row.option_count; ++c) {
      const auto option = std::ranges::find(d.options, std::string_view(row.options[c].name),
                                            &option_parameter::name);
      if (option == d.options.end())
        reject(
            b,
            fmt::format(
                "it honours option '{}' of {}, which has none of that name. Fix: correct the name",
                row.options[c].name, row.operation));
      result.choices[static_cast<std::size_t>(option - d.options.begin())] = row.options[c].choices;
    }
    return result;
  }

  /// The documented order of choice: declared preference, then specificity, then name.
  static bool comes_first(const implementation& a, const implementation& b) {
    const auto breadth = [](const implementation& i) {
      return std::popcount(i.row->dtypes) + std::popcount(i.row->ranks) +
             std::popcount(i.row->layouts);
    };
    if (a.row->preference != b.row->preference) return a.row->preference > b.row->preference;
    if (breadth(a) != breadth(b)) return breadth(a) < breadth(b);
    return a.backend_index < b.backend_index;
  }

  std::mutex mutex_;
  bool frozen_ = false;
  std::map<std::string, const operation_description*> operations_;
  std::vector<const kordon_backend*> backends_;
};

/// The configured backends are in before anyone else's, so that a name they have is refused to
/// others.
builder& the_builder() {
  static builder b;
  return b;
}

void ensure_configured() {
  static std::once_flag once;
  std::call_once(once, detail::register_configured);
}

}  // namespace

namespace detail {

void add_configured(const operation_description& d) {
  the_builder().add(d);
}
void add_configured(const kordon_backend& b) {
  the_builder().add(b);
}

const registry_state& frozen_registry() {
  static const registry_state state = [] {
    ensure_configured();
    the_builder().freeze();
    return the_builder().build();
  }();
  return state;
}

const operation_entry& entry_for(const operation_description& description) {
  const registry_state& state = frozen_registry();
  const auto found = state.operations.find(description.name);
  if (found == state.operations.end())
    refuse(refusal_code::no_implementation, description.name, "",
           "the operation is not registered. Fix: kordon::register_operation(...) at the start of "
           "the program");
  if (found->second.description->version < description.version)
    refuse(
        refusal_code::version_mismatch, description.name, "",
        fmt::format(
            "the program asks for version {} and the library has {}. Fix: run with a newer Kordon",
            description.version, found->second.description->version));
  return found->second;
}

}  // namespace detail

void register_backend(const kordon_backend& backend) {
  ensure_configured();
  the_builder().add(backend);
}

void register_operation(const operation_description& description) {
  ensure_configured();
  the_builder().add(description);
}

std::vector<const operation_description*> operations() {
  std::vector<const operation_description*> all;
  for (const auto& [name, entry] : detail::frozen_registry().operations)
    all.push_back(entry.description);
  return all;
}

const operation_description* find_operation(std::string_view name) {
  const auto& all = detail::frozen_registry().operations;
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second.description;
}

std::vector<const kordon_backend*> backends() {
  return detail::frozen_registry().backends;
}

std::string closest_name(std::string_view name, std::span<const std::string> known) {
  std::string best;
  std::size_t best_distance = std::string::npos;
  for (const std::string& candidate : known) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j <= candidate.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= name.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const std::size_t substitute = diagonal + (name[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({substitute, row[j] + 1, row[j - 1] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

}  // namespace kordon::v0
