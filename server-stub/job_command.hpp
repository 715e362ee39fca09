// `hub-server job archive`: does by hand what a running server does by itself. It can be used beside one; a lease in the
// database keeps the two apart.
#pragma once

#include "base/clock.hpp"

#include <iosfwd>
#include <span>

namespace hub::host {

inline constexpr char const* job_help =
    "  hub-server job archive [--at INSTANT] [--data DIR]\n"
    "      archives the documents whose 90 days are over at that moment (2026-12-01T06:00:00Z), or now.\n"
    "      A running server does so by itself shortly after midnight, Central Time.\n";

/// `arguments` after the word "job". 0: done, or another server is at it; 1: it failed; 2: wrong usage.
[[nodiscard]] int run_job_command(std::span<char const* const> arguments, Clock const& clock, std::ostream& out, std::ostream& complaints);

}  // namespace hub::host
