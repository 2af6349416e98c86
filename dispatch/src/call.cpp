// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <Kokkos_Profiling_ScopedRegion.hpp>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/composite.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/memory/workspace.hpp>
#include <optional>

#include "backend_reader.hpp"
#include "choice.hpp"
#include "loaded_options.hpp"
#include "running_call.hpp"

namespace kordon::inline v0 {
namespace detail {
namespace {

/// What a context sets for the backend that runs, or its defaults.
std::span<const kordon_option> backend_options_for(const implementation& i,
                                                   const context_scope* context) {
  const bool are_set = context != nullptr && (context->has_options() >> i.backend_index & 1u) != 0;
  return are_set ? context->options_of(i.backend_index) : i.backend_options;
}

std::vector<std::string> texts_of_backend_options(const implementation& i,
                                                  const context_scope* context) {
  return texts_of_set_options(frozen_registry().options[static_cast<std::size_t>(i.backend_index)],
                              backend_options_for(i, context));
}

// In the program's own block: a look at it costs no call.
[[gnu::tls_model("initial-exec")]] thread_local const running_call* innermost = nullptr;

/// Where users report what is wrong with a backend.
std::string_view report_address(const implementation& i) {
  const char* given = i.backend->report;
  return given == nullptr || *given == '\0' ? "its makers'" : given;
}

/// What to do about a backend that does not what it should.
std::string way_around(const implementation& i) {
  return fmt::format(
      "report it at {}, or call with another backend (kordon::context_scope with .block)",
      report_address(i));
}

/// Calls inside calls: far more than composites are deep, and far fewer than a stack has room for.
constexpr int deepest = 32;

[[noreturn]] void refuse_depth(const request& r, const implementation& i) {
  refuse(refusal_code::backend_failed, r.operation.name, "",
         fmt::format("calls are {} deep inside each other, the last in backend '{}' {}. Fix: {}",
                     deepest, i.backend->name, i.backend->version, way_around(i)));
}

/// The call is this thread's innermost until the end of the scope.
struct running_scope : running_call {
  running_scope(const request& r, const implementation& i, const context_scope* context,
                std::vector<call_copy>* to = nullptr)
      : running_call{r, i, to, innermost, innermost == nullptr ? 1 : innermost->depth + 1},
        context_(context) {
    if (depth > deepest) [[unlikely]]
      refuse_depth(r, i);
    innermost = this;
    if (context != nullptr && context->has_options() != 0) inside_.emplace(*context);
  }
  // A context that the backend made and did not end would be in force for good.
  ~running_scope() {
    innermost = outer;
    if (context_scope::current() != context_) [[unlikely]]
      restore_context(context_);
  }
  running_scope(const running_scope&) = delete;
  running_scope& operator=(const running_scope&) = delete;

 private:
  const context_scope* context_;
  std::optional<context_scope::inside_call> inside_;
};

/// What an implementation is called with. One that was written for an older version of the
/// operation gets that version's number and options: the later ones are at their defaults, or it
/// would not have been chosen.
struct frame {
  kordon_call call;
  kordon_error error;
  kordon_option known[KORDON_MAX_OPTIONS];

  frame(const request& r, const implementation& i, const context_scope* context) {
    call.struct_size = sizeof call;
    call.operation_version = i.operation_version;
    call.operation = r.operation.name.data();
    call.exec = r.exec;
    call.arrays = &r.arrays.data()->c();
    static_assert(sizeof(array_ref) == sizeof(kordon_array),
                  "arrays of the one are arrays of the other");
    call.options = r.options.data();
    call.array_count = static_cast<std::int32_t>(r.arrays.size());
    call.option_count = static_cast<std::int32_t>(r.options.size());
    if (i.options_known < static_cast<int>(r.operation.options.size())) [[unlikely]]
      leave_out_later_options(r, i);
    call.scratch = nullptr;
    call.scratch_bytes = 0;
    call.context = context;
    call.error = &error;
    const auto own = backend_options_for(i, context);
    call.backend_options = own.data();
    call.backend_option_count = static_cast<std::int32_t>(own.size());
    call.reserved = 0;
    error.code = 0;
    error.text[0] = '\0';
  }
  frame(const frame&) = delete;
  frame& operator=(const frame&) = delete;

