// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/option_probes.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/testing/sample_call.hpp>

#include "option_candidates.hpp"

namespace kordon::inline v0::testing {
namespace {

using settings = std::vector<kordon_option>;

template <class T>
bool reals_differ(const array_ref& a, const array_ref& b, std::int64_t count) {
  const auto *x = static_cast<const T*>(a.data()), *y = static_cast<const T*>(b.data());
  double scale = 0, worst = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    if (std::isfinite(x[i]) != std::isfinite(y[i])) return true;
    if (!std::isfinite(x[i])) continue;
    scale = std::max({scale, std::abs(double(x[i])), std::abs(double(y[i]))});
    worst = std::max(worst, std::abs(double(x[i]) - double(y[i])));
  }
  return worst > 1e-5 * scale;  // well above what another order of summation does
}

bool differ(const array_ref& a, const array_ref& b) {
  switch (a.type()) {
    case dtype::float32:
      return reals_differ<float>(a, b, a.size());
    case dtype::float64:
      return reals_differ<double>(a, b, a.size());
    case dtype::complex64:
      return reals_differ<float>(a, b, 2 * a.size());
    case dtype::complex128:
      return reals_differ<double>(a, b, 2 * a.size());
    default:
      return std::memcmp(a.data(), b.data(),
                         static_cast<std::size_t>(a.size()) * size_of(a.type())) != 0;
  }
}

using results = std::vector<array>;

bool differ(const results& a, const results& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (differ(a[i].ref(), b[i].ref())) return true;
  return false;
}

/// The same array with its axes in memory the other way round: column-major for row-major.
array turned(const array& a) {
  std::vector<std::int64_t> extents(a.extents().begin(), a.extents().end());
  std::ranges::reverse(extents);
  const array owner = zeros(a.where(), a.type(), extents, "probe");
  kordon_array c = owner.ref().c();
  std::reverse(c.extents, c.extents + c.rank);
  std::reverse(c.strides, c.strides + c.rank);
  return array(array_ref(c), std::make_shared<array>(owner));
}

/// Calls of one implementation with the same inputs and other options.
template <class Exec>
class prober {
 public:
  prober(const kordon_backend& backend, const kordon_implementation& row, dtype key, int rank)
      : backend_(backend),
        row_(row),
        call_(*find_operation(row.operation), exec_ref(exec_), key, rank),
        scope_({.prefer = {}, .only = {backend.name}, .block = {}}) {
    for (const array_ref& a : call_.arrays) {
      data_.push_back(zeros(place{}, a.type(), a.extents()));
      refs_.push_back(data_.back().ref());
    }
    make_probe_data(call_.operation, refs_);
    if (!refused(call_.options).empty()) is_turned_ = true;  // perhaps it takes columns only
  }

  /// Whether the implementation takes arrays of this dtype and rank at all.
  bool can_be_called() const { return refused(call_.options).empty(); }

  void probe(int option, std::vector<probe_finding>& findings) {
    const option_parameter& p = parameter(option);
    settings base = call_.options;
    if (p.applies_to >= 0) {
      kordon_option& condition = base[static_cast<std::size_t>(p.applies_to)];
      if (condition.value.integer != p.applies_when)
        condition = with_number(condition, static_cast<double>(p.applies_when));
    }
    if (const std::string why = refused(base); !why.empty())
      return findings.push_back(finding(option, "", probe_outcome::unprobed, why));
    probe_distinct(option, base, findings);
    const kordon_option& standard = base[static_cast<std::size_t>(option)];
    for (const auto& group : groups_of_values(p, standard, rank()))
      probe_group(option, base, group, findings);
  }

  probe_finding finding(int option, const std::string& value, probe_outcome outcome,
                        const std::string& note) const {
    return {std::string(call_.operation.name),
            backend_.name,
            std::string(name(exec_traits<Exec>::kind)),
            std::string(name(key())),
            rank(),
            std::string(parameter(option).name),
            value,
            outcome,
            note};
  }

