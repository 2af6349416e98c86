// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/memory/export.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The set of operations and of the implementations that serve them. It fills and freezes at the
/// first call; until then a program can add to it. The order in which things are added changes
/// nothing.
namespace kordon::inline v0 {

/// "0.2": the version of the interface between dispatch and backends, of the library that the program
/// runs with; KORDON_INTERFACE_MAJOR and _MINOR are that of the headers it saw. Apart from the
/// package's, which runtime_version() says.
KORDON_API const char* interface_version();

/// Adds a backend (its functions must live as long as the program).
/// \throws backend_rejected when the registry is frozen, when another backend has the name (names
///         both), when it was built for another interface or another Kokkos, or when its
///         description makes no sense: then nothing of it is added. Rows for operations or options
///         that are not known when the registry freezes are left out: see rejected_backends.
KORDON_API void register_backend(const kordon_backend& backend);

/// Adds an operation, so that backends can serve it: a third party's own, on Kordon's dispatch.
KORDON_API void register_operation(const operation_description& description);

/// All operations, by name. Freezes the registry, as do the functions below.
KORDON_API std::vector<const operation_description*> operations();

/// The operation of that name; null when there is none.
KORDON_API const operation_description* find_operation(std::string_view name);

/// All backends, by name.
KORDON_API std::vector<const kordon_backend*> backends();

/// What the registry left out, and why.
struct rejection {
  std::string backend;  ///< its name, or "?"
  std::string version;
  std::string operation;  ///< whose implementation was left out; empty: all of the backend
  std::string file;       ///< what said so; empty for a backend of the program itself
  std::string reason;     ///< a sentence that ends in the fix
};

/// All rejections so far, by backend: those that registering threw too.
KORDON_API std::vector<rejection> rejected_backends();

/// The known name that is closest to `name` by edit distance, for "did you mean": among those that
/// contain it, where there are any.
KORDON_API std::string closest_name(std::string_view name, std::span<const std::string> known);

}  // namespace kordon::v0
