// What User Admins do to contacts (rows 7 to 13 and 20). Each is one transaction: the version is looked at, the rules of
// domain/contact_rules.hpp are asked, the change is made, and Recent Changes and the audit log tell of it.
#include "server/handlers/handlers.hpp"

#include "domain/permissions.hpp"
#include "server/account_changes.hpp"
#include "server/audit.hpp"
#include "server/contact_answers.hpp"
#include "server/hourly_limit.hpp"
#include "server/invitations.hpp"
#include "store/accounts.hpp"
#include "store/devices.hpp"
#include "store/password_links.hpp"
#include "store/reference.hpp"
#include "store/report_settings.hpp"
#include "store/sessions.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

constexpr int invitations_per_hour = 3;  // L1

/// One change of contacts inside its transaction.
class ContactWork {
public:
    ContactWork(HandlerContext const& context, Call& call, store::Connection& db) : m_context(context), m_call(call), m_db(db) {}

    ErrorOr<api::ContactDetail> create(api::CreateContact const& ask);
    ErrorOr<api::ContactDetail> edit(api::EditContact const& ask);
    ErrorOr<api::ContactDetail> change_access(api::ChangeAccess const& ask);
    ErrorOr<api::ContactDetail> change_permissions(api::ChangePermissions const& ask);
    ErrorOr<api::ContactDetail> replace(api::ReplaceContact const& ask);
    ErrorOr<void> remove(api::RemoveContact const& ask);
    ErrorOr<api::ContactDetail> change_notifications(api::ChangeNotifications const& ask);
    ErrorOr<api::ContactDetail> resend_invitation(api::OneContact const& ask);

private:
    /// As the user has seen it; NotFound before Outdated, so that a version tells nothing about a foreign contact.
    ErrorOr<domain::Contact> load(domain::ContactId id, std::int64_t version) {
        HUB_TRY_ASSIGN(auto contact, store::find_contact(m_db, employer(), id));
        if (contact.version != version) { return fail(Error::outdated()); }
        return contact;
    }
    ErrorOr<void> check_form(std::vector<Error> errors, domain::ContactFields const& fields, domain::ContactId self);
    ErrorOr<std::string> location_words(std::vector<domain::LocationId>& locations);
    ErrorOr<void> grant(domain::Contact& contact);
    ErrorOr<void> revoke(domain::Contact& contact);
    ErrorOr<void> move_places(domain::Contact const& from, domain::Contact const& to, FieldChanges& fields);
    ErrorOr<void> move_reports(domain::Contact const& from, domain::Contact const& to);
    ErrorOr<void> note(domain::ChangeKind kind, domain::ContactId contact, FieldChanges fields) {
        return note_change(m_context, m_db, m_call, { kind, contact, std::move(fields) });
    }
    ErrorOr<api::ContactDetail> answer(domain::ContactId id) { return contact_detail(m_db, m_call, id); }

    [[nodiscard]] domain::EmployerId employer() const { return m_call.who.employer(); }
    [[nodiscard]] domain::Viewer viewer() const { return m_call.who.viewer(); }

    HandlerContext const& m_context;
    Call& m_call;
    store::Connection& m_db;
};

void add_field_changes(FieldChanges& changes, domain::ContactFields const& before, domain::ContactFields const& after) {
    changes.add("first_name", "First name", before.first_name, after.first_name);
    changes.add("last_name", "Last name", before.last_name, after.last_name);
    changes.add("email", "Work e-mail", before.email, after.email);
    changes.add("phone", "Phone", before.phone, after.phone);
    changes.add("job_title", "Job title", before.job_title, after.job_title);
}

void add_grant_changes(FieldChanges& changes, domain::Contact const& before, domain::Contact const& after) {
    changes.add("role", "Role", std::string { role_words(before.role) }, std::string { role_words(after.role) });
    changes.add("visit_activity", "Patient Visit Activity", before.grants.visit_activity, after.grants.visit_activity);
    changes.add("own_report_settings", "Own report settings", before.grants.own_report_settings, after.grants.own_report_settings);
    changes.add("billing_admin", "Billing Admin", before.grants.billing_admin, after.grants.billing_admin);
}

