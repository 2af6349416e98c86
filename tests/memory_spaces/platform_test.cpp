// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// The simulated device's arena is a platform that can tell where a pointer lives.
#include <gmock/gmock.h>

#include <kordon/memory/copy.hpp>
#include <kordon/memory/dlpack.hpp>
#include <kordon/memory/import.hpp>
#include <kordon/memory/mdspan.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/sim_device/sim_device.hpp>
#include <kordon/testing/refused.hpp>
#include <mdspan/mdspan.hpp>
#include <vector>

namespace {

using kordon::dlpack_tensor;

const std::int64_t three[] = {3};

TEST(import_pointer, refuses_what_the_platform_denies) {
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  float host[3] = {1, 2, 3};

  EXPECT_THROW(kordon::import_pointer(kordon::place{}, device.data(), three),
               kordon::space_mismatch);
  EXPECT_THROW(kordon::import_pointer({kordon::space_kind::simulated, 1}, device.data(), three),
               kordon::device_mismatch);
  EXPECT_THROW(kordon::import_pointer({kordon::space_kind::simulated, 0}, host, three),
               kordon::space_mismatch);
  EXPECT_NO_THROW(kordon::import_pointer({kordon::space_kind::simulated, 0}, device.data(), three));
  EXPECT_NO_THROW(kordon::import_pointer(kordon::place{}, host, three));
}

TEST(import_mdspan, refuses_what_the_platform_denies) {
  using span = Kokkos::mdspan<float, Kokkos::extents<int, 3>>;
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  float host[3] = {1, 2, 3};

  EXPECT_THROW(kordon::import_mdspan(kordon::place{}, span(device.data())), kordon::space_mismatch);
  EXPECT_THROW(kordon::import_mdspan({kordon::space_kind::simulated, 0}, span(host)),
               kordon::space_mismatch);
  EXPECT_NO_THROW(kordon::import_mdspan({kordon::space_kind::simulated, 0}, span(device.data())));
}

/// A DLPack tensor [3] of float32 that says it is on this device.
dlpack_tensor tensor_at(void* data, kordon::space_kind kind, int device) {
  return {data, 0, static_cast<std::int32_t>(kind), device, 1, 2, 32, 1, three, nullptr, false};
}

TEST(import_dlpack, refuses_what_the_platform_denies) {
  using kordon::import_dlpack_tensor, kordon::space_kind;
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  float host[3] = {1, 2, 3};

  EXPECT_THAT(
      [&] { import_dlpack_tensor(tensor_at(device.data(), space_kind::host, 0)); },
      kordon::testing::RefusedWith(
          kordon::refusal_code::space_mismatch,
          "KRD001 import_dlpack: argument 'managed' says host, but the platform says that the "
          "memory is on sim:0. Fix: have its producer say where its memory is"));
  EXPECT_THROW(import_dlpack_tensor(tensor_at(device.data(), space_kind::simulated, 1)),
               kordon::device_mismatch);
  EXPECT_THROW(import_dlpack_tensor(tensor_at(host, space_kind::simulated, 0)),
               kordon::space_mismatch);
  EXPECT_NO_THROW(import_dlpack_tensor(tensor_at(device.data(), space_kind::simulated, 0)));
  EXPECT_NO_THROW(import_dlpack_tensor(tensor_at(host, space_kind::host, 0)));
}

TEST(bytes_copied, counts_what_changes_its_order_on_the_way_once) {
  const Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace> wide("wide", 8, 16);
  const auto part = Kokkos::subview(wide, Kokkos::ALL, Kokkos::make_pair(0, 8));
  const std::uint64_t before = kordon::bytes_copied();

  kordon::copy_to({kordon::space_kind::simulated, 0}, kordon::array_ref(part));

  EXPECT_EQ(kordon::bytes_copied() - before, 256u);
}

TEST(copy, refuses_views_whose_kind_of_memory_the_platform_denies) {
  using kordon::testing::RefusedWith;
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  const Kokkos::View<float*, Kokkos::HostSpace> host("host", 3);
  const Kokkos::View<float*, Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>> lie(
      device.data(), 3);

  EXPECT_THAT(
      [&] { kordon::copy(host, lie); },
      RefusedWith(kordon::refusal_code::space_mismatch,
                  "KRD001 copy: argument 'src' (host, float32[3]) claims to be on host, and "
                  "the platform says that its memory is on sim:0. Fix: give the View the "
                  "memory space that its pointer is in, or import the pointer as "
                  "{kordon::space_kind::simulated, 0}"));
  EXPECT_THAT([&] { kordon::copy(lie, host); }, RefusedWith(kordon::refusal_code::space_mismatch));
  EXPECT_THROW(kordon::copy_as<double>(lie), kordon::space_mismatch);
  EXPECT_NO_THROW(kordon::copy(device, host));
}

TEST(copy, between_places_refuses_what_is_more_than_moving_bytes) {
  using kordon::testing::RefusedWith, Kokkos::ALL, Kokkos::pair;
  const Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace> host("host", 4, 6);
  const Kokkos::View<float**, Kokkos::LayoutRight, kordon::sim_device_space> right("right", 4, 6);
  const Kokkos::View<float**, Kokkos::LayoutLeft, kordon::sim_device_space> left("left", 4, 6);
  const auto refused = kordon::refusal_code::layout_unsupported;

  EXPECT_THAT(
      [&] { kordon::copy(left, host); },
      RefusedWith(refused,
                  "KRD005 copy: argument 'dst' (\"left\", sim:0, float32[4,6]) must be dense, with "
                  "the strides of the other array, to be copied between places. Fix: "
                  "kordon::copy(dst, kordon::copy_to(kordon::place_of(dst), src));"));
  const auto columns = pair(1, 3);
  EXPECT_THAT(
      [&] {
        kordon::copy(Kokkos::subview(right, ALL, columns), Kokkos::subview(host, ALL, columns));
      },
      RefusedWith(refused, ::testing::HasSubstr("KRD005 copy: argument 'src' (\"host\", host, ")));
  EXPECT_NO_THROW(kordon::copy(right, host));
}

using device_row = Kokkos::View<double*, kordon::sim_device_space>;

/// Kernels run late while it lives.
struct deferred {
  kordon::sim::mode before = kordon::sim::get_mode();
  deferred() { kordon::sim::set_mode(kordon::sim::mode::deferred); }
  ~deferred() { kordon::sim::set_mode(before); }
};

struct set_all {
  device_row row;
  double value;
  KOKKOS_FUNCTION void operator()(int i) const { row(i) = value; }
};

double first_on_host(const auto& row) {
  return Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), row)(0);
}

