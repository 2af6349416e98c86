// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/testing/reference.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/sample_call.hpp>
#include <limits>

#include "element.hpp"
#include "trial.hpp"

namespace kordon::inline v0::testing {
namespace {

/// Calls f(number of the element, its byte in `memory`).
template <class F>
void for_each_element(const kordon_array& a, const char* base, char* memory, const F& f) {
  std::int64_t count = 1;
  for (int i = 0; i < a.rank; ++i) count *= a.extents[i];
  char* const first = count == 0 ? memory : memory + (static_cast<const char*>(a.data) - base);
  for (std::int64_t n = 0; n < count; ++n) {
    std::int64_t rest = n, offset = 0;
    for (int i = a.rank - 1; i >= 0; --i) {
      offset += rest % a.extents[i] * a.strides[i];
      rest /= a.extents[i];
    }
    f(n, first + offset * static_cast<std::int64_t>(size_of(static_cast<dtype>(a.dtype))));
  }
}

/// The memory of a site as the host sees it, and the arrays in it.
struct mirror {
  const trial& t;
  const char* base;
  std::vector<char> bytes;

  mirror(const trial& of, const site& where)
      : t(of), base(where.memory), bytes(static_cast<std::size_t>(of.placed.bytes), '\xff') {}

  plain_arrays read() {
    plain_arrays all;
    for (const kordon_array& a : t.placed.arrays) {
      const auto type = static_cast<dtype>(a.dtype);
      plain_array p{type, {a.extents, a.extents + a.rank}, {}};
      for_each_element(a, base, bytes.data(), [&](std::int64_t, const char* at) {
        for (int part = 0; part < parts_of(type); ++part)
          p.values.push_back(read_element(type, at, part));
      });
      all.push_back(std::move(p));
    }
    return all;
  }

  void write(std::size_t i, const plain_array& p) {
    for_each_element(t.placed.arrays[i], base, bytes.data(), [&](std::int64_t n, char* at) {
      for (int part = 0; part < parts_of(p.type); ++part)
        write_element(p.type, at, part, p.at(n * parts_of(p.type) + part));
    });
  }

  /// Whether each byte is one of an output's elements.
  std::vector<bool> written() {
    std::vector<bool> mask(bytes.size(), false);
    for (std::size_t i = 0; i < t.placed.arrays.size(); ++i)
      if (is_written(t.call.operation->arrays[i]))
        for_each_element(t.placed.arrays[i], base, bytes.data(), [&](std::int64_t, const char* at) {
          const auto size = size_of(static_cast<dtype>(t.placed.arrays[i].dtype));
          std::fill_n(mask.begin() + (at - bytes.data()), size, true);
        });
    return mask;
  }
};

std::string difference(const plain_array& got, const plain_array& expected, double units) {
  const bool is_precise = got.type == dtype::float64 || got.type == dtype::complex128;
  const bool is_coarse = got.type == dtype::float32 || got.type == dtype::complex64;
  double scale = 0;
  for (double v : expected.values)
    if (std::isfinite(v) && v != anything) scale = std::max(scale, std::abs(v));
  const double bound = is_precise  ? units * scale * std::numeric_limits<double>::epsilon()
                       : is_coarse ? units * scale * std::numeric_limits<float>::epsilon()
                                   : 0;
  for (std::int64_t i = 0; i < expected.size(); ++i) {
    const double g = got.at(i), e = expected.at(i);
    if (e == anything || (std::isnan(e) && std::isnan(g))) continue;
    if (!(std::abs(g - e) <= bound))
      return "element " + std::to_string(i) + " is " + std::to_string(g) + " and must be " +
             std::to_string(e);
  }
  return "";
}

}  // namespace

std::string why_accepted_wrongly(const trial& t, const site& where, bool& is_run) {
  const call_case& c = t.call;
  const operation_reference* expected = reference_of(c.operation->name);
  if (expected == nullptr) return "no reference for " + std::string(c.operation->name);
  const plain_options options(*c.operation, c.options);
  mirror m(t, where);
  plain_arrays arrays = m.read();
  expected->fill(arrays, options);
  for (std::size_t i = 0; i < arrays.size(); ++i) m.write(i, arrays[i]);
  arrays = m.read();
  is_run = expected->is_sound == nullptr || expected->is_sound(arrays);
  const context_scope scope(c.asked);
  if (!is_run) return explain_erased(*c.operation, c.exec, t.arrays, c.options).refusal;

  const std::vector<char> before = m.bytes;
  where.put(before.data(), before.size());
  const auto refused =
      refusal_of_call([&] { call_erased(*c.operation, c.exec, t.arrays, c.options); });
  if (refused) return std::string("is legal and is refused: ") + refused->what();
  where.fence();
  where.get(m.bytes.data(), m.bytes.size());

  expected->compute(arrays, options);
  const plain_arrays got = m.read();
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (!is_written(c.operation->arrays[i])) continue;
    const std::string wrong = difference(got[i], arrays[i], expected->units);
    if (!wrong.empty()) return "'" + std::string(c.operation->arrays[i].name) + "': " + wrong;
  }
  const std::vector<bool> mask = m.written();
  for (std::size_t b = 0; b < before.size(); ++b)
    if (!mask[b] && m.bytes[b] != before[b])
      return "byte " + std::to_string(b) + " is no output's and was changed";
  return "";
}

}  // namespace kordon::v0::testing
