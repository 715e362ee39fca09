#include "client/hub.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hub::client {

namespace {

constexpr double fresh_for_ms = 30'000;
constexpr double notice_ms = 6'000;
constexpr std::string_view results_path = "/results";
constexpr double undo_notice_ms = 30'000;

/// The text of an answer into the Query that asked for it.
template <class Value>
void adopt(QueryState& query, ErrorOr<std::string> body) {
    auto& asked = static_cast<Query<Value>&>(query);
    asked.finish(body ? api::read_json_leniently<Value>(*body) : ErrorOr<Value> { fail(std::move(body).error()) });
}

}  // namespace

Hub::Hub(Platform& platform, Transport& transport, bool sandbox) : m_platform(platform), m_api(transport, platform.random()) {
    m_data.sandbox = sandbox;
    m_data.bundle = &platform.bundle().progress();
    m_api.on_step_up([this](HeldCall call) { hold(std::move(call)); });
    load_settings();
    update_clock();
}

void Hub::start() {
    m_data.start_error.reset();
    m_api.call(api::current_session, api::Nothing {}, [this](Answer<api::Session> answer) {
        m_changed = true;
        if (answer.value) {
            adopt_session(std::move(*answer.value));
        } else if (answer.value.error().code == ErrorCode::Unauthenticated) {
            m_data.session_state = SessionState::SignedOut;
        } else {
            m_data.session_state = SessionState::SignedOut;
            m_data.start_error = answer.value.error();
        }
    });
}

void Hub::send(Command command) {
    m_commands.push_back(std::move(command));
    m_platform.wake();
}

void Hub::open_route(Route route) {
    take_password_link(route);
    if (route == m_route) { return; }
    m_route = std::move(route);
    ++m_route_version;
    m_changed = true;
    m_platform.wake();
}

void Hub::set_online(bool online) {
    if (m_data.online == online) { return; }
    m_data.online = online;
    m_changed = true;
    if (online) {
        refresh(m_needs, 0);
        m_outbox.hurry(m_data.now);
        if (m_data.session_state == SessionState::Offline) { knock(); }
    }
}

void Hub::update_is_ready() {
    notify(Notice::Tone::Info, "A new version is ready.", "Reload", TakeUpdate {});
    m_data.notices.back().until_ms = 1e18;  // until the person decides
    m_platform.wake();
}

void Hub::need(std::uint32_t needs) {
    m_needs = needs;
    if (m_data.session_state == SessionState::SignedIn) { refresh(needs, fresh_for_ms); }
}

void Hub::adopt_session(api::Session session) {
    if (m_last_contact && *m_last_contact != session.contact) { forget_employer_data(); }
    m_last_contact = session.contact;
    m_data.sign_in = {};
    m_data.start_error.reset();
    m_data.account.second_factor = {};
    m_data.account.password_is_new = false;
    renew_session(std::move(session));
    if (m_data.session_state != SessionState::SignedIn) { return; }
    m_data.account.known_email.clear();
    refresh(m_needs, 0);
    check_device();
}

void Hub::renew_session(api::Session session) {
    m_api.set_csrf_token(session.csrf_token);
    m_clock_offset_ms = session.server_time.ms - m_platform.clock().now().ms;
    bool const complete = session.stage == api::SignInStage::Complete;
    m_data.viewer = complete ? session.viewer() : domain::Viewer {};
    m_data.session_state = complete ? SessionState::SignedIn : SessionState::Halfway;
    if (complete) {
        m_idle.start(session.idle_timeout_seconds, m_platform.clock().now().ms);
    } else {
        m_idle.stop();
    }
    m_data.session = std::move(session);
    update_clock();
    m_changed = true;
}

void Hub::session_ended(bool expired) {
    ++m_epoch;
    m_api.set_csrf_token({});
    m_idle.stop();
    m_data.account.known_email = expired && m_data.session ? m_data.session->email : std::string {};
    m_data.session.reset();
    m_data.viewer = {};
    m_data.session_state = expired ? SessionState::Expired : SessionState::SignedOut;
    release_held(false);
    forget_employer_data();
    m_changed = true;
}

