# How every target is compiled, and the two functions the modules use.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# "Dev" is a light optimisation with line tables: sanitizers stay usable and builds stay short.
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1 -fno-omit-frame-pointer")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")

# ccache reads what a file includes from the compiler (depend mode) instead of preprocessing it first,
# and knows precompiled headers by their bytes.
find_program(CORNER_CCACHE ccache)
if(CORNER_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_INODECACHE=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CORNER_CCACHE})
endif()
find_program(CORNER_MOLD mold)
if(CORNER_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
if(CORNER_TIDY)
  set(CMAKE_CXX_CLANG_TIDY clang-tidy --quiet --warnings-as-errors=*)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
if(CORNER_WERROR)
  add_compile_options(-Werror)
endif()
if(CORNER_SANITIZE)
  add_compile_options(-fsanitize=${CORNER_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CORNER_SANITIZE})
endif()

# The headers most sources include, parsed once for each kind of target (CORNER_PRECOMPILE): OWNER holds
# the parsed form, corner_precompiled(TARGET OWNER) lets a target use it. Sources still include what
# they use: `tidy`, `fuzz` and CORNER_HEADER_CHECK build without.
set(CORNER_COMMON_HEADERS
  <algorithm> <array> <charconv> <cmath> <cstddef> <cstdint> <cstring> <filesystem> <functional> <map>
  <memory> <mutex> <optional> <set> <span> <string> <string_view> <tuple> <utility> <vector>
  <absl/container/flat_hash_map.h> <absl/container/flat_hash_set.h> <absl/status/status.h>
  <absl/status/statusor.h> <absl/strings/str_format.h> <absl/time/time.h>
  [["taxonomies/base/day.h"]] [["taxonomies/base/hash.h"]] [["taxonomies/base/status.h"]]
  [["taxonomies/base/text.h"]])
function(corner_precompile owner)
  set(source ${PROJECT_BINARY_DIR}/${owner}.cc)
  file(CONFIGURE OUTPUT ${source} CONTENT "// Owns precompiled headers.\n")
  add_library(${owner} OBJECT ${source})
  target_include_directories(${owner} PRIVATE ${PROJECT_SOURCE_DIR})
  target_precompile_headers(${owner} PRIVATE ${CORNER_COMMON_HEADERS} ${ARGN})
endfunction()
function(corner_precompiled target owner)
  if(CORNER_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()
if(CORNER_PRECOMPILE)
  corner_precompile(corner_library_headers)
endif()

# corner_library(NAME SOURCES ... USES ...): a module or a part of one. Includes are rooted at the
# repository; headers of other people's libraries count as system headers.
function(corner_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_PRIVATE_USES})
  corner_precompiled(${name} corner_library_headers)
endfunction()

# corner_embed(TARGET SYMBOL FILE): links FILE's bytes into TARGET as `SYMBOL_begin`/`SYMBOL_end`
# (declared by CORNER_EMBEDDED in taxonomies/base/embed.h).
function(corner_embed target symbol file)
  get_filename_component(path ${file} ABSOLUTE)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(WRITE ${assembly}.new
"  .section .rodata\n  .balign 16\n  .global ${symbol}_begin\n${symbol}_begin:\n  .incbin \"${path}\"\n"
"  .global ${symbol}_end\n${symbol}_end:\n  .byte 0\n  .section .note.GNU-stack,\"\",@progbits\n")
  configure_file(${assembly}.new ${assembly} COPYONLY)
  set_property(SOURCE ${assembly} APPEND PROPERTY OBJECT_DEPENDS ${path})
  target_sources(${target} PRIVATE ${assembly})
endfunction()
