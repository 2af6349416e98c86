// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A race that the sanitizer has to report; if it does not, its silence about Kordon says nothing.
#include <cstdio>
#include <thread>

int main() {
  int calls = 0;
  std::thread other([&calls] {
    for (int i = 0; i < 1000; ++i) ++calls;
  });
  for (int i = 0; i < 1000; ++i) ++calls;
  other.join();
  std::printf("%d calls\n", calls);
}
