// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
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

TEST(ExplainCommand, InventsNoExtentsAndNoValuesOfResults) {
  const temporary_folder folder;
  const auto a = zeros_in(folder, "a.npy", dtype::float64, {4, 5});
  const auto b = zeros_in(folder, "b.npy", dtype::float64, {5});
  const auto c = zeros_in(folder, "c.npy", dtype::float64, {4, 4});
  const auto labels = zeros_in(folder, "labels.npy", dtype::int32, {5});
  const auto image = zeros_in(folder, "image.npy", dtype::uint8, {5});
  const auto lines_of = [](const std::vector<std::string>& arguments) {
    const outcome o = run_kordon(arguments);
    expect_done(o);
    return o.out;
  };
  const auto has = ::testing::HasSubstr<std::string>;

  const auto refused = lines_of({"explain", "linalg.gemm", "-i", a, "-i", b});
  EXPECT_THAT(refused, has("inout C          float64[4,n], not given: zeros that kordon makes\n"));
  EXPECT_THAT(refused, has("refused: KRD004"));
  EXPECT_THAT(lines_of({"explain", "linalg.gemm", "-i", a, "-i", a, "-i", c}),
              has("inout C          float64[4,4]\n"));
  const std::vector<std::string> measure = {
      "explain", "ndimage.measure_objects", "-i", labels, "-i", image};
  EXPECT_THAT(lines_of(measure), has("out centroid   float64[c,1]\n"));
  EXPECT_THAT(lines_of(measure), has("out count      int32[]\n"));
  auto with_capacity = measure;
  with_capacity.insert(with_capacity.end(), {"--capacity", "9"});
  EXPECT_THAT(lines_of(with_capacity), has("out centroid   float64[9,1]\n"));
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
