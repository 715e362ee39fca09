#include "server/http.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cassert>

namespace hub::server {

namespace {

std::string_view find_header(Headers const& headers, std::string_view name) {
    for (auto const& [header_name, value] : headers) {
        if (header_name == name) { return value; }
    }
    return {};
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
    return find_header(headers, name);
}

std::string_view Request::cookie(std::string_view name) const {
    for (auto const pair : split(header("cookie"), ';')) {
        auto const trimmed = trim(pair);
        auto const equals = trimmed.find('=');
        if (equals != std::string_view::npos && trimmed.substr(0, equals) == name) { return trimmed.substr(equals + 1); }
    }
    return {};
}

void Response::set_header(std::string_view name, std::string_view value) {
    bool const splits_the_response = value.find_first_of(std::string_view { "\r\n\0", 3 }) != std::string_view::npos;
    assert(!splits_the_response);
    if (splits_the_response) { return; }
    auto const found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    if (found != headers.end()) {
        found->second = value;
    } else {
        headers.emplace_back(name, value);
    }
}

std::string_view Response::header(std::string_view name) const {
    return find_header(headers, name);
}

}  // namespace hub::server
