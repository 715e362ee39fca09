// `hub-server audit verify`: whether the audit log of a data folder is whole. It only reads, also beside a running server.
#pragma once

#include <iosfwd>
#include <span>

namespace hub::host {

inline constexpr char const* audit_help = "  hub-server audit verify [--data DIR] [--anchor FILE] [--from N]\n"
                                          "      whether the audit log is whole; 0 when it is, 1 and the first bad row when it is not.\n"
                                          "      Without --anchor the file audit.anchor of the data folder is used, where there is one.\n";

/// `arguments` after the word "audit". 0: whole; 1: not, or it cannot be read; 2: wrong usage.
[[nodiscard]] int run_audit_command(std::span<char const* const> arguments, std::ostream& out, std::ostream& complaints);

}  // namespace hub::host
