#include "domain/sign_in_rules.hpp"
#include "server/audit.hpp"
#include "server/handlers/handlers.hpp"
#include "server/password_check.hpp"
#include "server/request_checks.hpp"
#include "server/second_factor.hpp"
#include "server/session_answer.hpp"
#include "store/accounts.hpp"
#include "store/contacts.hpp"
#include "store/employer_settings.hpp"
#include "store/sessions.hpp"

#include <utility>

namespace hub::server {

namespace {

/// The one answer to a wrong password, an unknown address, a waiting account and a contact without access (A7).
Error not_signed_in() {
    auto error = Error::unauthenticated();
    error.message = "The e-mail address and the password do not match, or there were too many attempts. "
                    "Please check both and try again in a moment.";
    return error;
}

/// One attempt to sign in. The password is looked at between two transactions, never inside one: that takes long.
class SignInAttemptRun {
public:
    SignInAttemptRun(HandlerContext const& context, Call& call, api::SignIn const& ask)
        : m_context(context), m_call(call), m_ask(ask), m_attempt(SignInAttempt::of(ask.email, call.request.client_address)) {}

    ErrorOr<api::Session> run() {
        HUB_TRY(admit());
        HUB_TRY_ASSIGN(m_account, read_with(m_context, [&](store::Connection& db) { return store::find_account(db, m_ask.email); }));
        bool const is_right = is_right_password();
        std::optional<api::Session> session;
        HUB_TRY(m_context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
            domain::Contact contact;
            if (is_right) { HUB_TRY_ASSIGN(contact, store::find_contact(db, m_account->employer, m_account->contact)); }
            // Not an error inside: a failure is counted, so the transaction has to be kept.
            if (contact.access != domain::HubAccess::Active) { return note_failure(db, is_right); }
            HUB_TRY_ASSIGN(session, start(db, contact));
            return {};
        }));
        if (!session) { return fail(not_signed_in()); }
        return std::move(*session);
    }

private:
    ErrorOr<void> admit() {
        int retry_after_seconds = 0;
        auto const admitted = m_context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(m_admission, m_context.throttle.admit(db, m_attempt, m_call.now, retry_after_seconds));
            return {};
        });
        if (retry_after_seconds > 0) { m_call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds)); }
        return admitted;
    }

    bool is_right_password() {
        auto& passwords = m_context.services.passwords;
        if (!m_account) {
            passwords.verify_nothing(m_ask.password);
            return false;
        }
        bool const is_right = passwords.verify(m_ask.password, m_account->password_hash);
        return is_right && m_admission == Admission::Try;  // A5: a right password during the wait gets the same answer
    }

    ErrorOr<void> note_failure(store::Connection& db, bool was_right) {
        HUB_TRY(m_context.throttle.note_failure(db, m_attempt, m_call.now));
        AuditEvent event { .action = "session.refused", .object_type = "account", .outcome = AuditOutcome::Failed };
        event.reason = !m_account ? "unknown_user" : m_admission == Admission::Wait ? "locked" : was_right ? "no_access" : "wrong_password";
        if (m_account) {
            event.employer = m_account->employer;
            event.actor = m_account->contact;
        }
        return audit(db, m_context.services, m_call, event);
    }

    ErrorOr<api::Session> start(store::Connection& db, domain::Contact const& contact) {
        HUB_TRY(m_context.throttle.note_success(db, m_attempt));
        HUB_TRY_ASSIGN(auto const settings, store::find_employer_settings(db, contact.employer));
        auto const stage = domain::stage_after_password(settings.second_factor, contact.role, m_account->has_second_factor());
        HUB_TRY(m_context.authentication.start(db, m_call, contact, stage));
        AuditEvent event { .action = "session.started", .object_type = "session", .object_id = m_call.who.session.to_string() };
        event.details = { { "stage", std::string { domain::enum_name(stage) } } };
        HUB_TRY(audit(db, m_context.services, m_call, event));
        return describe_session(m_context, db, m_call);
    }

    HandlerContext const& m_context;
    Call& m_call;
    api::SignIn const& m_ask;
    SignInAttempt m_attempt;
    Admission m_admission = Admission::Wait;
    std::optional<store::Account> m_account;
};

