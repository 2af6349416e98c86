// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <complex>
#include <cstring>
#include <fstream>
#include <functional>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/import.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "command_line.hpp"
#include "io/npy.hpp"
#include "zeros_in.hpp"

namespace kordon::tools::test {
namespace {

using nlohmann::json;

const std::filesystem::path golden = KORDON_GOLDEN_DIR;

array_ref ref_of(host_array& a) {
  return import_pointer({}, a.type, a.storage.data(), a.shape, a.strides());
}

template <class T>
std::string saved(const temporary_folder& folder, const std::string& name,
                  std::vector<std::int64_t> shape, const std::vector<T>& values) {
  host_array a(*dtype_of<T>, std::move(shape));
  std::copy(values.begin(), values.end(), a.data<T>());
  const auto path = folder / name;
  write_npy(path, a);
  return path.string();
}

template <class T>
std::vector<T> values_in(const std::filesystem::path& path) {
  const host_array a = read_npy(path);
  EXPECT_EQ(a.type, *dtype_of<T>);
  return {a.data<T>(), a.data<T>() + a.size()};
}

/// The first golden case of each operation, and the first with options.
std::vector<json> cases_of_every_operation() {
  std::ifstream file(golden / "cases.json");
  std::map<std::pair<std::string, bool>, json> chosen;
  const json all = json::parse(file);
  for (const json& c : all["cases"])
    chosen.try_emplace({c["operation"].get<std::string>(), c["options"].empty()}, c);
  std::vector<json> cases;
  for (const auto& [key, c] : chosen) cases.push_back(c);
  return cases;
}

/// The results of the same call, made in this program.
std::vector<host_array> called_directly(const json& c) {
  const Kokkos::DefaultHostExecutionSpace exec;
  const auto& operation = *find_operation(c["operation"].get<std::string>());
  std::vector<std::pair<std::string, std::string>> options;
  for (const auto& [key, value] : c["options"].items())
    options.emplace_back(key, value.get<std::string>());
  std::vector<host_array> arrays;
  for (const auto& file : c["inputs"]) arrays.push_back(read_npy(golden / file.get<std::string>()));
  std::vector<std::size_t> written;
  std::size_t next = 0;
  for (std::size_t i = 0; i < operation.arrays.size(); ++i) {
    if (operation.arrays[i].direction == role::in) continue;
    const std::string expected = c["outputs"][next++];
    if (i >= arrays.size()) {
      arrays.push_back(read_npy(golden / expected));
      std::fill_n(arrays[i].storage.data(), arrays[i].storage.size(), std::byte(0));
    }
    written.push_back(i);
  }
  std::vector<array_ref> refs;
  for (auto& a : arrays) refs.push_back(ref_of(a));
  call_erased(operation, exec_ref(exec), refs, options_from_text(operation, options));
  exec.fence();
  std::vector<host_array> results;
  for (const std::size_t i : written) results.push_back(std::move(arrays[i]));
  return results;
}

TEST(RunCommand, GivesForEveryOperationWhatADirectCallGives) {
  std::map<std::string, int> seen;
  for (const json& c : cases_of_every_operation()) {
    SCOPED_TRACE(c["name"].get<std::string>());
    ++seen[c["operation"]];
    const temporary_folder folder;
    std::vector<std::string> arguments = {"run", c["operation"]};
    for (const auto& file : c["inputs"])
      arguments.insert(arguments.end(), {"-i", (golden / file.get<std::string>()).string()});
    for (const auto& [key, value] : c["options"].items())
      arguments.insert(arguments.end(), {"--set", key + "=" + value.get<std::string>()});
    const auto expected = called_directly(c);
    const auto output = [&](std::size_t k) { return folder / std::to_string(k) += ".npy"; };
    for (std::size_t k = 0; k < expected.size(); ++k)
      arguments.insert(arguments.end(), {"-o", output(k).string()});

    expect_done(run_kordon(arguments));

    for (std::size_t k = 0; k < expected.size(); ++k) {
      const host_array got = read_npy(output(k));
      EXPECT_EQ(got.type, expected[k].type);
      ASSERT_EQ(got.shape, expected[k].shape);
      EXPECT_EQ(std::memcmp(got.storage.data(), expected[k].storage.data(), got.storage.size()), 0)
          << "result " << k;
    }
  }
  EXPECT_EQ(seen.size(), operations().size());
}

TEST(RunCommand, PrintsAScalarAndWritesNothingUnasked) {
  const temporary_folder folder;
  const auto x = saved<float>(folder, "x.npy", {3}, {1, 2, 3});

  const outcome o = run_kordon({"run", "linalg.dot", "-i", x, "-i", x, "--receipt"});

  expect_done(o);
  EXPECT_NE(o.out.find("float32 = 14"), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("linalg.dot["), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("0 B copied"), std::string::npos) << o.out;
}

TEST(RunCommand, TakesAnUpdatedArrayAsZerosOrFromAFile) {
  const temporary_folder folder;
  const auto a = saved<double>(folder, "A.npy", {2, 2}, {1, 2, 3, 4});
  const auto x = saved<double>(folder, "x.npy", {2}, {1, 1});
  const auto y = saved<double>(folder, "y.npy", {2}, {10, 20});
  const std::string out = (folder / "out.npy").string();

  expect_done(run_kordon({"run", "linalg.gemv", "-i", a, "-i", x, "-o", out, "--set", "beta=2"}));
  EXPECT_EQ(values_in<double>(out), (std::vector<double>{3, 7}));
  expect_done(
      run_kordon({"run", "linalg.gemv", "-i", a, "-i", x, "-i", y, "-o", out, "--set", "beta=2"}));
  EXPECT_EQ(values_in<double>(out), (std::vector<double>{23, 47}));
  EXPECT_EQ(values_in<double>(y), (std::vector<double>{10, 20})) << "the input file is as it was";
}

TEST(RunCommand, WouldConvertTheSamplesWhereTheirTypeHasNoSuchLevel) {
  const temporary_folder folder;
  const auto image = saved<std::uint8_t>(folder, "image.npy", {3}, {10, 50, 200});
  const auto level = saved<double>(folder, "level.npy", {}, {300});
  const std::string out = (folder / "out.npy").string();
  std::vector<std::string> arguments = {"run", "ndimage.threshold", "-i", image, "-i", level, "-o",
                                        out};

  expect_refused(run_kordon(arguments), "On this command line: --as float64");
  arguments.insert(arguments.end(), {"--as", "float64"});
  expect_done(run_kordon(arguments));

  const host_array above = read_npy(out);
  EXPECT_TRUE(std::none_of(above.data<bool>(), above.data<bool>() + 3, std::identity()));
}

TEST(RunCommand, RefusesAnotherDtypeAndSaysWhatWouldConvertIt) {
  const temporary_folder folder;
  const auto image = saved<std::uint8_t>(folder, "image.npy", {2, 2}, {1, 1, 1, 1});
  const std::string out = (folder / "out.npy").string();

  expect_refused(run_kordon({"run", "ndimage.gaussian_filter", "-i", image, "-o", out}),
                 "On this command line: --as float32");
  EXPECT_FALSE(std::filesystem::exists(out));

  expect_done(
      run_kordon({"run", "ndimage.gaussian_filter", "-i", image, "-o", out, "--as", "float32"}));
  EXPECT_EQ(values_in<float>(out), (std::vector<float>{1, 1, 1, 1}));
}

TEST(RunCommand, ConvertsEveryRealDtype) {
  const temporary_folder folder;
  const auto image = saved<std::int16_t>(folder, "image.npy", {2, 2}, {-7, -7, -7, -7});
  const std::string out = (folder / "out.npy").string();

  // A filter that filters no axis copies: it adds no rounding of its own to the conversion.
  expect_done(run_kordon({"run", "ndimage.gaussian_filter", "-i", image, "-o", out, "--as",
                          "float32", "--set", "sigma=0"}));

  EXPECT_EQ(values_in<float>(out), (std::vector<float>{-7, -7, -7, -7}));
}

TEST(RunCommand, SuggestsNoConversionThatWouldDropImaginaryParts) {
  const temporary_folder folder;
  const auto image = saved<std::complex<float>>(folder, "image.npy", {1, 2}, {{1, 2}, {3, 4}});
  const std::string out = (folder / "out.npy").string();

  const auto refused = run_kordon({"run", "ndimage.gaussian_filter", "-i", image, "-o", out});

  expect_refused(refused, "Fix: pass its real or its imaginary part, as float32");
  EXPECT_EQ(refused.err.find("--as"), std::string::npos) << refused.err;
}

TEST(RunCommand, ConvertsTheNamedInputOnly) {
  const temporary_folder folder;
  const auto rows = saved<std::int32_t>(folder, "rows.npy", {3}, {0, 1, 2});
  const auto columns = saved<std::int32_t>(folder, "columns.npy", {2}, {0, 1});
  const auto values = saved<double>(folder, "values.npy", {2}, {2, 3});
  const auto x = saved<double>(folder, "x.npy", {2}, {5, 7});
  const std::string out = (folder / "out.npy").string();
  std::vector<std::string> arguments = {"run", "sparse.spmv", "-i", rows, "-i", columns,
                                        "-i",  values,        "-i", x,    "-o", out};

  expect_refused(run_kordon(arguments), "On this command line: --as A.row_map=int64");
  arguments.insert(arguments.end(), {"--as", "A.row_map=int64"});
  expect_done(run_kordon(arguments));
  EXPECT_EQ(values_in<double>(out), (std::vector<double>{10, 21}));
}

TEST(RunCommand, ConvertsToTheComplexPartnerOfTheOperationsType) {
  const temporary_folder folder;
  const auto half = saved<std::complex<float>>(folder, "half.npy", {2}, {{2, 0}, {0, 0}});
  const std::string out = (folder / "out.npy").string();

  expect_done(run_kordon({"run", "fft.irfftn", "-i", half, "-o", out, "--as", "float64"}));
  EXPECT_EQ(values_in<double>(out), (std::vector<double>{1, 1}));

  std::filesystem::remove(out);
  expect_refused(run_kordon({"run", "fft.irfftn", "-i", half, "-o", out, "--as", "complex128"}),
                 "--as complex128: no input of fft.irfftn has the operation's type; write --as "
                 "in=complex128");
  EXPECT_FALSE(std::filesystem::exists(out));
  expect_done(run_kordon({"run", "fft.irfftn", "-i", half, "-o", out, "--as", "in=complex128"}));
  EXPECT_EQ(values_in<double>(out), (std::vector<double>{1, 1}));
}

TEST(RunCommand, GivesTheLengthThatTheInputsLeaveOpen) {
  const temporary_folder folder;
  const auto half = saved<std::complex<float>>(folder, "half.npy", {2}, {{6, 0}, {0, 0}});
  const std::string out = (folder / "out.npy").string();
  const auto with = [&](const std::vector<std::string>& extents) {
    std::vector<std::string> arguments = {"run", "fft.irfftn", "-i", half, "-o", out};
    for (const std::string& e : extents) arguments.insert(arguments.end(), {"--extent", e});
    return run_kordon(arguments);
  };

  expect_refused(with({"n=4"}), "--extent n=4: the inputs of fft.irfftn leave 2 or 3; write one");
  expect_refused(with({"m=3"}), "--extent m=3: the inputs of fft.irfftn leave no m open");
  expect_refused(with({"n=3", "n=2"}), "--extent n=2: n is named twice; leave one out");
  for (const char* no_extent : {"n", "n=", "n=-1", "n=3.5", "=3", "out=3"})
    expect_refused(with({no_extent}), "is no letter with a whole number from 0; write it as n=5");
  EXPECT_FALSE(std::filesystem::exists(out));
  expect_done(with({}));
  EXPECT_EQ(values_in<float>(out), (std::vector<float>{3, 3}));
  expect_done(with({"n=2"}));
  EXPECT_EQ(values_in<float>(out), (std::vector<float>{3, 3}));
  expect_done(with({"n=3"}));
  EXPECT_EQ(values_in<float>(out), (std::vector<float>{2, 2, 2}));
}

TEST(RunCommand, MakesNoEmptyResultOfSomethingUnlessAsked) {
  const temporary_folder folder;
  const auto one = saved<std::complex<float>>(folder, "one.npy", {2, 1}, {{1, 0}, {3, 0}});
  const auto none = saved<std::complex<float>>(folder, "none.npy", {0, 1}, {});
  const std::string out = (folder / "out.npy").string();
  const auto run = [&](const std::string& in, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"run", "fft.irfftn", "-i", in, "-o", out});
    return run_kordon(more);
  };

