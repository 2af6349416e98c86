// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/npy.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <array>
#include <complex>
#include <cstring>
#include <numeric>

#include "file_fixture.hpp"
#include "io/file_error.hpp"
#include "io/npy_header.hpp"

namespace kordon::tools::test {
namespace {

using namespace std::string_view_literals;

/// A .npy file as NumPy would write it, with any dictionary and any data.
std::string npy_file(std::string_view dictionary, std::string_view data, char major = 1) {
  std::string text(dictionary);
  const std::size_t before = major == 1 ? 10 : 12;
  text.resize((text.size() + before + 64) / 64 * 64 - before, ' ');
  text.back() = '\n';
  std::string length;
  for (int i = 0; i < (major == 1 ? 2 : 4); ++i)
    length += static_cast<char>(text.size() >> (8 * i) & 0xff);
  return std::string("\x93NUMPY") + major + '\0' + length + text + std::string(data);
}

std::string dictionary(std::string_view descr, std::string_view shape,
                       std::string_view order = "False") {
  return fmt::format("{{'descr': '{}', 'fortran_order': {}, 'shape': {}, }}", descr, order, shape);
}

std::string complaint_about(std::string_view file) {
  const temporary_folder folder;
  const auto path = folder.add("a.npy", file);
  return complaint<input_error>([&] { read_npy(path); });
}

constexpr std::string_view save_again = "save the array again with numpy.save(path, a)";

class npy_round_trip : public testing::TestWithParam<dtype> {};

TEST_P(npy_round_trip, keeps_type_shape_order_and_bytes) {
  const temporary_folder folder;
  using shapes = std::vector<std::vector<std::int64_t>>;
  for (const auto& shape : shapes{{}, {0}, {5}, {3, 4}, {2, 0, 3}, {2, 3, 4, 1, 2}})
    for (const bool fortran_order : {false, true}) {
      host_array array(GetParam(), shape, fortran_order);
      for (std::size_t i = 0; i < array.storage.size(); ++i)
        array.storage.data()[i] = std::byte(GetParam() == dtype::boolean ? i % 2 : i * 7);

      write_npy(folder / "a.npy", array);
      const host_array back = read_npy(folder / "a.npy");

      EXPECT_EQ(back.type, array.type);
      EXPECT_EQ(back.shape, array.shape);
      EXPECT_EQ(back.fortran_order, array.fortran_order);
      ASSERT_EQ(back.storage.size(), array.storage.size());
      EXPECT_TRUE(std::equal(back.storage.data(), back.storage.data() + back.storage.size(),
                             array.storage.data()));
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(back.storage.data()) % 64, 0u);
    }
}

INSTANTIATE_TEST_SUITE_P(types, npy_round_trip,
                         testing::Values(dtype::boolean, dtype::int8, dtype::int16, dtype::int32,
                                         dtype::int64, dtype::uint8, dtype::uint16, dtype::uint32,
                                         dtype::uint64, dtype::float16, dtype::float32,
                                         dtype::float64, dtype::complex64, dtype::complex128),
                         [](const auto& test) { return std::string(name(test.param)); });

TEST(npy, writes_the_bytes_that_numpy_writes) {
  const std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }";
  const std::string expected = std::string("\x93NUMPY\x01\x00\x76\x00", 10) + text +
                               std::string(0x76 - text.size() - 1, ' ') + '\n';
  const std::array<std::int64_t, 2> shape = {3, 4};
  EXPECT_EQ(npy_prefix(dtype::float32, shape, false), expected);
  EXPECT_NE(npy_prefix(dtype::uint8, std::array<std::int64_t, 1>{7}, true)
                .find("{'descr': '|u1', 'fortran_order': True, 'shape': (7,), }"),
            std::string::npos);
  EXPECT_NE(npy_prefix(dtype::uint8, {}, false).find("'shape': (), }"), std::string::npos);
}

TEST(npy, reads_all_versions) {
  const temporary_folder folder;
  for (const char major : {'\1', '\2', '\3'}) {
    const auto path = folder.add("a.npy", npy_file(dictionary("<i2", "(2,)"), "\1\0\2\0"sv, major));
    const host_array array = read_npy(path);
    ASSERT_EQ(array.shape, std::vector<std::int64_t>{2});
    EXPECT_EQ(array.data<std::int16_t>()[0], 1);
    EXPECT_EQ(array.data<std::int16_t>()[1], 2);
  }
}

