// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/call_request.hpp"

#include <CLI/CLI.hpp>
#include <limits>

#include "call/backend_options.hpp"
#include "call/number_checks.hpp"

namespace kordon::tools {

void add_call_options(CLI::App& command, call_request& request) {
  command.add_option("OP", request.operation, "The operation, as 'kordon info' lists them")
      ->required();
  command
      .add_option(
          "-i,--input", request.inputs,
          "A .npy or .png file for each input, in the order of the description. Arrays that "
          "are updated (y, C) may be left out: they are zeros then")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option("-s,--set", request.options,
                  "An option of the operation, or of the backend that is to run it")
      ->type_name("[BACKEND:]NAME=VALUE")
      ->allow_extra_args(false);
  command
      .add_option(
          "--as", request.conversions,
          "Convert inputs first: all that share the operation's type (to its complex partner "
          "where they are complex beside real results), or the named one")
      ->type_name("[INPUT=]DTYPE")
      ->allow_extra_args(false);
  command
      .add_option("--extent", request.extents,
                  "An extent of the results that the inputs leave open, by its letter in 'kordon "
                  "info': n=5 for the odd length of fft.irfftn, which is even else")
      ->type_name("LETTER=N")
      ->allow_extra_args(false);
  CLI::Option* capacity =
      command
          .add_option("--capacity", request.capacity,
                      "Rows to make room for, where their number depends on values (default 65536)")
          ->type_name("N");
  must_be_whole(*capacity, 0, std::numeric_limits<std::int32_t>::max());
  add_backend_options(command, request.backends);
}

}  // namespace kordon::tools
