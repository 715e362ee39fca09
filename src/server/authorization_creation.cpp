#include "server/authorization_creation.hpp"

#include "domain/permissions.hpp"
#include "store/authorizations.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <set>

namespace hub::server {

namespace {

/// Who may not see the other one learns that it exists and nothing else (AUTH-16).
std::string duplicate_words(std::string_view number) {
    if (number.empty()) {
        return "This employee has an active authorization for one of these services already. Create another one only if it is needed.";
    }
    return "This employee has an active authorization for one of these services already: " + std::string { number }
    + ". Create another one only if it is needed.";
}

ErrorOr<void> check_rows(api::CreateBatch const& ask) {
    if (ask.rows.empty()) { return fail(Error::invalid("rows", "Please enter at least one employee.")); }
    if (ask.rows.size() > static_cast<std::size_t>(domain::max_bulk)) {
        return fail(Error::invalid("rows", "Please enter at most " + std::to_string(domain::max_bulk) + " employees at a time."));
    }
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < ask.rows.size(); ++i) {
        auto const& name = ask.rows[i].request;
        if (name.empty() || !names.insert(name).second) {
            return fail(Error::invalid("rows[" + std::to_string(i) + "].request", "must be a name that no other row has"));
        }
    }
    return {};
}

}  // namespace

ErrorOr<AuthorizationCreation> AuthorizationCreation::begin(HandlerContext const& context, store::Connection& db, Call& call) {
    HUB_TRY_ASSIGN(auto reference, store::load_reference(db, call.who.employer()));
    return AuthorizationCreation { context, db, call, std::move(reference) };
}

ErrorOr<AuthorizationCreation::Judgement> AuthorizationCreation::judge(domain::AuthorizationDraft const& draft) {
    Judgement judgement { domain::cleaned(draft, m_reference) };
    judgement.errors = domain::validate(judgement.draft, m_reference, m_call->today);
    if (judgement.errors.empty()) { HUB_TRY(look_for_duplicate(judgement)); }
    return judgement;
}

ErrorOr<void> AuthorizationCreation::look_for_duplicate(Judgement& judgement) {
    auto const& draft = judgement.draft;
    judgement.is_duplicate = std::ranges::any_of(m_accepted, [&](auto const& other) { return domain::is_same_care(draft, other); });
    if (!draft.birth_date) { return {}; }
    auto const viewer = m_call->who.viewer();
    HUB_TRY_ASSIGN(auto const others, store::list_active_authorizations_of(*m_db, viewer.employer, *draft.birth_date, m_call->today));
    for (auto const& other : others) {
        if (!domain::is_same_care(draft, other.draft)) { continue; }
        judgement.is_duplicate = true;
        if (judgement.duplicate_of.empty() && domain::can_view_authorization(viewer, other)) { judgement.duplicate_of = other.number; }
    }
    return {};
}

ErrorOr<domain::AuthorizationId> AuthorizationCreation::store_new(
    domain::AuthorizationDraft draft, std::optional<std::string_view> request) {
    auto const viewer = m_call->who.viewer();
    auto const& services = m_context->services;
    HUB_TRY_ASSIGN(auto number, store::take_authorization_number(*m_db, viewer.employer, m_call->today));
    auto const expires = draft.expires.value_or(domain::default_expiry(draft.place, m_call->today));
    domain::Authorization const made {
        .id = domain::AuthorizationId::make(services.clock, services.random),
        .employer = viewer.employer,
        .number = std::move(number),
        .draft = std::move(draft),
        .created_by = viewer.contact,
        .created_by_name = m_call->who.contact.full_name(),
        .created_at = m_call->now,
        .expires = expires,
    };
    HUB_TRY(store::insert_authorization(*m_db, made, request));
    HUB_TRY(note_authorization(
        *m_context, *m_db, *m_call, made, { .event = domain::AuthorizationEvent::Created, .what = "Valid until " + expires.to_us() }));
    HUB_TRY(tell_center(*m_context, *m_db, made, made.draft.center, store::CenterMessageKind::Create, m_call->now));
    HUB_TRY(send_copies(*m_context, *m_db, *m_call, made, made.draft.recipients));
    return made.id;
}

ErrorOr<api::AuthorizationItem> AuthorizationCreation::answer(domain::AuthorizationId id) {
    return authorization_answer(*m_db, m_call->who.employer(), id, m_call->today);
}

ErrorOr<api::AuthorizationItem> AuthorizationCreation::create(api::CreateAuthorization const& ask) {
    if (auto const decision = domain::can_create_authorization(m_call->who.viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    HUB_TRY_ASSIGN(auto judgement, judge(ask.draft));
    if (!judgement.errors.empty()) {
        for (auto& error : judgement.errors) { error.field = "draft." + error.field; }
        m_call->field_errors = std::move(judgement.errors);
        return fail(m_call->field_errors.front());
    }
    if (judgement.is_duplicate && !ask.allow_duplicate) {
        return fail(Error::invalid("allow_duplicate", duplicate_words(judgement.duplicate_of)));
    }
    HUB_TRY_ASSIGN(auto const id, store_new(std::move(judgement.draft), std::nullopt));
    return answer(id);
}

ErrorOr<api::BatchRowResult> AuthorizationCreation::create_row(api::BatchRow const& row, bool dry_run) {
    api::BatchRowResult result { .request = row.request };
    auto const& contact = m_call->who.contact;
    HUB_TRY_ASSIGN(auto const earlier, store::find_requested_authorization(*m_db, contact.employer, contact.id, row.request));
    if (earlier) {
        result.outcome = domain::BatchOutcome::Created;
        m_accepted.push_back(earlier->draft);
        HUB_TRY_ASSIGN(result.item, answer(earlier->id));
        return result;
    }
    HUB_TRY_ASSIGN(auto judgement, judge(row.draft));
    if (!judgement.errors.empty()) {
        for (auto& error : judgement.errors) { result.problems.push_back({ std::move(error.field), std::move(error.message) }); }
        return result;
    }
    result.duplicate_of = judgement.duplicate_of;
    if (judgement.is_duplicate && !row.allow_duplicate) {
        result.outcome = domain::BatchOutcome::Duplicate;
        return result;
    }
    m_accepted.push_back(judgement.draft);
    if (dry_run) {
        result.outcome = domain::BatchOutcome::Ready;
        return result;
    }
    HUB_TRY_ASSIGN(auto const id, store_new(std::move(judgement.draft), row.request));
    result.outcome = domain::BatchOutcome::Created;
    HUB_TRY_ASSIGN(result.item, answer(id));
    return result;
}

ErrorOr<api::BatchResult> AuthorizationCreation::create_all(api::CreateBatch const& ask) {
    if (auto const decision = domain::can_create_authorizations(m_call->who.viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    HUB_TRY(check_rows(ask));
    api::BatchResult result;
    for (auto const& row : ask.rows) {
        HUB_TRY_ASSIGN(auto one, create_row(row, ask.dry_run));
        result.rows.push_back(std::move(one));
    }
    return result;
}

}  // namespace hub::server