TEST(movers, wait_for_kernels_of_every_instance) {
  const device_row src("src", 8), dst("dst", 8);
  const deferred late;
  const kordon::sim_device other = kordon::sim_device::create(0);
  const kordon::place_in<kordon::sim_device_space> same = kordon::place_of(other);
  const auto launch = [&](double value) {
    Kokkos::parallel_for(Kokkos::RangePolicy<kordon::sim_device>(other, 0, 8), set_all{src, value});
  };

  launch(7);
  kordon::copy(dst, src);
  EXPECT_EQ(first_on_host(dst), 7);
  launch(9);
  EXPECT_EQ(first_on_host(kordon::copy_as<float>(src)), 9);
  launch(11);
  EXPECT_EQ(first_on_host(kordon::copy_to(same, src)), 11);
  launch(13);
  const kordon::array erased = kordon::copy_to(kordon::place{}, kordon::array_ref(src));
  EXPECT_EQ(*static_cast<double*>(erased.data()), 13);
}

TEST(copy_to, of_a_part_waits_for_kernels_of_every_instance) {
  const Kokkos::View<double**, Kokkos::LayoutRight, kordon::sim_device_space> whole("whole", 4, 6);
  const device_row first(whole.data(), 24);
  const deferred late;
  const kordon::sim_device other = kordon::sim_device::create(0);

  Kokkos::parallel_for(Kokkos::RangePolicy<kordon::sim_device>(other, 0, 24), set_all{first, 7});
  const auto part = Kokkos::subview(whole, Kokkos::ALL, Kokkos::pair(1, 3));
  const auto host = kordon::copy_to(kordon::place_in<Kokkos::HostSpace>{}, part);

  EXPECT_EQ(host(3, 1), 7);
}

