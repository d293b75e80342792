# Every library that takecare uses, found once and named here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
if(TAKECARE_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
endif()
pkg_check_modules(clp REQUIRED IMPORTED_TARGET clp)
pkg_check_modules(z3 REQUIRED IMPORTED_TARGET z3)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)

find_library(CMARK_GFM_LIBRARY cmark-gfm REQUIRED)
add_library(cmark-gfm INTERFACE)
target_link_libraries(cmark-gfm INTERFACE ${CMARK_GFM_LIBRARY})
find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions REQUIRED)
add_library(cmark-gfm-extensions INTERFACE)
target_link_libraries(cmark-gfm-extensions INTERFACE ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY})

set(TAKECARE_DUCKDB_DIR "$ENV{DUCKDB_DIR}")
if(NOT TAKECARE_DUCKDB_DIR)
  set(TAKECARE_DUCKDB_DIR "${CMAKE_SOURCE_DIR}/third_party/duckdb")
endif()
add_library(duckdb SHARED IMPORTED)
set_target_properties(duckdb PROPERTIES
  IMPORTED_LOCATION "${TAKECARE_DUCKDB_DIR}/libduckdb.so"
  IMPORTED_NO_SONAME ON
  INTERFACE_INCLUDE_DIRECTORIES "${TAKECARE_DUCKDB_DIR}")
