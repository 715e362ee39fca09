// What is done to authorizations (rows 26, 27 and 29 to 32). Each is one transaction: whose it is and its version are looked
// at, the rules of domain/authorization.hpp are asked, the change is made, the center is told of it, and the history and the
// audit log tell of it.
#include "server/handlers/handlers.hpp"

#include "api/authorization_batches.hpp"
#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "server/authorization_answers.hpp"
#include "server/authorization_creation.hpp"
#include "server/authorization_words.hpp"
#include "store/authorizations.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

using Rule = domain::Decision (*)(domain::Viewer const&, domain::Authorization const&);

/// One change of an authorization inside its transaction.
class AuthorizationWork {
public:
    AuthorizationWork(HandlerContext const& context, Call& call, store::Connection& db) : m_context(context), m_call(call), m_db(db) {}

    ErrorOr<api::AuthorizationItem> edit(api::EditAuthorization const& ask);
    ErrorOr<api::ExtendedAuthorizations> extend(api::ExtendAuthorizations const& ask);
    ErrorOr<api::AuthorizationItem> remove(api::DeleteAuthorization const& ask);
    ErrorOr<api::AuthorizationItem> restore(api::OneAuthorization const& ask);
    ErrorOr<api::AuthorizationHistory> email(api::EmailAuthorization const& ask);

private:
    /// A colleague's and a foreign one answer like a missing one: that it exists is nobody's business (edge case 1).
    ErrorOr<domain::Authorization> load(domain::AuthorizationId id, Rule may) {
        HUB_TRY_ASSIGN(auto authorization, store::find_authorization(m_db, employer(), id));
        if (!may(m_call.who.viewer(), authorization)) { return fail(Error::not_found()); }
        return authorization;
    }
    ErrorOr<void> check_edit(domain::AuthorizationDraft& draft, domain::Authorization const& before);
    ErrorOr<void> tell_centers_of_edit(domain::Authorization const& before, domain::Authorization const& after);
    ErrorOr<void> extend_one(domain::Authorization const& before, std::optional<Date> asked);
    ErrorOr<void> note(domain::Authorization const& authorization, AuthorizationNote note) {
        return note_authorization(m_context, m_db, m_call, authorization, std::move(note));
    }
    ErrorOr<void> tell(domain::Authorization const& authorization, store::CenterMessageKind kind) {
        return tell_center(m_context, m_db, authorization, authorization.draft.center, kind, m_call.now);
    }
    ErrorOr<api::AuthorizationItem> answer(domain::AuthorizationId id) { return authorization_answer(m_db, employer(), id, m_call.today); }
    [[nodiscard]] domain::EmployerId employer() const { return m_call.who.employer(); }

    HandlerContext const& m_context;
    Call& m_call;
    store::Connection& m_db;
};

/// As for a new one, except that the expiry may stay as it is (AUTH-13). What is missing of it is the present one.
ErrorOr<void> AuthorizationWork::check_edit(domain::AuthorizationDraft& draft, domain::Authorization const& before) {
    HUB_TRY_ASSIGN(auto const reference, store::load_reference(m_db, employer()));
    draft = domain::cleaned(std::move(draft), reference);
    auto judged = draft;
    if (judged.expires == before.expires) { judged.expires.reset(); }
    auto errors = domain::validate(judged, reference, m_call.today);
    if (errors.empty()) { return {}; }
    for (auto& error : errors) { error.field = "draft." + error.field; }
    m_call.field_errors = std::move(errors);
    return fail(m_call.field_errors.front());
}

/// A center that lost it hears of a cancellation, the one that gets it of something new.
ErrorOr<void> AuthorizationWork::tell_centers_of_edit(domain::Authorization const& before, domain::Authorization const& after) {
    if (before.draft.center == after.draft.center) { return tell(after, store::CenterMessageKind::Update); }
    HUB_TRY(tell(before, store::CenterMessageKind::Cancel));
    return tell(after, store::CenterMessageKind::Create);
}