TEST(copy, has_a_fix_for_layouts_that_helps) {
  const Kokkos::View<int**, Kokkos::LayoutRight, Kokkos::HostSpace> src("src", 3, 4);
  const Kokkos::View<int**, Kokkos::LayoutLeft, kordon::sim_device_space> dst(
      Kokkos::view_alloc("dst", kordon::sim_device(1)), 3, 4);
  src(2, 1) = 5;

  kordon::copy(dst, kordon::copy_to(kordon::place_of(dst), src));
  EXPECT_EQ(Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), dst)(2, 1), 5);

  src(2, 1) = 6;
  const auto erased = [](const kordon::array_ref& to, const kordon::array_ref& from) {
    kordon::copy(to, kordon::copy_to(kordon::place_of(to), from));
  };
  erased(kordon::array_ref(dst, 1), kordon::array_ref(src));
  EXPECT_EQ(Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), dst)(2, 1), 6);
}

TEST(copy_to, of_views_goes_by_the_memory_space_and_not_by_what_the_place_says) {
  const Kokkos::View<float*, Kokkos::HostSpace> host("host", 3);
  const kordon::transfer_policy scope({.host_to_device = kordon::transfer_rule::refuse});

  EXPECT_THROW(kordon::copy_to(kordon::place_in<kordon::sim_device_space>{}, host),
               kordon::transfer_refused);
}

TEST(copy, within_a_device_is_done_when_it_returns) {
  const auto before = kordon::sim::get_mode();
  kordon::sim::set_mode(kordon::sim::mode::deferred);
  const kordon::sim_device other = kordon::sim_device::create(0);
  const Kokkos::View<float*, kordon::sim_device_space> src("src", 3), dst("dst", 3),
      seen("seen", 3);
  Kokkos::deep_copy(src, 2.0f);

  kordon::copy(dst, src);
  Kokkos::deep_copy(other, seen, dst);  // of another instance: it waits for nothing by itself
  other.fence();
  const auto h = Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), seen);
  kordon::sim::set_mode(before);

  EXPECT_EQ(h(2), 2.0f);
}

TEST(copy_to, carries_elements_to_a_device_and_back) {
  const Kokkos::View<double**, Kokkos::LayoutLeft, Kokkos::HostSpace> host("host", 3, 4);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j) host(i, j) = 10 * i + j;

  const auto device = kordon::copy_to(kordon::place_of(kordon::sim_device()), host);
  const auto back = kordon::copy_to(kordon::place_in<Kokkos::HostSpace>{}, device);

  EXPECT_NE(static_cast<const void*>(device.data()), host.data());
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j) EXPECT_EQ(back(i, j), 10 * i + j);
}

/// The device whose memory an array is in.
std::optional<int> told(const void* data) {
  return kordon::space_traits<kordon::sim_device_space>::device_of(data);
}

kordon::place on(int device) {
  return {kordon::space_kind::simulated, device};
}

TEST(zeros, are_in_the_memory_of_the_device_that_was_asked_for) {
  for (const int device : {0, 1}) {
    const kordon::array a = kordon::zeros(on(device), kordon::dtype::float32, {3, 4});
    const kordon::array b = kordon::zeros_like(a);

    EXPECT_EQ(told(a.data()), device);
    EXPECT_EQ(told(b.data()), device);
    EXPECT_EQ(b.where(), on(device));
  }
}

