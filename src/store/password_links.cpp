#include "store/password_links.hpp"

namespace hub::store {

ErrorOr<void> replace_password_link(Connection& db, std::string_view token_hash, PasswordLink const& link) {
    HUB_TRY(remove_password_links(db, link.employer, link.contact));
    HUB_TRY(db.exec("INSERT INTO password_links (token_hash, kind, employer_id, contact_id, email_key, created_at, expires_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
        token_hash, link.is_invitation ? "invitation" : "reset", link.employer, link.contact, link.email_key, link.created_at,
        link.expires_at));
    return {};
}

ErrorOr<std::optional<PasswordLink>> find_password_link(Connection& db, std::string_view token_hash) {
    std::optional<PasswordLink> found;
    HUB_TRY(db.each(
        "SELECT kind, employer_id, contact_id, email_key, created_at, expires_at FROM password_links WHERE token_hash = ?",
        [&](Row const& row) {
            found = PasswordLink { row.text(0) == "invitation", row.id<domain::EmployerId>(1), row.id<domain::ContactId>(2), row.string(3),
                row.instant(4), row.instant(5) };
        },
        token_hash));
    return found;
}

ErrorOr<void> remove_password_links(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    HUB_TRY(db.exec("DELETE FROM password_links WHERE employer_id = ? AND contact_id = ?", employer, contact));
    return {};
}

ErrorOr<void> purge_password_links(Connection& db, Instant before) {
    HUB_TRY(db.exec("DELETE FROM password_links WHERE expires_at < ?", before));
    return {};
}

}  // namespace hub::store
