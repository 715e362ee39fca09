// One person of a column of the permission matrix in a portal of its own, and the records that are tried.
#pragma once

#include "server/test_portal.hpp"
#include "store/accounts.hpp"
#include "store/contacts.hpp"
#include "store/report_settings.hpp"
#include "support/permission_matrix.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hub::test {

enum Column : std::size_t { N, B, BP, BR, BBc, UA, UABc, UABa };
enum class Target : std::uint8_t { Own, Colleague, Foreign, Deleted, Other };

inline std::string_view name_of(Target target) {
    constexpr std::string_view names[] { "own", "colleague's", "foreign", "deleted", "other location-market" };
    return names[static_cast<std::size_t>(target)];
}

inline server::demo::Company const& acme() {
    return demo_world().companies[0];
}
inline server::demo::Company const& globex() {
    return demo_world().companies[1];
}

/// A portal with one person of a column, signed in where that is possible.
class Stage {
public:
    explicit Stage(std::size_t column) : visitor(portal) {
        me.id = make_id();
        me.employer = acme().employer.id;
        me.first_name = "Column";
        me.last_name = std::string { matrix_columns[column] };
        me.email = "column@acme.example";
        me.role = column >= UA ? domain::Role::UserAdmin : domain::Role::Basic;
        me.access = column == N ? domain::HubAccess::None : domain::HubAccess::Active;
        me.grants = { column == BP, column == BR, column == UABa };
        bool const is_billing_contact = column == BBc || column == UABc || column == N;  // N: row 46
        portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY(store::insert_contact(db, me, {}));
            HUB_TRY(store::put_report_settings(db, me.employer, me.id, { .all_categories = true }, portal.clock.now()));
            if (is_billing_contact) {
                HUB_TRY(db.exec("UPDATE billing_contacts SET contact_id = ? WHERE employer_id = ? AND location_id = ?", me.id, me.employer,
                    acme().locations[0].id));
            }
            HUB_TRY_ASSIGN(auto const hash, portal.passwords.hash(server::demo::password));
            return store::put_account(db, me.email, me.employer, me.id, hash, portal.clock.now());
        });
        may_sign_in = visitor.try_sign_in(me.email, server::demo::password).status == 201;
        admin.sign_in("admin@acme.example");
    }

    domain::ContactId make_id() { return domain::ContactId::make(portal.clock, portal.random); }

    /// A colleague of whom nothing else is known, fresh for each attempt.
    domain::Contact colleague(domain::Role role = domain::Role::Basic, domain::HubAccess access = domain::HubAccess::Active) {
        domain::Contact other;
        other.id = make_id();
        other.employer = me.employer;
        other.first_name = "Colleague";
        other.last_name = std::to_string(++m_colleagues);
        other.email = "colleague" + other.last_name + "@acme.example";
        other.role = role;
        other.access = access;
        portal.write([&](store::Connection& db) { return store::insert_contact(db, other, {}); });
        return other;
    }

    /// The contact of a target, as it is stored.
    domain::Contact contact(Target target, domain::Role role = domain::Role::Basic, domain::HubAccess access = domain::HubAccess::Active) {
        switch (target) {
        case Target::Own: return stored(me);
        case Target::Foreign: return globex().contacts.back().contact;
        case Target::Deleted: {
            auto gone = colleague(role, access);
            portal.write([&](store::Connection& db) { return store::remove_contact(db, gone, portal.clock.now()); });
            return gone;
        }
        default: return colleague(role, access);
        }
    }
    domain::Contact stored(domain::Contact const& contact) {
        domain::Contact found;
        portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(found, store::find_contact(db, contact.employer, contact.id));
            return {};
        });
        return found;
    }

    /// What the server says itself, about any row.
    domain::Reach decision(int row) {
        if (m_decisions.empty()) { m_decisions = admin.must(api::get_contact, { me.id }).permissions; }
        REQUIRE(m_decisions.size() == 52);
        CHECK(m_decisions[static_cast<std::size_t>(row) - 1].row == row);
        return m_decisions[static_cast<std::size_t>(row) - 1].reach;
    }

    TestPortal portal;
    Visitor visitor;
    Visitor admin { portal };
    domain::Contact me;
    bool may_sign_in = false;

private:
    int m_colleagues = 0;
    std::vector<api::PermissionItem> m_decisions;
};

}  // namespace hub::test
