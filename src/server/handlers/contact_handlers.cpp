// Contacts as everybody sees them: list, one contact, export, and where a contact is signed in.
#include "server/handlers/handlers.hpp"

#include "base/text.hpp"
#include "server/account_changes.hpp"
#include "server/audit.hpp"
#include "server/contact_answers.hpp"
#include "server/hourly_limit.hpp"
#include "store/devices.hpp"
#include "store/sessions.hpp"

#include <utility>

namespace hub::server {

namespace {

constexpr int exports_per_hour = 10;  // L1

ErrorOr<api::ContactList> list_contacts(HandlerContext const& context, Call const& call) {
    HUB_TRY_ASSIGN(auto contacts, read_with(context, [&](store::Connection& db) { return store::list_contacts(db, call.who.employer()); }));
    api::ContactList list;
    for (auto& contact : contacts) { list.items.push_back(contact_item(std::move(contact))); }
    return list;
}

ErrorOr<api::ContactDetail> get_contact(HandlerContext const& context, Call const& call, api::OneContact const& ask) {
    HUB_TRY_ASSIGN(auto detail, read_with(context, [&](store::Connection& db) { return contact_detail(db, call, ask.id); }));
    auto const id = ask.id.to_string();
    HUB_TRY(audit_now(context.services, call, { .action = "contact.read", .object_type = "contact", .object_id = id, .subject = id }));
    return detail;
}

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) { all += (all.empty() ? "" : "; ") + text; }
    return all;
}

/// RFC 4180, with the mark by which spreadsheets know UTF-8. base/text.hpp neutralises cells that they would calculate.
std::string csv_of(std::vector<store::ListedContact> const& contacts) {
    std::string csv = "\xEF\xBB\xBF"
                      "Last name,First name,Work e-mail,Phone,Job title,Role,HUB access,Patient Visit Activity,Own report settings,"
                      "Billing Admin,Billing contact,Locations,Last signed in\r\n";
    for (auto const& listed : contacts) {
        auto const& contact = listed.contact;
        auto const given = domain::effective_grants(contact.role, contact.grants);
        std::string const cells[] { contact.last_name, contact.first_name, contact.email, contact.phone, contact.job_title,
            std::string { role_words(contact.role) }, std::string { access_words(contact.access) }, given.visit_activity ? "Yes" : "No",
            given.own_report_settings ? "Yes" : "No", given.billing_admin ? "Yes" : "No", contact.is_billing_contact() ? "Yes" : "No",
            joined(listed.location_names), listed.last_signed_in ? central_date_time_text(*listed.last_signed_in) : std::string {} };
        bool is_first = true;
        for (auto const& cell : cells) {
            if (!is_first) { csv += ','; }
            is_first = false;
            csv += csv_field(cell);
        }
        csv += "\r\n";
    }
    return csv;
}

/// CONT-08, row 6. What is exported is told of in the transaction that reads it.
ErrorOr<Bytes> export_contacts(HandlerContext const& context, Call& call) {
    std::vector<store::ListedContact> contacts;
    int retry_after_seconds = 0;
    auto const read = context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(bool const is_counted,
            count_in_hour(db, "exports " + call.who.contact.id.to_string(), exports_per_hour, call.now, retry_after_seconds));
        if (!is_counted) {
            return fail({ ErrorCode::TooMany, "That were many exports. Please wait a while before the next one.", {}, {} });
        }
        HUB_TRY_ASSIGN(contacts, store::list_contacts(db, call.who.employer()));
        return audit(db, context.services, call,
            { .action = "contacts.exported", .object_type = "contacts", .details = { { "rows", std::to_string(contacts.size()) } } });
    });
    if (retry_after_seconds > 0) { call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds)); }
    if (!read) { return fail(read.error()); }
    return Bytes { "text/csv; charset=utf-8", "Contacts " + call.today.to_iso() + ".csv", csv_of(contacts) };
}

ErrorOr<api::SessionList> list_contact_sessions(HandlerContext const& context, Call const& call, api::OneContact const& ask) {
    HUB_TRY_ASSIGN(auto const sessions, read_with(context, [&](store::Connection& db) -> ErrorOr<std::vector<store::StoredSession>> {
        HUB_TRY(store::find_contact(db, call.who.employer(), ask.id));
        return store::list_sessions(db, call.who.employer(), ask.id);
    }));
    api::SessionList list;
    for (auto const& session : sessions) {
        list.items.push_back({
            .id = session.id,
            .started = session.created_at,
            .active = session.active_at,
            .address = session.address,
            .browser = session.browser,
            .is_current = session.id == call.who.session,
        });
    }
    return list;
}

ErrorOr<api::Nothing> end_contact_sessions(HandlerContext const& context, Call const& call, api::OneContact const& ask) {
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::find_contact(db, call.who.employer(), ask.id));
        HUB_TRY(store::end_sessions_of(db, call.who.employer(), ask.id));
        HUB_TRY(store::remove_devices_of(db, call.who.employer(), ask.id));
        auto const id = ask.id.to_string();
        return audit(db, context.services, call, { .action = "sessions.ended", .object_type = "contact", .object_id = id, .subject = id });
    }));
    return api::Nothing {};
}

}  // namespace

void add_contact_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_contacts, [&context](Call& call, api::Nothing const&) { return list_contacts(context, call); });
    router.on(api::export_contacts, [&context](Call& call, api::Nothing const&) { return export_contacts(context, call); });
    router.on(api::get_contact, [&context](Call& call, api::OneContact const& ask) { return get_contact(context, call, ask); });
    router.on(api::list_contact_sessions,
        [&context](Call& call, api::OneContact const& ask) { return list_contact_sessions(context, call, ask); });
    router.on(
        api::end_contact_sessions, [&context](Call& call, api::OneContact const& ask) { return end_contact_sessions(context, call, ask); });
    add_contact_change_routes(router, context);
}

}  // namespace hub::server
