#include "store/contacts.hpp"

#include "store/accounts.hpp"

#include <unordered_map>
#include <utility>

namespace hub::store {

namespace {

constexpr std::string_view contact_columns =
    "id, first_name, last_name, email, phone, job_title, role, access, visit_activity, own_report_settings, billing_admin, "
    "result_mail, version, last_signed_in_at";
constexpr int last_signed_in_column = 13;

domain::Contact contact_from(Row const& row, domain::EmployerId employer) {
    return {
        .id = row.id<domain::ContactId>(0),
        .employer = employer,
        .first_name = row.string(1),
        .last_name = row.string(2),
        .email = row.string(3),
        .phone = row.string(4),
        .job_title = row.string(5),
        .role = domain::enum_from<domain::Role>(row.text(6)).value_or(domain::Role::Basic),
        .access = domain::enum_from<domain::HubAccess>(row.text(7)).value_or(domain::HubAccess::None),
        .grants = { row.boolean(8), row.boolean(9), row.boolean(10) },
        .billing_for = {},
        .result_mail = domain::enum_from<domain::ResultMail>(row.text(11)).value_or(domain::ResultMail::AtOnce),
        .version = row.integer(12),
    };
}

std::string select_contacts(std::string_view condition) {
    return "SELECT " + std::string { contact_columns } + " FROM contacts WHERE employer_id = ? AND removed_at IS NULL"
        + std::string { condition };
}

/// Outdated, unless the contact is gone.
ErrorOr<void> changed_one(Connection& db, domain::Contact const& contact, std::int64_t changed) {
    if (changed == 1) { return {}; }
    HUB_TRY(find_contact(db, contact.employer, contact.id));
    return fail(Error::outdated());
}

domain::LocationMarket location_market_from(Row const& row, int first) {
    return { row.id<domain::LocationId>(first), row.id<domain::MarketId>(first + 1) };
}

}  // namespace

ErrorOr<void> insert_contact(Connection& db, domain::Contact const& contact, std::vector<domain::LocationId> const& locations) {
    HUB_TRY(db.exec("INSERT INTO contacts (employer_id, id, first_name, last_name, email, phone, job_title, role, access, visit_activity, "
                    "own_report_settings, billing_admin, result_mail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        contact.employer, contact.id, contact.first_name, contact.last_name, contact.email, contact.phone, contact.job_title,
        domain::enum_name(contact.role), domain::enum_name(contact.access), contact.grants.visit_activity,
        contact.grants.own_report_settings, contact.grants.billing_admin, domain::enum_name(contact.result_mail)));
    HUB_TRY(set_contact_locations(db, contact.employer, contact.id, locations));
    for (auto const& [location, market] : contact.billing_for) {
        HUB_TRY(db.exec("INSERT INTO billing_contacts (employer_id, location_id, market_id, contact_id) VALUES (?, ?, ?, ?)",
            contact.employer, location, market, contact.id));
    }
    return {};
}

ErrorOr<void> update_contact(Connection& db, domain::Contact const& contact) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("UPDATE contacts SET first_name = ?, last_name = ?, email = ?, phone = ?, job_title = ?, role = ?, access = ?, "
                "visit_activity = ?, own_report_settings = ?, billing_admin = ?, result_mail = ?, version = version + 1 "
                "WHERE employer_id = ? AND id = ? AND version = ? AND removed_at IS NULL",
            contact.first_name, contact.last_name, contact.email, contact.phone, contact.job_title, domain::enum_name(contact.role),
            domain::enum_name(contact.access), contact.grants.visit_activity, contact.grants.own_report_settings,
            contact.grants.billing_admin, domain::enum_name(contact.result_mail), contact.employer, contact.id, contact.version));
    return changed_one(db, contact, changed);
}

ErrorOr<void> set_contact_locations(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::vector<domain::LocationId> const& locations) {
    HUB_TRY(db.exec("DELETE FROM contact_locations WHERE employer_id = ? AND contact_id = ?", employer, contact));
    for (auto const location : locations) {
        HUB_TRY(
            db.exec("INSERT INTO contact_locations (employer_id, contact_id, location_id) VALUES (?, ?, ?)", employer, contact, location));
    }
    return {};
}

ErrorOr<void> clear_billing_roles(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    HUB_TRY(db.exec("DELETE FROM billing_contacts WHERE employer_id = ? AND contact_id = ?", employer, contact));
    return {};
}

ErrorOr<void> remove_contact(Connection& db, domain::Contact const& contact, Instant at) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("UPDATE contacts SET removed_at = ?, access = CASE access WHEN 'none' THEN 'none' ELSE 'revoked' END, billing_admin = 0, "
                "version = version + 1 WHERE employer_id = ? AND id = ? AND version = ? AND removed_at IS NULL",
            at, contact.employer, contact.id, contact.version));
    return changed_one(db, contact, changed);
}

ErrorOr<domain::Contact> find_contact(Connection& db, domain::EmployerId employer, domain::ContactId id) {
    domain::Contact contact;
    HUB_TRY(db.each(select_contacts(" AND id = ?"), [&](Row const& row) { contact = contact_from(row, employer); }, employer, id));
    if (contact.id.is_nil()) { return fail(Error::not_found()); }
    HUB_TRY(db.each(
        "SELECT location_id, market_id FROM billing_contacts WHERE employer_id = ? AND contact_id = ? ORDER BY location_id, market_id",
        [&](Row const& row) { contact.billing_for.push_back(location_market_from(row, 0)); }, employer, id));
    return contact;
}