TEST(zeros, of_a_view_are_in_the_memory_of_its_device) {
  const Kokkos::View<float*, kordon::sim_device_space> like(
      Kokkos::view_alloc("like", kordon::sim_device(1)), 3);

  EXPECT_EQ(told(kordon::zeros_like(like).data()), 1);
}

TEST(zeros, refuses_a_device_that_is_not_there) {
  EXPECT_EQ(
      kordon::testing::refusal_text([] { kordon::zeros(on(7), kordon::dtype::float32, {3}); }),
      "KRD002 zeros: argument 'where' is on sim:7, a device that this program has not "
      "started. Fix: use the place of an execution space that it has, as "
      "kordon::place_of(exec) gives it");
}

/// Numbers from 0 on the host.
kordon::array numbers(std::initializer_list<std::int64_t> extents) {
  const kordon::array a = kordon::zeros({}, kordon::dtype::int32, extents);
  for (int i = 0; i < a.size(); ++i) static_cast<int*>(a.data())[i] = i;
  return a;
}

std::vector<int> on_host(const kordon::array_ref& a) {
  const kordon::array h = kordon::copy_to(kordon::place{}, a, Kokkos::LayoutRight());
  const auto* data = static_cast<const int*>(h.data());
  return {data, data + h.size()};
}

TEST(copy_to, goes_through_every_device) {
  const kordon::array start = numbers({3, 4});

  const kordon::array first = kordon::copy_to(on(1), start);
  const kordon::array second = kordon::copy_to(on(0), first);
  const kordon::array third = kordon::copy_to(on(1), second, Kokkos::LayoutLeft());

  EXPECT_EQ(told(first.data()), 1);
  EXPECT_EQ(told(second.data()), 0);
  EXPECT_EQ(told(third.data()), 1);
  EXPECT_EQ(third.ref().stride(0), 1);
  EXPECT_EQ(on_host(third), on_host(start));
}

TEST(copy_to, of_views_goes_to_the_device_of_the_exec) {
  const kordon::sim_device exec(1);
  const Kokkos::View<int**, Kokkos::LayoutRight, Kokkos::HostSpace> host("host", 3, 4);
  host(2, 1) = 5;

  const auto device = kordon::copy_to(kordon::place_of(exec), host);
  const auto turned = kordon::copy_to(kordon::place_of(exec), device, Kokkos::LayoutLeft());
  const auto part = Kokkos::subview(turned, Kokkos::make_pair(1, 3), Kokkos::ALL);
  const auto back = kordon::copy_to(kordon::place_in<Kokkos::HostSpace>{}, part);

  EXPECT_EQ(told(device.data()), 1);
  EXPECT_EQ(told(turned.data()), 1);
  EXPECT_EQ(back(1, 1), 5);
}

TEST(copy_as, converts_where_the_array_is) {
  const kordon::array device = kordon::copy_to(on(1), numbers({3, 4}));
  const Kokkos::View<float*, kordon::sim_device_space> view(
      Kokkos::view_alloc("view", kordon::sim_device(1)), 3);

  const kordon::array halves = kordon::copy_as(kordon::dtype::float16, device);
  const kordon::array back = kordon::copy_as(kordon::dtype::int32, halves);

  EXPECT_EQ(told(halves.data()), 1);
  EXPECT_EQ(on_host(back), on_host(device));
  EXPECT_EQ(told(kordon::copy_as<double>(view).data()), 1);
}

TEST(workspace_of_a_device, is_in_its_memory) {
  const kordon::sim_device zero(0), one(1), other = kordon::sim_device::create(1);
  for (const kordon::sim_device* exec : {&zero, &one, &other}) {
    const kordon::workspace_lease lease(kordon::exec_ref(*exec), 1000);
    const kordon::workspace_lease larger(kordon::exec_ref(*exec), 5000);

    EXPECT_EQ(told(lease.data()), exec->device());
    EXPECT_EQ(told(larger.data()), exec->device());
  }
  kordon::release_workspaces();
}

}  // namespace