TEST(npy, reads_what_the_format_allows_and_numpy_never_writes) {
  const temporary_folder folder;
  for (const std::string_view text : {
           "{\"shape\":(2,3),\"fortran_order\":True,\"descr\":\"|u1\"}",
           "{ 'fortran_order' :\tTrue , 'shape' : ( 2L , 3L , ) , 'descr' : '<u1' , }",
       }) {
    const host_array array = read_npy(folder.add("a.npy", npy_file(text, "abcdef")));
    EXPECT_EQ(array.type, dtype::uint8);
    EXPECT_EQ(array.shape, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(array.strides(), (std::vector<std::int64_t>{1, 2}));
  }
}

TEST(npy, refuses_what_is_no_file_of_its_kind) {
  const temporary_folder folder;
  const auto read = [&](std::string_view name) {
    return complaint<input_error>([&] { read_npy(folder / name); });
  };
  folder.add("empty.npy", "");
  folder.add("text.npy", "x, y\n1, 2\n");
  EXPECT_EQ(read("missing.npy"), "there is no such file; check the spelling and the folder");
  EXPECT_EQ(read("text.npy/a.npy"), "there is no such file; check the spelling and the folder");
  EXPECT_EQ(read(""), "this is a directory, not a file; name a file in it");
  EXPECT_EQ(read("empty.npy"), "the file is empty; copy or save it again from its source");
  EXPECT_EQ(read("text.npy"),
            "this is not a .npy file; give one written by numpy.save(path, array)");
  EXPECT_EQ(complaint<input_error>([] { read_npy("/dev/null"); }),
            "this is not a regular file; save its content to a file first");
}

TEST(npy, refuses_truncated_files_wherever_they_end) {
  const std::string whole = npy_file(dictionary("<f8", "(2, 3)"), std::string(48, 'x'));
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const std::string text = complaint_about(std::string_view(whole).substr(0, size));
    const char* const says = size < 6 ? "this is not a .npy file; "
                             : size < 128
                                 ? "the file ends inside its .npy header; "
                                 : "its header claims float64[2,3], which is 48 bytes, but ";
    EXPECT_TRUE(text.starts_with(says)) << size << ": " << text;
  }
  EXPECT_EQ(
      complaint_about(std::string_view(whole).substr(0, 140)),
      "its header claims float64[2,3], which is 48 bytes, but only 12 follow; copy or save it "
      "again from its source");
}

TEST(npy, refuses_headers_that_lie) {
  const auto claim = [](std::string_view shape) {
    return complaint_about(npy_file(dictionary("<f8", shape), "12345678"));
  };
  EXPECT_EQ(claim("(1000000, 1000000)"),
            "its header claims float64[1000000,1000000], which is 8000000000000 bytes, but only 8 "
            "follow; copy or save it again from its source");
  EXPECT_EQ(claim("(0,)"),
            "its header claims float64[0], which is 0 bytes, but 8 follow; save one array in each "
            "file");
  EXPECT_EQ(claim("(-1,)"),
            fmt::format("its header claims a negative extent (-1); {}", save_again));
  EXPECT_EQ(claim("(-1, -1)"),
            fmt::format("its header claims a negative extent (-1); {}", save_again));
  EXPECT_EQ(claim("(99999999999999999999,)"),
            fmt::format("its header claims an extent that no machine can hold; {}", save_again));
  for (const auto* shape : {"(4294967296, 4294967296)", "(9223372036854775807, 2)",
                            "(0, 9223372036854775807, 9223372036854775807)"})
    EXPECT_EQ(
        claim(shape),
        fmt::format("its header claims more bytes than any machine can hold; {}", save_again));
  std::string many = "(";
  for (int i = 0; i < 65; ++i) many += "1, ";
  EXPECT_EQ(claim(many + ")"), "its header claims 65 dimensions; save it with at most 64");
}

