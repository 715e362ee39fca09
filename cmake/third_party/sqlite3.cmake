# SQLite from the amalgamation. Threads natively (one connection per worker), none in WebAssembly.
set(sqlite3_dir ${HUB_SOURCES}/sqlite3)
add_library(sqlite3 STATIC ${sqlite3_dir}/sqlite3.c)
target_compile_definitions(sqlite3 PRIVATE
  SQLITE_DQS=0
  SQLITE_DEFAULT_FOREIGN_KEYS=1
  SQLITE_DEFAULT_MEMSTATUS=0
  SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_MAX_EXPR_DEPTH=0
  SQLITE_OMIT_DECLTYPE
  SQLITE_OMIT_DEPRECATED
  SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_OMIT_SHARED_CACHE
  SQLITE_TRUSTED_SCHEMA=0
  SQLITE_USE_ALLOCA
  SQLITE_STRICT_SUBTYPE=1)
if(EMSCRIPTEN)
  target_compile_definitions(sqlite3 PRIVATE SQLITE_THREADSAFE=0 SQLITE_OMIT_WAL SQLITE_TEMP_STORE=3)
else()
  target_compile_definitions(sqlite3 PRIVATE SQLITE_THREADSAFE=1 SQLITE_ENABLE_DBSTAT_VTAB HAVE_USLEEP=1 HAVE_FDATASYNC=1)
endif()
install(TARGETS sqlite3 ARCHIVE DESTINATION lib)
install(FILES ${sqlite3_dir}/sqlite3.h DESTINATION include)
