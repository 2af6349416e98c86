// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_handle.hpp"
#include "normalize.hpp"
#include "plan_cache.hpp"
#include "rows.hpp"

/// fft.fftn, ifftn, rfftn and irfftn of dense arrays, by the library of a device.
///
/// `Library` has
///   exec, name, backend                      where it runs; its name, and Kordon's
///   spoils(transform)                        whether it works in the memory of the input
///   plan                                     made by (transform, is_single, samples) on the current
///                                            device, with the bytes of its work area
///   enqueue<Real>(exec, plan, transform, Real* in, Real* out, void* work)
/// A plan belongs to one thread, as a stream and a work area are set in it.
namespace kordon::inline v0::backends {

/// What is transformed to what; to and from half spectra.
enum class transform : std::int64_t { forward, backward, to_half, from_half };

template <class Library>
struct device_fft {
  using exec = typename Library::exec;

  /// One operation: T is the dtype of its result, Real that of the parts.
  template <class Op, transform Kind, class T, class Real>
  struct implementation {
    // The real array, if there is one: the one with the extents of the transform.
    static constexpr int whole = Kind == transform::from_half ? 1 : 0;

    struct plan {
      const typename Library::plan* made = nullptr;
      void* work = nullptr;
      Real* input = nullptr;
      std::size_t copied = 0;  // bytes of the input, where the library would spoil it

      plan(const exec& e, const kordon_call& call, scratch& memory) {
        const array_ref in = array_of(call, 0);
        if (array_of(call, whole).size() == 0) return;
        made = &plan_for(e, Kind, sizeof(Real) == sizeof(float), call.arrays[whole]);
        work = memory.take<std::byte>(made->work);
        if (Library::spoils(Kind))
          copied = static_cast<std::size_t>(in.size()) * size_of(in.type());
        input =
            copied == 0 ? static_cast<Real*>(in.data()) : memory.take<Real>(copied / sizeof(Real));
      }
    };

    static std::uint64_t scratch_bytes(const kordon_call& call) {
      return scratch_of_plan<exec, plan>(call);
    }

    static void run(const exec& e, const kordon_call& call, scratch& memory) {
      const array_ref in = array_of(call, 0), out = array_of(call, 1);
      if (out.size() == 0) return;
      const plan p(e, call, memory);
      if (p.made == nullptr)  // a sum of nothing
        return scale<T>("kordon::" + std::string(Op::description.name) + "::zero", e, out.c(),
                        Real(0));
      using runtime = device_runtime<exec>;
      if (p.copied > 0)
        must(runtime::name, runtime::copy(p.input, in.data(), p.copied, stream_of(e)));
      {
        const on_device_of current(e);
        Library::enqueue(e, *p.made, Kind, p.input, static_cast<Real*>(out.data()), p.work);
      }
      constexpr bool is_forward = Kind == transform::forward || Kind == transform::to_half;
      normalize<T, Real, Op>(e, call,
                             norm_factor<Op>(call, array_of(call, whole).size(), is_forward));
    }
  };

  /// The rows of a backend.
  static void add_rows(implementation_rows& rows) {
    add_precision<float>(rows);
    add_precision<double>(rows);
  }

 private:
  static const typename Library::plan& plan_for(const exec& e, transform kind, bool is_single,
                                                const kordon_array& samples) {
    static thread_local plan_cache<typename Library::plan> mine;
    plan_key key{exec_traits<exec>::device(e), static_cast<std::int64_t>(kind), is_single ? 1 : 0,
                 samples.rank};
    for (int i = 0; i < samples.rank; ++i)
      key[static_cast<std::size_t>(4 + i)] = samples.extents[i];
    return mine.get(key, [&] {
      const on_device_of current(e);
      return std::make_shared<const typename Library::plan>(kind, is_single, samples);
    });
  }

  template <class Real>
  static void add_precision(implementation_rows& rows) {
    using complex = Kokkos::complex<Real>;
    add<fft::fftn_fn, complex, transform::forward, complex, Real>(rows);
    add<fft::ifftn_fn, complex, transform::backward, complex, Real>(rows);
    add<fft::rfftn_fn, Real, transform::to_half, complex, Real>(rows);
    add<fft::irfftn_fn, Real, transform::from_half, Real, Real>(rows);
  }

  /// Key is the dtype that the operation's arrays share. The preference is a guess: nobody has
  /// measured it.
  template <class Op, class Key, transform Kind, class T, class Real>
  static void add(implementation_rows& rows) {
    auto facts = preferred<Op>(10);
    facts.layouts = KORDON_LAYOUT_RIGHT;
    add_row<Op, exec, Key, implementation<Op, Kind, T, Real>>(rows, facts);
  }
};

}  // namespace kordon::v0::backends
