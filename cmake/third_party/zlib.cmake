# zlib: deflate and inflate in memory. The gz* file functions are left out.
set(zlib_dir ${HUB_SOURCES}/zlib)
add_library(zlib STATIC
  ${zlib_dir}/adler32.c ${zlib_dir}/compress.c ${zlib_dir}/crc32.c ${zlib_dir}/deflate.c ${zlib_dir}/infback.c
  ${zlib_dir}/inffast.c ${zlib_dir}/inflate.c ${zlib_dir}/inftrees.c ${zlib_dir}/trees.c ${zlib_dir}/uncompr.c
  ${zlib_dir}/zutil.c)
set_target_properties(zlib PROPERTIES OUTPUT_NAME z)
target_compile_definitions(zlib PRIVATE HAVE_UNISTD_H _LARGEFILE64_SOURCE=1)
target_include_directories(zlib PUBLIC ${zlib_dir})
install(TARGETS zlib ARCHIVE DESTINATION lib)
install(FILES ${zlib_dir}/zlib.h ${zlib_dir}/zconf.h DESTINATION include)
