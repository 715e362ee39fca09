// Saved forms, which are one person's alone (AUTH-A1), and named templates of the employer (AUTH-A4).
#include "server/handlers/handlers.hpp"

#include "api/authorization_batches.hpp"
#include "base/text.hpp"
#include "domain/form_checks.hpp"
#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "store/authorization_drafts.hpp"

#include <utility>

namespace hub::server {

namespace {

constexpr int most_drafts = 50;

ErrorOr<void> check_right(Call const& call) {
    auto const decision = domain::can_create_authorization(call.who.viewer());
    return decision ? ErrorOr<void> {} : fail(Error::forbidden(std::string { decision.reason }));
}

/// One that an older program wrote and this one cannot read is an empty form.
domain::AuthorizationDraft read_draft(std::string const& text) {
    auto draft = api::read_json_leniently<domain::AuthorizationDraft>(text);
    return draft ? std::move(*draft) : domain::AuthorizationDraft {};
}

ErrorOr<api::SavedDraftList> list_drafts(HandlerContext const& context, Call const& call) {
    HUB_TRY(check_right(call));
    auto const& who = call.who.contact;
    HUB_TRY_ASSIGN(
        auto const stored, read_with(context, [&](store::Connection& db) { return store::list_drafts(db, who.employer, who.id); }));
    api::SavedDraftList list;
    for (auto const& one : stored) { list.items.push_back({ one.id, read_draft(one.draft), one.saved_at }); }
    HUB_TRY(audit_now(context.services, call,
        { .action = "authorization_drafts.listed",
            .object_type = "authorization_drafts",
            .details = { { "rows", std::to_string(list.items.size()) } } }));
    return list;
}

ErrorOr<api::SavedDraft> save_draft(HandlerContext const& context, Call const& call, api::SavedDraft const& ask) {
    HUB_TRY(check_right(call));
    if (ask.id.is_nil()) { return fail(Error::not_found()); }
    auto const& who = call.who.contact;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::put_draft(db, who.employer, who.id, { ask.id, api::write_json(ask.draft), call.now }, most_drafts));
        return audit(db, context.services, call,
            { .action = "authorization_draft.saved", .object_type = "authorization_draft", .object_id = ask.id.to_string() });
    }));
    return api::SavedDraft { ask.id, ask.draft, call.now };
}

ErrorOr<api::Nothing> remove_draft(HandlerContext const& context, Call const& call, api::OneDraft const& ask) {
    auto const& who = call.who.contact;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::remove_draft(db, who.employer, who.id, ask.id));
        return audit(db, context.services, call,
            { .action = "authorization_draft.removed", .object_type = "authorization_draft", .object_id = ask.id.to_string() });
    }));
    return api::Nothing {};
}

bool may_remove(Call const& call, store::StoredTemplate const& one) {
    return domain::is_user_admin(call.who.viewer()) || one.created_by == call.who.contact.id;
}

api::AuthorizationTemplate answer_of(Call const& call, store::StoredTemplate const& one) {
    return { one.id, one.name, read_draft(one.draft), may_remove(call, one) };
}

ErrorOr<api::AuthorizationTemplateList> list_templates(HandlerContext const& context, Call const& call) {
    HUB_TRY(check_right(call));
    HUB_TRY_ASSIGN(
        auto const stored, read_with(context, [&](store::Connection& db) { return store::list_templates(db, call.who.employer()); }));
    api::AuthorizationTemplateList list;
    for (auto const& one : stored) { list.items.push_back(answer_of(call, one)); }
    return list;
}

ErrorOr<api::AuthorizationTemplate> save_template(
    HandlerContext const& context, Call const& call, store::Connection& db, api::SaveTemplate const& ask) {
    HUB_TRY(check_right(call));
    auto const name = trim(ask.name);
    if (name.empty()) { return fail(Error::invalid("name", "Please enter a name.")); }
    if (!domain::is_one_line(name)) { return fail(Error::invalid("name", "Please write this on one line.")); }
    HUB_TRY_ASSIGN(auto const former, store::find_template_named(db, call.who.employer(), name));
    if (former && !may_remove(call, *former)) {
        auto error = Error::conflict("A colleague has a template of this name. Please choose another name.");
        error.field = "name";
        return fail(std::move(error));
    }
    auto const& services = context.services;
    store::StoredTemplate const saved {
        .id = former ? former->id : domain::AuthorizationTemplateId::make(services.clock, services.random),
        .employer = call.who.employer(),
        .name = std::string { name },
        .draft = api::write_json(domain::template_of(ask.draft)),
        .created_by = former ? former->created_by : call.who.contact.id,
    };
    HUB_TRY(store::put_template(db, saved));
    HUB_TRY(audit(db, services, call,
        { .action = "authorization_template.saved", .object_type = "authorization_template", .object_id = saved.id.to_string() }));
    return answer_of(call, saved);
}

/// That a template exists is no secret among colleagues; who may not remove it is told so.
ErrorOr<api::Nothing> remove_template(HandlerContext const& context, Call const& call, api::OneTemplate const& ask) {
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const one, store::find_template(db, call.who.employer(), ask.id));
        if (!may_remove(call, one)) { return fail(Error::forbidden("Only a User Admin, or who made this template, can remove it.")); }
        HUB_TRY(store::remove_template(db, one.employer, one.id));
        return audit(db, context.services, call,
            { .action = "authorization_template.removed", .object_type = "authorization_template", .object_id = one.id.to_string() });
    }));
    return api::Nothing {};
}

}  // namespace

void add_authorization_draft_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_authorization_drafts, [&context](Call& call, api::Nothing const&) { return list_drafts(context, call); });
    router.on(api::save_authorization_draft, [&context](Call& call, api::SavedDraft const& ask) { return save_draft(context, call, ask); });
    router.on(
        api::remove_authorization_draft, [&context](Call& call, api::OneDraft const& ask) { return remove_draft(context, call, ask); });
    router.on(api::list_authorization_templates, [&context](Call& call, api::Nothing const&) { return list_templates(context, call); });
    router.on_write(api::save_authorization_template,
        [&context](Call& call, store::Connection& db, api::SaveTemplate const& ask) { return save_template(context, call, db, ask); });
    router.on(api::remove_authorization_template,
        [&context](Call& call, api::OneTemplate const& ask) { return remove_template(context, call, ask); });
}

}  // namespace hub::server
