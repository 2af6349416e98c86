// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/testing/copy_guard.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/sample_call.hpp>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

/// What a call did that no operation may do; empty for a disciplined one. The workspace must be warm.
template <class Exec>
std::string trespasses(const events& seen, const Exec& exec, std::uint32_t flags) {
  std::string text;
  const auto note = [&text](const events& some) {
    for (const event& e : some) text += to_string(e) + "\n";
  };
  note(only(event_kind::allocation, seen));
  note(only(event_kind::deallocation, seen));
  note(only(event_kind::deep_copy, seen));
  if ((flags & (KORDON_FENCES | KORDON_READS_BACK)) == 0) note(only(event_kind::fence, seen));
  note(launched_elsewhere(seen, exec));
  return text;
}

/// Launches without the label `kordon::<operation>::<step>`, which our own kernels carry.
std::string misnamed(const events& seen, std::string_view operation) {
  std::string text;
  for (const event& e : only(event_kind::launch, seen))
    if (!e.label.starts_with("kordon::" + std::string(operation) + "::"))
      text += to_string(e) + "\n";
  return text;
}

/// Of a second call: what Kokkos allocates at its first kernels, which can run late, is no offence.
events events_of_warm(const sample_call& c) {
  c.run();
  Kokkos::fence("the end of the first call");
  return events_of([&] { c.run(); });
}

/// Every operation once on an instance, on every backend that can serve it.
void expect_discipline(const suite_exec& exec) {
  for (const operation_description* d : kordon_operations()) {
    const sample_call c(*d, exec_ref(exec));
    for (const std::string& backend : who_could_serve(c)) {
      const context_scope scope({.only = {backend}});
      const record receipts;

      const events seen = events_of_warm(c);

      EXPECT_EQ(trespasses(seen, exec, receipts.calls().at(0).flags), "")
          << d->name << "[" << backend << "]";
    }
  }
}

TEST(every_operation, launches_on_its_instance_and_does_nothing_else) {
  for (int device = 0; device < suite_devices; ++device) expect_discipline(exec(device));
}

TEST(every_operation, of_the_portable_backend_launches_kernels_with_its_name) {
  const context_scope scope({.only = {"kokkos"}});
  for (const operation_description* d : kordon_operations()) {
    const events seen = events_of_warm(sample_call(*d, exec_ref(exec())));

    EXPECT_FALSE(only(event_kind::launch, seen).empty()) << d->name;
    EXPECT_EQ(misnamed(seen, d->name), "");
  }
}

TEST(every_operation, allocates_scratch_only_at_first) {
  for (const operation_description* d : kordon_operations()) {
    const sample_call c(*d, exec_ref(exec()));
    c.run();
    const std::size_t held = workspace_bytes();

    for (int i = 0; i < 3; ++i) c.run();

    EXPECT_EQ(workspace_bytes(), held) << d->name;
  }
}

/// The arrays that are only read and that a call, with data that shows it, has changed.
std::string inputs_changed_by(const sample_call& c) {
  c.fill();
  std::vector<std::vector<std::byte>> before;
  for (const array_ref& a : c.arrays) before.push_back(content_of(a));

  c.run();
  Kokkos::fence("the end of the call");

  std::string changed;
  for (std::size_t i = 0; i < c.arrays.size(); ++i)
    if (!is_written(c.operation.arrays[i]) && content_of(c.arrays[i]) != before[i])
      changed += std::string(c.operation.arrays[i].name) + " ";
  return changed;
}

TEST(every_operation, does_not_change_its_inputs) {
  for (const operation_description* d : kordon_operations()) {
    const sample_call c(*d, exec_ref(exec()));
    for (const std::string& backend : who_could_serve(c)) {
      const context_scope scope({.only = {backend}});
      EXPECT_EQ(inputs_changed_by(c), "") << d->name << "[" << backend << "]";
    }
  }
}

TEST(every_operation, runs_for_every_dtype_and_rank) {
  for (const operation_description* d : kordon_operations()) {
    const dtype_set types = std::ranges::find_if(d->arrays, &array_parameter::has_key_type)->types;
    for (std::size_t t = 0; t < dtype_count; ++t) {
      for (int rank = 1; rank <= 3; ++rank) {
        if (!types.contains(static_cast<dtype>(t))) continue;
        const sample_call c(*d, exec_ref(exec()), static_cast<dtype>(t), rank);

        EXPECT_EQ(refusal_text([&] { c.run(); }), "") << d->name;
        exec().fence();
      }
    }
  }
}

