// A browser in a person's words, "Firefox on Windows": for the list of one's own sessions (security A10). The exact text
// that a browser sends is not kept.
#pragma once

#include <string>
#include <string_view>

namespace hub::server {

[[nodiscard]] std::string browser_words(std::string_view user_agent);

}  // namespace hub::server
