// What makes names of one's own differ: more than case and accents.
#pragma once

#include <string>
#include <string_view>

namespace hub::store {

/// The form under which a name is kept unique; the name itself where nothing is left of it, such as "!!".
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace hub::store
