#include "server/authorization_answers.hpp"

#include "base/text.hpp"
#include "server/authorization_mail.hpp"
#include "server/authorization_words.hpp"
#include "server/mail.hpp"
#include "store/authorization_history.hpp"
#include "store/authorizations.hpp"
#include "store/reference.hpp"

namespace hub::server {

namespace {

std::string_view action_of(domain::AuthorizationEvent event) {
    using enum domain::AuthorizationEvent;
    switch (event) {
    case Created: return "authorization.created";
    case Edited: return "authorization.edited";
    case Extended: return "authorization.extended";
    case Emailed: return "authorization.emailed";
    case Deleted: return "authorization.deleted";
    case Restored: return "authorization.restored";
    case Transmitted:
    case TransmissionFailed:
    case Reminded: break;
    }
    return "authorization.changed";
}

}  // namespace

api::AuthorizationItem authorization_item(domain::Authorization authorization, domain::VisitTrace visit, Date today) {
    auto const status = domain::status_of(authorization, today);
    auto const progress = domain::progress_of(authorization, visit);
    auto const undo_until = domain::undo_until(authorization);
    // After a change to telemedicine the former center is told; once it knows, there is no center any more.
    bool const has_no_center =
        authorization.draft.place == domain::CarePlace::Telemedicine && authorization.transmission == domain::Transmission::Delivered;
    return {
        .id = authorization.id,
        .number = std::move(authorization.number),
        .draft = std::move(authorization.draft),
        .status = status,
        .created_by = authorization.created_by,
        .created_by_name = std::move(authorization.created_by_name),
        .created_at = authorization.created_at,
        .expires = authorization.expires,
        .version = authorization.version,
        .progress = progress,
        .transmission = has_no_center ? domain::Transmission::None : authorization.transmission,
        .undo_until = undo_until,
    };
}

ErrorOr<api::AuthorizationItem> authorization_answer(
    store::Connection& db, domain::EmployerId employer, domain::AuthorizationId id, Date today) {
    HUB_TRY_ASSIGN(auto authorization, store::find_any_authorization(db, employer, id));
    HUB_TRY_ASSIGN(auto const visits, store::find_visits(db, employer, std::nullopt, id));
    auto const visit = visits.find(id);
    return authorization_item(std::move(authorization), visit == visits.end() ? domain::VisitTrace {} : visit->second, today);
}

ErrorOr<api::AuthorizationHistory> authorization_history(store::Connection& db, domain::EmployerId employer, domain::AuthorizationId id) {
    HUB_TRY_ASSIGN(auto listed, store::list_happenings(db, employer, id));
    api::AuthorizationHistory history;
    for (auto& one : listed) {
        history.items.push_back({ one.happening.at, one.happening.event, std::move(one.by_name), std::move(one.happening.what) });
    }
    return history;
}

std::string employee_subject(Secrets& secrets, domain::AuthorizationDraft const& draft) {
    auto const born = draft.birth_date ? draft.birth_date->to_iso() : std::string {};
    return audit_hash(secrets, fold(draft.last_name) + "|" + fold(draft.first_name) + "|" + born);
}

ErrorOr<void> note_authorization(HandlerContext const& context, store::Connection& db, Call const& call,
    domain::Authorization const& authorization, AuthorizationNote note) {
    HUB_TRY(store::add_happening(db,
        { .employer = authorization.employer,
            .authorization = authorization.id,
            .at = call.now,
            .event = note.event,
            .by = call.who.contact.id,
            .what = std::move(note.what) }));
    return audit(db, context.services, call,
        { .action = action_of(note.event),
            .object_type = "authorization",
            .object_id = authorization.id.to_string(),
            .subject = employee_subject(context.services.secrets, authorization.draft),
            .details = std::move(note.details),
            .changes = std::move(note.changes) });
}

ErrorOr<void> tell_center(HandlerContext const& context, store::Connection& db, domain::Authorization const& authorization,
    domain::CenterId center, store::CenterMessageKind kind, Instant now) {
    if (center.is_nil()) { return {}; }
    return store::queue_center_message(db,
        { .id = store::CenterMessageId::make(context.services.clock, context.services.random),
            .employer = authorization.employer,
            .authorization = authorization.id,
            .center = center,
            .kind = kind,
            .queued_at = now });
}

ErrorOr<void> send_copies(HandlerContext const& context, store::Connection& db, Call const& call,
    domain::Authorization const& authorization, std::vector<std::string> const& recipients) {
    if (recipients.empty()) { return {}; }
    HUB_TRY_ASSIGN(auto const employer, store::find_employer(db, authorization.employer));
    auto const mail = copy_mail(authorization, call.who.contact.full_name(), employer.name);
    for (auto const& recipient : recipients) { HUB_TRY(queue_authorization_mail(context, db, authorization, recipient, mail, call.now)); }
    return note_authorization(context, db, call, authorization,
        { .event = domain::AuthorizationEvent::Emailed,
            .what = "To " + comma_separated(recipients),
            .details = { { "recipients", std::to_string(recipients.size()) } } });
}

}  // namespace hub::server
