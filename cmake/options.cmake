# What every target is built with.
add_library(takecare_options INTERFACE)
target_include_directories(takecare_options INTERFACE "${CMAKE_SOURCE_DIR}/src")
# A member left out of {.a = …} is value-initialized or has its default; that is what it means, and no oversight.
target_compile_options(takecare_options INTERFACE -Wall -Wextra -Wconversion -Werror -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # "text" + std::string: a false alarm of GCC 12 (PR 105651).
  target_compile_options(takecare_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # libstdc++ 12 calls what it deprecates itself (std::get_temporary_buffer in stable_sort).
  target_compile_options(takecare_options INTERFACE -Wno-deprecated-declarations)
endif()

if(TAKECARE_SANITIZE)
  target_compile_options(takecare_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(takecare_options INTERFACE -fsanitize=address,undefined)
endif()
if(TAKECARE_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "TAKECARE_FUZZ needs Clang: cmake --preset fuzz")
  endif()
  target_compile_options(takecare_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# One static library a folder of src/takecare, with every source in it.
function(takecare_library name)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  add_library(takecare_${name} STATIC ${sources})
  target_link_libraries(takecare_${name} PUBLIC takecare_options ${ARGN})
endfunction()

# What was compiled in one copy of the project is taken from the cache in every other: paths are hashed relative to the copy.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=true CCACHE_SLOPPINESS=include_file_ctime,include_file_mtime "${CCACHE}")
endif()
find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(takecare_options INTERFACE -fuse-ld=mold)
endif()
