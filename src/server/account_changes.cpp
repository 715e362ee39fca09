#include "server/account_changes.hpp"

#include "server/audit.hpp"

#include <utility>

namespace hub::server {

namespace {

/// "contact.added", as the audit log has it.
std::string_view action_of(domain::ChangeKind kind) {
    using enum domain::ChangeKind;
    switch (kind) {
    case ContactAdded: return "contact.created";
    case ContactUpdated: return "contact.edited";
    case ContactRemoved: return "contact.removed";
    case ContactReplaced: return "contact.replaced";
    case AccessGranted: return "access.granted";
    case AccessRevoked: return "access.revoked";
    case RoleChanged: return "role.changed";
    case PermissionsChanged: return "permissions.changed";
    case ReportSettingsChanged: return "report_settings.changed";
    case NotificationsChanged: return "notifications.changed";
    case DeliveryMethodChanged: return "delivery_method.changed";
    case SettingsChanged: return "settings.changed";
    }
    return "unknown";
}

}  // namespace

void FieldChanges::add(std::string_view name, std::string_view words, std::string before, std::string after) {
    if (before == after) { return; }
    m_names.emplace_back(name);
    m_fields.push_back({ std::string { words }, std::move(before), std::move(after) });
}

void FieldChanges::add(std::string_view name, std::string_view words, bool before, bool after) {
    add(name, words, std::string { before ? "On" : "Off" }, std::string { after ? "On" : "Off" });
}

ErrorOr<void> note_change(HandlerContext const& context, store::Connection& db, Call const& call, Change const& change) {
    auto const id = domain::ChangeId::make(context.services.clock, context.services.random);
    HUB_TRY(store::insert_account_change(db,
        {
            .id = id,
            .employer = call.who.employer(),
            .kind = change.kind,
            .at = call.now,
            .by = call.who.contact.id,
            .contact = change.contact,
            .fields = change.fields.fields(),
        }));
    bool const is_contact = change.contact.has_value();
    AuditEvent event {
        .action = action_of(change.kind),
        .object_type = is_contact ? "contact" : "employer",
        .object_id = is_contact ? change.contact->to_string() : call.who.employer().to_string(),
        .subject = is_contact ? change.contact->to_string() : std::string {},
    };
    auto const& fields = change.fields.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        event.changes.push_back({ change.fields.names()[i], fields[i].before, fields[i].after });
    }
    return audit(db, context.services, call, event);
}

std::string_view role_words(domain::Role role) {
    return role == domain::Role::UserAdmin ? "User Admin" : "Basic";
}

std::string_view result_mail_words(domain::ResultMail mail) {
    switch (mail) {
    case domain::ResultMail::AtOnce: return "At once";
    case domain::ResultMail::Daily: return "Once a day";
    case domain::ResultMail::Off: return "Never";
    }
    return {};
}

std::string_view access_words(domain::HubAccess access) {
    switch (access) {
    case domain::HubAccess::None: return "None";
    case domain::HubAccess::Granted: return "Invited";
    case domain::HubAccess::Active: return "Active";
    case domain::HubAccess::Revoked: return "Revoked";
    }
    return {};
}

}  // namespace hub::server
