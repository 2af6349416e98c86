// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/wait.h>
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "file_fixture.hpp"

namespace kordon::tools::test {

/// What a run of the program left behind.
struct outcome {
  int status = -1;
  std::string out, err;
};

/// Runs `kordon` with these arguments and waits for it. The shell reads `before` ("NAME=value",
/// "ulimit -v 1000;") and `after` (">/dev/full") around the command.
inline outcome run_kordon(const std::vector<std::string>& arguments, const std::string& before = {},
                          const std::string& after = {}) {
  const temporary_folder folder;
  std::string command = before + " '" KORDON_PROGRAM "'";
  for (const std::string& argument : arguments) command += " '" + argument + "'";
  command += " >'" + (folder / "out").string() + "' 2>'" + (folder / "err").string() + "' " + after;
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(folder / "out"),
          content_of(folder / "err")};
}

/// Status 2, nothing on stdout, and one line on stderr that contains `says`.
inline void expect_refused(const outcome& o, const std::string& says) {
  EXPECT_EQ(o.status, 2);
  EXPECT_EQ(o.out, "");
  EXPECT_TRUE(o.err.starts_with("kordon: ")) << o.err;
  EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 1) << o.err;
  EXPECT_TRUE(o.err.ends_with('\n')) << o.err;
  EXPECT_NE(o.err.find(says), std::string::npos) << o.err << "lacks: " << says;
}

/// Status 0 and nothing on stderr.
inline void expect_done(const outcome& o) {
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.err, "");
}

}  // namespace kordon::tools::test