ErrorOr<api::AuthorizationItem> AuthorizationWork::edit(api::EditAuthorization const& ask) {
    HUB_TRY_ASSIGN(auto const before, load(ask.id, domain::can_edit_authorization));
    if (before.version != ask.version) { return fail(Error::outdated()); }
    if (domain::status_of(before, m_call.today) != domain::AuthorizationStatus::Active) {
        return fail(Error::conflict("This authorization has expired. Please extend it first."));
    }
    auto after = before;
    after.draft = ask.draft;
    HUB_TRY(check_edit(after.draft, before));
    if (after.draft.expires) { after.expires = *after.draft.expires; }
    if (!after.draft.expires && before.draft.expires) { after.draft.expires = before.expires; }
    auto changes = changes_between(before.draft, after.draft);
    if (after.expires != before.expires) {
        if (!changes.words.empty()) { changes.words += ". "; }
        changes.words += expiry_words(before.expires, after.expires);
        changes.fields.push_back({ "expires", before.expires.to_iso(), after.expires.to_iso() });
    }
    if (changes.fields.empty()) { return answer(before.id); }
    HUB_TRY(store::update_authorization(m_db, after));
    HUB_TRY(note(
        after, { .event = domain::AuthorizationEvent::Edited, .what = std::move(changes.words), .changes = std::move(changes.fields) }));
    HUB_TRY(tell_centers_of_edit(before, after));
    auto added = after.draft.recipients;
    std::erase_if(added, [&](std::string const& address) { return std::ranges::contains(before.draft.recipients, address); });
    HUB_TRY(send_copies(m_context, m_db, m_call, after, added));
    return answer(before.id);
}

ErrorOr<void> AuthorizationWork::extend_one(domain::Authorization const& before, std::optional<Date> asked) {
    auto after = before;
    HUB_TRY_ASSIGN(after.expires, domain::extended_expiry(before, asked, m_call.today));
    // The form shows the day that holds; one that follows the default of AUTH-09 goes on following it.
    if (asked || before.draft.expires) { after.draft.expires = after.expires; }
    HUB_TRY(store::update_authorization(m_db, after));
    HUB_TRY(note(after,
        { .event = domain::AuthorizationEvent::Extended,
            .what = expiry_words(before.expires, after.expires),
            .changes = { { "expires", before.expires.to_iso(), after.expires.to_iso() } } }));
    return tell(after, store::CenterMessageKind::Update);
}

ErrorOr<api::ExtendedAuthorizations> AuthorizationWork::extend(api::ExtendAuthorizations const& ask) {
    if (ask.ids.empty()) { return fail(Error::invalid("ids", "Please choose at least one authorization.")); }
    api::ExtendedAuthorizations result;
    for (auto const id : ask.ids) {
        api::ExtendedAuthorization one { .id = id };
        auto const before = load(id, domain::can_extend_authorization);
        // What a rule refuses changes nothing and is told of in its place; any other failure undoes the whole request.
        auto const extended = before ? extend_one(*before, ask.expires) : ErrorOr<void> { fail(before.error()) };
        if (extended) {
            HUB_TRY_ASSIGN(one.item, answer(id));
        } else if (extended.error().code == ErrorCode::NotFound || extended.error().code == ErrorCode::Invalid) {
            one.problem = extended.error().message;
        } else {
            return fail(extended.error());
        }
        result.items.push_back(std::move(one));
    }
    return result;
}

