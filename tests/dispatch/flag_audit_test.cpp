// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <iostream>
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/copy_guard.hpp>
#include <kordon/testing/flag_audit.hpp>
#include <list>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

using sentences = std::vector<std::string>;

// ---- what planted implementations do
struct writes_one {
  float* out;
  KOKKOS_FUNCTION void operator()(int) const { out[0] = 1; }
};
struct adds_one {
  KOKKOS_FUNCTION void operator()(int, double& sum) const { sum += 1; }
};

template <class Exec>
Kokkos::RangePolicy<Exec> one(const Exec& exec) {
  return Kokkos::RangePolicy<Exec>(exec, 0, 1);
}
template <class Space, class T>
auto four(T* data) {
  return Kokkos::View<T*, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>(data, 4);
}

template <class Exec, class T>
struct runs {
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    Kokkos::parallel_for("planted", one(exec),
                         writes_one{static_cast<float*>(call.arrays[1].data)});
  }
};
template <class Exec, class T>
struct waits {
  static void run(const Exec& exec, const kordon_call& call, scratch& s) {
    runs<Exec, T>::run(exec, call, s);
    exec.fence("planted");
  }
};
template <class Exec, class T>
struct reduces_to_a_value {
  static void run(const Exec& exec, const kordon_call&, scratch&) {
    double sum = 0;
    Kokkos::parallel_reduce("planted", one(exec), adds_one(), sum);
  }
};
template <class Exec, class T>
struct reduces_to_host_memory {
  static void run(const Exec& exec, const kordon_call&, scratch&) {
    double sum = 0;
    const Kokkos::View<double, Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>> at(&sum);
    Kokkos::parallel_reduce("planted", one(exec), adds_one(), at);
    exec.fence("planted");
  }
};
template <class Exec, class T>
struct copies_out {
  static void run(const Exec&, const kordon_call& call, scratch&) {
    static float kept[4];
    Kokkos::deep_copy(four<Kokkos::HostSpace>(kept),
                      four<typename Exec::memory_space>(static_cast<float*>(call.arrays[0].data)));
  }
};
/// As a vendor's library would: behind the back of Kokkos Tools.
template <class Exec, class T>
struct smuggles {
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    static float kept[4];
    Kokkos::Tools::Experimental::pause_tools();
    Kokkos::deep_copy(exec, four<Kokkos::HostSpace>(kept),
                      four<typename Exec::memory_space>(static_cast<float*>(call.arrays[0].data)));
    Kokkos::Tools::Experimental::resume_tools();
  }
};
/// To free memory is to wait. For the host's, Kokkos says so; of the simulated device's, Tools sees
/// neither the wait nor that Kokkos reads the block's header back.
template <class Exec, class T>
struct frees {
  static void run(const Exec& exec, const kordon_call& call, scratch& s) {
    runs<Exec, T>::run(exec, call, s);
    using space = typename Exec::memory_space;
    Kokkos::kokkos_free<space>(Kokkos::kokkos_malloc<space>("planted", 8));
  }
};

/// `in` [...] to `out` [n], of which count [] are used.
struct counted_fn {
  struct options {};
  static constexpr dtype_set types{dtype::float32};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "in", .types = types, .has_key_type = true, .shape = "..."},
      {.name = "out", .direction = role::out, .types = types, .has_key_type = true, .shape = "n"},
      {.name = "count", .direction = role::out, .types = types, .has_key_type = true, .shape = ""},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "test.counted",
      .doc = "Does nothing, and could fill less than all of its output",
      .arrays = arrays,
      .options = {},
      .default_options = &defaults,
      .count_array = 2,
  };
};
using flags_fn = probe_fn<"test.flags">;

// ---- who is planted, and what the audit must say
struct plant {
  const char* backend;
  std::uint32_t flags;
  void (*fill)(implementation_rows& rows, const kordon_implementation& facts);
  sentences on_host, on_device;
};

template <template <class, class> class Implementation, class Op = flags_fn>
void fill(implementation_rows& rows, const kordon_implementation& facts) {
  add_rows<Op, Implementation, float>(rows, facts);
}

const sentences nothing = {};
const std::string silent_wait = "waits, and does not say KORDON_FENCES";
const std::string no_wait = "says KORDON_FENCES, and never waits";
const std::string silent_read = "reads back, and does not say KORDON_READS_BACK";
const std::string no_read = "says KORDON_READS_BACK, and reads nothing back";
const std::string not_capturable = "says KORDON_CAPTURABLE, and does what no graph can hold";
const std::string silent_count =
    "does not say KORDON_VALUE_DEPENDENT, and the operation has a count";
const std::string no_count = "says KORDON_VALUE_DEPENDENT, and the operation has no count";

