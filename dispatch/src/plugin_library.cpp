// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <array>
#include <fstream>

#include "backend_reader.hpp"
#include "host_facts.hpp"

namespace kordon::inline v0::detail {
namespace {

constexpr const char* entry_name = "kordon_backend_entry";

const kordon_backend* call_entry(kordon_entry_fn entry, const kordon_host& host) {
  try {
    return entry(&host);
  } catch (const std::exception& e) {
    throw unacceptable(fmt::format("its {} threw '{}'. Fix: report it to its makers", entry_name,
                                   text_of(e.what(), sizeof(kordon_error::text))));
  } catch (...) {
    throw unacceptable(
        fmt::format("its {} threw an exception. Fix: report it to its makers", entry_name));
  }
}

}  // namespace

library_mark mark_of(const std::filesystem::path& library) {
  std::ifstream file(library, std::ios::binary);
  if (!file)
    throw unacceptable(
        fmt::format("its library {} cannot be read. Fix: put it there, or remove the manifest",
                    library.string()));
  library_mark mark{0, 0xcbf29ce484222325u};
  std::array<char, 65536> block;
  while (file.read(block.data(), block.size()), file.gcount() > 0) {
    mark.bytes += static_cast<std::uint64_t>(file.gcount());
    for (std::streamsize i = 0; i < file.gcount(); ++i)
      mark.hash = (mark.hash ^ static_cast<unsigned char>(block[static_cast<std::size_t>(i)])) *
                  0x100000001b3u;
  }
  return mark;
}

backend_facts ask(kordon_entry_fn entry) {
  kordon_error error;
  error.code = 0;
  error.text[0] = '\0';
  kordon_host host = host_facts();
  host.error = &error;
  const kordon_backend* description = call_entry(entry, host);
  if (description == nullptr) {
    const std::string why = text_of(error.text, sizeof error.text);
    throw unacceptable(fmt::format("it declines: {}. Fix: see its documentation",
                                   why.empty() ? "it says nothing of why" : why));
  }
  backend_facts facts = read_backend(*description);
  check_kokkos(facts, host);
  return facts;
}

backend_facts load_library(const std::filesystem::path& library) {
  // It stays loaded even when it is rejected: who knows what its constructors have left behind.
  void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr)
    throw unacceptable(
        fmt::format("it cannot be loaded: {}. Fix: build it again on this machine", dlerror()));
  void* entry = dlsym(handle, entry_name);
  if (entry == nullptr)
    throw unacceptable(
        fmt::format("it exports no {}, and so is no plug-in. Fix: define that function as "
                    "backend.h declares it",
                    entry_name));
  return ask(reinterpret_cast<kordon_entry_fn>(entry));
}

}  // namespace kordon::v0::detail
