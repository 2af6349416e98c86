/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The C99 form of places, execution spaces and arrays: what crosses the boundary to a backend.
 * Use the C++ types (place.hpp, array_ref.hpp) everywhere else. */
#ifndef KORDON_MEMORY_ARRAY_H
#define KORDON_MEMORY_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { KORDON_MAX_RANK = 8 };

/* The kinds of execution space, as kordon::exec_kind; later ones are appended. */
enum kordon_exec_kind {
  KORDON_SERIAL = 0,
  KORDON_OPENMP = 1,
  KORDON_THREADS = 2,
  KORDON_CUDA = 3,
  KORDON_HIP = 4,
  KORDON_SYCL = 5,
  KORDON_SIMULATED = 6
};

/* The element types, as kordon::dtype; later ones are appended. */
enum kordon_dtype {
  KORDON_BOOL = 0,
  KORDON_INT8 = 1,
  KORDON_INT16 = 2,
  KORDON_INT32 = 3,
  KORDON_INT64 = 4,
  KORDON_UINT8 = 5,
  KORDON_UINT16 = 6,
  KORDON_UINT32 = 7,
  KORDON_UINT64 = 8,
  KORDON_FLOAT16 = 9,
  KORDON_BFLOAT16 = 10,
  KORDON_FLOAT32 = 11,
  KORDON_FLOAT64 = 12,
  KORDON_COMPLEX64 = 13,
  KORDON_COMPLEX128 = 14
};

/* A memory: kind is one of kordon::space_kind (DLPack's device codes), device counts from 0. */
typedef struct kordon_place {
  int32_t kind;
  int32_t device;
} kordon_place;

/* An execution-space instance: kind is a kordon_exec_kind; instance points to the Kokkos
 * object and is valid during the call only; native is the vendor's stream or queue, where there is
 * one. */
typedef struct kordon_exec {
  int32_t kind;
  int32_t device;
  const void* instance;
  void* native;
} kordon_exec;

/* Writes at most `size` bytes of the label of `source`, terminated; returns the label's length. */
typedef size_t (*kordon_label_fn)(const void* source, char* text, size_t size);

/* Behind: a side of a DualView that needs a sync; no call takes it. Of dual: a side of a DualView,
 * which only messages tell from others. */
enum { KORDON_ARRAY_READ_ONLY = 1u, KORDON_ARRAY_BEHIND = 2u, KORDON_ARRAY_OF_DUAL = 4u };

/* A non-owning array: dtype is a kordon_dtype, strides count elements. label may be null. */
typedef struct kordon_array {
  void* data;
  kordon_place where;
  int32_t dtype;
  int32_t rank;
  uint32_t flags;
  uint32_t reserved;
  int64_t extents[KORDON_MAX_RANK];
  int64_t strides[KORDON_MAX_RANK];
  kordon_label_fn label;
  const void* label_source;
} kordon_array;

#ifdef __cplusplus
}
#endif
#endif
