#include "ui/screens/contacts/contact_view.hpp"

#include "domain/permissions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::ui {

namespace {

constexpr std::string_view user_admins_have_it = "User Admins always have this.";

std::string or_none(std::string text) {
    return text.empty() ? "None" : std::move(text);
}

std::string on_off(bool on) {
    return on ? "On" : "Off";
}

void note(std::vector<FieldDiff>& changes, std::string_view label, std::string before, std::string after) {
    if (before == after) { return; }
    changes.push_back({ std::string { label }, or_none(std::move(before)), or_none(std::move(after)) });
}

std::vector<domain::LocationId> sorted(std::vector<domain::LocationId> ids) {
    std::ranges::sort(ids);
    return ids;
}

/// What the user changed stays the user's, all else is theirs.
template <class T>
T merged(T const& base, T const& mine, T const& theirs) {
    return mine == base ? theirs : mine;
}

api::EditContact merge(api::EditContact const& base, api::EditContact const& mine, api::EditContact const& theirs) {
    return {
        .id = theirs.id,
        .version = theirs.version,
        .first_name = merged(base.first_name, mine.first_name, theirs.first_name),
        .last_name = merged(base.last_name, mine.last_name, theirs.last_name),
        .email = merged(base.email, mine.email, theirs.email),
        .phone = merged(base.phone, mine.phone, theirs.phone),
        .job_title = merged(base.job_title, mine.job_title, theirs.job_title),
        .locations = merged(sorted(base.locations), sorted(mine.locations), sorted(theirs.locations)),
    };
}

api::ChangePermissions merge(api::ChangePermissions const& base, api::ChangePermissions const& mine, api::ChangePermissions const& theirs) {
    api::ChangePermissions all {
        .id = theirs.id,
        .version = theirs.version,
        .role = merged(base.role, mine.role, theirs.role),
        .visit_activity = merged(base.visit_activity, mine.visit_activity, theirs.visit_activity),
        .own_report_settings = merged(base.own_report_settings, mine.own_report_settings, theirs.own_report_settings),
        .billing_admin = merged(base.billing_admin, mine.billing_admin, theirs.billing_admin),
        .confirmed = mine.confirmed,
    };
    return with_role(all, all.role);
}

std::string places_of(api::ContactItem const& contact, domain::Reference const* reference) {
    std::vector<std::string> names;
    for (auto const& place : contact.billing_for) {
        auto const* location = reference != nullptr ? reference->find_location(place.location) : nullptr;
        auto const* market = reference != nullptr ? reference->find_market(place.market) : nullptr;
        if (location != nullptr && market != nullptr) { names.push_back(location->name + " (" + market->name + ")"); }
    }
    return listed(names);
}

std::string invitation_text(api::ContactItem const& contact, Instant now) {
    if (contact.access != domain::HubAccess::Granted) { return {}; }
    std::string text = contact.invited ? "Invited on " + central_date_time_text(*contact.invited) + "." : "Invited.";
    if (!contact.invitation_expires) { return text; }
    auto const until = central_date_time_text(*contact.invitation_expires);
    return text
        + (*contact.invitation_expires < now ? " The link ended on " + until + ": send it again." : " The link works until " + until + ".");
}

/// Whether anybody else could let people in is all that the rules ask; the server counts them anew.
domain::ContactFacts facts_of(api::ContactDetail const& detail) {
    return { .active_user_admins = detail.is_last_user_admin ? 1 : 2, .only_billing_contact_of = detail.only_billing_contact_of };
}

domain::Contact target_of(client::Data const& data, api::ContactDetail const& detail) {
    return contact_of(detail.contact, data.viewer.employer);
}

SwitchView switch_of(bool on, std::string reason) {
    bool const disabled = !reason.empty();
    return { on, disabled, std::move(reason) };
}

void add_access_rules(AccessView& view, client::Data const& data, api::ContactDetail const& detail) {
    bool const on = domain::has_access(target_of(data, detail));
    view.access = switch_of(on, refusal_text(data, access_check(data, detail, !on)));
    view.can_send_again = detail.contact.access == domain::HubAccess::Granted && view.refusal.empty();
}

void add_grant_rules(AccessView& view, client::Data const& data, api::ContactDetail const& detail, api::ChangePermissions const& wanted) {
    bool const is_admin = wanted.role == domain::Role::UserAdmin;
    auto const other_role = with_role(wanted, is_admin ? domain::Role::Basic : domain::Role::UserAdmin);
    view.role = switch_of(is_admin, refusal_text(data, permission_check(data, detail, other_role)));
    auto const given = [&](bool on) {
        return switch_of(on || is_admin,
            !view.refusal.empty() ? view.refusal
                : is_admin        ? std::string { user_admins_have_it }
                                  : std::string {});
    };
    view.visit_activity = given(wanted.visit_activity);
    view.own_report_settings = given(wanted.own_report_settings);
    auto billing = wanted;
    billing.billing_admin = !wanted.billing_admin;
    view.billing_admin = switch_of(wanted.billing_admin, refusal_text(data, permission_check(data, detail, billing)));
}

struct GroupRange {
    std::string_view heading;
    int last_row;
};
constexpr std::array group_ranges {
    GroupRange { "Signing in and company data", 3 },
    GroupRange { "Contacts and access", 14 },
    GroupRange { "Report settings and notifications", 20 },
    GroupRange { "Services and locations", 25 },
    GroupRange { "Authorizations", 33 },
    GroupRange { "Results", 36 },
    GroupRange { "Visit activity", 39 },
    GroupRange { "Billing and payments", 46 },
    GroupRange { "Tickets and help", domain::action_count },
};

}  // namespace

