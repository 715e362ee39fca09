// Sending what waits on this device: in its order, each with its own key, by the one tab that may.
#include "api/json.hpp"
#include "client/hub.hpp"

#include <utility>

namespace hub::client {

namespace {

constexpr std::string_view no_connection =
    "There is no connection. What you have entered stays in this form: submit it again when the connection is back.";
constexpr std::string_view how_to_keep =
    " For the next time: under My profile, Devices, you can let this device keep what you submit until there is a connection.";
constexpr std::string_view enter_pin =
    "There is no connection. Enter your PIN, and this device keeps the authorization until there is one.";

}  // namespace

void Hub::publish_outbox() {
    m_data.device.waiting.assign(m_outbox.entries().begin(), m_outbox.entries().end());
    m_changed = true;
}

bool Hub::may_send() const {
    return m_data.session_state == SessionState::SignedIn && m_data.online && m_data.device.is_open() && m_data.device.state.is_sender;
}

void Hub::send_waiting() {
    auto const* const due = may_send() ? m_outbox.due(m_data.now) : nullptr;
    if (due == nullptr) { return; }
    auto const& entry = m_outbox.begin(due->key);
    // Before it leaves: whoever reads it afterwards knows that it may have arrived.
    keep_entry(&entry);
    m_api.call(api::create_authorization, entry.ask,
        [this, key = entry.key, epoch = m_epoch](Answer<api::AuthorizationItem> answer) {
            m_changed = true;
            bool const ended = !answer.value && answer.value.error().code == ErrorCode::Unauthenticated;
            take_receipt(key, std::move(answer));
            if (ended && epoch == m_epoch) { session_ended(true); }
        },
        { .idempotency_key = entry.key, .polling = Polling::Yes });
}

void Hub::take_receipt(std::string const& key, Answer<api::AuthorizationItem> answer) {
    if (answer.value) {
        auto const* const entry = m_outbox.find(key);
        if (entry != nullptr && entry->saved_draft) { run_authorization(RemoveDraft { *entry->saved_draft }); }
        remove_waiting(key);
        m_outbox.hurry(m_data.now);  // the server answers: the others need not wait for their own times
        auto const& draft = answer.value->draft;
        notify(Notice::Tone::Success,
            "Sent: " + answer.value->number + " for " + draft.first_name + " " + draft.last_name + ", which waited on this device.");
        refresh(NeedAuthorizations | NeedHome, 0);
        return;
    }
    auto const* const entry =
        m_outbox.failed(key, std::move(answer.value).error(), std::move(answer.field_errors), m_data.now, m_platform.random());
    if (entry == nullptr) { return; }
    keep_entry(entry);
    if (entry->state != WaitingState::Refused) { return; }
    notify(Notice::Tone::Failure, "The authorization for " + entry->name() + ", which waited on this device, was refused.", "Look at it",
        Go { Route::parse("/waiting"), History::Push });
}

void Hub::keep_entry(WaitingEntry const* entry) {
    publish_outbox();
    if (entry == nullptr) { return; }
    m_platform.device()->call("put", api::write_json(DeviceRecord { "entry", entry->key, write_entry(*entry) }), [](auto const&) {});
}

void Hub::remove_waiting(std::string const& key) {
    m_outbox.remove(key);
    publish_outbox();
    m_platform.device()->call("remove", api::write_json(DeviceRecord { "entry", key, {} }), [](auto const&) {});
}

void Hub::keep_without_connection(CreateAuthorization const& command, int tries) {
    WaitingEntry entry { .key = command.idempotency_key,
        .ask = { command.draft, command.allow_duplicate },
        .saved_draft = command.saved_draft,
        .created = m_data.now,
        .tries = tries,
        .next = { m_data.now.ms + backoff_ms(1, m_platform.random()) },
        .state = WaitingState::Waiting,
        .problem = {},
        .field_errors = {} };
    auto record = api::write_json(DeviceRecord { "entry", entry.key, write_entry(entry) });
    m_data.create_authorization.busy = true;
    m_platform.device()->call(
        "put", std::move(record), [this, entry = std::move(entry), replaces = command.replaces](ErrorOr<std::string> answer) {
            auto& submission = m_data.create_authorization;
            submission.busy = false;
            m_changed = true;
            if (!answer) {
                submission.error = Error { ErrorCode::Unavailable,
                    "There is no connection, and it could not be kept on this device either: " + answer.error().message, {}, {} };
                return;
            }
            submission.error.reset();
            submission.field_errors.clear();
            m_outbox.put(entry);
            publish_outbox();
            if (!replaces.empty()) { remove_waiting(replaces); }
            ++m_data.device.kept;
            notify(Notice::Tone::Success, "Saved on this device. It is sent as soon as there is a connection.");
        });
}

/// The server could not be reached with `command`: keeps it where that is switched on, and says in `error` what to do where
/// it is not.
bool Hub::keeps_instead(CreateAuthorization const& command, Error& error) {
    if (error.code != ErrorCode::Unavailable || m_data.sandbox) { return false; }
    auto& device = m_data.device;
    if (device.is_open()) {
        keep_without_connection(command, 1);
        return true;
    }
    error.message = no_connection;
    bool const is_allowed = m_data.session && m_data.session->offline_work && device.exists;
    if (device.is_mine && device.state.opens_alone(m_platform.clock().now())) {
        error.message = enter_pin;
        m_kept_back = command;
        device.wants_pin = true;
        device.keeps_after_pin = true;
    } else if (is_allowed && device.state.phase == DevicePhase::None) {
        error.message += how_to_keep;
    }
    return false;
}

}  // namespace hub::client
