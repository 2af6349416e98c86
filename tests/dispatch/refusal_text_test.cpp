// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/build_facts.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/version.hpp>
#include <set>

#include "golden.hpp"
#include "probe.hpp"
#include "refusal_cases.hpp"

namespace kordon::inline v0::testing {
namespace {

std::string names_of_backends() {
  std::string names;
  for (const kordon_backend* b : backends())
    names += (names.empty() ? "" : ", ") + std::string(b->name);
  return names;
}

/// Those that Kokkos has.
std::string names_of_execs() {
  std::string names;
  for (std::size_t k = 0; k < exec_kind_count; ++k)
    if ((detail::kokkos_exec_kinds() >> k & 1u) != 0)
      names += (names.empty() ? "" : ", ") + std::string(name(static_cast<exec_kind>(k)));
  return names;
}

std::string kokkos_version() {
  return std::to_string(KOKKOS_VERSION / 10000) + "." + std::to_string(KOKKOS_VERSION / 100 % 100) +
         "." + std::to_string(KOKKOS_VERSION % 100);
}

const golden& texts() {
  static const golden all(KORDON_TEST_SOURCES "/refusals.golden",
                          {{"{exec}", std::string(name(exec_traits<exec_type>::kind))},
                           {"{execs}", names_of_execs()},
                           {"{build}", detail::build_text()},
                           {"{kokkos}", kokkos_version()},
                           {"{backends}", names_of_backends()}});
  return all;
}

/// All but those that happen before the first call.
std::vector<refusal_case> all_cases() {
  std::vector<refusal_case> cases = special_cases();
  for (const auto* d : kordon_operations())
    std::ranges::move(cases_of(*d), std::back_inserter(cases));
  std::ranges::move(cases_of(options_op.description), std::back_inserter(cases));
  return cases;
}

void expect_golden(const std::string& name, const std::string& text) {
  if (texts()[name] == text) return;
  ADD_FAILURE() << "refusals.golden says otherwise. Now:\n[" << name << "]\n" << text;
}

class refusal_text : public ::testing::TestWithParam<std::string_view> {};

TEST_P(refusal_text, is_golden_and_comes_before_anything_is_done) {
  for (const refusal_case& c : all_cases()) {
    if (!c.name.starts_with(GetParam())) continue;
    const std::string text = testing::refusal_text(c.call);

    EXPECT_THAT(c.call, RefusedWith(c.code)) << c.name;
    expect_golden(c.name, text);
  }
}

INSTANTIATE_TEST_SUITE_P(
    of, refusal_text,
    ::testing::Values("ndimage.gaussian_filter:", "ndimage.correlate1d:", "ndimage.otsu_threshold:",
                      "ndimage.threshold:", "ndimage.label:", "ndimage.measure_objects:",
                      "linalg.dot:", "linalg.gemv:", "linalg.gemm:", "linalg.cholesky:",
                      "linalg.solve:", "sparse.spmv:", "fft.fftn:", "fft.ifftn:", "fft.rfftn:",
                      "fft.irfftn:", "test.options:", "choice:", "context:", "backend:",
                      "registration:", "devices:", "tuning:", "transfers:"),
    [](const auto& parameter) {
      std::string name(parameter.param.substr(0, parameter.param.size() - 1));
      std::ranges::replace(name, '.', '_');
      return name;
    });

TEST(refusal_texts, of_registrations_before_the_first_call_are_golden) {
  for (const auto& [name, text] : early_refusals()) expect_golden(name, text);
}

TEST(refusal_texts, in_the_file_are_all_of_calls_that_are_tested) {
  std::set<std::string> tested;
  for (const auto& [name, text] : early_refusals()) tested.insert(name);
  for (const refusal_case& c : all_cases()) tested.insert(c.name);
  std::erase_if(tested, [](const std::string& name) { return name.starts_with("devices:"); });

  std::set<std::string> known;
  for (const auto& [name, text] : texts().all())
    if (!name.starts_with("devices:")) known.insert(name);

  EXPECT_EQ(known, tested);
}

TEST(refusal_texts, show_every_code_that_dispatch_can_give) {
  std::set<std::string> codes;
  for (const auto& [name, text] : texts().all()) codes.insert(text.substr(0, 6));

  std::set<std::string> expected;
  for (int code = 1; code <= static_cast<int>(refusal_names.size()); ++code)
    expected.insert("KRD0" + std::string(code < 10 ? "0" : "") + std::to_string(code));
  EXPECT_EQ(codes, expected);
}

TEST(refusal_texts, have_code_operation_and_fix_in_this_order) {
  for (const auto& [name, text] : texts().all())
    EXPECT_THAT(text, ::testing::MatchesRegex("KRD[0-9][0-9][0-9] [^ ]+: .+\\. Fix: .+")) << name;
}

TEST(refusal_texts, read_no_further_than_the_text_of_a_backend_can_be) {
  const context_scope scope({.only = {"babbler"}});
  const matrix<float> in("in", 2, 2), out("out", 2, 2);

  const std::string text = testing::refusal_text([&] { errors_op(exec_type(), in, out); });

  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '!')), sizeof(kordon_error::text));
  EXPECT_THAT(text, ::testing::HasSubstr("!. Fix: report it at the tests' makers"));
}

TEST(refusals, are_caught_by_their_kind) {
  const matrix<float> a("a", 2, 2);

  EXPECT_THROW(choice_op(exec_type(), a, a), aliasing_refused);
  EXPECT_THROW(choice_op(exec_type(), a, matrix<float>("b", 2, 3)), shape_mismatch);
  EXPECT_THROW(choice_op(exec_type(), a, a), refusal);
}

TEST(refusals, carry_code_operation_and_argument) {
  const matrix<float> a("a", 2, 2);

  const auto refused = refusal_of_call([&] { choice_op(exec_type(), a, a); });

  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code(), refusal_code::aliasing);
  EXPECT_EQ(refused->operation(), "test.choice");
  EXPECT_EQ(refused->argument(), "out");
}

}  // namespace
}  // namespace kordon::v0::testing
