// Reading authorizations (rows 28 and 33): the list, one, its history and its form.
#include "server/handlers/handlers.hpp"

#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "server/authorization_answers.hpp"
#include "server/authorization_form.hpp"
#include "store/authorizations.hpp"

#include <utility>

namespace hub::server {

namespace {

/// With its visits, as the list has it.
struct Listed {
    std::vector<domain::Authorization> authorizations;
    store::VisitTraces visits;
};

ErrorOr<api::AuthorizationList> list_authorizations(HandlerContext const& context, Call const& call) {
    auto const viewer = call.who.viewer();
    HUB_TRY_ASSIGN(auto listed, read_with(context, [&](store::Connection& db) -> ErrorOr<Listed> {
        Listed found;
        HUB_TRY_ASSIGN(found.authorizations, store::list_authorizations(db, viewer.employer, narrowed_to(viewer)));
        HUB_TRY_ASSIGN(found.visits, store::find_visits(db, viewer.employer, narrowed_to(viewer)));
        return found;
    }));
    api::AuthorizationList list;
    for (auto& authorization : listed.authorizations) {
        if (!domain::can_view_authorization(viewer, authorization)) { continue; }
        auto const visit = listed.visits.find(authorization.id);
        auto const trace = visit == listed.visits.end() ? domain::VisitTrace {} : visit->second;
        list.items.push_back(authorization_item(std::move(authorization), trace, call.today));
    }
    HUB_TRY(audit_now(context.services, call,
        { .action = "authorizations.listed",
            .object_type = "authorizations",
            .details = { { "rows", std::to_string(list.items.size()) } } }));
    return list;
}

using Rule = domain::Decision (*)(domain::Viewer const&, domain::Authorization const&);

/// A colleague's answers like a missing one: that it exists is nobody's business (edge case 1).
ErrorOr<domain::Authorization> find_allowed(store::Connection& db, Call const& call, domain::AuthorizationId id, Rule may) {
    HUB_TRY_ASSIGN(auto authorization, store::find_authorization(db, call.who.employer(), id));
    if (!may(call.who.viewer(), authorization)) { return fail(Error::not_found()); }
    return authorization;
}

ErrorOr<void> tell_of_reading(
    HandlerContext const& context, Call const& call, std::string_view action, domain::AuthorizationId id, std::string subject) {
    return audit_now(context.services, call,
        { .action = action, .object_type = "authorization", .object_id = id.to_string(), .subject = std::move(subject) });
}

ErrorOr<api::AuthorizationItem> get_authorization(HandlerContext const& context, Call const& call, api::OneAuthorization const& ask) {
    HUB_TRY_ASSIGN(auto item, read_with(context, [&](store::Connection& db) -> ErrorOr<api::AuthorizationItem> {
        HUB_TRY_ASSIGN(auto const authorization, find_allowed(db, call, ask.id, domain::can_view_authorization));
        return authorization_answer(db, authorization.employer, authorization.id, call.today);
    }));
    HUB_TRY(tell_of_reading(context, call, "authorization.read", item.id, employee_subject(context.services.secrets, item.draft)));
    return item;
}

ErrorOr<api::AuthorizationHistory> get_history(HandlerContext const& context, Call const& call, api::OneAuthorization const& ask) {
    std::string subject;
    HUB_TRY_ASSIGN(auto history, read_with(context, [&](store::Connection& db) -> ErrorOr<api::AuthorizationHistory> {
        HUB_TRY_ASSIGN(auto const authorization, find_allowed(db, call, ask.id, domain::can_view_authorization));
        subject = employee_subject(context.services.secrets, authorization.draft);
        return authorization_history(db, authorization.employer, authorization.id);
    }));
    HUB_TRY(tell_of_reading(context, call, "authorization.history_read", ask.id, std::move(subject)));
    return history;
}

ErrorOr<Bytes> get_form(HandlerContext const& context, Call const& call, api::OneAuthorization const& ask) {
    std::string subject;
    HUB_TRY_ASSIGN(auto form, read_with(context, [&](store::Connection& db) -> ErrorOr<Bytes> {
        HUB_TRY_ASSIGN(auto const authorization, find_allowed(db, call, ask.id, domain::can_print_authorization));
        subject = employee_subject(context.services.secrets, authorization.draft);
        return make_authorization_form(db, authorization, context.services.fonts);
    }));
    HUB_TRY(tell_of_reading(context, call, "authorization.printed", ask.id, std::move(subject)));
    return form;
}

}  // namespace

std::optional<domain::ContactId> narrowed_to(domain::Viewer const& viewer) {
    return domain::is_user_admin(viewer) ? std::nullopt : std::optional { viewer.contact };
}

void add_authorization_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_authorizations, [&context](Call& call, api::Nothing const&) { return list_authorizations(context, call); });
    router.on(
        api::get_authorization, [&context](Call& call, api::OneAuthorization const& ask) { return get_authorization(context, call, ask); });
    router.on(api::get_authorization_history,
        [&context](Call& call, api::OneAuthorization const& ask) { return get_history(context, call, ask); });
    router.on(
        api::get_authorization_form, [&context](Call& call, api::OneAuthorization const& ask) { return get_form(context, call, ask); });
}

}  // namespace hub::server
