// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "command_line.hpp"
#include "zeros_in.hpp"

namespace kordon::tools::test {
namespace {

TEST(ExplainCommand, NamesTheBackendAndTheShapesOfTheResults) {
  const temporary_folder folder;
  const auto mask = zeros_in(folder, "mask.npy", dtype::uint8, {4, 5});

  const outcome o = run_kordon({"explain", "ndimage.label", "-i", mask, "--set", "connectivity=2"});

  expect_done(o);
  EXPECT_NE(o.out.find("int32[4,5]"), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("ndimage.label: kokkos"), std::string::npos) << o.out;
}

TEST(ExplainCommand, ShowsTheRefusalThatTheCallWouldGet) {
  const temporary_folder folder;
  const auto image = zeros_in(folder, "image.npy", dtype::uint8, {4, 5});

  const outcome o = run_kordon({"explain", "ndimage.gaussian_filter", "-i", image});

  expect_done(o);
  EXPECT_NE(o.out.find("refused: KRD003"), std::string::npos) << o.out;
}

TEST(ExplainCommand, SaysWhatAContextKeepsOut) {
  const temporary_folder folder;
  const auto x = zeros_in(folder, "x.npy", dtype::float64, {4});

  const outcome all = run_kordon({"explain", "linalg.dot", "-i", x, "-i", x});
  const outcome o = run_kordon({"explain", "linalg.dot", "-i", x, "-i", x, "--only", "kokkos"});

  expect_done(o);
  EXPECT_EQ(all.out.find("kept out by the context"), std::string::npos) << all.out;
  EXPECT_NE(o.out.find("linalg.dot: kokkos"), std::string::npos) << o.out;
  if (all.out.find("\n  not ") != std::string::npos) {  // this build has others
    EXPECT_NE(o.out.find(": is kept out by the context"), std::string::npos) << o.out;
  }
}

TEST(ExplainCommand, RefusesAnUnknownOperationWithTheClosestName) {
  expect_refused(run_kordon({"explain", "ndimage.lable"}), "did you mean 'ndimage.label'?");
  expect_refused(run_kordon({"explain", "gausian_filter"}),
                 "did you mean 'ndimage.gaussian_filter'?");
}

}  // namespace
}  // namespace kordon::tools::test
