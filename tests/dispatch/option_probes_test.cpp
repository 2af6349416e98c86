// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/option.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/option_probes.hpp>
#include <kordon/testing/sample_call.hpp>
#include <set>

/// Every claim of every backend, and backends that are planted to break theirs.
namespace kordon::inline v0::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using exec_type = Kokkos::DefaultHostExecutionSpace;

/// Options that no probe can show, with the reason. None yet.
const std::vector<std::string> invisible = {};

enum class shape : std::int64_t { plain, squared, halved };
constexpr std::array<std::string_view, 3> shape_names = {"plain", "squared", "halved"};

struct listen_options {
  per_axis<double> gain = 1.0;
  shape how = shape::plain;
  double floor = 0.0;  ///< applies when how is halved
  int order = 1;       ///< 1 to rank
};

struct listen_fn {
  using options = listen_options;
  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in",
       .types = {dtype::float64},
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3},
      {.name = "out",
       .direction = role::out,
       .types = {dtype::float64},
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3},
  }};
  static constexpr std::array<option_parameter, 4> parameters = {
      option<&options::gain>({.name = "gain", .minimum = 0}),
      option<&options::how>({.name = "how", .choices = shape_names}),
      option<&options::floor>({.name = "floor", .applies_to = 1, .applies_when = 2}),
      option<&options::order>({.name = "order", .minimum = 1, .at_most_rank = true}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {.name = "test.listen",
                                                        .doc = "Has options that show",
                                                        .arrays = arrays,
                                                        .options = parameters,
                                                        .default_options = &defaults};
};

using change = void (*)(listen_options&);

/// Honours what `Change` leaves of the options.
template <change Change>
struct listens {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    auto o = options_of<listen_fn>(call);
    Change(o);
    const array_ref in = array_of(call, 0), out = array_of(call, 1);
    double gain = 0;
    for (int axis = 0; axis < in.rank(); ++axis) gain += (axis + 1) * o.gain[axis];
    for (std::int64_t i = 0; i < in.size(); ++i) {
      double v = static_cast<const double*>(in.data())[i] * gain + o.order;
      if (o.how == shape::squared) v *= v;
      if (o.how == shape::halved) v = v / 2 + o.floor;
      static_cast<double*>(out.data())[i] = v;
    }
  }
};

void nothing(listen_options&) {}
void deaf_to_gain(listen_options& o) {
  o.gain = 1.0;
}
void deaf_to_axes(listen_options& o) {
  o.gain = o.gain[0];
}
void mistakes_a_choice(listen_options& o) {
  if (o.how == shape::halved) o.how = shape::plain;
}
void deaf_where_it_applies(listen_options& o) {
  o.floor = 0;
}
void stops_at_order_two(listen_options& o) {
  o.order = std::min(o.order, 2);
}

template <change Change>
void plant(const char* name) {
  static const backend_description planted(
      {.name = name, .version = "1.0"}, [](implementation_rows& rows) {
        auto facts = takes_everything<listen_fn>();
        facts.layouts = KORDON_LAYOUT_RIGHT;
        add_row<listen_fn, exec_type, double, listens<Change>>(rows, facts);
      });
  register_backend(planted.c());
}

/// The portable filter, but for the mode, which it claims and takes for "reflect".
int filter_without_mode(const kordon_call* call) {
  std::vector<kordon_option> options(call->options, call->options + call->option_count);
  options[1].value.integer = static_cast<std::int64_t>(ndimage::boundary::reflect);
  kordon_call changed = *call;
  changed.options = options.data();
  for (const kordon_backend* b : backends())
    for (int i = 0; i < b->implementation_count; ++i) {
      const kordon_implementation& row = b->implementations[i];
      if (std::string_view(b->name) == "kokkos" &&
          std::string_view(row.operation) == call->operation && row.exec_kind == call->exec.kind &&
          (row.dtypes >> call->arrays[0].dtype & 1u) != 0) {
        std::vector<std::byte> scratch(row.scratch(&changed) + 64);
        changed.scratch_bytes = scratch.size() - 64;
        auto address = reinterpret_cast<std::uintptr_t>(scratch.data());
        changed.scratch = reinterpret_cast<void*>((address + 63) / 64 * 64);
        const int status = row.run(&changed);
        static_cast<const exec_type*>(call->exec.instance)->fence();
        return status;
      }
    }
  return 1;
}

void plant_filter() {
  static const backend_description planted(
      {.name = "planted-filter", .version = "1.0"}, [](implementation_rows& rows) {
        auto row = takes_everything<ndimage::gaussian_filter_fn>();
        row.struct_size = sizeof row;
        row.operation_version = 1;
        row.operation = "ndimage.gaussian_filter";
        row.exec_kind = static_cast<std::int32_t>(exec_traits<exec_type>::kind);
        row.dtypes = dtype_set{dtype::float32}.bits();
        row.preference = -1000;
        row.run = filter_without_mode;
        rows.push_back(row);
      });
  register_backend(planted.c());
}