  expect_refused(run(one), "the inputs leave n open, 0 or 1; say which with --extent n=1");
  EXPECT_FALSE(std::filesystem::exists(out));
  expect_done(run(one, {"--extent", "n=1"}));
  EXPECT_EQ(values_in<float>(out), (std::vector<float>{2, -1}));
  expect_done(run(one, {"--extent", "n=0"}));
  EXPECT_EQ(values_in<float>(out), std::vector<float>());
  expect_done(run(none));
}

TEST(RunCommand, CutsResultsToTheirCountAndSaysWhenThereIsNoRoom) {
  const temporary_folder folder;
  const auto labels = saved<std::int32_t>(folder, "labels.npy", {5}, {1, 0, 2, 2, 3});
  const auto image = saved<std::uint8_t>(folder, "image.npy", {5}, {9, 8, 7, 6, 5});
  const std::string area = (folder / "area.npy").string();
  std::vector<std::string> arguments = {
      "run", "ndimage.measure_objects", "-i", labels, "-i", image, "-o", area};

  expect_done(run_kordon(arguments));
  EXPECT_EQ(values_in<std::int64_t>(area), (std::vector<std::int64_t>{1, 2, 1}));

  std::filesystem::remove(area);
  arguments.insert(arguments.end(), {"--capacity", "2"});
  expect_refused(run_kordon(arguments), "there are 3 rows and room for 2");
  EXPECT_FALSE(std::filesystem::exists(area));
}

