/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The call frame and the description of a backend, in C99: every implementation, built in or not,
 * has the signature kordon_run_fn, and a plug-in exports kordon_backend_entry.
 *
 * Structures with a struct_size grow at their end only: fill it in with sizeof, and look at it
 * before you read a field that came after version 0.1. Those without one, and kordon_array, never
 * change within a major version; what they lack comes beside them. */
#ifndef KORDON_DISPATCH_BACKEND_H
#define KORDON_DISPATCH_BACKEND_H

#include <kordon/memory/array.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface; not that of the package. Two sides of different minor versions use
 * what the older one has. */
enum { KORDON_INTERFACE_MAJOR = 0, KORDON_INTERFACE_MINOR = 2 };

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

/* One call. An implementation of an older version of the operation gets that version, and the
 * options that it had. */
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
  /* since 0.2: the options of the backend that runs, all of them, in its description's order */
  const kordon_option* backend_options;
  int32_t backend_option_count;
  uint32_t reserved; /* 0 */
} kordon_call;

/* Enqueues the call on its exec. 0: done. Anything else: error is filled, and nothing was enqueued.
 * No exception may leave it; one that does is reported as the backend's failure. */
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
  KORDON_CAPTURABLE = 8u,      /* can be recorded in a graph */
  KORDON_COMPOSITE = 16u       /* calls other operations, which see its context */
};

/* One option that an implementation honours: by name, and for choices which (bit i: choice i);
 * for others any choices but 0. */
typedef struct kordon_option_claim {
  const char* name;
  uint64_t choices;
} kordon_option_claim;

/* What one backend runs for one operation on one exec kind: a row of the support table. The rows of
 * a backend lie struct_size apart, which is the same in all. */
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
  /* since 0.2 */
  uint32_t claim_size; /* sizeof(kordon_option_claim): how far apart the options lie */
  uint32_t reserved;   /* 0 */
} kordon_implementation;

/* An option that one backend alone has ("threads"). Its values are integers, with names where there
 * are choices, or reals. */
typedef struct kordon_backend_option {
  const char* name; /* as a backend's */
  const char* doc;
  const char* const* choices; /* the names of 0, 1, ...; null: they have none */
  int32_t choice_count;
  int32_t kind;            /* KORDON_OPTION_INTEGER or KORDON_OPTION_REAL */
  double minimum, maximum; /* both allowed, and infinite where there is no limit */
  double default_value;
} kordon_backend_option;

/* A named, versioned provider of implementations. All of it lives as long as the program. */
typedef struct kordon_backend {
  uint32_t struct_size;
  uint16_t interface_major; /* KORDON_INTERFACE_MAJOR and _MINOR as it was compiled */
  uint16_t interface_minor;
  const char* name; /* at most 63 of a-z A-Z 0-9 . _ - */
  const char* version;
  const char* build;  /* what it was built with */
  const char* report; /* where its users report what is wrong */
  const kordon_implementation* implementations;
  int32_t implementation_count;
  uint32_t reserved; /* 0 */
  /* since 0.2: the Kokkos that it uses, which must be the host's; both 0 when it uses none */
  uint32_t kokkos_version; /* KOKKOS_VERSION: 50202 is 5.2.2 */
  uint32_t exec_kinds;     /* bit kordon_exec_kind: the execution spaces that this Kokkos has */
  const kordon_backend_option* options;
  int32_t option_count;
  uint32_t option_size; /* sizeof(kordon_backend_option): how far apart the options lie */
} kordon_backend;

/* What a plug-in is loaded into. */
typedef struct kordon_host {
  uint32_t struct_size;
  uint16_t interface_major;
  uint16_t interface_minor;
  const char* version; /* of Kordon */
  const char* build;   /* what it was built with */
  uint32_t kokkos_version;
  uint32_t exec_kinds;
  kordon_error* error; /* text: for a plug-in that declines to say why */
} kordon_host;

/* What a plug-in exports: returns its description, or null when it cannot work in this host. It is
 * called once, when a call is about to use one of its implementations, and enqueues nothing. */
typedef const kordon_backend* (*kordon_entry_fn)(const kordon_host*);

#if defined(__GNUC__)
__attribute__((visibility("default")))
#endif
const kordon_backend*
kordon_backend_entry(const kordon_host* host);

#ifdef __cplusplus
}
#endif
#endif
