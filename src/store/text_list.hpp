// Short lists that are stored as one text, one item a line, and never searched in SQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

/// Items must not contain line breaks; one that does is cut at it.
[[nodiscard]] std::string join_lines(std::vector<std::string> const& items);
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

}  // namespace hub::store
