#include "second_opinion.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>

namespace hub::host {

namespace beast = boost::beast;
namespace http = beast::http;

namespace {

std::string_view view(beast::string_view text) {
    return { text.data(), text.size() };
}

bool same_fields(http::fields const& theirs, server::Headers const& ours) {
    // Beast keeps fields of one name together, so they are compared name by name.
    return std::ranges::distance(theirs.begin(), theirs.end()) == std::ranges::ssize(ours)
        && std::ranges::all_of(ours, [&](auto const& header) {
               auto const [first, last] = theirs.equal_range(header.first);
               return std::any_of(first, last, [&](auto const& field) { return view(field.value()) == header.second; });
           });
}

}  // namespace

bool beast_agrees(std::string_view text, RequestHead const& head) {
    http::request_parser<http::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(text.size() + 1));
    parser.body_limit(boost::none);
    beast::error_code failed;
    auto const used = parser.put(boost::asio::buffer(text), failed);
    if (failed || used != text.size() || !parser.is_header_done()) { return false; }
    auto const& message = parser.get();
    bool const has_length = head.framing == Framing::Length;
    return view(message.method_string()) == head.method && view(message.target()) == head.target
        && message.version() == 10U + static_cast<unsigned>(head.minor_version) && parser.chunked() == (head.framing == Framing::Chunked)
        && parser.content_length().has_value() == has_length && (!has_length || *parser.content_length() == head.content_length)
        && same_fields(message, head.headers);
}

}  // namespace hub::host
