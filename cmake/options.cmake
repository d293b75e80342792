# What every target is built with.
add_library(takecare_options INTERFACE)
target_include_directories(takecare_options INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(takecare_options INTERFACE -Wall -Wextra -Wconversion -Werror)

if(TAKECARE_SANITIZE)
  target_compile_options(takecare_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(takecare_options INTERFACE -fsanitize=address,undefined)
endif()

# One static library a folder of src/takecare, with every source in it.
function(takecare_library name)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  add_library(takecare_${name} STATIC ${sources})
  target_link_libraries(takecare_${name} PUBLIC takecare_options ${ARGN})
endfunction()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(takecare_options INTERFACE -fuse-ld=mold)
endif()
