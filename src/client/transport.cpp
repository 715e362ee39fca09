#include "client/transport.hpp"

namespace hub::client {

std::string_view Response::header(std::string_view name) const {
    for (auto const& [header_name, value] : headers) {
        if (header_name == name) { return value; }
    }
    return {};
}

}  // namespace hub::client
