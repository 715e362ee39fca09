#include "client/route.hpp"

#include "base/text.hpp"

#include <utility>

namespace hub::client {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) {
    if (c >= '0' && c <= '9') { return c - '0'; }
    if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
    if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
    return -1;
}

std::optional<std::string> decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%') {
            if (i + 2 >= text.size()) { return std::nullopt; }
            int const high = hex_value(text[i + 1]);
            int const low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) { return std::nullopt; }
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    if (!is_valid_utf8(out)) { return std::nullopt; }
    return out;
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~'
        || c == ',';
}

void append_encoded(std::string& out, std::string_view text) {
    for (char const c : text) {
        if (is_plain(c)) {
            out += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out += '%';
            out += hex_digits[byte >> 4U];
            out += hex_digits[byte & 15U];
        }
    }
}

}  // namespace

Route Route::parse(std::string_view text) {
    Route route;
    auto const hash = text.find('#');
    if (hash != std::string_view::npos) { text = text.substr(0, hash); }
    auto const question = text.find('?');
    auto path = text.substr(0, question);
    while (path.size() > 1 && path.back() == '/') { path.remove_suffix(1); }
    route.path = path.empty() ? "/" : std::string { path };
    if (question == std::string_view::npos) { return route; }
    for (auto const pair : split(text.substr(question + 1), '&')) {
        auto const equals = pair.find('=');
        auto name = decode(pair.substr(0, equals));
        auto value = equals == std::string_view::npos ? std::string {} : decode(pair.substr(equals + 1));
        if (name && value && !name->empty() && !value->empty()) { route.query[*name] = *value; }
    }
    return route;
}

std::string Route::to_string() const {
    std::string out = path;
    char separator = '?';
    for (auto const& [name, value] : query) {
        if (value.empty()) { continue; }
        out += separator;
        separator = '&';
        append_encoded(out, name);
        out += '=';
        append_encoded(out, value);
    }
    return out;
}

std::string_view Route::get(std::string_view name) const {
    auto const found = query.find(std::string { name });
    return found == query.end() ? std::string_view {} : std::string_view { found->second };
}

Route Route::with(std::string_view name, std::string_view value) const {
    Route copy = *this;
    if (value.empty()) {
        copy.query.erase(std::string { name });
    } else {
        copy.query[std::string { name }] = std::string { value };
    }
    return copy;
}

std::optional<std::string> Route::match(std::string_view pattern) const {
    auto const brace = pattern.find('{');
    if (brace == std::string_view::npos) { return path == pattern ? std::optional<std::string> { std::string {} } : std::nullopt; }
    auto const close = pattern.find('}', brace);
    auto const before = pattern.substr(0, brace);
    auto const after = pattern.substr(close + 1);
    std::string_view rest = path;
    if (!rest.starts_with(before) || !rest.ends_with(after) || rest.size() <= before.size() + after.size()) { return std::nullopt; }
    rest.remove_prefix(before.size());
    rest.remove_suffix(after.size());
    if (rest.find('/') != std::string_view::npos) { return std::nullopt; }
    return std::string { rest };
}

}  // namespace hub::client