ErrorOr<api::Session> give_second_factor(HandlerContext const& context, Call& call, api::SecondFactorCode const& ask) {
    if (call.who.stage != domain::SignInStage::SecondFactor) {
        return fail(Error::conflict("No code is asked for now. Please reload the page."));
    }
    std::optional<api::Session> session;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto account, own_account(db, call));
        HUB_TRY_ASSIGN(bool const is_right, take_code(context, db, account, ask.code, call.now));
        if (!is_right) {
            return audit(db, context.services, call,
                { .action = "second_factor.refused", .object_type = "account", .outcome = AuditOutcome::Failed, .reason = "wrong_code" });
        }
        HUB_TRY(context.authentication.complete(db, call));
        HUB_TRY(audit(db, context.services, call, { .action = "second_factor.given", .object_type = "account" }));
        HUB_TRY_ASSIGN(session, describe_session(context, db, call));
        return {};
    }));
    if (!session) { return fail(wrong_code()); }
    return std::move(*session);
}

/// Whether the password or the code of a step-up is right.
ErrorOr<bool> is_proven(HandlerContext const& context, Call& call, api::StepUp const& ask) {
    if (!ask.password.empty()) { return is_own_password(context, call, ask.password); }
    bool is_right = false;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto account, own_account(db, call));
        HUB_TRY_ASSIGN(is_right, take_code(context, db, account, ask.code, call.now));
        return {};
    }));
    return is_right;
}

ErrorOr<api::Nothing> step_up(HandlerContext const& context, Call& call, api::StepUp const& ask) {
    if (ask.password.empty() == ask.code.empty()) {
        return fail(
            Error::invalid(ask.password.empty() ? "password" : "code", "Give either your password or a code of your authenticator app."));
    }
    HUB_TRY_ASSIGN(bool const is_right, is_proven(context, call, ask));
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        AuditEvent event { .action = "session.stepped_up", .object_type = "session", .object_id = call.who.session.to_string() };
        if (!is_right) {
            event.outcome = AuditOutcome::Failed;
            event.reason = ask.code.empty() ? "wrong_password" : "wrong_code";
        } else {
            HUB_TRY(store::set_stepped_up(db, call.who.token_hash, call.now));
        }
        return audit(db, context.services, call, event);
    }));
    if (!is_right) { return fail(ask.code.empty() ? wrong_password("password") : wrong_code()); }
    return api::Nothing {};
}

ErrorOr<api::Nothing> sign_out(HandlerContext const& context, Call& call) {
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::end_session(db, call.who.token_hash));
        return audit(db, context.services, call,
            { .action = "session.ended", .object_type = "session", .object_id = call.who.session.to_string(), .reason = "signed_out" });
    }));
    call.answer_headers.emplace_back("set-cookie", ended_session_cookie(context.config));
    call.answer_headers.emplace_back("clear-site-data", R"("cache","cookies","storage")");
    return api::Nothing {};
}

}  // namespace

void add_session_routes(Router& router, HandlerContext const& context) {
    auto const describe_own = [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return describe_session(context, db, call); });
    };
    router.on(api::sign_in, [&context](Call& call, api::SignIn const& ask) { return SignInAttemptRun { context, call, ask }.run(); });
    router.on(api::current_session, describe_own);
    router.on(api::extend_session, describe_own);  // authenticate() has noted the sign of life already
    router.on(api::give_second_factor,
        [&context](Call& call, api::SecondFactorCode const& ask) { return give_second_factor(context, call, ask); });
    router.on(api::step_up, [&context](Call& call, api::StepUp const& ask) { return step_up(context, call, ask); });
    router.on(api::sign_out, [&context](Call& call, api::Nothing const&) { return sign_out(context, call); });
}

}  // namespace hub::server