const bool prepared = before_tests([] {
  register_operation(listen_fn::description);
  plant<nothing>("planted-honest");
  plant<deaf_to_gain>("planted-deaf");
  plant<deaf_to_axes>("planted-axes");
  plant<mistakes_a_choice>("planted-choice");
  plant<deaf_where_it_applies>("planted-condition");
  plant<stops_at_order_two>("planted-order");
  plant_filter();
});

std::vector<probe_finding> findings_of(std::string_view name) {
  for (const kordon_backend* b : backends())
    if (name == b->name) return probe_options(*b);
  return {};
}

TEST(every_option_that_a_backend_claims, shows_in_the_results) {
  std::set<std::string> probed;
  for (const kordon_backend* b : backends()) {
    if (std::string_view(b->name).starts_with("planted")) continue;
    const auto findings = probe_options(*b);

    EXPECT_EQ(broken_claims(findings, invisible), "");
    for (const probe_finding& f : findings) probed.insert(f.operation + ":" + f.option);
  }
  for (const operation_description* d : kordon_operations())
    for (const option_parameter& p : d->options)
      EXPECT_TRUE(probed.contains(std::string(d->name) + ":" + std::string(p.name)))
          << d->name << " has an option that nobody claims: " << p.name;
}

TEST(the_detector_of_ignored_options, finds_nothing_wrong_with_an_honest_backend) {
  const auto findings = findings_of("planted-honest");

  EXPECT_EQ(broken_claims(findings), "");
  // Per rank: the gain and each axis of it, two choices, what applies to one, orders to the rank.
  EXPECT_EQ(findings.size(), std::size_t((1 + 2 + 1 + 0) + (3 + 2 + 1 + 1) + (4 + 2 + 1 + 2)));
}

TEST(the_detector_of_ignored_options, catches_an_option_without_effect) {
  EXPECT_THAT(broken_claims(findings_of("planted-deaf")),
              AllOf(HasSubstr("test.listen[planted-deaf] on "),
                    HasSubstr("gain = 2; 0.5; 0 is ignored: gives what the default gives"),
                    Not(HasSubstr("how")), Not(HasSubstr("floor")), Not(HasSubstr("order"))));
}

TEST(the_detector_of_ignored_options, catches_a_value_for_one_axis_that_is_taken_for_all) {
  EXPECT_THAT(broken_claims(findings_of("planted-axes")),
              AllOf(HasSubstr("gain = 1,2; 1,0.5; 1,0 is ignored"), Not(HasSubstr("gain = 2;")),
                    Not(HasSubstr("how"))));
}

TEST(the_detector_of_ignored_options, catches_a_choice_that_is_taken_for_another) {
  EXPECT_THAT(broken_claims(findings_of("planted-choice")),
              AllOf(HasSubstr("how = halved is ignored: gives what plain gives"),
                    Not(HasSubstr("squared is"))));
}

TEST(the_detector_of_ignored_options, looks_where_the_option_applies) {
  EXPECT_THAT(broken_claims(findings_of("planted-condition")),
              AllOf(HasSubstr("floor = 1; -1 is ignored"), Not(HasSubstr("how ="))));
}

TEST(the_detector_of_ignored_options, catches_an_integer_that_is_cut_short) {
  EXPECT_THAT(broken_claims(findings_of("planted-order")),
              AllOf(HasSubstr("rank 3): order = 3 is ignored: gives what 2 gives"),
                    Not(HasSubstr("order = 2"))));
}

TEST(the_detector_of_ignored_options, shows_modes_at_the_border_of_real_images) {
  const std::string broken = broken_claims(findings_of("planted-filter"));

  for (const char* mode : {"nearest", "mirror", "wrap", "constant"})
    EXPECT_THAT(broken, HasSubstr("mode = " + std::string(mode) + " is ignored"));
  EXPECT_THAT(broken,
              AllOf(HasSubstr("cval"), Not(HasSubstr("sigma")), Not(HasSubstr("truncate"))));
}

TEST(options_that_no_probe_can_show, are_still_such) {
  std::string all;
  for (const kordon_backend* b : backends()) all += broken_claims(probe_options(*b));
  for (const std::string& option : invisible) {
    const std::string name = option.substr(option.find(':') + 1);
    EXPECT_THAT(all, HasSubstr("): " + name)) << "shows now: take it off the list";
  }
}

}  // namespace
}  // namespace kordon::v0::testing
