#include "store/name_key.hpp"

#include "base/text.hpp"

namespace hub::store {

std::string name_key(std::string_view name) {
    auto folded = fold(name);
    return trim(folded).empty() ? std::string { name } : folded;
}

}  // namespace hub::store