 private:
  const option_parameter& parameter(int option) const {
    return call_.operation.options[static_cast<std::size_t>(option)];
  }
  int rank() const { return call_.arrays[0].rank(); }
  dtype key() const {
    for (std::size_t i = 0; i < call_.arrays.size(); ++i)
      if (call_.operation.arrays[i].has_key_type) return call_.arrays[i].type();
    return call_.arrays[0].type();
  }

  void probe_distinct(int option, const settings& base, std::vector<probe_finding>& findings) {
    const kordon_option& standard = base[static_cast<std::size_t>(option)];
    const auto values = distinct_values(parameter(option), standard, claimed(option), rank());
    if (values.empty()) return;
    std::vector<std::pair<std::string, results>> seen;
    seen.emplace_back(to_string(parameter(option), standard), results_of(base));
    for (const candidate& value : values) {
      const settings changed = with(base, value);
      if (const std::string why = refused(changed); !why.empty()) {
        findings.push_back(finding(option, value.text, probe_outcome::refused, why));
        continue;
      }
      results now = results_of(changed);
      const auto twin =
          std::ranges::find_if(seen, [&](const auto& other) { return !differ(other.second, now); });
      findings.push_back(
          finding(option, value.text,
                  twin == seen.end() ? probe_outcome::changed : probe_outcome::unchanged,
                  twin == seen.end() ? "" : "gives what " + twin->first + " gives"));
      seen.emplace_back(value.text, std::move(now));
    }
  }

  void probe_group(int option, const settings& base, const std::vector<candidate>& group,
                   std::vector<probe_finding>& findings) {
    const results before = results_of(base);
    std::string tried, why;
    for (const candidate& value : group) {
      const settings changed = with(base, value);
      tried += (tried.empty() ? "" : "; ") + value.text;
      const std::string refusal = refused(changed);
      if (refusal.empty() && differ(before, results_of(changed)))
        return findings.push_back(finding(option, value.text, probe_outcome::changed, ""));
      if (!refusal.empty()) why = refusal;
    }
    if (tried.empty())
      findings.push_back(
          finding(option, "", probe_outcome::unprobed, "no other value is in range"));
    else
      findings.push_back(finding(option, tried,
                                 why.empty() ? probe_outcome::unchanged : probe_outcome::refused,
                                 why.empty() ? "gives what the default gives" : why));
  }

  std::uint64_t claimed(int option) const {
    std::uint64_t choices = 0;
    for (int c = 0; c < row_.option_count; ++c)
      if (parameter(option).name == row_.options[c].name) choices = row_.options[c].choices;
    return choices;
  }

  static settings with(settings base, const candidate& value) {
    base[static_cast<std::size_t>(value.option.id)] = value.option;
    return base;
  }

  /// The arrays of one call with the data in them, where the call runs.
  std::vector<array> fresh_arrays() const {
    std::vector<array> arrays;
    for (const array& a : data_) {
      const array here = is_turned_ ? turned(a) : copy_to(place{}, a.ref());
      if (is_turned_) copy(here.ref(), a.ref());
      arrays.push_back(copy_to(place_of(exec_), here.ref()));
    }
    return arrays;
  }

  std::string refused(const settings& options) const {
    const auto arrays = fresh_arrays();
    const std::vector<array_ref> refs(arrays.begin(), arrays.end());
    return explain_erased(call_.operation, exec_ref(exec_), refs, options).refusal;
  }

  results results_of(const settings& options) const {
    const auto arrays = fresh_arrays();
    const std::vector<array_ref> refs(arrays.begin(), arrays.end());
    call_erased(call_.operation, exec_ref(exec_), refs, options);
    exec_.fence();
    results written;
    for (std::size_t i = 0; i < refs.size(); ++i) {
      if (!is_written(call_.operation.arrays[i])) continue;
      written.push_back(zeros(place{}, refs[i].type(), refs[i].extents()));
      copy(written.back().ref(), copy_to(place{}, refs[i]).ref());
    }
    return written;
  }

