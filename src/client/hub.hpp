// The client's engine: takes commands, calls the server, keeps Data. No pixels, no browser.
#pragma once

#include "client/api_client.hpp"
#include "client/command.hpp"
#include "client/data.hpp"
#include "client/idle_watch.hpp"
#include "client/platform.hpp"
#include "client/transport.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace hub::client {

/// What a screen needs to be loaded; bits.
enum Need : std::uint32_t {
    NeedNothing = 0,
    NeedHome = 1U << 0U,
    NeedReference = 1U << 1U,
    NeedResults = 1U << 2U,
    NeedAuthorizations = 1U << 3U,
    NeedContacts = 1U << 4U,
    NeedInvoices = 1U << 5U,
    NeedProfile = 1U << 6U,
    NeedOwnSessions = 1U << 7U,
    NeedShownContact = 1U << 8U,  ///< the one that ShowContact named
    NeedChanges = 1U << 9U,
    NeedEmployerSettings = 1U << 10U,
    NeedAuthorizationHistory = 1U << 11U,  ///< of the one that ShowAuthorization named
    NeedAuthorizationTemplates = 1U << 12U,
    NeedAuthorizationDrafts = 1U << 13U,
    NeedOwnDevices = 1U << 14U,
    NeedSearches = 1U << 15U,
    NeedSpecimens = 1U << 16U,
    NeedPayments = 1U << 17U,
    NeedShownPayment = 1U << 18U,  ///< the one that ShowPayment named
    NeedBillDelivery = 1U << 19U,
    NeedBillingHelpers = 1U << 20U,
};

class Hub {
public:
    Hub(Platform& platform, Transport& transport, bool sandbox);

    [[nodiscard]] Data const& data() const { return m_data; }
    [[nodiscard]] Route const& route() const { return m_route; }
    /// Grows whenever the route changes, by whomever.
    [[nodiscard]] std::uint64_t route_version() const { return m_route_version; }

    /// Asks who is signed in. Call once.
    void start();
    void send(Command command);
    /// The browser went to this address by itself.
    void open_route(Route route);
    /// What the present screen shows; loads what is missing and refreshes what is older than 30 s.
    void need(std::uint32_t needs);
    void set_online(bool online);
    /// A new version of the program waits to take over.
    void update_is_ready();
    /// The person clicked, typed or scrolled: the session must not end under their hands (security A9).
    void person_acted();

    /// Delivers answers and runs the queued commands. Between frames only. True when something changed.
    bool step();
    /// Milliseconds until step() has something to do by itself (notices that end), negative for "nothing".
    [[nodiscard]] double next_timer_ms() const;

private:
    struct Runner;
    struct AccountRunner;
    struct ContactRunner;
    struct AuthorizationRunner;
    struct DeviceRunner;
    struct SearchRunner;
    struct DocumentRunner;
    struct BillingRunner;

    void run(Command command);
    void run_contact(ContactCommand const& command);
    void run_authorization(AuthorizationCommand const& command);
    void run_search(SearchCommand const& command);
    void refresh(std::uint32_t needs, double older_than_ms);
    void refresh_authorizations(std::uint32_t needs, double older_than_ms);
    void refresh_contacts(std::uint32_t needs, double older_than_ms);
    using Adopt = void (*)(QueryState& query, ErrorOr<std::string> body);
    void load_list(std::string_view path, QueryState& query, bool again, Adopt adopt);
    void load_results();
    void run_account(AccountCommand command);
    void adopt_session(api::Session session);
    /// The same person, with what may have changed: token, rights, clock.
    void renew_session(api::Session session);
    /// After the server gave the session a new token (A8).
    void read_session();
    void session_ended(bool expired);
    void forget_employer_data();
    void forget_contacts();
    void forget_authorizations();
    void notify(Notice::Tone tone, std::string text, std::string action = {}, std::optional<Command> on_action = {});
    void report(Error const& error, std::string_view what, std::optional<Command> retry);
    void update_clock();
    void load_settings();
    void take_password_link(Route& route);
    void open_password_link();
    void watch_idle();
    void watch_viewer();
    void show_in_page(ViewedDocument const& document, std::string file_name = {});
    void close_viewer();
    void ask_whether_ended();
    void hold(HeldCall call);
    /// Sends again what a step-up was asked for, or gives it up.
    void release_held(bool confirmed);

