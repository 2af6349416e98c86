// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <png.h>
#include <algorithm>
#include <fstream>
#include <Kokkos_Core.hpp>
#include <kordon/memory/import.hpp>
#include <kordon/ndimage.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "command_line.hpp"
#include "io/image.hpp"
#include "io/npy.hpp"

namespace kordon::tools::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::string image_named(const std::string& name) {
  return (fs::path(KORDON_IMAGES) / name).string();
}

/// The lines of a CSV file, as fields.
std::vector<std::vector<std::string>> rows_of(const fs::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(content_of(path));
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back();
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

/// How many objects calls of the library find, with the command's defaults.
int objects_in(const fs::path& path) {
  const Kokkos::DefaultHostExecutionSpace exec;
  host_array image = as_float32(read_image(path));
  const array_ref in = import_pointer({}, image.type, image.storage.data(), image.shape);
  const auto here = place_of(exec);
  const array smooth = zeros(here, dtype::float32, image.shape);
  const array level = zeros(here, dtype::float32, {});
  const array mask = zeros(here, dtype::boolean, image.shape);
  const array labels = zeros(here, dtype::int32, image.shape),
              count = zeros(here, dtype::int32, {});
  ndimage::gaussian_filter(exec, in, smooth, {.sigma = 1.0});
  ndimage::otsu_threshold(exec, smooth, level);
  ndimage::threshold(exec, smooth, level, mask);
  ndimage::label(exec, mask, labels, count);
  exec.fence();
  return *static_cast<const std::int32_t*>(count.data());
}

std::string saved(const temporary_folder& folder, const std::string& name, const host_array& a) {
  const auto path = folder / name;
  write_npy(path, a);
  return path.string();
}

/// Two bright squares, of 9 and of 4 pixels, on black.
template <class T>
host_array two_squares() {
  host_array image(*dtype_of<T>, {12, 16});
  std::fill_n(image.data<T>(), image.size(), T(10));
  const auto fill = [&](int row, int col, int side, T value) {
    for (int r = row; r < row + side; ++r)
      for (int c = col; c < col + side; ++c) image.data<T>()[r * 16 + c] = value;
  };
  fill(2, 3, 3, T(200));
  fill(8, 11, 2, T(250));
  return image;
}

/// Whether a pixel of these rows, as parts of the picture's height, is not grey.
bool is_coloured(const fs::path& picture, double from, double to) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  EXPECT_NE(png_image_begin_read_from_file(&image, picture.c_str()), 0) << image.message;
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
  EXPECT_NE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr), 0) << image.message;
  const auto start_of = [&](double part) {
    return static_cast<std::size_t>(part * image.height) * image.width * 3;
  };
  for (std::size_t i = start_of(from); i < start_of(to); i += 3)
    if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return true;
  return false;
}

class SegmentsAnImage : public ::testing::TestWithParam<const char*> {};

TEST_P(SegmentsAnImage, WithATableAPictureAndReceipts) {
  const std::string image = image_named(GetParam());
  const temporary_folder folder;
  const fs::path out = folder / "deep/er";

  const outcome o = run_kordon({"segment", image, "--out", out.string()});

  expect_done(o);
  const auto rows = rows_of(out / "objects.csv");
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(static_cast<int>(rows.size()) - 1, objects_in(image));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].size(), rows[0].size());
    EXPECT_EQ(rows[i][0], std::to_string(i));
    EXPECT_GT(std::stoll(rows[i][1]), 0);
  }
  EXPECT_TRUE(content_of(out / "overlay.png").starts_with("\x89PNG"));
  const json receipts = json::parse(content_of(out / "receipts.json"));
  ASSERT_EQ(receipts.size(), 5u);
  for (const json& r : receipts) {
    EXPECT_EQ(r["bytes_copied"], 0);
    EXPECT_EQ(r["place"], "host");
    EXPECT_EQ(r["backend"], "kokkos");
    EXPECT_GT(r["seconds"].get<double>(), 0);
    EXPECT_TRUE(r["scratch_bytes"].is_number_unsigned());
    EXPECT_NE(o.out.find(r["operation"].get<std::string>()), std::string::npos);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(out), {}), 3) << "nothing else is left there";
}

INSTANTIATE_TEST_SUITE_P(Images, SegmentsAnImage,
                         ::testing::Values("coins.png", "hubble_deep_field.png"),
                         [](const auto& image) {
                           const std::string name = image.param;
                           return name.substr(0, name.find('.'));
                         });

