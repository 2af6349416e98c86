// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// judge PLUGIN.so|BACKEND [options of GoogleTest]: the suite for a plug-in, or for a backend of Kordon itself.
#include <iostream>
#include <kordon/testing/conformance.hpp>

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: judge PLUGIN.so|BACKEND\n";
    return 2;
  }
  const std::string who = argv[1];
  argv[1] = argv[0];
  return who.ends_with(".so") ? kordon::testing::judge_plugin(argc - 1, argv + 1, who)
                              : kordon::testing::judge_backend(argc - 1, argv + 1, who);
}
