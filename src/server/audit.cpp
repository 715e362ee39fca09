#include "server/audit.hpp"

#include "api/json_writer.hpp"

namespace hub::server {

namespace {

constexpr std::size_t short_hash = 24;  ///< hex digits of a hashed value: enough to compare, and a row stays small

std::string_view name_of(AuditOutcome outcome) {
    switch (outcome) {
    case AuditOutcome::Done: return "done";
    case AuditOutcome::Refused: return "refused";
    case AuditOutcome::Failed: return "failed";
    }
    return {};
}

/// {"rows":"120","changed":{"email":["1f…","9c…"]}}
std::string details_of(Secrets& secrets, AuditEvent const& event) {
    if (event.details.empty() && event.changes.empty()) { return {}; }
    api::JsonWriter json;
    json.begin_object();
    for (auto const& [name, value] : event.details) {
        json.name(name);
        json.string(value);
    }
    if (!event.changes.empty()) {
        json.name("changed");
        json.begin_object();
        for (auto const& change : event.changes) {
            json.name(change.field);
            json.begin_array();
            json.string(audit_hash(secrets, change.before));
            json.string(audit_hash(secrets, change.after));
            json.end_array();
        }
        json.end_object();
    }
    json.end_object();
    return json.take();
}

store::AuditRow row_of(Services const& services, Call const& call, AuditEvent const& event) {
    bool const is_signed_in = !call.who.contact.id.is_nil();
    store::AuditRow row;
    auto const employer = event.employer.value_or(call.who.employer());
    row.chain = employer.is_nil() ? std::string { provider_chain } : employer.to_string();
    row.at = call.now;
    if (auto const actor = event.actor.value_or(call.who.contact.id); !actor.is_nil()) { row.actor = actor.to_string(); }
    if (is_signed_in) { row.actor_role = domain::enum_name(call.who.contact.role); }
    if (!call.who.token_hash.empty()) { row.session = audit_hash(services.secrets, call.who.token_hash); }
    row.address = call.request.client_address;
    if (auto const agent = call.request.header("user-agent"); !agent.empty()) { row.agent = audit_hash(services.secrets, agent); }
    row.action = event.action;
    row.object_type = event.object_type;
    row.object_id = event.object_id;
    row.subject = event.subject;
    row.outcome = name_of(event.outcome);
    row.reason = event.reason;
    row.request_id = call.request_id;
    row.details = details_of(services.secrets, event);
    return row;
}

}  // namespace

std::string audit_hash(Secrets& secrets, std::string_view value) {
    return value.empty() ? std::string {} : secrets.mac("audit-value", value).substr(0, short_hash);
}

std::string audit_row_hash(Secrets& secrets, store::AuditRow const& row) {
    std::string message { "v1" };
    auto const add = [&](std::string_view field) {  // with its length, so that no two rows give the same message
        message += std::to_string(field.size());
        message += ':';
        message += field;
    };
    add(row.chain);
    add(std::to_string(row.seq));
    add(std::to_string(row.at.ms));
    std::string const* const texts[] { &row.actor, &row.actor_role, &row.session, &row.address, &row.agent, &row.action, &row.object_type,
        &row.object_id, &row.subject, &row.outcome, &row.reason, &row.request_id, &row.details, &row.prev };
    for (auto const* const text : texts) { add(*text); }
    return secrets.mac("audit", message);
}

ErrorOr<void> audit(store::Connection& db, Services const& services, Call const& call, AuditEvent const& event) {
    auto row = row_of(services, call, event);
    HUB_TRY_ASSIGN(auto const head, store::find_audit_head(db, row.chain));
    row.seq = head.seq + 1;
    row.prev = head.hash;
    row.hash = audit_row_hash(services.secrets, row);
    return store::append_audit_row(db, row);
}

ErrorOr<void> audit_now(Services const& services, Call const& call, std::span<AuditEvent const> events) {
    if (events.empty()) { return {}; }
    auto const told = services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        for (auto const& event : events) { HUB_TRY(audit(db, services, call, event)); }
        return {};
    });
    if (told) { return {}; }
    return fail(Error::unavailable(
        "This cannot be shown right now. Please try again in a moment.", "audit: " + told.error().message + " " + told.error().detail));
}

}  // namespace hub::server
