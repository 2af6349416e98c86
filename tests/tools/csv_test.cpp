// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>

namespace kordon::tools::test {
namespace {

TEST(csv, writes_a_header_and_a_line_for_each_row) {
  const std::vector<csv_column> columns = {
      {"label", std::vector<std::int64_t>{1, -2}},
      {"mean", std::vector<double>{0.1, 1e300}},
      {"max", std::vector<float>{0.1f, 3.0f}},
  };
  EXPECT_EQ(csv_text(columns), "label,mean,max\n1,0.1,0.1\n-2,1e+300,3\n");
}

TEST(csv, writes_the_header_alone_where_there_are_no_rows) {
  EXPECT_EQ(csv_text(std::vector<csv_column>{{"a", std::vector<double>{}},
                                             {"b", std::vector<std::int64_t>{}}}),
            "a,b\n");
  EXPECT_EQ(csv_text({}), "");
}

TEST(csv, quotes_names_as_rfc_4180_does) {
  EXPECT_EQ(csv_text(std::vector<csv_column>{{"x, y", std::vector<std::int64_t>{1}},
                                             {"6\" \nlong", std::vector<std::int64_t>{2}},
                                             {"plain", std::vector<std::int64_t>{3}}}),
            "\"x, y\",\"6\"\" \nlong\",plain\n1,2,3\n");
}

TEST(csv, numbers_read_back_as_they_were) {
  const std::vector<double> values = {0.1,
                                      1.0 / 3,
                                      -0.0,
                                      5e-324,
                                      std::numeric_limits<double>::max(),
                                      123456789.123456789,
                                      std::numeric_limits<double>::infinity()};
  const std::string text = csv_text(std::vector<csv_column>{{"v", values}});
  const char* next = text.c_str() + 2;
  for (const double value : values) {
    char* end = nullptr;
    const double back = std::strtod(next, &end);
    EXPECT_EQ(back, value);
    EXPECT_EQ(std::signbit(back), std::signbit(value));
    next = end + 1;
  }
  EXPECT_EQ(csv_text(std::vector<csv_column>{{"v", std::vector<double>{std::nan("")}}}),
            "v\nnan\n");
}

TEST(csv, wants_columns_of_one_length) {
  EXPECT_THROW(csv_text(std::vector<csv_column>{{"a", std::vector<double>{1}},
                                                {"b", std::vector<double>{1, 2}}}),
               std::invalid_argument);
}

}  // namespace
}  // namespace kordon::tools::test
