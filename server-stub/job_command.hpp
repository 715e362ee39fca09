// `hub-server job NAME`: does by hand what a running server does by itself. It can be used beside one; a lease in the
// database keeps the two apart.
#pragma once

#include "base/clock.hpp"

#include <iosfwd>
#include <span>

namespace hub::host {

inline constexpr char const* job_help =
    "  hub-server job NAME [--at INSTANT] [--data DIR] [--origin URL]\n"
    "      does as of that moment (2026-12-01T06:00:00Z), or now, what a running server does by itself:\n"
    "      archive              archives the documents whose 90 days are over\n"
    "      billing-refresh      books payments, lets changes of invoice delivery take effect, ends old orders\n"
    "      billing-rebill       queues a printed rebill of each invoice that is not paid in full on day 31\n"
    "      billing-cycle        closes the billing cycles that are over\n"
    "      billing-weekly-mail  mails what is due and overdue, once a week; --origin is the portal's address in it\n";

/// `arguments` after the word "job". 0: done, or another server is at it; 1: it failed; 2: wrong usage.
[[nodiscard]] int run_job_command(std::span<char const* const> arguments, Clock const& clock, std::ostream& out, std::ostream& complaints);

}  // namespace hub::host