api::EditContact edit_of(api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    return { .id = contact.id,
        .version = contact.version,
        .first_name = contact.first_name,
        .last_name = contact.last_name,
        .email = contact.email,
        .phone = contact.phone,
        .job_title = contact.job_title,
        .locations = detail.location_ids };
}

api::ChangePermissions permissions_of(api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    return { .id = contact.id,
        .version = contact.version,
        .role = contact.role,
        .visit_activity = contact.visit_activity,
        .own_report_settings = contact.own_report_settings,
        .billing_admin = contact.billing_admin };
}

std::vector<FieldDiff> changes_of(api::EditContact const& from, api::EditContact const& to, domain::Reference const* reference) {
    std::vector<FieldDiff> changes;
    note(changes, "First name", from.first_name, to.first_name);
    note(changes, "Last name", from.last_name, to.last_name);
    note(changes, "Work e-mail", from.email, to.email);
    note(changes, "Phone", from.phone, to.phone);
    note(changes, "Job title", from.job_title, to.job_title);
    if (sorted(from.locations) != sorted(to.locations)) {
        changes.push_back(
            { "Locations", or_none(location_names(from.locations, reference)), or_none(location_names(to.locations, reference)) });
    }
    return changes;
}

std::vector<FieldDiff> changes_of(api::ChangePermissions const& from, api::ChangePermissions const& to) {
    std::vector<FieldDiff> changes;
    note(changes, "Portal role", std::string { role_word(from.role) }, std::string { role_word(to.role) });
    note(changes, "Patient Visit Activity", on_off(from.visit_activity), on_off(to.visit_activity));
    note(changes, "Update own report settings", on_off(from.own_report_settings), on_off(to.own_report_settings));
    note(changes, "Billing Admin", on_off(from.billing_admin), on_off(to.billing_admin));
    return changes;
}

std::vector<FieldDiff> conflict_fields(client::ContactConflict const& conflict, domain::Reference const* reference) {
    auto const kept = kept_mine(conflict);
    if (auto const* edit = std::get_if<api::EditContact>(&kept.ask)) { return changes_of(edit_of(conflict.theirs), *edit, reference); }
    if (auto const* wanted = std::get_if<api::ChangePermissions>(&kept.ask)) {
        return changes_of(permissions_of(conflict.theirs), *wanted);
    }
    return {};
}

client::ChangeContact kept_mine(client::ContactConflict const& conflict) {
    auto kept = conflict.yours;
    auto const& base = conflict.yours.before.value_or(conflict.theirs);
    std::visit(
        [&](auto& ask) {
            using Ask = std::remove_cvref_t<decltype(ask)>;
            if constexpr (std::is_same_v<Ask, api::EditContact>) {
                ask = merge(edit_of(base), ask, edit_of(conflict.theirs));
            } else if constexpr (std::is_same_v<Ask, api::ChangePermissions>) {
                ask = merge(permissions_of(base), ask, permissions_of(conflict.theirs));
            } else if constexpr (requires { ask.version; }) {
                ask.version = conflict.theirs.contact.version;
            }
        },
        kept.ask);
    kept.before = conflict.theirs;
    return kept;
}

