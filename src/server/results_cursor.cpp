#include "server/results_cursor.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace hub::server {

namespace {

constexpr std::string_view version = "1";
constexpr std::array<std::string_view, 4> phase_names { "load", "resync", "archive", "changes" };

/// Not a secret: it keeps a cursor of a former user of the page from being taken for the next one's.
std::string owner_mark(store::ListOwner const& owner) {
    return sha256_hex(owner.employer.to_string() + owner.contact.to_string()).substr(0, 12);
}

std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size()) { return std::nullopt; }
    return number;
}

Error refused() {
    return Error::invalid("cursor", "is no longer usable; load the list from the start");
}

}  // namespace

std::string write_cursor(ResultsCursor const& cursor, store::ListOwner const& owner) {
    std::string text { version };
    auto const add = [&](std::string_view part) {
        text += '.';
        text += part;
    };
    add(owner_mark(owner));
    add(phase_names[static_cast<std::size_t>(cursor.phase)]);
    for (std::int64_t const number : { cursor.seq, std::int64_t { cursor.day.days }, cursor.settings, cursor.settings_target,
             std::int64_t { cursor.day_target.days }, cursor.position.posted_ms }) {
        add(std::to_string(number));
    }
    add(cursor.position.id.to_string());
    return text;
}

ErrorOr<ResultsCursor> read_cursor(std::string_view text, store::ListOwner const& owner) {
    auto const parts = split(text, '.');
    if (parts.size() != 10 || parts[0] != version || parts[1] != owner_mark(owner)) { return fail(refused()); }
    ResultsCursor cursor;
    std::optional<ResultsCursor::Phase> phase;
    for (std::size_t i = 0; i < phase_names.size(); ++i) {
        if (parts[2] == phase_names[i]) { phase = static_cast<ResultsCursor::Phase>(i); }
    }
    std::array<std::int64_t, 6> numbers {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto const number = read_number(parts[3 + i]);
        if (!number) { return fail(refused()); }
        numbers[i] = *number;
    }
    auto const id = domain::DocumentId::parse(parts[9]);
    if (!phase || !id) { return fail(refused()); }
    cursor.phase = *phase;
    cursor.seq = numbers[0];
    cursor.day.days = static_cast<std::int32_t>(numbers[1]);
    cursor.settings = numbers[2];
    cursor.settings_target = numbers[3];
    cursor.day_target.days = static_cast<std::int32_t>(numbers[4]);
    cursor.position = { numbers[5], *id };
    return cursor;
}

}  // namespace hub::server
