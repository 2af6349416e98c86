// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace kordon::tools {

struct child_answer {
  std::string text;
  std::string end;  ///< how the child ended, in words ("ended the process:
                    ///< Segmentation fault"); empty: well
};

/// Runs this program again with these arguments and the number of a descriptor as the last one, and
/// returns what it writes there. What it prints goes to stderr. After a minute it is ended.
/// \throws command_error when it cannot be started
child_answer ask_child(std::vector<std::string> arguments);

}  // namespace kordon::tools