std::string joined(std::vector<std::string> const& texts, std::string_view separator) {
    std::string all;
    for (auto const& text : texts) {
        if (!all.empty()) { all += separator; }
        all += text;
    }
    return all;
}

ErrorOr<void> ContactWork::check_form(std::vector<Error> errors, domain::ContactFields const& fields, domain::ContactId self) {
    if (!errors.empty()) {
        m_call.field_errors = std::move(errors);
        return fail(m_call.field_errors.front());
    }
    HUB_TRY_ASSIGN(bool const is_double, store::has_email(m_db, employer(), fields.email, self));
    if (!is_double) { return {}; }
    auto error = Error::conflict("Another contact of your company has this e-mail address.");
    error.field = "email";
    return fail(std::move(error));
}

/// The names of the locations, each of which has to be the employer's own; doubles are left out.
ErrorOr<std::string> ContactWork::location_words(std::vector<domain::LocationId>& locations) {
    HUB_TRY_ASSIGN(auto const own, store::list_locations(m_db, employer()));
    std::ranges::sort(locations);
    auto const doubles = std::ranges::unique(locations);
    locations.erase(doubles.begin(), doubles.end());
    std::vector<std::string> names;
    for (auto const& location : own) {
        if (std::ranges::contains(locations, location.id)) { names.push_back(location.name); }
    }
    if (names.size() != locations.size()) { return fail(Error::invalid("locations", "Choose among your company's locations.")); }
    std::ranges::sort(names);
    return joined(names, ", ");
}

/// Saves the contact as well, and mails the invitation (NOTE-02).
ErrorOr<void> ContactWork::grant(domain::Contact& contact) {
    HUB_TRY_ASSIGN(bool const is_taken, store::is_user_name_taken(m_db, contact));
    if (is_taken) {
        // Whose it is stays unsaid: it may be another company's.
        return fail(Error::invalid(
            "email", "HUB access cannot be granted with this e-mail address. Please use another one, or ask Customer Support."));
    }
    FieldChanges fields;
    fields.add(
        "access", "HUB access", std::string { access_words(contact.access) }, std::string { access_words(domain::HubAccess::Granted) });
    contact.access = domain::HubAccess::Granted;
    HUB_TRY(store::update_contact(m_db, contact));
    HUB_TRY(invite(m_context, m_db, contact, m_call.now));
    return note(domain::ChangeKind::AccessGranted, contact.id, std::move(fields));
}

/// Saves the contact as well. At once, in every process: sessions and mailed links are gone (SIGN-15), and so is Billing
/// Admin (ROLE-10).
ErrorOr<void> ContactWork::revoke(domain::Contact& contact) {
    FieldChanges fields;
    fields.add(
        "access", "HUB access", std::string { access_words(contact.access) }, std::string { access_words(domain::HubAccess::Revoked) });
    fields.add("billing_admin", "Billing Admin", contact.grants.billing_admin, false);
    contact.access = domain::HubAccess::Revoked;
    contact.grants.billing_admin = false;
    HUB_TRY(store::update_contact(m_db, contact));
    HUB_TRY(store::end_sessions_of(m_db, contact.employer, contact.id));
    HUB_TRY(store::remove_devices_of(m_db, contact.employer, contact.id));
    HUB_TRY(store::remove_password_links(m_db, contact.employer, contact.id));
    return note(domain::ChangeKind::AccessRevoked, contact.id, std::move(fields));
}