ErrorOr<api::AuthorizationItem> AuthorizationWork::remove(api::DeleteAuthorization const& ask) {
    HUB_TRY_ASSIGN(auto const authorization, load(ask.id, domain::can_delete_authorization));
    if (authorization.version != ask.version) { return fail(Error::outdated()); }
    HUB_TRY(domain::check_deletion_reason(ask.reason));
    auto const reason = std::string { trim(ask.reason) };
    HUB_TRY(store::delete_authorization(m_db, authorization, { m_call.who.contact.id, m_call.now, reason }));
    HUB_TRY(note(authorization, { .event = domain::AuthorizationEvent::Deleted, .what = reason, .changes = { { "reason", {}, reason } } }));
    HUB_TRY(tell(authorization, store::CenterMessageKind::Cancel));
    return answer(authorization.id);
}

/// One that is not deleted stays as it is: the same wish twice is no mistake.
ErrorOr<api::AuthorizationItem> AuthorizationWork::restore(api::OneAuthorization const& ask) {
    HUB_TRY_ASSIGN(auto const authorization, store::find_any_authorization(m_db, employer(), ask.id));
    auto alive = authorization;
    alive.deleted = false;
    if (!domain::can_delete_authorization(m_call.who.viewer(), alive)) { return fail(Error::not_found()); }
    if (!authorization.deleted) { return answer(authorization.id); }
    auto const last = domain::undo_until(authorization);
    if (!last || m_call.now > *last) {
        return fail(Error::conflict("It was deleted more than " + std::to_string(domain::undo_seconds)
            + " seconds ago, and that cannot be taken back any more. Please create a new one."));
    }
    HUB_TRY(store::restore_authorization(m_db, authorization));
    HUB_TRY(note(authorization, { .event = domain::AuthorizationEvent::Restored }));
    HUB_TRY(tell(authorization, store::CenterMessageKind::Update));
    return answer(authorization.id);
}

ErrorOr<api::AuthorizationHistory> AuthorizationWork::email(api::EmailAuthorization const& ask) {
    HUB_TRY_ASSIGN(auto const authorization, load(ask.id, domain::can_email_authorization));
    std::vector<std::string> recipients;
    for (auto const& address : ask.recipients) {
        if (auto const bare = trim(address); !bare.empty()) { recipients.emplace_back(bare); }
    }
    if (recipients.empty()) { return fail(Error::invalid("recipients", "Please enter at least one e-mail address.")); }
    if (auto errors = domain::validate_recipients(recipients); !errors.empty()) {
        m_call.field_errors = std::move(errors);
        return fail(m_call.field_errors.front());
    }
    HUB_TRY(send_copies(m_context, m_db, m_call, authorization, recipients));
    return authorization_history(m_db, employer(), authorization.id);
}

}  // namespace

void add_authorization_change_routes(Router& router, HandlerContext const& context) {
    auto const on = [&]<class Ask, class Answer>(
                        api::Endpoint<Ask, Answer> const& endpoint, ErrorOr<Answer> (AuthorizationWork::*work)(Ask const&)) {
        router.on_write(endpoint, [&context, work](Call& call, store::Connection& db, Ask const& ask) {
            AuthorizationWork inside { context, call, db };
            return (inside.*work)(ask);
        });
    };
    router.on_write(api::create_authorization,
        [&context](Call& call, store::Connection& db, api::CreateAuthorization const& ask) -> ErrorOr<api::AuthorizationItem> {
            HUB_TRY_ASSIGN(auto creation, AuthorizationCreation::begin(context, db, call));
            return creation.create(ask);
        });
    router.on_write(api::create_authorizations,
        [&context](Call& call, store::Connection& db, api::CreateBatch const& ask) -> ErrorOr<api::BatchResult> {
            HUB_TRY_ASSIGN(auto creation, AuthorizationCreation::begin(context, db, call));
            return creation.create_all(ask);
        });
    on(api::edit_authorization, &AuthorizationWork::edit);
    on(api::extend_authorizations, &AuthorizationWork::extend);
    on(api::delete_authorization, &AuthorizationWork::remove);
    on(api::restore_authorization, &AuthorizationWork::restore);
    on(api::email_authorization, &AuthorizationWork::email);
}

}  // namespace hub::server