 private:
  void leave_out_later_options(const request& r, const implementation& i) {
    call.options = known;
    call.option_count = 0;
    for (const kordon_option& o : r.options)
      if (o.id < i.options_known) known[call.option_count++] = o;
  }
};

/// Passes on the refusal that a backend made, or that a call inside it got.
[[noreturn]] void refuse_inside(const request& r, const implementation& i, refusal_code code,
                                const std::string& text) {
  const std::string where =
      fmt::format("inside backend '{}' {} (report what is wrong at {}): ", i.backend->name,
                  i.backend->version, report_address(i));
  // Where it called itself, the text says all of this already.
  const std::string head = refusal(code, r.operation.name, "", "").what();
  const bool is_said = text.starts_with(head + where);
  refuse(code, r.operation.name, "", is_said ? text.substr(head.size()) : where + text);
}

[[noreturn]] void rethrow(const request& r, const implementation& i, const kordon_error& error) {
  const std::string text = text_of(error.text, sizeof error.text);
  if (error.code > 0 && error.code <= static_cast<std::int32_t>(refusal_names.size()))
    refuse_inside(r, i, static_cast<refusal_code>(error.code), text);
  refuse(refusal_code::backend_failed, r.operation.name, "",
         fmt::format("backend '{}' {} failed: {}. Fix: {}", i.backend->name, i.backend->version,
                     text.empty() ? "it says nothing of why" : text, way_around(i)));
}

/// Calls into the backend. An exception that it lets out, which it must not, is a failure too.
template <class F>
void enter(const request& r, const implementation& i, const kordon_call& call, const F& f) {
  int status = 0;
  if (guarded(call, [&] { status = f(); }) != 0 || status != 0) [[unlikely]]
    rethrow(r, i, *call.error);
}

/// An implementation, and its functions.
struct chosen_one {
  const implementation* what;
  const kordon_implementation* code;
};

/// Chooses, and loads the plug-in that is chosen when nobody has yet. One that turns out to be no
/// good is out of the choice from then on.
chosen_one choose_and_load(const operation_entry& entry, const request& r,
                           const context_scope* context) {
  for (;;) {
    const implementation* chosen = choose(entry, r, context);
    if (chosen == nullptr) [[unlikely]]
      refuse_all(entry, r, context);
    if (context != nullptr && context->has_options() != 0) [[unlikely]]
      check_backend_options(entry, r, *context, *chosen);
    if (const kordon_implementation* code = chosen->code_if_loaded()) [[likely]]
      return {chosen, code};
    if (const kordon_implementation* code = chosen->load_code()) return {chosen, code};
  }
}

/// How much scratch the call will need.
std::uint64_t plan_scratch(const request& r, const chosen_one& one, kordon_call& call) {
  std::uint64_t bytes = 0;
  if (one.code->scratch != nullptr)
    enter(r, *one.what, call, [&] {
      bytes = one.code->scratch(&call);
      return 0;
    });
  return bytes;
}

/// The scratch that a backend asks for. That there is no such memory can be its fault.
workspace_lease lend_scratch(const request& r, const implementation& i, std::uint64_t bytes) {
  try {
    return workspace_lease(r.exec, bytes);
  } catch (const std::exception&) {
    refuse(refusal_code::backend_failed, r.operation.name, "",
           fmt::format("backend '{}' {} asks for {} B of scratch, and {} has no such memory. Fix: "
                       "call it with smaller arrays; if it asks for too much, {}",
                       i.backend->name, i.backend->version, bytes,
                       to_string(place{home_of(r.kind()), r.exec.device}), way_around(i)));
  }
}

void submit(const request& r, const context_scope* context, const chosen_one& one,
            kordon_call& call, std::vector<call_copy>* copies = nullptr) {
  const running_scope running(r, *one.what, context, copies);
  if (one.code->scratch == nullptr) {
    enter(r, *one.what, call, [&] { return one.code->run(&call); });
    return;
  }
  call.scratch_bytes = plan_scratch(r, one, call);
  const workspace_lease lease = lend_scratch(r, *one.what, call.scratch_bytes);
  call.scratch = lease.data();
  enter(r, *one.what, call, [&] { return one.code->run(&call); });
}

/// "ndimage.gaussian_filter[kokkos]"; empty where there is no call.
std::string name_of(const running_call* call) {
  if (call == nullptr) return {};
  return fmt::format("{}[{}]", call->asked.operation.name, call->serves.backend->name);
}

/// The same with somebody watching: a region for Kokkos Tools, a receipt for records.
void submit_watched(const operation_entry& entry, const request& r, const context_scope* context,
                    const chosen_one& one, kordon_call& call) {
  const implementation& i = *one.what;
  const Kokkos::Profiling::ScopedRegion region(
      fmt::format("kordon::{}[{}]", r.operation.name, i.backend->name));
  copy_listener::listen_to_movers();
  std::vector<call_copy> copies;
  const std::uint64_t copied_before = bytes_copied();
  const auto start = std::chrono::steady_clock::now();
  submit(r, context, one, call, &copies);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  if (!record::wanted()) return;
  record::add({std::string(r.operation.name),
               i.backend->name,
               i.backend->version,
               r.kind(),
               {home_of(r.kind()), r.exec.device},
               std::string(name(r.key_type())),
               taken.count(),
               bytes_copied() - copied_before,
               call.scratch_bytes,
               i.row->flags,
               skipped(entry, r, context, &i),
               texts_of_backend_options(i, context),
               std::move(copies),
               name_of(running_call::current())});
}

/// Regions cost a string; other callbacks, like that of a copy_watch, do without.
bool tools_want_regions() {
  return Kokkos::Tools::profileLibraryLoaded() &&
         Kokkos::Tools::Experimental::get_callbacks().push_region != nullptr;
}

void check_and_run(const operation_entry& entry, const request& r) {
  check(r);
  const context_scope* context = context_scope::current();
  const chosen_one one = choose_and_load(entry, r, context);
  frame f(r, *one.what, context);
  if (record::wanted() || tools_want_regions()) [[unlikely]]
    submit_watched(entry, r, context, one, f.call);
  else
    submit(r, context, one, f.call);
}

explanation explain_request(const operation_entry& entry, const request& r) {
  explanation e;
  e.operation = r.operation.name;
  const context_scope* context = context_scope::current();
  try {
    check(r);
    const chosen_one one = choose_and_load(entry, r, context);
    e.backend = one.what->backend->name;
    e.backend_version = one.what->backend->version;
    e.backend_options = texts_of_backend_options(*one.what, context);
    e.skipped = skipped(entry, r, context, one.what);
    frame f(r, *one.what, context);
    const running_scope running(r, *one.what, context);
    e.scratch_bytes = plan_scratch(r, one, f.call);
  } catch (const refusal& refused) {
    e.refusal = refused.what();
  }
  return e;
}

}  // namespace

const running_call* running_call::current() {
  return innermost;
}

void run(const operation_entry& entry, const operation_description& made_with,
         const kordon_exec& exec, std::span<const array_ref> arrays, const void* options) {
  const loaded_options loaded(*entry.description, made_with, options);
  check_and_run(entry, request{*entry.description, exec, arrays, loaded.all()});
}

bool others_implement(const operation_entry& entry, const kordon_exec& exec) {
  const running_call* whole = running_call::current();
  if (whole == nullptr) return false;  // a frame that was made by hand: nobody else is asked for
  return std::ranges::any_of(
      entry.by_exec[static_cast<std::size_t>(exec.kind)],
      [&](const implementation& i) { return i.backend != whole->serves.backend; });
}

bool is_overridden(const operation_entry& entry, const operation_description& made_with,
                   const kordon_exec& exec, std::span<const array_ref> arrays,
                   const void* options) {
  const running_call* whole = running_call::current();
  if (whole == nullptr) return false;
  const loaded_options loaded(*entry.description, made_with, options);
  const request r{*entry.description, exec, arrays, loaded.all()};
  const context_scope* context = context_scope::current();
  const implementation* chosen = choose(entry, r, context);
  if (chosen == nullptr) return false;
  if (context != nullptr && context->has_options() != 0)
    check_backend_options(entry, r, *context, *chosen);
  return chosen->backend != whole->serves.backend;
}

explanation explain(const operation_entry& entry, const operation_description& made_with,
                    const kordon_exec& exec, std::span<const array_ref> arrays,
                    const void* options) {
  const loaded_options loaded(*entry.description, made_with, options);
  return explain_request(entry, request{*entry.description, exec, arrays, loaded.all()});
}

}  // namespace detail

void call_erased(const operation_description& operation, const kordon_exec& exec,
                 std::span<const array_ref> arrays, std::span<const kordon_option> options) {
  const detail::operation_entry& entry = detail::entry_for(operation);
  // Of another description than the registered one, name and version are all that is believed.
  if (&operation != entry.description) [[unlikely]]
    return call_erased(*entry.description, exec, arrays, options);
  detail::check_and_run(entry, detail::request{operation, exec, arrays, options});
}

explanation explain_erased(const operation_description& operation, const kordon_exec& exec,
                           std::span<const array_ref> arrays,
                           std::span<const kordon_option> options) {
  const detail::operation_entry& entry = detail::entry_for(operation);
  return detail::explain_request(entry, detail::request{*entry.description, exec, arrays, options});
}

std::string to_string(const explanation& e) {
  if (!e.runs()) return e.refusal;
  std::string text = fmt::format("{}: {} {} would run, with {} B of scratch", e.operation,
                                 e.backend, e.backend_version, e.scratch_bytes);
  for (const std::string& o : e.backend_options) text += fmt::format(", {}", o);
  for (const auto& s : e.skipped) text += fmt::format("\n  not {}: {}", s.backend, s.reason);
  return text;
}

}  // namespace kordon::v0
