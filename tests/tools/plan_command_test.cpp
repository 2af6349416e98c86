// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "zeros_in.hpp"

namespace kordon::tools::test {
namespace {

using nlohmann::json;

TEST(PlanCommand, SaysResultsScratchAndBackend) {
  const temporary_folder folder;
  const auto mask = zeros_in(folder, "mask.npy", dtype::uint8, {4, 5});

  const outcome o = run_kordon({"plan", "ndimage.label", "-i", mask, "--set", "connectivity=2"});

  expect_done(o);
  EXPECT_NE(o.out.find("ndimage.label: kokkos"), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("labels     int32[4,5] on host"), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("count      int32[] on host"), std::string::npos) << o.out;
}

TEST(PlanCommand, SaysTheSameInJson) {
  const temporary_folder folder;
  const auto a = zeros_in(folder, "a.npy", dtype::float32, {4, 3});
  const auto b = zeros_in(folder, "b.npy", dtype::float32, {3, 5});

  const outcome o =
      run_kordon({"plan", "linalg.gemm", "-i", a, "-i", b, "--only", "kokkos", "--json"});

  expect_done(o);
  const json p = json::parse(o.out);
  EXPECT_EQ(p["runs"], true);
  EXPECT_EQ(p["refusal"], nullptr);
  EXPECT_EQ(p["backend"], "kokkos");
  EXPECT_EQ(p["outputs"][0]["name"], "C");
  EXPECT_EQ(p["outputs"][0]["dtype"], "float32");
  EXPECT_EQ(p["outputs"][0]["place"], "host");
  EXPECT_EQ(p["outputs"][0]["extents"], json({4, 5}));
  EXPECT_TRUE(p["scratch_bytes"].is_number());
}

TEST(PlanCommand, LeavesFreeWhatTheInputsLeaveFree) {
  const temporary_folder folder;
  const auto labels = zeros_in(folder, "labels.npy", dtype::int32, {5});
  const auto image = zeros_in(folder, "image.npy", dtype::uint8, {5});
  std::vector<std::string> arguments = {
      "plan", "ndimage.measure_objects", "-i", labels, "-i", image, "--json"};

  const json free = json::parse(run_kordon(arguments).out);
  arguments.insert(arguments.end(), {"--capacity", "9"});
  const json bound = json::parse(run_kordon(arguments).out);

  EXPECT_EQ(free["outputs"][0]["extents"], json::array({nullptr}));
  EXPECT_EQ(free["count"], "count");
  EXPECT_EQ(free["scratch_bytes"], nullptr);
  EXPECT_EQ(bound["outputs"][0]["extents"], json::array({9}));
  EXPECT_TRUE(bound["scratch_bytes"].is_number());
}

TEST(PlanCommand, PlansForTheExtentThatIsNamed) {
  const temporary_folder folder;
  const auto half = zeros_in(folder, "half.npy", dtype::complex64, {3, 3});
  const auto labels = zeros_in(folder, "labels.npy", dtype::int32, {5});
  const auto image = zeros_in(folder, "image.npy", dtype::uint8, {5});
  const auto plan = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"plan", "fft.irfftn", "-i", half, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json::parse(run_kordon(arguments).out);
  };

  EXPECT_EQ(plan({})["outputs"][0]["extents"], json({3, 4}));
  const json odd = plan({"--extent", "n=5"});
  EXPECT_EQ(odd["runs"], true);
  EXPECT_EQ(odd["outputs"][0]["extents"], json({3, 5}));
  EXPECT_TRUE(odd["scratch_bytes"].is_number());
  expect_refused(run_kordon({"plan", "fft.irfftn", "-i", half, "--extent", "n=6"}), "4 or 5");
  expect_refused(
      run_kordon({"plan", "ndimage.measure_objects", "-i", labels, "-i", image, "--extent", "n=6"}),
      "room for rows that depend on values; write --capacity 6");
}

TEST(PlanCommand, ShowsTheRefusalThatTheCallWouldGet) {
  const temporary_folder folder;
  const auto image = zeros_in(folder, "image.npy", dtype::uint8, {4, 5});
  const std::vector<std::string> arguments = {"plan", "ndimage.gaussian_filter", "-i", image};

  const outcome o = run_kordon(arguments);

  expect_done(o);
  EXPECT_EQ(o.out.find("refused: KRD003"), 0u) << o.out;
}

TEST(SetOfABackend, IsRefusedWithTheSentenceThatSaysWhatThereIs) {
  const temporary_folder folder;
  const auto x = zeros_in(folder, "x.npy", dtype::float64, {4});
  const auto with = [&](const std::string& command, const std::string& setting) {
    return run_kordon({command, "linalg.dot", "-i", x, "-i", x, "--set", setting});
  };

  for (const char* command : {"run", "explain", "plan"}) {
    expect_refused(with(command, "kokos:tile=2"), "did you mean 'kokkos'?");
    expect_refused(with(command, "kokkos:tile"), "write NAME=VALUE");
    expect_refused(with(command, "kokkos:tile=2"), "KRD007");
  }
}

}  // namespace
}  // namespace kordon::tools::test
