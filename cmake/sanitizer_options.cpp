// Defaults of the sanitizers in the dev build; the environment variables ASAN_OPTIONS and UBSAN_OPTIONS still win.
// The sanitizers look for exactly these names. NOLINTBEGIN(readability-identifier-naming)

extern "C" char const* __asan_default_options();
extern "C" char const* __asan_default_options() {
    return "detect_container_overflow=0:strict_string_checks=1:detect_stack_use_after_return=0:check_initialization_order=1";
}

extern "C" char const* __ubsan_default_options();
extern "C" char const* __ubsan_default_options() {
    return "print_stacktrace=1";
}

// NOLINTEND(readability-identifier-naming)
