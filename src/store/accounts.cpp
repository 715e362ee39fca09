#include "store/accounts.hpp"

#include "base/text.hpp"
#include "store/contacts.hpp"

namespace hub::store {

namespace {

constexpr std::string_view select_account = "SELECT employer_id, contact_id, email_key, password_hash, changed_at, second_factor, "
                                            "second_factor_step, next_second_factor FROM accounts WHERE ";

Account account_from(Row const& row) {
    return {
        .employer = row.id<domain::EmployerId>(0),
        .contact = row.id<domain::ContactId>(1),
        .email_key = row.string(2),
        .password_hash = row.string(3),
        .changed_at = row.instant(4),
        .second_factor = row.string(5),
        .second_factor_step = row.integer(6),
        .next_second_factor = row.string(7),
    };
}

/// An empty text is none.
std::optional<std::string> maybe(std::string const& text) {
    if (text.empty()) { return std::nullopt; }
    return text;
}

}  // namespace

std::string email_key(std::string_view email) {
    return ascii_lower(trim(email));
}

ErrorOr<void> put_account(Connection& db, std::string_view email, domain::EmployerId employer, domain::ContactId contact,
    std::string_view password_hash, Instant at) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("INSERT INTO accounts (email_key, employer_id, contact_id, password_hash, changed_at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (email_key) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at "
                "WHERE accounts.employer_id = excluded.employer_id AND accounts.contact_id = excluded.contact_id",
            email_key(email), employer, contact, password_hash, at));
    if (changed == 0) { return fail(Error::conflict("This e-mail address belongs to another user.")); }
    return {};
}

ErrorOr<std::optional<Account>> find_account(Connection& db, std::string_view email) {
    std::optional<Account> found;
    HUB_TRY(
        db.each(std::string { select_account } + "email_key = ?", [&](Row const& row) { found = account_from(row); }, email_key(email)));
    return found;
}

ErrorOr<std::optional<Account>> find_account(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::optional<Account> found;
    HUB_TRY(db.each(
        std::string { select_account } + "employer_id = ? AND contact_id = ?", [&](Row const& row) { found = account_from(row); }, employer,
        contact));
    return found;
}

ErrorOr<std::optional<GrantedContact>> find_granted_contact(Connection& db, std::string_view email) {
    std::optional<GrantedContact> found;
    HUB_TRY(db.each(
        "SELECT employer_id, id FROM contacts WHERE lower(email) = ? AND email <> '' AND access = 'granted' AND removed_at IS NULL "
        "ORDER BY employer_id DESC, id DESC",
        [&](Row const& row) { found = GrantedContact { row.id<domain::EmployerId>(0), row.id<domain::ContactId>(1) }; }, email_key(email)));
    return found;
}

ErrorOr<void> remove_account(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    for (std::string_view const table : { "sessions", "recovery_codes", "password_links", "accounts" }) {
        HUB_TRY(db.exec("DELETE FROM " + std::string { table } + " WHERE employer_id = ? AND contact_id = ?", employer, contact));
    }
    return {};
}

ErrorOr<std::optional<Instant>> note_sign_in(Connection& db, domain::EmployerId employer, domain::ContactId contact, Instant at) {
    std::optional<Instant> former;
    HUB_TRY(db.each(
        "SELECT last_signed_in_at FROM contacts WHERE employer_id = ? AND id = ?",
        [&](Row const& row) {
            if (!row.is_null(0)) { former = row.instant(0); }
        },
        employer, contact));
    HUB_TRY(set_last_signed_in(db, employer, contact, at));
    return former;
}

ErrorOr<void> set_second_factor(Connection& db, Account const& account) {
    HUB_TRY(db.exec("UPDATE accounts SET second_factor = ?, second_factor_step = ?, next_second_factor = ? "
                    "WHERE employer_id = ? AND contact_id = ?",
        maybe(account.second_factor), account.second_factor_step, maybe(account.next_second_factor), account.employer, account.contact));
    return {};
}

ErrorOr<void> set_recovery_codes(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::span<std::string const> code_hashes) {
    HUB_TRY(db.exec("DELETE FROM recovery_codes WHERE employer_id = ? AND contact_id = ?", employer, contact));
    for (auto const& hash : code_hashes) {
        HUB_TRY(db.exec("INSERT INTO recovery_codes (employer_id, contact_id, code_hash) VALUES (?, ?, ?)", employer, contact, hash));
    }
    return {};
}

ErrorOr<bool> take_recovery_code(Connection& db, domain::EmployerId employer, domain::ContactId contact, std::string_view code_hash) {
    HUB_TRY_ASSIGN(auto const taken,
        db.exec("DELETE FROM recovery_codes WHERE employer_id = ? AND contact_id = ? AND code_hash = ?", employer, contact, code_hash));
    return taken > 0;
}

ErrorOr<int> count_recovery_codes(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    int count = 0;
    HUB_TRY(db.each(
        "SELECT COUNT(*) FROM recovery_codes WHERE employer_id = ? AND contact_id = ?",
        [&](Row const& row) { count = static_cast<int>(row.integer(0)); }, employer, contact));
    return count;
}

}  // namespace hub::store
