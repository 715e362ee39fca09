#include "api/field_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace hub::api {

namespace {

ErrorOr<void> refuse(std::string message) {
    return fail(Error::invalid({}, std::move(message)));
}

template <class Number>
ErrorOr<void> read_whole(std::string_view text, Number& value, Limits const& limits, Reading reading) {
    Number whole = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc::result_out_of_range) { return refuse("is too large"); }
    if (error != std::errc {} || end != text.data() + text.size()) { return refuse("must be a whole number"); }
    HUB_TRY(check_range(whole, limits, reading));
    value = whole;
    return {};
}

bool has_control_character(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
}

std::string digits_of(double value) {
    std::array<char, 32> digits {};
    return { digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr };
}

ErrorOr<void> read_text(std::string_view text, bool& value, Limits const&, Reading) {
    if (text != "true" && text != "false") { return refuse("must be true or false"); }
    value = text == "true";
    return {};
}

ErrorOr<void> read_text(std::string_view text, std::int32_t& value, Limits const& limits, Reading reading) {
    return read_whole(text, value, limits, reading);
}

ErrorOr<void> read_text(std::string_view text, std::int64_t& value, Limits const& limits, Reading reading) {
    return read_whole(text, value, limits, reading);
}

ErrorOr<void> read_text(std::string_view text, double& value, Limits const&, Reading) {
    bool const has_only_number = !text.empty() && text.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
    std::string const copy { text };
    char* end = nullptr;
    double const number = has_only_number ? std::strtod(copy.c_str(), &end) : 0;
    if (!has_only_number || end != copy.c_str() + copy.size() || !std::isfinite(number)) { return refuse("must be a number"); }
    value = number;
    return {};
}

ErrorOr<void> read_text(std::string_view text, std::string& value, Limits const& limits, Reading reading) {
    if (reading == Reading::Strict) {
        auto const most = static_cast<std::size_t>(limits.max_length > 0 ? limits.max_length : default_max_length);
        if (text.size() > most && code_point_count(text) > most) {
            return refuse("must be at most " + with_thousands(static_cast<std::int64_t>(most)) + " characters long");
        }
        if (has_control_character(text)) { return refuse("must not contain control characters"); }
    }
    value = text;
    return {};
}

ErrorOr<void> read_text(std::string_view text, Uuid& value, Limits const&, Reading) {
    auto const id = Uuid::parse(text);
    if (!id) { return refuse("must be an id"); }
    value = *id;
    return {};
}

ErrorOr<void> read_text(std::string_view text, hub::Date& value, Limits const&, Reading) {
    auto const date = Date::parse_iso(text);
    if (!date) { return refuse("must be a date such as 2026-11-21"); }
    value = *date;
    return {};
}

ErrorOr<void> read_text(std::string_view text, Instant& value, Limits const&, Reading) {
    auto const instant = Instant::parse_iso(text);
    if (!instant) { return refuse("must be a time such as 2026-11-21T17:52:15.000Z"); }
    value = *instant;
    return {};
}

ErrorOr<void> read_text(std::string_view text, hub::Money& value, Limits const& limits, Reading reading) {
    return read_text(text, value.cents, limits, reading);
}

ErrorOr<void> read_enum(std::string_view text, void* place, Shape const& shape) {
    if (shape.enumeration->read(place, text)) { return {}; }
    std::string names;
    for (auto const name : shape.values) { names += (names.empty() ? "" : ", ") + std::string { name }; }
    return refuse("must be one of: " + names);
}

template <class T>
T& as(void* place) {
    return *static_cast<T*>(place);
}
template <class T>
T const& as(void const* place) {
    return *static_cast<T const*>(place);
}

}  // namespace

ErrorOr<void> read_text(std::string_view text, void* place, Shape const& shape, Limits const& limits, Reading reading) {
    using enum Shape::Kind;
    switch (shape.kind) {
    case Boolean: return read_text(text, as<bool>(place), limits, reading);
    case Int32: return read_text(text, as<std::int32_t>(place), limits, reading);
    case Int64: return read_text(text, as<std::int64_t>(place), limits, reading);
    case Number: return read_text(text, as<double>(place), limits, reading);
    case Money: return read_text(text, as<hub::Money>(place), limits, reading);
    case Text: return read_text(text, as<std::string>(place), limits, reading);
    case Id: return read_text(text, as<Uuid>(place), limits, reading);
    case Date: return read_text(text, as<hub::Date>(place), limits, reading);
    case Time: return read_text(text, as<Instant>(place), limits, reading);
    case Enum: return read_enum(text, place, shape);
    case List:
    case Object: break;
    }
    return refuse("cannot stand in an address");
}

std::string write_text(void const* place, Shape const& shape) {
    using enum Shape::Kind;
    switch (shape.kind) {
    case Boolean: return as<bool>(place) ? "true" : "false";
    case Int32: return std::to_string(as<std::int32_t>(place));
    case Int64: return std::to_string(as<std::int64_t>(place));
    case Money: return std::to_string(as<hub::Money>(place).cents);
    case Number: return std::isfinite(as<double>(place)) ? digits_of(as<double>(place)) : "0";
    case Text: return as<std::string>(place);
    case Id: return as<Uuid>(place).to_string();
    case Date: return as<hub::Date>(place).to_iso();
    case Time: return as<Instant>(place).to_iso();
    case Enum: return std::string { shape.enumeration->name(place) };
    case List:
    case Object: break;
    }
    return {};
}

ErrorOr<void> check_range(std::int64_t value, Limits const& limits, Reading reading) {
    if (reading == Reading::Lenient || (value >= limits.minimum && value <= limits.maximum)) { return {}; }
    if (limits.maximum == INT64_MAX) { return refuse("must be at least " + with_thousands(limits.minimum)); }
    if (limits.minimum == INT64_MIN) { return refuse("must be at most " + with_thousands(limits.maximum)); }
    return refuse("must be between " + with_thousands(limits.minimum) + " and " + with_thousands(limits.maximum));
}

ErrorOr<void> check_count(std::size_t items, Limits const& limits, Reading reading) {
    auto const most = static_cast<std::size_t>(limits.max_items > 0 ? limits.max_items : default_max_items);
    if (reading == Reading::Lenient || items <= most) { return {}; }
    return refuse("must have at most " + plural(static_cast<std::int64_t>(most), "entry", "entries"));
}

std::string shown_name(std::string_view name) {
    constexpr std::size_t most_bytes = 60;
    std::size_t size = 0;
    for (std::size_t next = 0; next < name.size() && next <= most_bytes; static_cast<void>(next_code_point(name, next))) { size = next; }
    return name.size() <= most_bytes ? std::string { name } : std::string { name.substr(0, size) } + "…";
}

Error within(std::string_view name, Error error) {
    std::string path { name };
    if (!error.field.empty() && !error.field.starts_with('[')) { path += '.'; }
    error.field.insert(0, path);
    return error;
}

Error within(std::size_t index, Error error) {
    return within("[" + std::to_string(index) + "]", std::move(error));
}

}  // namespace hub::api
