// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// An application that calls a library that calls Kordon. Which backend serves the library's calls is the application's
// choice, or its user's (KORDON_PREFER, KORDON_ONLY, KORDON_BLOCK); neither is compiled again for a new one.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/refusal.hpp>
#include <stdexcept>
#include <thread>

#include "smoothing.hpp"

namespace {

using kordon::ndimage::boundary;
using smoothing::image;

image wave() {
  const image in("wave", 240, 320);
  for (std::size_t i = 0; i < in.extent(0); ++i)
    for (std::size_t j = 0; j < in.extent(1); ++j)
      in(i, j) = float(std::sin(0.1 * double(i)) + std::cos(0.7 * double(j)));
  return in;
}

image sharpened(boundary edge = boundary::reflect) {
  const smoothing::exec_type exec;
  const image in = wave(), out("sharp", in.extent(0), in.extent(1));
  smoothing::sharpen(exec, in, out, edge);
  exec.fence();
  return out;
}

image sharpened_in(const kordon::context& asked) {
  const kordon::context_scope scope(asked);
  return sharpened();
}

/// Who served the call that the library made, by its receipt; or the refusal.
std::string server(boundary edge = boundary::reflect) {
  const kordon::record seen;
  try {
    sharpened(edge);
  } catch (const kordon::refusal& refused) {
    return refused.what();
  }
  const kordon::receipt& r = seen.calls().back();
  std::string text = r.backend + " " + r.backend_version;
  for (const auto& other : r.skipped) text += "; " + other.backend + " " + other.reason;
  return text;
}

/// Who served the calls inside that call, or the refusal.
std::string servers_of_parts(boundary edge) {
  const kordon::record seen;
  try {
    sharpened(edge);
  } catch (const kordon::refusal& refused) {
    return refused.what();
  }
  std::string text;
  for (const kordon::receipt& r : seen.calls())
    if (&r != &seen.calls().back())
      text += (text.empty() ? "" : " ") + r.operation + "[" + r.backend + "]";
  return text.empty() ? "none" : text;
}

std::string server_in(const kordon::context& asked, boundary edge = boundary::reflect) {
  const kordon::context_scope scope(asked);
  return server(edge);
}

std::string server_in_nested_scopes() {
  const kordon::context_scope outer({.block = {"quick"}});
  return server_in({.prefer = {"quick"}});
}

std::string server_after_an_exception() {
  try {
    const kordon::context_scope scope({.block = {"quick"}});
    throw std::runtime_error("lost");
  } catch (const std::runtime_error&) {
    return server();
  }
}

std::string server_on_a_thread_within(const kordon::context& asked) {
  const kordon::context_scope scope(asked);
  std::string text;
  std::thread([&text] { text = server(); }).join();
  return text;
}

float difference(const image& a, const image& b) {
  float worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    worst = std::max(worst, std::abs(a.data()[i] - b.data()[i]));
  return worst;
}

}  // namespace

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(argc, argv);
  std::cout << "as it is: " << server() << '\n'
            << "where the edge wraps: " << server(boundary::wrap) << '\n';
  const auto is_quick = [](const kordon_backend* b) { return std::string("quick") == b->name; };
  const auto all = kordon::backends();
  if (std::none_of(all.begin(), all.end(), is_quick)) return 0;

  std::cout << "quick blocked: " << server_in({.block = {"quick"}}) << '\n'
            << "kokkos preferred: " << server_in({.prefer = {"kokkos"}}) << '\n'
            << "quick preferred where it is blocked: " << server_in_nested_scopes() << '\n'
            << "quick alone, where the edge wraps: "
            << server_in({.only = {"quick"}}, boundary::wrap) << '\n'
            << "after an exception: " << server_after_an_exception() << '\n'
            << "on a thread: " << server_on_a_thread_within({.block = {"quick"}}) << '\n'
            << "parts where the edge wraps: " << servers_of_parts(boundary::wrap) << '\n'
            << "both agree: " << std::boolalpha
            << (difference(sharpened(), sharpened_in({.prefer = {"kokkos"}})) < 1e-5f) << '\n';
}