TEST(RunCommand, RefusesASparseMatrixThatPointsOutsideItself) {
  const temporary_folder folder;
  const auto values = saved<double>(folder, "values.npy", {2}, {2, 3});
  const auto x = saved<double>(folder, "x.npy", {3}, {5, 7, 11});
  const std::string out = (folder / "out.npy").string();
  const auto run = [&](const std::vector<std::int64_t>& rows, const std::vector<std::int32_t>& at) {
    const auto row_map = saved<std::int64_t>(folder, "rows.npy", {3}, rows);
    const auto columns = saved<std::int32_t>(folder, "columns.npy", {2}, at);
    return run_kordon(
        {"run", "sparse.spmv", "-i", row_map, "-i", columns, "-i", values, "-i", x, "-o", out});
  };

  expect_refused(run({0, 1, 2}, {0, 2000000000}), "A.columns has 2000000000 at 1");
  expect_refused(run({0, 1, 2}, {0, 3}), "from 0 to below 3");
  expect_refused(run({0, 1, 2}, {0, -1}), "A.columns has -1 at 1");
  expect_refused(run({0, 1, 200000000}, {0, 2}), "A.row_map ends with 200000000");
  expect_refused(run({0, 2, 1}, {0, 2}), "A.row_map falls from 2 to 1 at 2");
  expect_refused(run({1, 2, 2}, {0, 2}), "A.row_map begins with 1");
  EXPECT_FALSE(std::filesystem::exists(out));
  expect_done(run({0, 1, 2}, {0, 2}));
  EXPECT_EQ(values_in<double>(out), (std::vector<double>{10, 33}));
}

