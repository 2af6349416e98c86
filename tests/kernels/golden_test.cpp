// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Every case of golden/cases.json, on every backend that can serve it, in every arrangement in memory, on every device.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "arrays.hpp"
#include "io/npy.hpp"

namespace {

using nlohmann::json;
using namespace kordon::testing;

const std::filesystem::path folder = KORDON_GOLDEN_DIR;

kordon::array load(const std::string& file) {
  auto data = std::make_shared<kordon::tools::host_array>(kordon::tools::read_npy(folder / file));
  kordon_array c{};
  c.data = data->storage.data();
  c.where = {static_cast<std::int32_t>(kordon::space_kind::host), 0};
  c.dtype = static_cast<std::int32_t>(data->type);
  c.rank = static_cast<std::int32_t>(data->shape.size());
  std::ranges::copy(data->shape, c.extents);
  std::ranges::copy(data->strides(), c.strides);
  return kordon::array(kordon::array_ref(c), data);
}

/// Calls f(zero of the type of its reals, how many they are); not at all for whole numbers.
template <class F>
bool with_reals_of(const kordon::array& a, const F& f) {
  const kordon::dtype part = kordon::part_of(a.type()).value_or(a.type());
  const std::int64_t count = a.size() * (part == a.type() ? 1 : 2);
  if (part == kordon::dtype::float32) f(float(), count);
  if (part == kordon::dtype::float64) f(double(), count);
  return part == kordon::dtype::float32 || part == kordon::dtype::float64;
}

/// An output before the call holds what no expected result has, so that elements show that the
/// operation does not write, or reads: a number where NaN is expected, NaN elsewhere, and whole
/// numbers with other bits.
kordon::array output_for(const kordon::array& expected) {
  kordon::array a = kordon::zeros_like(expected);
  const bool has_reals = with_reals_of(a, [&]<class T>(T, std::int64_t count) {
    const auto* wanted = static_cast<const T*>(expected.data());
    for (std::int64_t i = 0; i < count; ++i)
      static_cast<T*>(a.data())[i] =
          std::isnan(wanted[i]) ? T(12345) : std::numeric_limits<T>::quiet_NaN();
  });
  if (has_reals) return a;
  const std::size_t bytes = static_cast<std::size_t>(a.size()) * kordon::size_of(a.type());
  const auto* wanted = static_cast<const std::byte*>(expected.data());
  std::transform(wanted, wanted + bytes, static_cast<std::byte*>(a.data()),
                 [](std::byte b) { return b ^ std::byte(1); });
  return a;
}

template <class T>
void expect_close(const kordon::array& got, const kordon::array& expected, std::int64_t count,
                  double terms, double scale) {
  const double bound = terms * std::numeric_limits<T>::epsilon() * scale;
  const auto *g = static_cast<const T*>(got.data()), *e = static_cast<const T*>(expected.data());
  double worst = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    ASSERT_EQ(std::isnan(g[i]), std::isnan(e[i])) << "element " << i << " is " << g[i];
    if (!std::isnan(e[i])) worst = std::max(worst, std::abs(double(g[i]) - double(e[i])));
  }
  EXPECT_LE(worst, bound) << "terms " << terms << ", scale " << scale;
}

void expect_same(const kordon::array& got, const kordon::array& expected, double terms,
                 double scale) {
  ASSERT_EQ(got.type(), expected.type());
  const kordon::array dense = laid_out({}, got, arrangement::right);
  const bool has_reals = with_reals_of(dense, [&](auto zero, std::int64_t count) {
    expect_close<decltype(zero)>(dense, expected, count, terms, scale);
  });
  if (has_reals) return;
  EXPECT_EQ(std::memcmp(dense.data(), expected.data(),
                        static_cast<std::size_t>(got.size()) * size_of(got.type())),
            0)
      << "integers differ";
}

/// Runs the case on a device with arrays that lie as `how` says; false where `backend` does not take the call.
bool run(const json& c, const std::string& backend, arrangement how, int device) {
  const kordon_exec where = kordon::exec_ref(exec(device));
  const auto& operation = *kordon::find_operation(c["operation"].get<std::string>());
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& [key, value] : c["options"].items())
    texts.emplace_back(key, value.get<std::string>());
  const auto options = kordon::options_from_text(operation, texts);
  std::vector<kordon::array> arrays, expected;
  for (const auto& file : c["inputs"]) arrays.push_back(laid_out(here(device), load(file), how));
  std::size_t next = 0;
  for (std::size_t i = 0; i < operation.arrays.size(); ++i) {
    if (operation.arrays[i].direction == kordon::role::in) continue;
    expected.push_back(load(c["outputs"][next++]));
    if (i >= arrays.size())
      arrays.push_back(laid_out(here(device), output_for(expected.back()), how));
  }
  const std::vector<kordon::array_ref> refs(arrays.begin(), arrays.end());
  const kordon::context_scope scope({.prefer = {}, .only = {backend}, .block = {}});
  if (!kordon::explain_erased(operation, where, refs, options).runs()) return false;

  kordon::call_erased(operation, where, refs, options);
  exec(device).fence();

  next = 0;
  for (std::size_t i = 0; i < operation.arrays.size(); ++i) {
    if (operation.arrays[i].direction == kordon::role::in) continue;
    expect_same(arrays[i], expected[next], c["terms"][next], c["scale"]);
    ++next;
  }
  return true;
}

class golden_case : public ::testing::TestWithParam<std::string> {};

TEST_P(golden_case, agrees_on_every_backend_in_every_arrangement) {
  std::ifstream file(folder / "cases.json");
  const json all = json::parse(file);
  int portable_runs = 0, cases = 0;
  for (const json& c : all["cases"]) {
    if (c["operation"] != GetParam()) continue;
    ++cases;
    for (const kordon_backend* backend : kordon::backends()) {
      for (arrangement how : all_arrangements) {
        for (int device = 0; device < suite_devices; ++device) {
          SCOPED_TRACE(c["name"].get<std::string>() + ", " + backend->name + ", " + name(how) +
                       ", on " + to_string(here(device)));
          const bool ran = run(c, backend->name, how, device);
          if (std::string_view(backend->name) == "kokkos") portable_runs += ran;
        }
      }
    }
  }
  EXPECT_GT(cases, 0);
  EXPECT_EQ(portable_runs, 3 * suite_devices * cases)
      << "the portable kernels take every arrangement on every device";
}

std::vector<std::string> operation_names() {
  std::ifstream file(folder / "cases.json");
  const json all = json::parse(file);
  std::vector<std::string> names;
  for (const json& c : all["cases"])
    if (names.empty() || std::ranges::find(names, c["operation"].get<std::string>()) == names.end())
      names.push_back(c["operation"]);
  return names;
}

INSTANTIATE_TEST_SUITE_P(of, golden_case, ::testing::ValuesIn(operation_names()),
                         [](const auto& given) {
                           std::string id = given.param;
                           std::ranges::replace(id, '.', '_');
                           return id;
                         });

TEST(golden_cases, cover_every_operation) {
  const auto names = operation_names();

  for (const auto* operation : kordon::operations())
    EXPECT_NE(std::ranges::find(names, operation->name), names.end()) << operation->name;
}

}  // namespace