ErrorOr<ListedContact> find_listed_contact(Connection& db, domain::EmployerId employer, domain::ContactId id) {
    HUB_TRY_ASSIGN(auto contact, find_contact(db, employer, id));
    ListedContact listed { .contact = std::move(contact) };
    HUB_TRY(db.each(
        "SELECT last_signed_in_at FROM contacts WHERE employer_id = ? AND id = ?",
        [&](Row const& row) {
            if (!row.is_null(0)) { listed.last_signed_in = row.instant(0); }
        },
        employer, id));
    HUB_TRY(db.each(
        "SELECT l.id, l.name FROM contact_locations c JOIN locations l ON l.employer_id = c.employer_id AND l.id = c.location_id "
        "WHERE c.employer_id = ? AND c.contact_id = ? ORDER BY l.name, l.id",
        [&](Row const& row) {
            listed.locations.push_back(row.id<domain::LocationId>(0));
            listed.location_names.push_back(row.string(1));
        },
        employer, id));
    HUB_TRY(db.each(
        "SELECT created_at, expires_at FROM password_links WHERE employer_id = ? AND contact_id = ? AND kind = 'invitation'",
        [&](Row const& row) {
            listed.invited = row.instant(0);
            listed.invitation_expires = row.instant(1);
        },
        employer, id));
    return listed;
}

ErrorOr<std::vector<ListedContact>> list_contacts(Connection& db, domain::EmployerId employer) {
    std::vector<ListedContact> contacts;
    std::unordered_map<domain::ContactId, std::size_t> places;
    HUB_TRY(db.each(
        select_contacts(" ORDER BY last_name, first_name, id"),
        [&](Row const& row) {
            auto& listed = contacts.emplace_back(contact_from(row, employer));
            if (!row.is_null(last_signed_in_column)) { listed.last_signed_in = row.instant(last_signed_in_column); }
            places.emplace(listed.contact.id, contacts.size() - 1);
        },
        employer));
    // A removed contact may still stand in the tables below.
    auto const listed_in = [&](Row const& row) -> ListedContact* {
        auto const found = places.find(row.id<domain::ContactId>(0));
        return found == places.end() ? nullptr : &contacts[found->second];
    };
    HUB_TRY(db.each(
        "SELECT contact_id, location_id, market_id FROM billing_contacts WHERE employer_id = ? ORDER BY location_id, market_id",
        [&](Row const& row) {
            if (auto* const listed = listed_in(row)) { listed->contact.billing_for.push_back(location_market_from(row, 1)); }
        },
        employer));
    HUB_TRY(db.each(
        "SELECT c.contact_id, l.id, l.name FROM contact_locations c "
        "JOIN locations l ON l.employer_id = c.employer_id AND l.id = c.location_id WHERE c.employer_id = ? ORDER BY l.name, l.id",
        [&](Row const& row) {
            auto* const listed = listed_in(row);
            if (listed == nullptr) { return; }
            listed->locations.push_back(row.id<domain::LocationId>(1));
            listed->location_names.push_back(row.string(2));
        },
        employer));
    HUB_TRY(db.each(
        "SELECT contact_id, created_at, expires_at FROM password_links WHERE employer_id = ? AND kind = 'invitation'",
        [&](Row const& row) {
            auto* const listed = listed_in(row);
            if (listed == nullptr) { return; }
            listed->invited = row.instant(1);
            listed->invitation_expires = row.instant(2);
        },
        employer));
    return contacts;
}

ErrorOr<std::vector<domain::Contact>> list_user_admins(Connection& db, domain::EmployerId employer) {
    std::vector<domain::Contact> admins;
    HUB_TRY(db.each(
        select_contacts(" AND role = 'user_admin' AND access = 'active' ORDER BY last_name, first_name, id"),
        [&](Row const& row) { admins.push_back(contact_from(row, employer)); }, employer));
    return admins;
}

ErrorOr<std::vector<std::string>> list_billing_places(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::vector<std::string> places;
    HUB_TRY(db.each(
        "SELECT l.name, m.name FROM billing_contacts b JOIN locations l ON l.employer_id = b.employer_id AND l.id = b.location_id "
        "JOIN markets m ON m.id = b.market_id WHERE b.employer_id = ? AND b.contact_id = ? ORDER BY l.name, m.name",
        [&](Row const& row) { places.push_back(row.string(0) + ", " + row.string(1)); }, employer, contact));
    return places;
}

ErrorOr<bool> has_email(Connection& db, domain::EmployerId employer, std::string_view email, domain::ContactId except) {
    bool found = false;
    HUB_TRY(db.each(
        "SELECT id FROM contacts WHERE employer_id = ? AND lower(email) = ? AND email <> '' AND removed_at IS NULL",
        [&](Row const& row) { found = found || row.id<domain::ContactId>(0) != except; }, employer, email_key(email)));
    return found;
}

ErrorOr<bool> is_user_name_taken(Connection& db, domain::Contact const& contact) {
    bool taken = false;
    auto const look = [&](Row const& row) {
        bool const is_own = row.id<domain::EmployerId>(0) == contact.employer && row.id<domain::ContactId>(1) == contact.id;
        taken = taken || !is_own;
    };
    auto const key = email_key(contact.email);
    HUB_TRY(db.each("SELECT employer_id, contact_id FROM accounts WHERE email_key = ?", look, key));
    HUB_TRY(db.each("SELECT employer_id, id FROM contacts WHERE lower(email) = ? AND email <> '' AND access IN ('granted', 'active') "
                    "AND removed_at IS NULL",
        look, key));
    return taken;
}

ErrorOr<void> set_last_signed_in(Connection& db, domain::EmployerId employer, domain::ContactId contact, Instant at) {
    HUB_TRY(db.exec("UPDATE contacts SET last_signed_in_at = ? WHERE employer_id = ? AND id = ?", at, employer, contact));
    return {};
}

}  // namespace hub::store