    void run_billing(BillingCommand const& command);
    void refresh_billing(std::uint32_t needs, double older_than_ms);
    void watch_payment();
    void poll_payment();

    void run_document(DocumentCommand const& command);
    void refresh_document(std::uint32_t needs, double older_than_ms);
    void refresh_marks();
    void forget_document();
    void expect_download();
    void watch_downloads();
    void save_bundle();
    bool drop_bundle_with_gone();
    void note_bundle_saved();

    void run_device(DeviceCommand const& command);
    void watch_device();
    [[nodiscard]] double device_timer_ms() const;
    void adopt_device_state(std::string_view json);
    void read_device();
    void keep_snapshot();
    void adopt_kept_lists(std::string_view json);
    void begin_offline(std::string_view json);
    void leave_offline(SessionState state);
    void knock();
    void check_device();
    void empty_device(std::string said);
    [[nodiscard]] bool ends_device_at_sign_out(SignOut const& command);

    [[nodiscard]] bool may_send() const;
    void publish_outbox();
    void send_waiting();
    void take_receipt(std::string const& key, Answer<api::AuthorizationItem> answer);
    void keep_entry(WaitingEntry const* entry);
    void remove_waiting(std::string const& key);
    void keep_without_connection(CreateAuthorization const& command, int tries);
    [[nodiscard]] bool keeps_instead(CreateAuthorization const& command, Error& error);

    /// Calls the server: answers of an earlier session are dropped, and the end of this one is noticed.
    template <class Ask, class Value, class Done>
    void ask(
        api::Endpoint<Ask, Value> const& endpoint, Ask const& asked, Done done, std::string_view key = {}, Polling polling = Polling::No) {
        m_changed = true;
        m_api.call(endpoint, asked,
            [this, done = std::move(done), epoch = m_epoch](Answer<Value> answer) {
                if (epoch != m_epoch) { return; }
                m_changed = true;
                bool const ended = !answer.value && answer.value.error().code == ErrorCode::Unauthenticated;
                done(std::move(answer));
                if (ended && epoch == m_epoch) { session_ended(true); }
            },
            { .idempotency_key = std::string { key }, .polling = polling });
    }

    Platform& m_platform;
    ApiClient m_api;
    Data m_data;
    Route m_route;
    std::uint64_t m_route_version = 1;
    std::uint32_t m_needs = NeedNothing;
    std::deque<Command> m_commands;
    std::uint64_t m_next_notice = 1;
    std::int64_t m_clock_offset_ms = 0;  ///< server minus device
    std::uint64_t m_epoch = 1;           ///< answers of an earlier session are dropped
    bool m_changed = true;
    std::optional<domain::ContactId> m_last_contact;
    IdleWatch m_idle;
    std::uint64_t m_seen_signs = 0;
    bool m_asks_whether_ended = false;
    std::vector<HeldCall> m_held;
    std::string m_link_token;  ///< of the mailed link; never in a route, never in Data (A12)
    Intention m_contact_intention;
    Intention m_settings_intention;
    Intention m_authorization_intention;
    Intention m_batch_intention;
    Intention m_ticket_intention;
    Intention m_billing_intention;
    Intention m_payment_intention;
    Outbox m_outbox;
    std::optional<CreateAuthorization> m_kept_back;  ///< until the PIN is given
    std::uint64_t m_snapshot_version = 0;            ///< of the reference data that the device has
    bool m_opens_offline = false;                    ///< what is read next begins the work without a session
    double m_knocked_ms = 0;
    double m_saving_seen_ms = 0;   ///< when the list is asked whether a download was noted; 0: no download is awaited
    double m_payment_seen_ms = 0;  ///< when the server is asked what came of a payment; 0: none is awaited
    /// What is looked at in the page.
    struct Shown {
        std::string path;  ///< of the route where it was opened: elsewhere it is closed
        std::string url;   ///< with a file name, when the hub itself offers the download
        std::string file_name;
    };
    std::optional<Shown> m_shown;
};

}  // namespace hub::client
