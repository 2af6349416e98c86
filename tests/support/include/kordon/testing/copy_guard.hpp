// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <kordon/dispatch/copy_watch.hpp>
#include <optional>

namespace kordon::inline v0::testing {

/// Fails each test during which a copy is made inside a Kordon call, by deep_copy or by a mover.
/// The main of Kordon::testing appends it to gtest's listeners.
class copy_guard : public ::testing::EmptyTestEventListener {
 public:
  copy_guard();
  ~copy_guard() override;

  void OnTestStart(const ::testing::TestInfo&) override { watch_.emplace(); }
  void OnTestEnd(const ::testing::TestInfo&) override { fail_for_what_was_seen(); }

 private:
  friend class planted_copies;
  void fail_for_what_was_seen();

  std::optional<copy_watch> watch_;
};

/// The scope in which a test plants such copies: the guard looks away, and the test can look.
class planted_copies {
 public:
  planted_copies();
  ~planted_copies();
  planted_copies(const planted_copies&) = delete;
  planted_copies& operator=(const planted_copies&) = delete;

  std::vector<call_copy> seen() const { return watch_->seen(); }

 private:
  std::optional<copy_watch> watch_;
};

}  // namespace kordon::v0::testing
