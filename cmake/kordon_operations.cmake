# SPDX-FileCopyrightText: 2026 The Kordon authors
# SPDX-License-Identifier: Apache-2.0
#[[
The lists from which the registry is filled: explicit calls in generated sources, since static initialisers vanish
from static libraries.

  kordon_add_operation(<subject>/<name>)   the operation kordon::<subject>::<name>, with its portable kernel
  kordon_add_backend(<name>)               the backend whose description kordon::backends::<name>() returns
  kordon_write_registration()              after both: adds the generated sources to the library
]]
function(kordon_add_operation path)
  set_property(GLOBAL APPEND PROPERTY KORDON_OPERATIONS ${path})
endfunction()

function(kordon_add_backend name)
  string(REPLACE "-" "_" function "${name}")
  set_property(GLOBAL APPEND PROPERTY KORDON_BACKENDS ${function})
endfunction()

function(kordon_write_registration)
  get_property(operations GLOBAL PROPERTY KORDON_OPERATIONS)
  get_property(backends GLOBAL PROPERTY KORDON_BACKENDS)
  set(KORDON_INCLUDES "")
  set(KORDON_DECLARED_ROWS "")
  set(KORDON_CALLED_ROWS "")
  set(KORDON_DESCRIPTIONS "")
  set(KORDON_DECLARED_BACKENDS "")
  set(KORDON_CALLED_BACKENDS "")
  foreach(path IN LISTS operations)
    string(REGEX MATCH "^(.+)/(.+)$" path "${path}")
    set(subject "${CMAKE_MATCH_1}")
    set(name "${CMAKE_MATCH_2}")
    string(APPEND KORDON_INCLUDES "#include <kordon/${path}.hpp>\n")
    string(APPEND KORDON_DECLARED_ROWS
           "namespace ${subject} {\nvoid register_${name}(implementation_rows& rows);\n}\n")
    string(APPEND KORDON_CALLED_ROWS "  ${subject}::register_${name}(rows);\n")
    string(APPEND KORDON_DESCRIPTIONS "  add_configured(${subject}::${name}_fn::description);\n")
  endforeach()
  foreach(name IN LISTS backends)
    string(APPEND KORDON_DECLARED_BACKENDS "const kordon_backend& ${name}();\n")
    string(APPEND KORDON_CALLED_BACKENDS "  add_configured(backends::${name}());\n")
  endforeach()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/registration.cpp.in" "${PROJECT_BINARY_DIR}/generated/registration.cpp"
                 @ONLY)
  target_sources(kordon PRIVATE "${PROJECT_BINARY_DIR}/generated/registration.cpp")
endfunction()