TEST(RunCommand, LeavesNothingWhenItIsKilled) {
  const temporary_folder folder;
  const auto image = zeros_in(folder, "image.npy", dtype::float64, {2048, 2048});
  const auto out = folder / "new/out.npy";
  const pid_t child = fork();
  if (child == 0) {
    execl(KORDON_PROGRAM, KORDON_PROGRAM, "run", "ndimage.gaussian_filter", "-i", image.c_str(),
          "-o", out.c_str(), "--set", "sigma=200", nullptr);
    _exit(127);
  }
  while (!std::filesystem::exists(folder / "new") && waitpid(child, nullptr, WNOHANG) == 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  kill(child, SIGTERM);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child) << "it ended before it was killed";

  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM) << status;
  EXPECT_FALSE(std::filesystem::exists(folder / "new"));
}

TEST(RunCommand, RefusesWhatDoesNotFitTheDescription) {
  const temporary_folder folder;
  const auto x = saved<float>(folder, "x.npy", {3}, {1, 2, 3});
  const auto y = saved<float>(folder, "y.npy", {4}, {1, 2, 3, 4});
  const std::vector<std::string> dot = {"run", "linalg.dot", "-i", x, "-i", x};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), dot.begin(), dot.end());
    return run_kordon(more);
  };

  expect_refused(run_kordon({"run", "linalg.dto", "-i", x}), "did you mean 'linalg.dot'?");
  expect_refused(run_kordon({"run", "linalg.dot", "-i", x}),
                 "takes 2 inputs (x, y) and 1 was given");
  expect_refused(run_kordon({"run", "linalg.dot", "-i", x, "-i", y}), "KRD004 linalg.dot");
  expect_refused(with({"-i", x}), "takes 2 inputs");
  expect_refused(with({"-o", "a.npy", "-o", "b.npy"}), "has 1 result (out)");
  expect_refused(with({"-o", "a.png"}), "NumPy's format");
  expect_refused(with({"-o", ""}), "-o: the file's name is empty; name one");
  expect_refused(with({"--set", "alpha=1"}), "KRD007 linalg.dot");
  expect_refused(with({"--set", "alpha"}), "write NAME=VALUE");
  expect_refused(with({"--set", "alpha=1", "--set", "alpha=2"}),
                 "--set 'alpha=2': 'alpha' is set twice; leave one out");
  expect_refused(with({"--set", "fftw:plan=measure", "--set", "fftw:plan=estimate"}), "twice");
  expect_refused(with({"--as", "flaot64"}), "did you mean 'float64'?");
  expect_refused(with({"--as", "z=float64"}), "is no input of linalg.dot");
  expect_refused(with({"--capacity", "3"}), "leave it out");
  expect_refused(with({"--extent", "n=3"}), "leave no n open; leave it out");
  expect_refused(with({"--backend", "kokos"}), "did you mean 'kokkos'?");
}

}  // namespace
}  // namespace kordon::tools::test
