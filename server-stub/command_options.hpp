// What the commands of hub-server beside the server itself ("job archive", "audit verify") have in common: one subcommand,
// options of a name and a value each, and how they complain.
#pragma once

#include "base/error.hpp"

#include <functional>
#include <iosfwd>
#include <span>
#include <string_view>

namespace hub::host {

/// What such a command returns beside 0 and 1.
inline constexpr int wrong_usage = 2;

/// Takes one option. False if there is none of that name; an error if its value is wrong.
using TakeOption = std::function<ErrorOr<bool>(std::string_view name, std::string_view value)>;

/// `arguments` after the word `command`; the first has to be `subcommand`. Invalid, in a sentence for the person at the
/// terminal, for anything else, an unknown option, or one without a value.
[[nodiscard]] ErrorOr<void> read_command_options(
    std::span<char const* const> arguments, std::string_view command, std::string_view subcommand, TakeOption const& take);

/// "hub-server: the message (the detail)", a line.
void complain(std::ostream& complaints, Error const& error);

}  // namespace hub::host
