#include "server/authentication.hpp"

#include "base/sha256.hpp"
#include "server/browser_words.hpp"
#include "server/request_checks.hpp"
#include "store/accounts.hpp"
#include "store/contacts.hpp"

#include <array>

namespace hub::server {

namespace {

/// A session is written at most once a second, or each request would wait for the disk. It ends up to this much early.
constexpr std::int64_t keep_alive_step_ms = 1000;
constexpr std::int64_t longest_idle_ms = 30 * 60'000;  // that an employer may choose

SignedIn signed_in(store::StoredSession const& session, std::string token_hash) {
    SignedIn who;
    who.token_hash = std::move(token_hash);
    who.session = session.id;
    who.stage = session.stage;
    who.stepped_up_at = session.stepped_up_at;
    who.former_sign_in_at = session.former_sign_in_at;
    who.idle_minutes = session.idle_minutes;
    return who;
}

}  // namespace

bool is_over(store::StoredSession const& session, Config const& config, Instant now) {
    auto const age = now.ms - session.created_at.ms;
    bool const is_unfinished = session.stage != domain::SignInStage::Complete && age > unfinished_ms;
    return is_unfinished || now.ms - session.active_at.ms > std::int64_t { session.idle_minutes } * 60'000
        || age > std::int64_t { config.absolute_timeout_seconds } * 1000;
}

ErrorOr<void> require_step_up(Call const& call) {
    if (call.now.ms - call.who.stepped_up_at.ms > step_up_ms) { return fail(Error::step_up_needed()); }
    return {};
}

std::string_view Authentication::token_of(Request const& request) const {
    return request.cookie(session_cookie_name(m_config));
}

ErrorOr<SignedIn> Authentication::authenticate(Request const& request, Instant now) const {
    auto const token = token_of(request);
    if (token.empty()) { return fail(Error::unauthenticated()); }
    auto const token_hash = m_services.passwords.token_hash(token);
    std::optional<store::StoredSession> session;
    domain::Contact contact;
    HUB_TRY(m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(session, store::find_session(db, token_hash));
        if (!session) { return {}; }
        HUB_TRY_ASSIGN(contact, store::find_contact(db, session->employer, session->contact));
        return {};
    }));
    if (!session || is_over(*session, m_config, now) || contact.access != domain::HubAccess::Active) {
        return fail(Error::unauthenticated());
    }
    auto who = signed_in(*session, token_hash);
    who.contact = std::move(contact);
    bool const is_polling = request.header("x-background") == "1";
    if (!is_polling) { keep_alive(who.token_hash, session->active_at, now); }
    return who;
}

void Authentication::keep_alive(std::string_view token_hash, Instant active_at, Instant now) const {
    if (now.ms - active_at.ms < keep_alive_step_ms) { return; }
    auto const kept = m_services.database.write([&](store::Connection& db) { return store::touch_session(db, token_hash, now); });
    // While nothing can be saved, reading goes on: the session then ends 15 minutes after its last kept moment.
    if (!kept) { m_services.log.write(LogLevel::Warning, "session_not_kept_alive", { { "detail", kept.error().detail } }); }
}

ErrorOr<void> Authentication::start(store::Connection& db, Call& call, domain::Contact const& contact, domain::SignInStage stage) const {
    if (auto const former = token_of(call.request); !former.empty()) {
        HUB_TRY(store::end_session(db, m_services.passwords.token_hash(former)));
    }
    auto const token = make_token();
    store::StoredSession session {
        .id = domain::SessionId::make(m_services.clock, m_services.random),
        .employer = contact.employer,
        .contact = contact.id,
        .stage = stage,
        .created_at = call.now,
        .active_at = call.now,
        .stepped_up_at = call.now,
        .former_sign_in_at = std::nullopt,
        .address = call.request.client_address,
        .browser = browser_words(call.request.header("user-agent")),
    };
    if (stage == domain::SignInStage::Complete) {
        HUB_TRY_ASSIGN(session.former_sign_in_at, store::note_sign_in(db, contact.employer, contact.id, call.now));
    }
    HUB_TRY(store::insert_session(db, m_services.passwords.token_hash(token), session));
    HUB_TRY(store::purge_sessions(db, Instant { call.now.ms - longest_idle_ms }));
    HUB_TRY_ASSIGN(auto const stored, store::find_session(db, m_services.passwords.token_hash(token)));
    if (stored) { call.who = signed_in(*stored, m_services.passwords.token_hash(token)); }
    call.who.contact = contact;
    set_cookie(call, token);
    return {};
}

ErrorOr<void> Authentication::complete(store::Connection& db, Call& call) const {
    HUB_TRY_ASSIGN(call.who.former_sign_in_at, store::note_sign_in(db, call.who.employer(), call.who.contact.id, call.now));
    call.who.stage = domain::SignInStage::Complete;
    return renew(db, call);
}

ErrorOr<void> Authentication::renew(store::Connection& db, Call& call) const {
    auto const token = make_token();
    store::StoredSession changed;
    changed.stage = call.who.stage;
    changed.active_at = call.now;
    changed.stepped_up_at = call.now;
    changed.former_sign_in_at = call.who.former_sign_in_at;
    auto token_hash = m_services.passwords.token_hash(token);
    HUB_TRY(store::renew_session(db, call.who.token_hash, token_hash, changed));
    call.who.token_hash = std::move(token_hash);
    call.who.stepped_up_at = call.now;
    set_cookie(call, token);
    return {};
}

std::string Authentication::make_token() const {
    std::array<std::uint8_t, 32> bytes {};
    m_services.random.fill(bytes);
    return to_base64url(bytes);
}

void Authentication::set_cookie(Call& call, std::string_view token) const {
    // A transaction may be tried again: the last token counts.
    std::erase_if(call.answer_headers, [](auto const& header) { return header.first == "set-cookie"; });
    call.answer_headers.emplace_back("set-cookie", session_cookie(m_config, token));
}

}  // namespace hub::server