void Hub::forget_employer_data() {
    m_data.home.clear();
    m_data.reference.clear();
    forget_authorizations();
    forget_contacts();
    m_data.billing = { .invoices = std::move(m_data.billing.invoices) };
    m_data.billing.invoices.clear();
    m_payment_seen_ms = 0;
    m_data.search = {};
    m_data.device.devices.clear();
    m_data.results.clear();
    m_data.results_load.clear();
    m_data.specimens.clear();
    forget_document();
    m_data.notices.clear();
    m_data.account = { .known_email = std::move(m_data.account.known_email),
        .password_is_new = m_data.account.password_is_new,
        .has_link = m_data.account.has_link,
        .link = std::move(m_data.account.link) };
    m_platform.bundle().cancel();
    m_platform.bundle().reset();
    m_data.bundle_documents.clear();
    close_viewer();
}

void Hub::show_in_page(ViewedDocument const& document, std::string file_name) {
    m_shown = Shown { .path = m_route.path, .url = document.url, .file_name = std::move(file_name) };
    m_platform.viewer()->show(document);
}

void Hub::close_viewer() {
    if (!m_shown) { return; }
    m_shown.reset();
    m_data.document_viewer.document.reset();
    m_platform.viewer()->hide();
    m_changed = true;
}

void Hub::watch_viewer() {
    auto* const viewer = m_platform.viewer();
    auto& shown = m_data.document_viewer;
    shown.is_there = viewer != nullptr;
    if (auto const wish = viewer == nullptr ? ViewerWish::None : viewer->take_wish(); wish != ViewerWish::None) {
        shown.wish = wish;
        ++shown.wishes;
        m_changed = true;
        if (wish == ViewerWish::Download && m_shown && !m_shown->file_name.empty()) {
            m_platform.save_url(m_shown->url, m_shown->file_name);
        }
        if (wish == ViewerWish::Closed) {
            shown.document.reset();
            m_shown.reset();
        }
    }
    // Who went elsewhere, with the browser's own buttons, does not look at it any more.
    if (m_shown && m_shown->path != m_route.path) { close_viewer(); }
    // RSLT-16: what was withdrawn is not looked at any longer, neither its pages nor what stands beside the list; a saved link says so.
    if (!m_data.results_load.has_value()) { return; }
    auto const is_gone = [&](std::optional<domain::DocumentId> const& document) { return document && !m_data.results.find(*document); };
    bool const is_complete = static_cast<std::int64_t>(m_data.results.size()) >= m_data.results.total();
    bool const closes_viewer = is_gone(shown.document);
    bool const closes_panel = is_complete && m_route.path == results_path && is_gone(m_data.document.shown);
    if (closes_viewer) { close_viewer(); }
    if (closes_panel) { run_document(ShowDocument {}); }
    if (closes_viewer || closes_panel) { notify(Notice::Tone::Info, "This document is no longer available."); }
}

void Hub::update_clock() {
    m_data.now = Instant { m_platform.clock().now().ms + m_clock_offset_ms };
    m_data.today = central_date(m_data.now);
}

void Hub::notify(Notice::Tone tone, std::string text, std::string action, std::optional<Command> on_action) {
    double const lasts = action == "Undo" || tone == Notice::Tone::Failure ? undo_notice_ms : notice_ms;
    if (m_data.notices.size() >= 3) { m_data.notices.erase(m_data.notices.begin()); }
    m_data.notices.push_back(
        { m_next_notice++, tone, std::move(text), std::move(action), std::move(on_action), m_platform.monotonic_ms() + lasts });
    m_changed = true;
}

void Hub::report(Error const& error, std::string_view what, std::optional<Command> retry) {
    if (error.code == ErrorCode::Cancelled) { return; }
    if (error.code == ErrorCode::Unauthenticated) {
        session_ended(true);
        return;
    }
    bool const may_help = error.code == ErrorCode::Unavailable || error.code == ErrorCode::TooMany;
    notify(Notice::Tone::Failure, std::string { what } + " " + error.message, may_help && retry ? "Retry" : "",
        may_help ? std::move(retry) : std::nullopt);
}

