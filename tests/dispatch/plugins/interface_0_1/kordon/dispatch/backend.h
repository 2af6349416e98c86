/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The call frame and the description of a backend, in C99: every implementation, built in or not,
 * has the signature kordon_run_fn. Structures only grow at their end; struct_size says how much of
 * one is there. */
#ifndef KORDON_DISPATCH_BACKEND_H
#define KORDON_DISPATCH_BACKEND_H

#include <kordon/memory/array.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface; not that of the package. */
enum { KORDON_INTERFACE_MAJOR = 0, KORDON_INTERFACE_MINOR = 1 };

enum { KORDON_MAX_ARRAYS = 16, KORDON_MAX_OPTIONS = 16 };

enum kordon_option_kind {
  KORDON_OPTION_INTEGER = 0, /* also booleans, and choices by index */
  KORDON_OPTION_REAL = 1,
  KORDON_OPTION_REALS = 2 /* one value for all axes, or one an axis */
};

/* An option's value; id is its index in the operation's description. */
typedef struct kordon_option {
  int32_t id;
  int32_t kind;
  int32_t count; /* values in reals */
  int32_t is_default;
  union {
    int64_t integer;
    double real;
    double reals[KORDON_MAX_RANK];
  } value;
} kordon_option;

typedef struct kordon_error {
  int32_t code; /* a kordon::refusal_code; 0: the backend failed */
  char text[1020];
} kordon_error;

typedef struct kordon_call {
  uint32_t struct_size;
  uint32_t operation_version;
  const char* operation;
  kordon_exec exec;
  const kordon_array* arrays; /* in the description's order */
  const kordon_option* options;
  int32_t array_count;
  int32_t option_count;
  void* scratch; /* 64-byte aligned memory of the exec, as large as the implementation asked for */
  uint64_t scratch_bytes;
  const void* context; /* what the caller asked for; nested calls on this thread see it too */
  kordon_error* error;
} kordon_call;

/* Enqueues the call on its exec. 0: done. Anything else: error is filled, and nothing was enqueued.
 */
typedef int (*kordon_run_fn)(const kordon_call*);

/* Bytes of scratch that the call will need (scratch is null while this runs). */
typedef uint64_t (*kordon_scratch_fn)(const kordon_call*);

enum kordon_layout {
  KORDON_LAYOUT_RIGHT = 1u,   /* row-major, dense */
  KORDON_LAYOUT_LEFT = 2u,    /* column-major, dense */
  KORDON_LAYOUT_PADDED = 4u,  /* as either, but with gaps between lines */
  KORDON_LAYOUT_STRIDED = 8u, /* anything else */
  KORDON_LAYOUT_ANY = 15u
};

enum kordon_flag {
  KORDON_FENCES = 1u,          /* waits for the exec */
  KORDON_READS_BACK = 2u,      /* reads a value back to the host */
  KORDON_VALUE_DEPENDENT = 4u, /* how much of the output is used depends on values */
  KORDON_CAPTURABLE = 8u       /* can be recorded in a graph */
};

/* One option that an implementation honours: by name, and for choices which (bit i: choice i). */
typedef struct kordon_option_claim {
  const char* name;
  uint64_t choices;
} kordon_option_claim;

/* What one backend runs for one operation on one exec kind: a row of the support table. */
typedef struct kordon_implementation {
  uint32_t struct_size;
  uint32_t operation_version;
  const char* operation;
  int32_t exec_kind;
  uint32_t dtypes;  /* bit kordon::dtype, of the operation's type variable */
  uint32_t ranks;   /* bit r: rank r, of the first array */
  uint32_t layouts; /* kordon_layout bits; each array must be in one of them */
  const kordon_option_claim* options;
  int32_t option_count;
  uint32_t flags;
  int32_t preference;  /* higher is tried first; 0 unless there is a measurement to say otherwise */
  int32_t error_bound; /* in units in the last place of the largest term; -1: not stated */
  kordon_run_fn run;
  kordon_scratch_fn scratch; /* null: none needed */
} kordon_implementation;

/* A named, versioned provider of implementations. */
typedef struct kordon_backend {
  uint32_t struct_size;
  uint16_t interface_major;
  uint16_t interface_minor;
  const char* name;
  const char* version;
  const char* build;  /* what it was built with */
  const char* report; /* where its users report what is wrong */
  const kordon_implementation* implementations;
  int32_t implementation_count;
} kordon_backend;

#ifdef __cplusplus
}
#endif
#endif
