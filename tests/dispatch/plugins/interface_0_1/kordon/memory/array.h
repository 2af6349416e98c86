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

/* A memory: kind is one of kordon::space_kind (DLPack's device codes), device counts from 0. */
typedef struct kordon_place {
  int32_t kind;
  int32_t device;
} kordon_place;

/* An execution-space instance: kind is one of kordon::exec_kind; instance points to the Kokkos
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

enum { KORDON_ARRAY_READ_ONLY = 1u };

/* A non-owning array: dtype is one of kordon::dtype, strides count elements. label may be null. */
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
