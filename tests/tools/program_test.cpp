// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "command_line.hpp"
#include "zeros_in.hpp"

// What all commands have in common: help, the environment, and what the program says when it may not.

namespace kordon::tools::test {
namespace {

TEST(Program, SaysInOneSentenceWhatIsWrongWithACommandLine) {
  expect_refused(run_kordon({}), "'kordon --help' shows what to write");
  expect_refused(run_kordon({"segmnt"}),
                 "'segmnt' is no command; 'kordon --help' shows what to write");
  expect_refused(run_kordon({"segment", "a.png"}), "--out is required; 'kordon segment --help'");
  expect_refused(run_kordon({"segment", "a.png", "--out"}), "; 'kordon segment --help'");
  expect_refused(run_kordon({"segment", "a.png", "--out", "b", "--nothing"}), "--nothing; ");
  expect_refused(run_kordon({"segment", "a.png", "--out", "b", "--sigma", "1", "--sigma", "2"}),
                 "--sigma");
}

TEST(Program, RefusesNumbersThatAreNoneOrDoNotFit) {
  const auto with = [](const std::string& option, const std::string& value) {
    return run_kordon({"segment", "a.png", "--out", "b", option, value});
  };
  expect_refused(with("--sigma", "abc"), "--sigma: 'abc' is no number; write one");
  expect_refused(with("--sigma", ""), "--sigma: '' is no number");
  expect_refused(with("--connectivity", "1.5"), "--connectivity: '1.5' is no whole number");
  expect_refused(with("--min-area", "99999999999999999999"),
                 "is no whole number from 0 to 9223372036854775807; write one");
  expect_refused(with("--min-area", "-1"), "--min-area: '-1' is no whole number");
  expect_refused(run_kordon({"run", "linalg.dot", "--capacity", "2147483648"}),
                 "--capacity: '2147483648' is no whole number from 0 to 2147483647");
}

TEST(Program, HelpsWithOneCommandAtATime) {
  const outcome info = run_kordon({"info", "--help"});
  expect_done(info);
  EXPECT_NE(info.out.find("kordon info --json"), std::string::npos) << info.out;
  EXPECT_EQ(info.out.find("kordon segment"), std::string::npos) << info.out;
  const outcome segment = run_kordon({"segment", "--help"});
  expect_done(segment);
  EXPECT_NE(segment.out.find("fewer than 6 pixels"), std::string::npos) << segment.out;
}

TEST(Program, SaysWhenStandardOutputCannotBeWritten) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"--version"}, {"info", "--help"}, {"info"}})
    expect_refused(run_kordon(arguments, "", ">/dev/full"), "check where");
}

TEST(Program, RefusesAnEnvironmentThatKokkosWouldNotStartIn) {
  expect_refused(run_kordon({"info"}, "KOKKOS_NUM_THREADS=abc"),
                 "KOKKOS_NUM_THREADS is 'abc' and must be a whole number from 1 to 512; set it so");
  expect_refused(run_kordon({"info"}, "OMP_NUM_THREADS=513"),
                 "OMP_NUM_THREADS is '513' and must be a whole number from 1 to 512; set it so");
  expect_refused(
      run_kordon({"info"}, "KOKKOS_NUM_THREADS=512 OMP_NUM_THREADS=512 KOKKOS_DEVICE_ID=-1"),
      "KOKKOS_DEVICE_ID is '-1'");  // and not the threads, which nobody has to start for this
  for (const char* setting :
       {"KOKKOS_NUM_THREADS=0", "KOKKOS_NUM_THREADS=513", "KOKKOS_NUM_THREADS=99999999999",
        "KOKKOS_DEVICE_ID=-1", "KOKKOS_MAP_DEVICE_ID_BY=luck", "KOKKOS_DISABLE_WARNINGS=abc",
        "KOKKOS_PRINT_CONFIGURATION=2", "KOKKOS_TUNE_INTERNALS=maybe"})
    expect_refused(run_kordon({"info"}, setting), "the environment variable KOKKOS_");
  for (const char* setting :
       {"KOKKOS_NUM_THREADS=1", "OMP_NUM_THREADS=\" 2, 1\"", "KOKKOS_DISABLE_WARNINGS=TRUE",
        "KOKKOS_MAP_DEVICE_ID_BY=random", "KORDON_SIM_BYTES=abc"})
    expect_done(run_kordon({"info"}, setting));
}

// The address sanitizer reserves more addresses than any of these limits leaves.
#ifndef __SANITIZE_ADDRESS__
TEST(Program, NeedsNoAddressesForASimulatedDevice) {
  expect_done(run_kordon({"info"}, "ulimit -v 4000000;"));
}

TEST(Program, SaysHowMuchMemoryThereIsNot) {
  const temporary_folder folder;
  const auto labels = zeros_in(folder, "labels.npy", dtype::int32, {5});
  const auto image = zeros_in(folder, "image.npy", dtype::uint8, {5});
  expect_refused(run_kordon({"run", "ndimage.measure_objects", "-i", labels, "-i", image,
                             "--capacity", "2147483647"},
                            "ulimit -v 4000000;"),
                 "there is no memory for the 17179869176 bytes of area, int64[2147483647]; make "
                 "room for fewer rows with --capacity");
}
#endif

}  // namespace
}  // namespace kordon::tools::test