const std::vector<plant>& plants() {
  constexpr std::uint32_t fences = KORDON_FENCES, reads = KORDON_READS_BACK,
                          depends = KORDON_VALUE_DEPENDENT, capturable = KORDON_CAPTURABLE;
  static const std::vector<plant> all = {
      // Honest ones.
      {"quiet", 0, fill<runs>, nothing, nothing},
      {"fencer", fences, fill<waits>, nothing, nothing},
      {"reducer", reads, fill<reduces_to_a_value>, nothing, nothing},
      {"host-reducer", reads, fill<reduces_to_host_memory>, nothing, nothing},
      {"copier", reads, fill<copies_out>, nothing, nothing},
      {"recorder", capturable, fill<runs>, nothing, nothing},
      {"counter", depends, fill<runs, counted_fn>, nothing, nothing},
      // Liars.
      {"silent-fencer", 0, fill<waits>, {silent_wait}, {silent_wait}},
      {"false-fencer", fences, fill<runs>, {no_wait}, {no_wait}},
      {"silent-reducer",
       0,
       fill<reduces_to_a_value>,
       {silent_wait, silent_read},
       {silent_wait, silent_read}},
      {"fencing-reducer", fences, fill<reduces_to_a_value>, {silent_read}, {silent_read}},
      {"false-reader", reads, fill<runs>, {no_read}, {no_read}},
      {"false-counter", depends, fill<runs>, {no_count}, {no_count}},
      {"silent-counter", 0, fill<runs, counted_fn>, {silent_count}, {silent_count}},
      {"false-recorder", fences | capturable, fill<waits>, {not_capturable}, {not_capturable}},
      {"hoarding-recorder",
       capturable,
       fill<frees>,
       {silent_wait, not_capturable},
       {silent_wait, silent_read, not_capturable}},
      {"hoarder", 0, fill<frees>, {silent_wait}, {silent_wait, silent_read}},
      // Liars that a host does not see through, and a memory of its own does.
      {"waiting-reader", reads, fill<waits>, nothing, {no_read}},
      {"fencing-host-reducer", fences, fill<reduces_to_host_memory>, nothing, {silent_read}},
      {"fencing-copier", fences, fill<copies_out>, nothing, {silent_read}},
      {"smuggler", 0, fill<smuggles>, nothing, {silent_read}},
  };
  return all;
}

struct planted_backend {
  implementation_rows rows;
  kordon_backend description{};

  explicit planted_backend(const plant& p) {
    kordon_implementation facts = takes_everything<flags_fn>();
    facts.flags = p.flags;
    facts.option_count = 0;
    p.fill(rows, facts);
    description = {.struct_size = sizeof description,
                   .interface_major = KORDON_INTERFACE_MAJOR,
                   .interface_minor = KORDON_INTERFACE_MINOR,
                   .name = p.backend,
                   .version = "1.0",
                   .build = "the tests",
                   .report = "the tests' makers",
                   .implementations = rows.data(),
                   .implementation_count = static_cast<std::int32_t>(rows.size()),
                   .reserved = 0,
                   .kokkos_version = KOKKOS_VERSION,
                   .exec_kinds = kordon::detail::kokkos_exec_kinds(),
                   .options = nullptr,
                   .option_count = 0,
                   .option_size = sizeof(kordon_backend_option)};
  }
};

std::list<planted_backend>& planted() {
  static std::list<planted_backend> all;
  return all;
}

const bool prepared = before_tests([] {
  register_operation(flags_fn::description);
  register_operation(counted_fn::description);
  for (const plant& p : plants()) register_backend(planted().emplace_back(p).description);
});

bool has_own_memory(const kordon_implementation& row) {
  return home_of(static_cast<exec_kind>(row.exec_kind)) != space_kind::host;
}

/// Audits all rows of our own operations on hosts, or on devices.
void expect_true_flags(bool on_devices) {
  int rows = 0, calls = 0;
  for (const kordon_backend* b : backends())
    for (int i = 0; i < b->implementation_count; ++i) {
      const kordon_implementation& row = b->implementations[i];
      if (has_own_memory(row) != on_devices || std::string_view(row.operation).starts_with("test."))
        continue;
      const flag_evidence evidence = evidence_of(*b, row);
      EXPECT_THAT(audit(*b, row, evidence), ::testing::IsEmpty());
      ++rows;
      calls += evidence.calls;
    }
  std::cout << "flags of " << rows << " rows audited in " << calls << " calls\n";
  EXPECT_GT(rows, 0);
}

TEST(flags_of_every_row, are_true_on_hosts) {
  expect_true_flags(false);
}

#if KORDON_HAS_SIM_DEVICE
TEST(flags_of_every_row, are_true_on_the_simulated_device) {
  expect_true_flags(true);
}
#endif

/// The sentences up to what was seen.
sentences claims_of(const sentences& all, const std::string& name) {
  sentences some;
  for (const std::string& s : all) {
    EXPECT_THAT(s, ::testing::StartsWith(name));
    some.push_back(s.substr(name.size(), s.find(": ", name.size()) - name.size()));
  }
  return some;
}

TEST(planted_flags, are_seen_through_when_false_and_only_then) {
  const planted_copies planted_too;
  auto backend = planted().begin();
  for (const plant& p : plants()) {
    for (const kordon_implementation& row : backend->rows) {
      const std::string on(name(static_cast<exec_kind>(row.exec_kind)));
      const std::string who = std::string(row.operation) + "[" + p.backend + "] on " + on + " ";
      const flag_evidence evidence = evidence_of(backend->description, row);

      EXPECT_EQ(claims_of(audit(backend->description, row, evidence), who),
                has_own_memory(row) ? p.on_device : p.on_host)
          << who;
      EXPECT_GT(evidence.calls, 0);
    }
    ++backend;
  }
}

TEST(planted_flags, are_reported_with_what_was_seen) {
  const auto found = std::ranges::find(planted(), std::string("silent-fencer"),
                                       [](const auto& b) { return b.description.name; });
  const kordon_implementation& row = found->rows[0];

  EXPECT_THAT(audit(found->description, row, evidence_of(found->description, row)),
              ::testing::ElementsAre(
                  ::testing::HasSubstr(" waits, and does not say KORDON_FENCES: fence 'planted'")));
}

TEST(a_row, that_cannot_be_called_as_it_says_is_reported) {
  flag_evidence evidence;
  EXPECT_EQ(false_flags(0, false, true, evidence), sentences{"was not called"});

  evidence.not_called = "KRD010 and so on";
  evidence.calls = 1;
  EXPECT_EQ(false_flags(0, false, true, evidence),
            sentences{"could not be called: KRD010 and so on"});
}

}  // namespace
}  // namespace kordon::v0::testing