void Hub::refresh(std::uint32_t needs, double older_than_ms) {
    double const now = m_platform.monotonic_ms();
    auto const load = [&]<class Value>(std::uint32_t bit, api::Endpoint<api::Nothing, Value> const& endpoint, Query<Value>& query) {
        if ((needs & bit) == 0 || query.loading || now - query.asked_at_ms < older_than_ms) { return; }
        load_list(endpoint.path, query, query.has_value(), adopt<Value>);
    };
    load(NeedHome, api::get_home, m_data.home);
    load(NeedReference, api::get_reference, m_data.reference);
    load(NeedAuthorizations, api::list_authorizations, m_data.authorizations);
    load(NeedContacts, api::list_contacts, m_data.contacts);
    load(NeedSpecimens, api::list_specimens, m_data.specimens);
    load(NeedPayments, api::list_payments, m_data.billing.payments);
    load(NeedBillDelivery, api::get_bill_delivery, m_data.billing.delivery);
    load(NeedBillingHelpers, api::list_billing_helpers, m_data.billing.helpers);
    load(NeedProfile, api::get_profile, m_data.account.profile);
    load(NeedOwnSessions, api::list_own_sessions, m_data.account.sessions);
    load(NeedOwnDevices, api::list_own_devices, m_data.device.devices);
    load(NeedAuthorizationTemplates, api::list_authorization_templates, m_data.authorization.templates);
    load(NeedSearches, api::list_searches, m_data.search.saved);
    load(NeedAuthorizationDrafts, api::list_authorization_drafts, m_data.authorization.drafts);
    refresh_authorizations(needs, older_than_ms);
    refresh_contacts(needs, older_than_ms);
    refresh_document(needs, older_than_ms);
    refresh_billing(needs, older_than_ms);
    if ((needs & NeedResults) != 0 && !m_data.results_load.loading && now - m_data.results_load.asked_at_ms >= older_than_ms) {
        load_results();
    }
}

void Hub::load_list(std::string_view path, QueryState& query, bool again, Adopt adopt) {
    query.begin(m_platform.monotonic_ms());
    m_changed = true;
    m_api.get(std::string { path }, again ? Polling::Yes : Polling::No, [this, &query, adopt, epoch = m_epoch](ErrorOr<std::string> body) {
        if (epoch != m_epoch) { return; }
        bool const ended = !body && body.error().code == ErrorCode::Unauthenticated;
        adopt(query, std::move(body));
        m_changed = true;
        if (ended) { session_ended(true); }
    });
}

bool Hub::step() {
    m_api.poll();
    update_clock();
    while (!m_commands.empty()) {
        Command command = std::move(m_commands.front());
        m_commands.pop_front();
        run(std::move(command));
        m_changed = true;
    }
    watch_idle();
    watch_device();
    watch_viewer();
    watch_downloads();
    poll_payment();
    double const now = m_platform.monotonic_ms();
    auto const ended = std::ranges::remove_if(m_data.notices, [&](Notice const& notice) { return notice.until_ms <= now; });
    if (!ended.empty()) {
        m_data.notices.erase(ended.begin(), ended.end());
        m_changed = true;
    }
    return std::exchange(m_changed, false);
}

double Hub::next_timer_ms() const {
    double next = m_asks_whether_ended ? -1 : m_idle.next_ms(m_platform.clock().now().ms);
    if (double const device = device_timer_ms(); device >= 0) { next = next < 0 ? device : std::min(next, device); }
    double const now = m_platform.monotonic_ms();
    auto const wait_until = [&](double at_ms) {
        double const left = std::max(1.0, at_ms - now);
        next = next < 0 ? left : std::min(next, left);
    };
    if (m_saving_seen_ms > 0) { wait_until(m_saving_seen_ms); }
    if (m_payment_seen_ms > 0) { wait_until(m_payment_seen_ms); }
    for (auto const& notice : m_data.notices) { wait_until(notice.until_ms); }
    return next;
}

void Hub::load_settings() {
    auto const text = [&](std::string_view key) { return m_platform.setting(key).value_or(""); };
    auto const theme = text("theme");
    m_data.settings.theme = theme == "light" ? ThemeChoice::Light : theme == "dark" ? ThemeChoice::Dark : ThemeChoice::System;
    auto const contrast = text("contrast");
    m_data.settings.contrast = contrast == "high" ? ContrastChoice::High
        : contrast == "normal"                    ? ContrastChoice::Normal
                                                  : ContrastChoice::System;
    m_data.settings.compact_rows = text("rows") == "compact";
    auto const scale = text("text_percent");
    int percent = 100;
    std::from_chars(scale.data(), scale.data() + scale.size(), percent);
    m_data.settings.text_scale = static_cast<float>(std::clamp(percent, 100, 200)) / 100.0F;
}

}  // namespace hub::client
