// Where in the program one is, as a path and query: what stands in the browser's address bar, what links point to and
// what back and forward bring back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hub::client {

struct Route {
    std::string path = "/";                    ///< "/results", without a slash at the end
    std::map<std::string, std::string> query;  ///< decoded

    /// Reads "/results?q=mai%20nguyen"; what cannot be decoded is left out. Never fails: nonsense is the path it is.
    [[nodiscard]] static Route parse(std::string_view text);
    /// The canonical text; empty values are left out.
    [[nodiscard]] std::string to_string() const;

    /// The value of one query parameter, or an empty view.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] Route with(std::string_view name, std::string_view value) const;

    /// For a pattern such as "/authorizations/{id}": the part in braces, or nothing when the path does not match.
    /// Patterns without braces give an empty string when they match.
    [[nodiscard]] std::optional<std::string> match(std::string_view pattern) const;

    bool operator==(Route const&) const = default;
};

}  // namespace hub::client