  const kordon_backend& backend_;
  const kordon_implementation& row_;
  Exec exec_;
  sample_call call_;
  context_scope scope_;
  std::vector<array> data_;
  std::vector<array_ref> refs_;
  bool is_turned_ = false;
};

/// Whether there is a value beside the default to be asked for.
bool can_show(const operation_description& d, const option_parameter& p,
              const kordon_option_claim& claim) {
  kordon_option standard{};
  p.load(d.default_options, standard);
  const auto all = (std::uint64_t(1) << p.choices.size()) - 1;
  return p.choices.empty() ||
         (claim.choices & all & ~(std::uint64_t(1) << standard.value.integer)) != 0;
}

template <class Exec>
void probe_row(const kordon_backend& backend, const kordon_implementation& row,
               std::vector<probe_finding>& all) {
  const operation_description& d = *find_operation(row.operation);
  std::vector<probe_finding> findings;
  const int most = d.arrays[0].shape.is_any() ? std::min(d.arrays[0].max_rank, 3) : 1;
  for (std::size_t t = 0; t < dtype_count; ++t) {
    if ((row.dtypes >> t & 1u) == 0) continue;
    for (int rank = 1; rank <= most; ++rank) {
      prober<Exec> one(backend, row, static_cast<dtype>(t), rank);
      if (!one.can_be_called()) continue;
      for (int c = 0; c < row.option_count; ++c) {
        const auto option = std::ranges::find(d.options, std::string_view(row.options[c].name),
                                              &option_parameter::name);
        one.probe(static_cast<int>(option - d.options.begin()), findings);
      }
    }
  }
  for (int c = 0; c < row.option_count; ++c) {
    const auto option = std::ranges::find(d.options, std::string_view(row.options[c].name),
                                          &option_parameter::name);
    if (can_show(d, *option, row.options[c]) &&
        std::ranges::find(findings, row.options[c].name, &probe_finding::option) == findings.end())
      all.push_back({row.operation, backend.name, std::string(name(exec_traits<Exec>::kind)), "any",
                     0, row.options[c].name, "", probe_outcome::unprobed,
                     "no call that it takes could be made"});
  }
  all.insert(all.end(), findings.begin(), findings.end());
}

constexpr std::string_view words(probe_outcome o) {
  constexpr std::string_view all[] = {"shows", "is ignored", "is claimed and refused",
                                      "could not be probed"};
  return all[static_cast<std::size_t>(o)];
}

}  // namespace

std::string to_string(const probe_finding& f) {
  return f.operation + "[" + f.backend + "] on " + f.exec + " (" + f.dtype + ", rank " +
         std::to_string(f.rank) + "): " + f.option + (f.value.empty() ? "" : " = " + f.value) +
         " " + std::string(words(f.outcome)) + (f.note.empty() ? "" : ": " + f.note);
}

std::vector<probe_finding> probe_options(const kordon_backend& backend,
                                         const kordon_implementation& row) {
  std::vector<probe_finding> findings;
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    if (row.exec_kind == static_cast<std::int32_t>(exec_traits<Exec>::kind))
      probe_row<Exec>(backend, row, findings);
  });
  return findings;
}

std::vector<probe_finding> probe_options(const kordon_backend& backend) {
  std::vector<probe_finding> findings;
  for (int i = 0; i < backend.implementation_count; ++i)
    std::ranges::move(probe_options(backend, backend.implementations[i]),
                      std::back_inserter(findings));
  return findings;
}

std::string broken_claims(const std::vector<probe_finding>& findings,
                          std::span<const std::string> allowed) {
  std::string text;
  for (const probe_finding& f : findings) {
    const bool is_allowed =
        std::ranges::find(allowed, f.operation + ":" + f.option) != allowed.end();
    if (f.outcome != probe_outcome::changed && !is_allowed) text += to_string(f) + "\n";
  }
  return text;
}

}  // namespace kordon::v0::testing