TEST(npy, refuses_types_it_has_no_name_for) {
  const auto of = [](std::string_view descr) {
    return complaint_about(npy_file(dictionary(descr, "(1,)"), "12345678"));
  };
  constexpr std::string_view plain =
      "save it with a plain type, for example numpy.save(path, a.astype('<f8'))";
  EXPECT_EQ(of(">i4"),
            "its numbers are big endian ('>i4'); save them little endian: numpy.save(path, "
            "a.astype('<i4'))");
  EXPECT_EQ(of("|O"),
            fmt::format("its elements are Python objects, which Kordon does not read; {}", plain));
  EXPECT_EQ(of("<U2"),
            fmt::format("its elements are text ('<U2'), which Kordon does not read; {}", plain));
  EXPECT_EQ(of("<M8[ns]"), fmt::format("its elements are dates or times ('<M8[ns]'), which Kordon "
                                       "does not read; {}",
                                       plain));
  EXPECT_EQ(
      of("<V2"),
      fmt::format("its elements are raw bytes ('<V2'), which Kordon does not read; {}", plain));
  EXPECT_EQ(of("<f16"),
            fmt::format("its elements are of type '<f16', which Kordon does not read; {}", plain));
  EXPECT_EQ(of(""),
            fmt::format("its elements are of type '', which Kordon does not read; {}", plain));
  EXPECT_EQ(
      complaint_about(
          npy_file("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", "1234")),
      fmt::format("its elements are records (a structured type), which Kordon does not read; {}",
                  plain));
}

TEST(npy, refuses_damaged_headers) {
  for (const std::string_view text :
       {"", "hello", "{", "{}", "{'descr'", "{'descr': <f4}", "{'descr': '<f4', 'shape': (1,)}",
        "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1 2)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x"}) {
    const auto said = complaint_about(npy_file(text, "1234"));
    EXPECT_NE(said.find(save_again), std::string::npos) << text << ": " << said;
  }
  EXPECT_EQ(complaint_about(std::string("\x93NUMPY\x04\x00\x00\x00", 10)),
            "its .npy version is 4.0; save it as version 1.0, 2.0 or 3.0, for example with "
            "numpy.save(path, a)");
}

TEST(npy, refuses_a_bool_that_is_neither_true_nor_false) {
  EXPECT_EQ(complaint_about(npy_file(dictionary("|b1", "(3,)"), "\1\0\7"sv)),
            "element 2 of its bool data is the byte 7; save it again with numpy.save(path, "
            "a.view('u1') != 0)");
}

TEST(npy, refuses_to_write_what_the_format_or_the_disk_cannot_hold) {
  const temporary_folder folder;
  EXPECT_EQ(complaint<output_error>(
                [&] { write_npy(folder / "a.npy", host_array(dtype::bfloat16, {2})); }),
            "NumPy's format has no bfloat16; convert the array to float32 first");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.npy"));
  host_array large(dtype::uint8, {1 << 20});
  std::memset(large.storage.data(), 0, large.storage.size());
  EXPECT_EQ(complaint<output_error>([&] { write_npy("/dev/full", large); }),
            "it cannot be written (No space left on device); check the folder, its permissions and "
            "the space on the disk");
}

TEST(npy, survives_thousands_of_damaged_files) {
  const temporary_folder folder;
  const std::array<std::string, 4> seeds = {
      npy_file(dictionary("<f8", "(2, 3)"), std::string(48, 'x')),
      npy_file(dictionary("|u1", "(3, 2)", "True"), "abcdef", 2),
      npy_file(dictionary("|b1", "()"), "\1"), npy_file(dictionary("<c16", "(1, 1, 0)"), "", 3)};
  std::mt19937 generator(20261122);
  int refused = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto path =
        folder.add("a.npy", mutated(seeds[static_cast<std::size_t>(i) % 4], generator));
    try {
      const host_array array = read_npy(path);
      EXPECT_LE(array.storage.size(), 48u);
    } catch (const input_error& error) {
      ++refused;
      EXPECT_EQ(std::string_view(error.what()).find('\n'), std::string_view::npos);
    }
  }
  EXPECT_GT(refused, 2000);
  EXPECT_LT(refused, 4000);
}

}  // namespace
}  // namespace kordon::tools::test