ErrorOr<api::ContactDetail> ContactWork::create(api::CreateContact const& ask) {
    if (auto const decision = domain::may(domain::Action::CreateContact, viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    auto const form = domain::cleaned(domain::ContactFields { ask.first_name, ask.last_name, ask.email, ask.phone, ask.job_title });
    HUB_TRY(check_form(domain::validate(form), form, {}));
    auto locations = ask.locations;
    HUB_TRY_ASSIGN(auto words, location_words(locations));
    domain::Contact contact {
        .id = domain::ContactId::make(m_context.services.clock, m_context.services.random),
        .employer = employer(),
        .first_name = form.first_name,
        .last_name = form.last_name,
        .email = form.email,
        .phone = form.phone,
        .job_title = form.job_title,
        .role = ask.role,
    };
    HUB_TRY(store::insert_contact(m_db, contact, locations));
    FieldChanges fields;
    add_field_changes(fields, {}, form);
    fields.add("role", "Role", std::string {}, std::string { role_words(ask.role) });
    fields.add("locations", "Company locations", std::string {}, std::move(words));
    HUB_TRY(note(domain::ChangeKind::ContactAdded, contact.id, std::move(fields)));
    if (ask.grant_access) {
        HUB_TRY(require_step_up(m_call));
        HUB_TRY_ASSIGN(auto const facts, contact_facts(m_db, contact));
        HUB_TRY(domain::settle(domain::check_access_change(contact, true, viewer(), facts), false));
        HUB_TRY(grant(contact));
    }
    return answer(contact.id);
}

ErrorOr<api::ContactDetail> ContactWork::edit(api::EditContact const& ask) {
    HUB_TRY_ASSIGN(auto contact, load(ask.id, ask.version));
    auto const form = domain::cleaned(domain::ContactFields { ask.first_name, ask.last_name, ask.email, ask.phone, ask.job_title });
    HUB_TRY(check_form(domain::validate_edit(contact, form), form, contact.id));
    auto locations = ask.locations;
    HUB_TRY_ASSIGN(auto words, location_words(locations));
    HUB_TRY_ASSIGN(auto before, store::find_listed_contact(m_db, employer(), contact.id));
    std::ranges::sort(before.location_names);
    FieldChanges fields;
    add_field_changes(fields, domain::fields_of(contact), form);
    fields.add("locations", "Company locations", joined(before.location_names, ", "), std::move(words));
    if (fields.empty()) { return answer(contact.id); }
    if (form.email != contact.email) {  // only without access: a former user name and its password are forgotten
        HUB_TRY(store::remove_account(m_db, employer(), contact.id));
        if (form.email.empty()) { contact.access = domain::HubAccess::None; }
    }
    contact.first_name = form.first_name;
    contact.last_name = form.last_name;
    contact.email = form.email;
    contact.phone = form.phone;
    contact.job_title = form.job_title;
    HUB_TRY(store::update_contact(m_db, contact));
    HUB_TRY(store::set_contact_locations(m_db, employer(), contact.id, locations));
    HUB_TRY(note(domain::ChangeKind::ContactUpdated, contact.id, std::move(fields)));
    return answer(contact.id);
}

ErrorOr<api::ContactDetail> ContactWork::change_access(api::ChangeAccess const& ask) {
    HUB_TRY_ASSIGN(auto contact, load(ask.id, ask.version));
    if (domain::has_access(contact) == ask.granted) { return answer(contact.id); }
    HUB_TRY_ASSIGN(auto const facts, contact_facts(m_db, contact));
    HUB_TRY(domain::settle(domain::check_access_change(contact, ask.granted, viewer(), facts), ask.confirmed));
    HUB_TRY(ask.granted ? grant(contact) : revoke(contact));
    return answer(contact.id);
}

ErrorOr<api::ContactDetail> ContactWork::change_permissions(api::ChangePermissions const& ask) {
    HUB_TRY_ASSIGN(auto const before, load(ask.id, ask.version));
    domain::Grants const grants { ask.visit_activity, ask.own_report_settings, ask.billing_admin };
    HUB_TRY_ASSIGN(auto const facts, contact_facts(m_db, before));
    HUB_TRY(domain::settle(domain::check_permission_change(before, ask.role, grants, viewer(), facts), ask.confirmed));
    auto after = before;
    after.role = ask.role;
    after.grants = grants;
    FieldChanges fields;
    add_grant_changes(fields, before, after);
    if (fields.empty()) { return answer(before.id); }
    HUB_TRY(store::update_contact(m_db, after));
    bool const is_role = before.role != after.role;
    if (is_role) {  // A10: whoever has another role signs in anew; one's own session of this moment goes on with the new role
        bool const is_self = before.id == m_call.who.contact.id;
        HUB_TRY(is_self ? store::end_other_sessions(m_db, employer(), before.id, m_call.who.session)
                        : store::end_sessions_of(m_db, employer(), before.id));
    }
    HUB_TRY(note(is_role ? domain::ChangeKind::RoleChanged : domain::ChangeKind::PermissionsChanged, before.id, std::move(fields)));
    return answer(before.id);
}

/// The successor stands for the predecessor's locations too, the predecessor for none; billing roles end (edge case 12).
ErrorOr<void> ContactWork::move_places(domain::Contact const& from, domain::Contact const& to, FieldChanges& fields) {
    HUB_TRY_ASSIGN(auto const old, store::find_listed_contact(m_db, employer(), from.id));
    HUB_TRY_ASSIGN(auto const present, store::find_listed_contact(m_db, employer(), to.id));
    HUB_TRY_ASSIGN(auto const billing, store::list_billing_places(m_db, employer(), from.id));
    auto all = present.locations;
    for (auto const location : old.locations) {
        if (!std::ranges::contains(all, location)) { all.push_back(location); }
    }
    HUB_TRY(store::set_contact_locations(m_db, employer(), to.id, all));
    HUB_TRY(store::set_contact_locations(m_db, employer(), from.id, {}));
    HUB_TRY(store::clear_billing_roles(m_db, employer(), from.id));
    fields.add("successor", "Successor", std::string {}, to.full_name());
    fields.add("locations", "Company locations", joined(old.location_names, ", "), std::string {});
    fields.add("billing_for", "Billing contact", joined(billing, "; "), std::string {});
    return {};
}

/// CONT-06: more than the minimum has to be acknowledged anew, for the successor.
ErrorOr<void> ContactWork::move_reports(domain::Contact const& from, domain::Contact const& to) {
    HUB_TRY_ASSIGN(auto const old, store::find_report_settings(m_db, employer(), from.id));
    bool const delivers = old.settings.all_categories || !old.settings.categories.empty();
    if (!delivers) { return {}; }
    auto settings = old.settings;
    settings.more_than_minimum = false;
    HUB_TRY(store::put_report_settings(m_db, employer(), to.id, settings, m_call.now));
    domain::ReportSettings const nothing { .categories = {}, .all_categories = false, .locations = {}, .more_than_minimum = false };
    HUB_TRY(store::put_report_settings(m_db, employer(), from.id, nothing, m_call.now));
    FieldChanges fields;
    fields.add("report_settings", "Report settings", std::string { "Own" }, "Taken over from " + from.full_name());
    return note(domain::ChangeKind::ReportSettingsChanged, to.id, std::move(fields));
}

ErrorOr<api::ContactDetail> ContactWork::replace(api::ReplaceContact const& ask) {
    HUB_TRY_ASSIGN(auto contact, load(ask.id, ask.version));
    auto successor = store::find_contact(m_db, employer(), ask.successor);
    if (!successor && successor.error().code != ErrorCode::NotFound) { return fail(successor.error()); }
    // One of another company answers like one that does not exist.
    auto const next = successor ? *successor : domain::Contact {};
    HUB_TRY_ASSIGN(auto const facts, contact_facts(m_db, contact));
    HUB_TRY(domain::settle(domain::check_replacement(contact, next, ask.remove_access, viewer(), facts), ask.confirmed));
    FieldChanges fields;
    HUB_TRY(move_places(contact, next, fields));
    HUB_TRY(note(domain::ChangeKind::ContactReplaced, contact.id, std::move(fields)));
    HUB_TRY(move_reports(contact, next));
    HUB_TRY(store::update_contact(m_db, next));
    HUB_TRY(ask.remove_access && domain::has_access(contact) ? revoke(contact) : store::update_contact(m_db, contact));
    return answer(next.id);
}

ErrorOr<void> ContactWork::remove(api::RemoveContact const& ask) {
    HUB_TRY_ASSIGN(auto const contact, load(ask.id, ask.version));
    HUB_TRY_ASSIGN(auto const facts, contact_facts(m_db, contact));
    HUB_TRY(domain::settle(domain::check_removal(contact, viewer(), facts), ask.confirmed));
    FieldChanges fields;
    add_field_changes(fields, domain::fields_of(contact), {});
    fields.add("role", "Role", std::string { role_words(contact.role) }, std::string {});
    fields.add("access", "HUB access", std::string { access_words(contact.access) }, std::string {});
    fields.add("billing_for", "Billing contact", joined(facts.only_billing_contact_of, "; "), std::string {});
    HUB_TRY(store::clear_billing_roles(m_db, employer(), contact.id));
    HUB_TRY(store::remove_account(m_db, employer(), contact.id));
    HUB_TRY(store::remove_contact(m_db, contact, m_call.now));
    return note(domain::ChangeKind::ContactRemoved, contact.id, std::move(fields));
}

ErrorOr<api::ContactDetail> ContactWork::change_notifications(api::ChangeNotifications const& ask) {
    HUB_TRY_ASSIGN(auto contact, load(ask.id, ask.version));
    if (auto const decision = domain::may(domain::Action::ChangeOthersNotifications, viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    FieldChanges fields;
    fields.add("result_mail", "Result mails", std::string { result_mail_words(contact.result_mail) },
        std::string { result_mail_words(ask.result_mail) });
    if (fields.empty()) { return answer(contact.id); }
    contact.result_mail = ask.result_mail;
    HUB_TRY(store::update_contact(m_db, contact));
    HUB_TRY(note(domain::ChangeKind::NotificationsChanged, contact.id, std::move(fields)));
    return answer(contact.id);
}

ErrorOr<api::ContactDetail> ContactWork::resend_invitation(api::OneContact const& ask) {
    HUB_TRY_ASSIGN(auto const contact, store::find_contact(m_db, employer(), ask.id));
    int retry_after_seconds = 0;
    HUB_TRY_ASSIGN(bool const is_counted,
        count_in_hour(m_db, "invitations " + contact.id.to_string(), invitations_per_hour, m_call.now, retry_after_seconds));
    if (!is_counted) {
        m_call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds));
        return fail({ ErrorCode::TooMany,
            "The invitation was sent several times just now. Please wait an hour, and ask the person to look in spam or junk.", {}, {} });
    }
    HUB_TRY(invite(m_context, m_db, contact, m_call.now));
    auto const id = contact.id.to_string();
    HUB_TRY(
        audit(m_db, m_context.services, m_call, { .action = "invitation.sent", .object_type = "contact", .object_id = id, .subject = id }));
    return answer(contact.id);
}

}  // namespace

void add_contact_change_routes(Router& router, HandlerContext const& context) {
    auto const on = [&](auto const& endpoint, auto work, bool needs_step_up) {
        router.on_write(
            endpoint, [&context, work, needs_step_up](Call& call, store::Connection& db, auto const& ask) -> ErrorOr<api::ContactDetail> {
                if (needs_step_up) { HUB_TRY(require_step_up(call)); }
                ContactWork inside { context, call, db };
                return (inside.*work)(ask);
            });
    };
    on(api::create_contact, &ContactWork::create, false);
    on(api::edit_contact, &ContactWork::edit, false);
    on(api::change_access, &ContactWork::change_access, true);
    on(api::change_permissions, &ContactWork::change_permissions, true);
    on(api::replace_contact, &ContactWork::replace, true);
    on(api::change_notifications, &ContactWork::change_notifications, false);
    on(api::resend_invitation, &ContactWork::resend_invitation, false);
    router.on(api::remove_contact, [&context](Call& call, api::RemoveContact const& ask) -> ErrorOr<api::Nothing> {
        HUB_TRY(require_step_up(call));
        HUB_TRY(context.services.database.write([&](store::Connection& db) { return ContactWork { context, call, db }.remove(ask); }));
        return api::Nothing {};
    });
}

}  // namespace hub::server