/// Positive controls: the eyes see what they must see.
std::string trespasses_of(const char* backend) {
  const planted_copies planted;
  const sample_call c(naughty_op.description, exec_ref(exec()), dtype::float32, 2);
  const context_scope scope({.only = {backend}});
  return trespasses(events_of_warm(c), exec(), 0);
}

TEST(an_undisciplined_backend, that_fences_is_seen) {
  EXPECT_THAT(trespasses_of("fencer"), ::testing::HasSubstr("fence 'not my turn'"));
}

TEST(an_undisciplined_backend, that_allocates_is_seen) {
  const std::string seen = trespasses_of("hoarder");

  EXPECT_THAT(seen, ::testing::HasSubstr("allocation 'hoard'"));
  EXPECT_THAT(seen, ::testing::HasSubstr("deallocation 'hoard'"));
}

TEST(an_undisciplined_backend, that_copies_is_seen) {
  EXPECT_THAT(trespasses_of("mover"), ::testing::HasSubstr("deep copy"));
}

TEST(an_undisciplined_backend, that_changes_its_input_is_seen) {
  const sample_call c(naughty_op.description, exec_ref(exec()), dtype::float32, 2);
  const context_scope scope({.only = {"spoiler"}});

  EXPECT_EQ(inputs_changed_by(c), "in ");
}

TEST(an_undisciplined_backend, that_launches_without_a_label_is_seen) {
  const sample_call c(naughty_op.description, exec_ref(exec()), dtype::float32, 2);
  const context_scope scope({.only = {"unnamed"}});

  EXPECT_THAT(misnamed(events_of_warm(c), "test.naughty"), ::testing::HasSubstr("launch '"));
}

#if defined(KORDON_SUITE_ON_SIM)  // the host has one instance, and no other to stray to
TEST(an_undisciplined_backend, that_launches_on_the_default_instance_is_seen) {
  EXPECT_THAT(trespasses_of("stray"), ::testing::HasSubstr("kordon::test.naughty::stray"));
}
#endif

TEST(a_launch, on_another_instance_is_seen) {
  const std::uint32_t here = Kokkos::Tools::Experimental::device_id(exec());
  const events two = {{event_kind::launch, "kordon::test.naughty::one", here},
                      {event_kind::launch, "kordon::test.naughty::two", here + 1}};

  EXPECT_THAT(trespasses(two, exec(), 0),
              ::testing::StartsWith("launch 'kordon::test.naughty::two'"));
}

TEST(event_counter, sees_launches_of_all_patterns_with_label_and_device) {
  const Kokkos::View<int*, suite_memory> a("a", 4);

  const events seen = events_of([&] {
    int sum = 0;
    const Kokkos::RangePolicy<exec_type> all(exec(), 0, 4);
    Kokkos::parallel_for(
        "for", all, KOKKOS_LAMBDA(int i) { a(i) = i; });
    Kokkos::parallel_reduce(
        "reduce", all, KOKKOS_LAMBDA(int i, int& s) { s += a(i); }, sum);
    Kokkos::parallel_scan(
        "scan", all, KOKKOS_LAMBDA(int i, int& s, bool last) { s += last ? a(i) : 1; });
  });

  const events launches = only(event_kind::launch, seen);
  ASSERT_EQ(launches.size(), 3u) << to_string(seen);
  EXPECT_EQ(launches[0].label, "for");
  EXPECT_EQ(launches[1].label, "reduce");
  EXPECT_EQ(launches[2].label, "scan");
  EXPECT_TRUE(launched_elsewhere(seen, exec()).empty());
}

TEST(event_counter, inside_another_sees_its_part_and_ends_alone) {
  const event_counter outer;
  Kokkos::fence("one");
  {
    const event_counter inner;
    Kokkos::fence("two");
    EXPECT_GE(inner.count(event_kind::fence), 1u);
    EXPECT_LT(inner.seen().size(), outer.seen().size());
  }
  const std::size_t before = outer.seen().size();
  Kokkos::fence("three");

  EXPECT_GT(outer.seen().size(), before);
}

TEST(event_counter, sets_the_callbacks_again_that_were_set_before) {
  static int foreign = 0;
  namespace tools = Kokkos::Tools::Experimental;
  const auto before = tools::get_callbacks();
  tools::set_push_region_callback([](const char*) { ++foreign; });

  {
    const event_counter counter;
    Kokkos::Profiling::pushRegion("inside");
    Kokkos::Profiling::popRegion();
  }
  Kokkos::Profiling::pushRegion("after");
  Kokkos::Profiling::popRegion();
  tools::set_callbacks(before);

  EXPECT_EQ(foreign, 1);
}

}  // namespace
}  // namespace kordon::v0::testing
