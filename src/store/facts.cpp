#include "store/facts.hpp"

#include <charconv>

namespace hub::store {

ErrorOr<std::optional<std::string>> find_fact(Connection& db, std::string_view name) {
    std::optional<std::string> found;
    HUB_TRY(db.each("SELECT value FROM facts WHERE name = ?", [&](Row const& row) { found = row.string(0); }, name));
    return found;
}

ErrorOr<std::optional<std::int64_t>> find_number_fact(Connection& db, std::string_view name) {
    HUB_TRY_ASSIGN(auto const text, find_fact(db, name));
    std::int64_t number = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc {}) { return std::nullopt; }
    return number;
}

ErrorOr<void> set_fact(Connection& db, std::string_view name, std::string_view value) {
    HUB_TRY(db.exec("INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value));
    return {};
}

ErrorOr<void> ping(Connection& db) {
    bool answered = false;
    HUB_TRY(db.each("SELECT COUNT(*) FROM schema_migrations", [&](Row const& row) { answered = row.integer(0) > 0; }));
    if (!answered) { return fail(Error::unavailable("The data is not ready.", "no migration applied")); }
    return {};
}

}  // namespace hub::store