TEST(SegmentCommand, MeasuresTheImageAsItWasGiven) {
  const temporary_folder folder;
  const std::vector<std::string> files = {
      saved(folder, "u8.npy", two_squares<std::uint8_t>()),
      saved(folder, "u16.npy", two_squares<std::uint16_t>()),
      saved(folder, "f32.npy", two_squares<float>()),
      saved(folder, "f64.npy", two_squares<double>()),
  };
  const fs::path out = folder / "out";
  for (const std::string& file : files) {
    SCOPED_TRACE(file);
    expect_done(run_kordon({"segment", file, "--out", out.string(), "--sigma", "0"}));

    const auto rows = rows_of(out / "objects.csv");
    using row = std::vector<std::string>;
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0], (row{"id", "area", "centroid_row", "centroid_col", "begin_row", "begin_col",
                            "end_row", "end_col", "mean", "min", "max"}));
    EXPECT_EQ(rows[1], (row{"1", "9", "3", "4", "2", "3", "5", "6", "200", "200", "200"}));
    EXPECT_EQ(rows[2], (row{"2", "4", "8.5", "11.5", "8", "11", "10", "13", "250", "250", "250"}));
  }
}

TEST(SegmentCommand, ReadsColumnMajorArraysAsTheyLie) {
  const temporary_folder folder;
  const host_array rows = two_squares<float>();
  host_array columns(dtype::float32, rows.shape, true);
  for (int r = 0; r < 12; ++r)
    for (int c = 0; c < 16; ++c) columns.data<float>()[r + c * 12] = rows.data<float>()[r * 16 + c];
  const std::string a = saved(folder, "a.npy", rows), b = saved(folder, "b.npy", columns);

  expect_done(run_kordon({"segment", a, "--out", (folder / "a").string()}));
  expect_done(run_kordon({"segment", b, "--out", (folder / "b").string()}));

  EXPECT_EQ(content_of(folder / "a/objects.csv"), content_of(folder / "b/objects.csv"));
}

TEST(SegmentCommand, LeavesOutSmallObjectsAndSaysSo) {
  const temporary_folder folder;
  host_array small_first = two_squares<std::uint8_t>();
  auto* values = small_first.data<std::uint8_t>();
  std::reverse(values, values + small_first.size());
  const std::string file = saved(folder, "a.npy", small_first);
  const fs::path all = folder / "all", out = folder / "out";

  expect_done(run_kordon({"segment", file, "--out", all.string(), "--sigma", "0"}));
  const outcome o =
      run_kordon({"segment", file, "--out", out.string(), "--sigma", "0", "--min-area", "5"});

  expect_done(o);
  const auto rows = rows_of(out / "objects.csv");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1], (std::vector<std::string>{"2", "9", "8", "11", "7", "10", "10", "13", "200",
                                               "200", "200"}));
  EXPECT_NE(o.out.find("1 object, and 1 of fewer than 5 pixels left out"), std::string::npos)
      << o.out;
  // The small square lies in the upper half, the large one in the lower half.
  EXPECT_TRUE(is_coloured(all / "overlay.png", 0, 0.5));
  EXPECT_FALSE(is_coloured(out / "overlay.png", 0, 0.5)) << "what is left out has no outline";
  EXPECT_TRUE(is_coloured(out / "overlay.png", 0.5, 1));
}

TEST(SegmentCommand, JoinsPixelsThatShareACornerWhenAsked) {
  const temporary_folder folder;
  host_array image = two_squares<std::uint8_t>();
  image.data<std::uint8_t>()[5 * 16 + 6] = 200;  // at a corner of the first square
  const std::string file = saved(folder, "a.npy", image);
  const auto objects = [&](const char* connectivity) {
    expect_done(run_kordon({"segment", file, "--out", (folder / "out").string(), "--sigma", "0",
                            "--connectivity", connectivity}));
    return rows_of(folder / "out/objects.csv").size() - 1;
  };

  EXPECT_EQ(objects("1"), 3u);
  EXPECT_EQ(objects("2"), 2u);
}

TEST(SegmentCommand, WritesAnEmptyTableForAFlatImage) {
  const temporary_folder folder;
  host_array flat = two_squares<std::uint8_t>();
  std::fill_n(flat.data<std::uint8_t>(), flat.size(), std::uint8_t(7));
  const fs::path out = folder / "out";

  const outcome o =
      run_kordon({"segment", saved(folder, "a.npy", flat), "--out", out.string(), "--quiet"});

  expect_done(o);
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(rows_of(out / "objects.csv").size(), 1u);
}

