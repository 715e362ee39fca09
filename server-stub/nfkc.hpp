// Unicode's normalization form NFKC (UAX 15), for passwords (security A1): what looks the same and was typed on another
// keyboard, "é" as one character or as two, is the same password.
#pragma once

#include <string>
#include <string_view>

namespace hub::host {

/// Invalid bytes become U+FFFD.
[[nodiscard]] std::string to_nfkc(std::string_view text);

}  // namespace hub::host
