// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_output.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <stdexcept>
#include <vector>

#include "file_fixture.hpp"
#include "io/file_error.hpp"
#include "io/output_file.hpp"
#include "io/unfinished.hpp"

namespace kordon::tools::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    names.push_back(fs::relative(entry.path(), folder).string());
  std::sort(names.begin(), names.end());
  return names;
}

using names = std::vector<std::string>;

TEST(atomic_output, shows_all_files_at_commit_and_none_before) {
  const temporary_folder folder;
  atomic_output output;
  write_text(output.stage(folder / "new/deep/a.csv"), "a");
  write_text(output.stage(folder / "new/b.png"), "b");
  EXPECT_FALSE(fs::exists(folder / "new/deep/a.csv"));
  EXPECT_FALSE(fs::exists(folder / "new/b.png"));

  output.commit();

  EXPECT_EQ(names_in(folder.path()), (names{"new", "new/b.png", "new/deep", "new/deep/a.csv"}));
  EXPECT_EQ(content_of(folder / "new/deep/a.csv"), "a");
}

TEST(atomic_output, leaves_nothing_when_the_work_fails) {
  const temporary_folder folder;
  folder.add("kept", "old");
  try {
    atomic_output output;
    write_text(output.stage(folder / "new/deep/a.csv"), "a");
    write_text(output.stage(folder / "kept"), "new");
    write_text(output.stage(folder / "b"), "b");
    throw std::runtime_error("the work fails");
  } catch (const std::runtime_error&) {
  }
  EXPECT_EQ(names_in(folder.path()), names{"kept"});
  EXPECT_EQ(content_of(folder / "kept"), "old");
}

TEST(atomic_output, replaces_old_files_and_leaves_others_alone) {
  const temporary_folder folder;
  folder.add("a", "old a");
  folder.add("other", "other");
  atomic_output output;
  write_text(output.stage(folder / "a"), "new a");
  EXPECT_EQ(content_of(folder / "a"), "old a");

  output.commit();

  EXPECT_EQ(names_in(folder.path()), (names{"a", "other"}));
  EXPECT_EQ(content_of(folder / "a"), "new a");
}

TEST(atomic_output, puts_the_old_state_back_when_a_commit_fails_half_way) {
  const temporary_folder folder;
  folder.add("a", "old a");
  {
    atomic_output output;
    write_text(output.stage(folder / "a"), "new a");
    write_text(output.stage(folder / "b"), "new b");
    write_text(output.stage(folder / "made/c"), "new c");
    write_text(output.stage(folder / "d"), "new d");
    fs::create_directory(folder / "d");  // somebody is in the way by now
    fs::create_directory(folder / "d/e");
    EXPECT_TRUE(
        complaint<output_error>([&] { output.commit(); }).starts_with("it cannot be written ("));
  }
  EXPECT_EQ(names_in(folder.path()), (names{"a", "d", "d/e"}));
  EXPECT_EQ(content_of(folder / "a"), "old a");
}

TEST(atomic_output, keeps_a_folder_that_somebody_else_uses_meanwhile) {
  const temporary_folder folder;
  {
    atomic_output output;
    write_text(output.stage(folder / "made/a"), "a");
    folder.add("made/theirs", "theirs");
  }
  EXPECT_EQ(names_in(folder.path()), (names{"made", "made/theirs"}));
}

TEST(atomic_output, says_which_file_of_the_users_cannot_be_written) {
  const temporary_folder folder;
  for (const bool staged : {false, true}) {
    atomic_output output;
    if (staged) output.stage(folder / "a");
    const auto text = complaint<output_error>(
        [&] { output.write(folder / "a", [](const auto&) { write_text("/dev/full", "a"); }); });
    EXPECT_TRUE(text.starts_with("it cannot be written (No space left")) << text;
  }
  EXPECT_EQ(names_in(folder.path()), names{});
}

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};

/// A process that stages files, two of them in new folders, and does as it is told then.
template <class Act>
int end_of_a_process_that(const temporary_folder& folder, Act&& act) {
  const pid_t child = fork();
  if (child == 0) {
    // nohup has its process ignore one of them, and a shell its background processes another.
    for (const int signal : ending_signals) ::signal(signal, SIG_DFL);
    unfinished::remove_on_signals();
    atomic_output output;
    for (const char* name : {"new/deep/a.csv", "new/b.png", "kept"})
      output.write(folder / name, [](const auto& staged) { write_text(staged, "new"); });
    act(output);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST(atomic_output, leaves_nothing_when_a_signal_ends_the_process) {
  for (const int signal : ending_signals) {
    const temporary_folder folder;
    folder.add("kept", "old");
    const int status = end_of_a_process_that(folder, [&](auto&) { raise(signal); });
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << status;
    EXPECT_EQ(names_in(folder.path()), names{"kept"});
    EXPECT_EQ(content_of(folder / "kept"), "old");
  }
}

TEST(atomic_output, lets_a_signal_wait_for_what_must_not_be_cut_in_two) {
  const temporary_folder folder;
  const int status = end_of_a_process_that(folder, [&](auto&) {
    const unfinished::hold signals;
    raise(SIGTERM);
    folder.add("meanwhile", "");
  });
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM) << status;
  EXPECT_EQ(names_in(folder.path()), names{"meanwhile"});
}

TEST(atomic_output, is_whole_when_a_signal_comes_after_it) {
  const temporary_folder folder;
  end_of_a_process_that(folder, [&](atomic_output& output) {
    output.commit();
    raise(SIGTERM);
  });
  EXPECT_EQ(names_in(folder.path()),
            (names{"kept", "new", "new/b.png", "new/deep", "new/deep/a.csv"}));
}

TEST(atomic_output, gives_files_the_permissions_of_ordinary_ones) {
  const temporary_folder folder;
  folder.add("ordinary", "");
  atomic_output output;
  write_text(output.stage(folder / "a"), "a");
  output.commit();
  EXPECT_EQ(fs::status(folder / "a").permissions(), fs::status(folder / "ordinary").permissions());
}

TEST(atomic_output, refuses_targets_that_are_no_files) {
  const temporary_folder folder;
  folder.add("file", "");
  atomic_output output;
  const auto stage = [&](const fs::path& target) {
    return complaint<output_error>([&] { output.stage(target); });
  };
  EXPECT_EQ(stage(folder.path()), "this is a directory; name a file in it");
  EXPECT_TRUE(stage(folder / std::string(300, 'x')).starts_with("it cannot be written ("));
  EXPECT_EQ(stage("/dev/null"), "this is not a regular file; choose another name");
  output.stage(folder / "a");
  EXPECT_EQ(stage(folder / "./a"), "two results would go to this one file; give each its own name");
  EXPECT_TRUE(stage(folder / "file/a").starts_with("it cannot be written (Not a directory)") ||
              stage(folder / "file/a").find("folder cannot be made") != std::string::npos);
}

}  // namespace
}  // namespace kordon::tools::test
