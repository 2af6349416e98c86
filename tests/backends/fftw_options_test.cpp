// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/fft.hpp>
#include <kordon/fftw/options.hpp>

namespace kordon::inline v0 {
namespace {

using exec_type = Kokkos::DefaultHostExecutionSpace;
using real_image = Kokkos::View<double**, Kokkos::LayoutRight, Kokkos::HostSpace>;
using spectrum = Kokkos::View<Kokkos::complex<double>**, Kokkos::LayoutRight, Kokkos::HostSpace>;

struct there_and_back {
  real_image in, back;
  spectrum there;

  there_and_back(std::size_t rows, std::size_t columns)
      : in("in", rows, columns),
        back("back", rows, columns),
        there("there", rows, columns / 2 + 1) {
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j)
        in(i, j) = static_cast<double>((i * 37 + j * 101) % 64) / 64;
    const exec_type exec;
    fft::rfftn(exec, in, there);
    fft::irfftn(exec, there, back);
    exec.fence("there and back");
  }
};

/// Few samples go to FFTW in one task, many line by line.
class measured_plans : public ::testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

INSTANTIATE_TEST_SUITE_P(of, measured_plans,
                         ::testing::Values(std::pair(20, 30), std::pair(150, 301)));

TEST_P(measured_plans, give_what_estimated_ones_give) {
  const auto [rows, columns] = GetParam();
  const context_scope only({.only = {"fftw"}});
  const there_and_back guessed(rows, columns);
  const context_scope measured({.options = {fftw::options{.plan = fftw::planning::measure}}});
  const record seen;
  const there_and_back tried(rows, columns);

  ASSERT_EQ(seen.calls().size(), 2u);
  for (const receipt& call : seen.calls())
    EXPECT_THAT(call.backend_options, ::testing::ElementsAre("plan = measure"));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) ASSERT_NEAR(tried.back(i, j), tried.in(i, j), 1e-14);
    for (std::size_t j = 0; j < columns / 2 + 1; ++j)
      ASSERT_LE(Kokkos::abs(tried.there(i, j) - guessed.there(i, j)),
                1e-13 * static_cast<double>(rows * columns));
  }
}

}  // namespace
}  // namespace kordon::v0
