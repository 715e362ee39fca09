#include "server/contact_answers.hpp"

#include "store/accounts.hpp"
#include "store/reference.hpp"
#include "store/report_settings.hpp"
#include "store/sessions.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

/// ROLE-A1, decided here and not by the page: all 52 rows.
std::vector<api::PermissionItem> permissions_of(domain::Contact const& contact) {
    domain::Viewer const viewer { contact.id, contact.employer, contact.role, contact.grants, contact.billing_for };
    std::vector<api::PermissionItem> items;
    for (int row = 1; row <= domain::action_count; ++row) {
        auto const action = static_cast<domain::Action>(row);
        auto const [reach, reason] = domain::ruling(action, viewer, contact.access);
        items.push_back({
            .row = row,
            .action = std::string { to_string(action) },
            .title = std::string { domain::title_of(action) },
            .reach = reach,
            .reason = std::string { reason },
        });
    }
    return items;
}

ErrorOr<api::ReportSettingsSummary> reports_of(store::Connection& db, domain::Contact const& contact) {
    HUB_TRY_ASSIGN(auto stored, store::find_report_settings(db, contact.employer, contact.id));
    HUB_TRY_ASSIGN(auto const locations, store::list_locations(db, contact.employer));
    api::ReportSettingsSummary summary {
        .all_categories = stored.settings.all_categories,
        .categories = std::move(stored.settings.categories),
        .locations = {},
        .more_than_minimum = stored.settings.more_than_minimum,
    };
    for (auto const& location : locations) {
        if (std::ranges::contains(stored.settings.locations, location.id)) { summary.locations.push_back(location.name); }
    }
    return summary;
}

}  // namespace

api::ContactItem contact_item(store::ListedContact listed) {
    auto& contact = listed.contact;
    return {
        .id = contact.id,
        .first_name = std::move(contact.first_name),
        .last_name = std::move(contact.last_name),
        .email = std::move(contact.email),
        .phone = std::move(contact.phone),
        .job_title = std::move(contact.job_title),
        .role = contact.role,
        .access = contact.access,
        .visit_activity = contact.grants.visit_activity,
        .own_report_settings = contact.grants.own_report_settings,
        .billing_admin = contact.grants.billing_admin,
        .billing_for = std::move(contact.billing_for),
        .locations = std::move(listed.location_names),
        .last_signed_in = listed.last_signed_in,
        .version = contact.version,
        .invited = listed.invited,
        .invitation_expires = listed.invitation_expires,
    };
}

ErrorOr<domain::ContactFacts> contact_facts(store::Connection& db, domain::Contact const& contact) {
    HUB_TRY_ASSIGN(auto const admins, store::list_user_admins(db, contact.employer));
    HUB_TRY_ASSIGN(auto places, store::list_billing_places(db, contact.employer, contact.id));
    return domain::ContactFacts { static_cast<int>(admins.size()), std::move(places) };
}

ErrorOr<api::ContactDetail> contact_detail(store::Connection& db, Call const& call, domain::ContactId id) {
    auto const employer = call.who.employer();
    HUB_TRY_ASSIGN(auto listed, store::find_listed_contact(db, employer, id));
    HUB_TRY_ASSIGN(auto facts, contact_facts(db, listed.contact));
    HUB_TRY_ASSIGN(auto const admins, store::list_user_admins(db, employer));
    api::ContactDetail detail;
    for (auto const& admin : admins) { detail.user_admins.push_back({ admin.id, admin.full_name() }); }
    detail.permissions = permissions_of(listed.contact);
    detail.is_last_user_admin = domain::is_last_user_admin(listed.contact, facts);
    detail.only_billing_contact_of = std::move(facts.only_billing_contact_of);
    detail.result_mail = listed.contact.result_mail;
    HUB_TRY_ASSIGN(detail.reports, reports_of(db, listed.contact));
    HUB_TRY_ASSIGN(auto const account, store::find_account(db, employer, id));
    detail.has_second_factor = account && account->has_second_factor();
    HUB_TRY_ASSIGN(auto const sessions, store::list_sessions(db, employer, id));
    detail.open_sessions = static_cast<int>(sessions.size());
    detail.location_ids = listed.locations;
    detail.contact = contact_item(std::move(listed));
    return detail;
}

}  // namespace hub::server
