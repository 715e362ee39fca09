// One's own account: what happens between its commands. Mailed links, the idle session, calls that wait for a step-up.
#include "client/hub.hpp"

#include <utility>

namespace hub::client {

namespace {

constexpr std::string_view password_path = "/password";

}  // namespace

void Hub::take_password_link(Route& route) {
    if (route.path != password_path || route.get("token").empty()) { return; }
    m_link_token = route.get("token");
    route = route.with("token", "");
    // Out of the address bar and the history before anything else happens with it (A12).
    m_platform.set_route(route.to_string(), History::Replace);
    m_data.account.has_link = true;
    m_data.account.link.clear();
    m_data.account.set_password = {};
    ++m_route_version;
    open_password_link();
}

void Hub::open_password_link() {
    auto& link = m_data.account.link;
    if (link.loading || m_link_token.empty()) { return; }
    link.begin(m_platform.monotonic_ms());
    m_changed = true;
    m_platform.wake();
    m_api.call(
        api::open_password_link, api::PasswordLink { m_link_token }, [this, token = m_link_token](Answer<api::PasswordLinkState> answer) {
            if (token != m_link_token) { return; }
            m_data.account.link.finish(std::move(answer.value));
            m_changed = true;
        });
}

void Hub::read_session() {
    m_api.call(api::current_session, api::Nothing {}, [this, epoch = m_epoch](Answer<api::Session> answer) {
        if (epoch != m_epoch) { return; }
        if (answer.value) {
            bool const was_inside = m_data.session_state == SessionState::SignedIn;
            if (was_inside) {
                renew_session(std::move(*answer.value));
            } else {
                adopt_session(std::move(*answer.value));
            }
        } else if (answer.value.error().code == ErrorCode::Unauthenticated) {
            session_ended(true);
        }
    });
}

void Hub::person_acted() {
    auto const now = m_platform.clock().now().ms;
    if (!m_idle.person_acted(now)) { return; }
    m_idle.sign_of_life(now);
    run_account(StaySignedIn {});
}

void Hub::watch_idle() {
    auto const now = m_platform.clock().now().ms;
    if (m_api.signs_of_life() != m_seen_signs) {
        m_seen_signs = m_api.signs_of_life();
        m_idle.sign_of_life(now);
    }
    auto const left = m_idle.seconds_left(now);
    if (left != m_data.account.idle_seconds_left) {
        m_data.account.idle_seconds_left = left;
        m_changed = true;
    }
    if (m_idle.is_over(now)) { ask_whether_ended(); }
}

/// Another tab may have kept the session alive. When the server cannot be asked either, nobody should read on here.
void Hub::ask_whether_ended() {
    if (m_asks_whether_ended) { return; }
    m_asks_whether_ended = true;
    m_api.call(api::current_session, api::Nothing {},
        [this, epoch = m_epoch](Answer<api::Session> const& answer) {
            m_asks_whether_ended = false;
            if (epoch != m_epoch) { return; }
            m_changed = true;
            if (answer.value) {
                m_idle.postpone(m_platform.clock().now().ms);
            } else {
                session_ended(true);
            }
        },
        { .idempotency_key = {}, .polling = Polling::Yes });
}

void Hub::hold(HeldCall call) {
    m_held.push_back(std::move(call));
    m_data.account.wants_confirmation = true;
    m_changed = true;
}

void Hub::release_held(bool confirmed) {
    m_data.account.wants_confirmation = false;
    m_data.account.confirmation = {};
    for (auto& call : std::exchange(m_held, {})) {
        if (confirmed) {
            call.again();
        } else {
            call.give_up(Error { ErrorCode::Cancelled, "Nothing was changed, because you did not confirm that it is you.", {}, {} });
        }
    }
}

}  // namespace hub::client