AccessView access_view(client::Data const& data, api::ContactDetail const& detail, api::ChangePermissions const& wanted) {
    AccessView view;
    view.refusal = refusal_of(data, domain::Action::ChangeRole);
    view.changes = changes_of(permissions_of(detail), wanted);
    add_access_rules(view, data, detail);
    add_grant_rules(view, data, detail, wanted);
    view.invitation = invitation_text(detail.contact, data.now);
    view.billing_places = places_of(detail.contact, data.reference.value ? &*data.reference.value : nullptr);
    auto check = permission_check(data, detail, wanted);
    if (view.refusal.empty()) { view.broken = refusal_text(data, check); }
    if (!view.refusal.empty()) {
        for (auto* const one : { &view.role, &view.access, &view.visit_activity, &view.own_report_settings, &view.billing_admin }) {
            *one = switch_of(one->on, view.refusal);
        }
    }
    view.warnings = std::move(check.warnings);
    view.asks_twice = check.needs_confirmation;
    return view;
}

api::ChangePermissions with_role(api::ChangePermissions wanted, domain::Role role) {
    wanted.role = role;
    if (role != domain::Role::UserAdmin) { wanted.billing_admin = false; }
    return wanted;
}

domain::Contact contact_of(api::ContactItem const& item, domain::EmployerId employer) {
    return { .id = item.id,
        .employer = employer,
        .first_name = item.first_name,
        .last_name = item.last_name,
        .email = item.email,
        .phone = item.phone,
        .job_title = item.job_title,
        .role = item.role,
        .access = item.access,
        .grants = { item.visit_activity, item.own_report_settings, item.billing_admin },
        .billing_for = item.billing_for };
}

domain::ContactCheck access_check(client::Data const& data, api::ContactDetail const& detail, bool granted) {
    return domain::check_access_change(target_of(data, detail), granted, data.viewer, facts_of(detail));
}

domain::ContactCheck permission_check(client::Data const& data, api::ContactDetail const& detail, api::ChangePermissions const& wanted) {
    domain::Grants const grants { wanted.visit_activity, wanted.own_report_settings, wanted.billing_admin };
    auto const settings = data.session ? data.session->matrix : domain::MatrixSettings {};
    return domain::check_permission_change(target_of(data, detail), wanted.role, grants, data.viewer, facts_of(detail), settings);
}

domain::ContactCheck replacement_check(
    client::Data const& data, api::ContactDetail const& detail, api::ContactItem const& successor, bool remove_access) {
    return domain::check_replacement(
        target_of(data, detail), contact_of(successor, data.viewer.employer), remove_access, data.viewer, facts_of(detail));
}

domain::ContactCheck removal_check(client::Data const& data, api::ContactDetail const& detail) {
    return domain::check_removal(target_of(data, detail), data.viewer, facts_of(detail));
}

std::string refusal_text(client::Data const& data, domain::ContactCheck const& check) {
    if (!check.refusal) { return {}; }
    auto const names = check.refusal->code == ErrorCode::Forbidden ? user_admins_of(data) : std::vector<std::string> {};
    return check.refusal->message + (names.empty() ? "" : " Ask " + alternatives(names) + ".");
}

std::vector<PermissionGroup> permission_groups(api::ContactDetail const& detail) {
    std::vector<PermissionGroup> groups;
    for (auto const& range : group_ranges) { groups.push_back({ range.heading, {} }); }
    for (auto const& item : detail.permissions) {
        auto const range = std::ranges::find_if(group_ranges, [&](GroupRange const& one) { return item.row <= one.last_row; });
        if (range == group_ranges.end()) { continue; }
        groups[static_cast<std::size_t>(range - group_ranges.begin())].rows.push_back(
            { item.title, reach_word(item.reach), item.reason, item.reach });
    }
    std::erase_if(groups, [](PermissionGroup const& group) { return group.rows.empty(); });
    return groups;
}

std::string_view reach_word(domain::Reach reach) {
    switch (reach) {
    case domain::Reach::All: return "Yes";
    case domain::Reach::Own: return "Own only";
    case domain::Reach::OwnLocationMarkets: return "Own locations";
    case domain::Reach::None: break;
    }
    return "No";
}

std::string location_names(std::vector<domain::LocationId> const& ids, domain::Reference const* reference) {
    if (reference == nullptr) { return {}; }
    std::string text;
    for (auto const& location : reference->locations) {
        if (std::ranges::contains(ids, location.id)) { text += (text.empty() ? "" : ", ") + location.name; }
    }
    return text;
}

}  // namespace hub::ui
