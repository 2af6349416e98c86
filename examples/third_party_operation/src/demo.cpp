// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <astro/demo.hpp>
#include <astro/subtract_background.hpp>
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/view.hpp>
#include <limits>

#include "subtract_kernel.hpp"

namespace astro {
namespace {

/// What a row of the backend runs: dispatch has checked everything, so that nothing is left but to
/// enqueue the kernel on the instance that the caller passed.
template <class Exec, class T>
struct subtract_on {
  static void run(const Exec& exec, const kordon_call& call, kordon::scratch&) {
    using space = typename Exec::memory_space;
    const auto o = kordon::options_of<subtract_background_fn>(call);
    const std::int64_t tile = kordon::backend_options_of<demo_options>(call).tile;
    const auto image = kordon::as_view<const T**, space>(kordon::array_of(call, 0));
    const auto mesh = kordon::as_view<const T**, space>(kordon::array_of(call, 1));
    const auto out = kordon::as_view<T**, space>(kordon::array_of(call, 2));
    const T least =
        o.dark == below::raise ? static_cast<T>(o.floor) : std::numeric_limits<T>::lowest();
    const kernel::subtract<decltype(image), decltype(mesh), decltype(out)> body{
        image, mesh, out, static_cast<T>(o.scale), least};
    Kokkos::parallel_for(
        "astro::subtract_background",
        Kokkos::MDRangePolicy<Exec, Kokkos::Rank<2>, Kokkos::IndexType<std::int64_t>>(
            exec, {0, 0},
            {static_cast<std::int64_t>(out.extent(0)), static_cast<std::int64_t>(out.extent(1))},
            {tile, tile}),
        body);
  }
};

/// For every execution space of this Kokkos and both element types.
void add_rows(kordon::implementation_rows& rows) {
  kordon::add_rows<subtract_background_fn, subtract_on, float, double>(
      rows, kordon::takes_everything<subtract_background_fn>());
}

}  // namespace

void register_with_kordon() {
  static const kordon::backend_description backend(
      {.name = demo::name.data(), .version = "1.0", .report = "the makers of the example"},
      add_rows, demo_options());
  kordon::register_operation(subtract_background_fn::description);
  kordon::register_backend(backend.c());
}

}  // namespace astro
