// Boost.Beast reads each head too. Our scanner is the stricter of the two; what they still read differently is refused,
// because somebody else on the way might read it differently as well.
#pragma once

#include "request_head.hpp"

#include <string_view>

namespace hub::host {

/// `text` is the head on the wire, with its empty line; `head` is what we read there.
[[nodiscard]] bool beast_agrees(std::string_view text, RequestHead const& head);

}  // namespace hub::host
