#include "command_options.hpp"

#include <format>
#include <ostream>

namespace hub::host {

ErrorOr<void> read_command_options(
    std::span<char const* const> arguments, std::string_view command, std::string_view subcommand, TakeOption const& take) {
    if (arguments.empty() || arguments.front() != subcommand) {
        return fail(Error::invalid({}, std::format("There is only: {} {}.", command, subcommand)));
    }
    for (std::size_t i = 1; i < arguments.size(); i += 2) {
        std::string_view const name = arguments[i];
        if (i + 1 == arguments.size()) { return fail(Error::invalid({}, std::format("{} needs a value.", name))); }
        HUB_TRY_ASSIGN(auto const is_known, take(name, arguments[i + 1]));
        if (!is_known) { return fail(Error::invalid({}, std::format("There is no option {}.", name))); }
    }
    return {};
}

void complain(std::ostream& complaints, Error const& error) {
    complaints << "hub-server: " << error.message;
    if (!error.detail.empty()) { complaints << " (" << error.detail << ')'; }
    complaints << '\n';
}

}  // namespace hub::host