TEST(SegmentCommand, RefusesEveryBadInputAndWritesNothing) {
  const fs::path inputs = KORDON_BAD_INPUTS;
  const json cases = json::parse(content_of(inputs / "cases.json"));
  ASSERT_GT(cases.size(), 30u);
  const temporary_folder folder;
  const fs::path out = folder / "out";
  for (const json& c : cases) {
    SCOPED_TRACE(c["file"].get<std::string>());
    const std::string path = (inputs / c["file"].get<std::string>()).string();

    const outcome o = run_kordon({"segment", path, "--out", out.string()});

    expect_refused(o, c["says"]);
    EXPECT_TRUE(o.err.starts_with("kordon: " + path + ": ")) << o.err;
    EXPECT_FALSE(fs::exists(out));
  }
}

TEST(SegmentCommand, LeavesTheOldResultsAloneWhenItRefuses) {
  const temporary_folder folder;
  const std::string good = saved(folder, "a.npy", two_squares<float>());
  const std::string out = (folder / "out").string();
  expect_done(run_kordon({"segment", good, "--out", out}));
  const std::string table = content_of(folder / "out/objects.csv");

  expect_refused(run_kordon({"segment", good, "--out", out, "--sigma", "-1"}),
                 "KRD007 ndimage.gaussian_filter: option 'sigma'");
  expect_refused(run_kordon({"segment", good, "--out", out, "--connectivity", "3"}),
                 "KRD007 ndimage.label: option 'connectivity'");
  expect_refused(run_kordon({"segment", good, "--out", out, "--backend", "kokos"}),
                 "did you mean 'kokkos'?");

  EXPECT_EQ(content_of(folder / "out/objects.csv"), table);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "out"), {}), 3);
}

TEST(SegmentCommand, RefusesADtypeThatItDoesNotMeasure) {
  const temporary_folder folder;
  const std::string file = saved(folder, "a.npy", two_squares<std::int32_t>());

  expect_refused(run_kordon({"segment", file, "--out", (folder / "out").string()}),
                 "its pixels are int32; save them as");
}

TEST(SegmentCommand, NeverFindsNothingBecauseTheLevelIsNoNumber) {
  const temporary_folder folder;
  host_array image = two_squares<double>();
  for (std::int64_t i = 0; i < image.size(); ++i)
    image.data<double>()[i] = image.data<double>()[i] > 10 ? 1.7e308 : -1.7e308;
  const std::string file = saved(folder, "a.npy", image);
  const std::string out = (folder / "out").string();

  const outcome o = run_kordon({"segment", file, "--out", out, "--sigma", "0"});

  if (o.status == 0)  // a better sum of squares finds the level
    EXPECT_EQ(rows_of(folder / "out/objects.csv").size(), 3u);
  else
    expect_refused(o, "its values are too far apart for float64; scale the image");
}

TEST(SegmentCommand, RefusesAFolderWithoutAName) {
  const temporary_folder folder;
  const std::string file = saved(folder, "a.npy", two_squares<float>());

  expect_refused(run_kordon({"segment", file, "--out", ""}, "cd '" + folder.path().string() + "';"),
                 "--out: the folder's name is empty; name one");

  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(SegmentCommand, SaysWhichFileCannotBeWritten) {
  const temporary_folder folder;
  const fs::path out = folder / "out";

  expect_refused(
      run_kordon({"segment", image_named("coins.png"), "--out", out.string()}, "ulimit -f 1;"),
      (out / "objects.csv").string() + ": it cannot be written (File too large)");

  EXPECT_FALSE(fs::exists(out));
}

TEST(SegmentCommand, KeepsItsFilesWhenOnlyTheSummaryCannotBeWritten) {
  const temporary_folder folder;
  const std::string file = saved(folder, "a.npy", two_squares<float>());

  const outcome o =
      run_kordon({"segment", file, "--out", (folder / "out").string()}, "", ">/dev/full");

  expect_refused(o, "check where");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "out"), {}), 3);
}

TEST(SegmentCommand, RefusesAFolderThatCannotBeMade) {
  const temporary_folder folder;
  const std::string file = saved(folder, "a.npy", two_squares<float>());

  expect_refused(run_kordon({"segment", file, "--out", file}), "a.npy");

  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

}  // namespace
}  // namespace kordon::tools::test
