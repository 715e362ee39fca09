// Work without a connection: the device and what is kept on it. Sending what waits is in hub_outbox.cpp.
#include "api/json.hpp"
#include "api/reference.hpp"
#include "client/hub.hpp"

#include <algorithm>
#include <utility>

namespace hub::client {

namespace {

/// So often it is asked whether the connection is back.
constexpr double knock_ms = 20'000;

/// What the form needs, without anybody's data but one's own name.
struct Snapshot {
    api::Session session;
    domain::Reference reference;
};
template <class V>
void describe(V& v, Snapshot& r) {
    v("session", r.session);
    v("reference", r.reference);
}

}  // namespace

struct Hub::DeviceRunner {
    Hub& hub;

    [[nodiscard]] DeviceData& data() const { return hub.m_data.device; }

    void operator()(EnrollDevice const& command) const {
        auto& enrolment = data().enrolment;
        if (enrolment.busy || !hub.m_data.session) { return; }
        enrolment.begin();
        if (auto const checked = domain::check_pin(command.pin); !checked) { return fail_with(enrolment, checked.error()); }
        hub.ask(api::enroll_device, api::Nothing {}, [&hub = hub, pin = command.pin](Answer<api::DeviceShare> answer) {
            DeviceRunner const again { hub };
            if (!answer.value) { return again.fail_with(hub.m_data.device.enrolment, answer.value.error()); }
            again.enroll(*answer.value, pin);
        });
    }

    void operator()(UnlockDevice const& command) const {
        auto& unlocking = data().unlocking;
        if (unlocking.busy) { return; }
        unlocking.begin();
        if (hub.m_data.session_state != SessionState::SignedIn) { return unlock(command.pin, {}); }
        hub.ask(api::unlock_device, api::DeviceById { data().state.id }, [&hub = hub, pin = command.pin](Answer<api::DeviceShare> answer) {
            DeviceRunner const again { hub };
            if (answer.value) { return again.unlock(pin, answer.value->share); }
            auto const& error = answer.value.error();
            if (error.code == ErrorCode::Unavailable) { return again.unlock(pin, {}); }
            if (error.code == ErrorCode::NotFound) {
                hub.empty_device("This device does not work without a connection any more, and was emptied.");
            }
            again.fail_with(hub.m_data.device.unlocking, error);
        });
    }

    void operator()(AskForPin const& command) const {
        data().wants_pin = command.wanted;
        data().unlocking = {};
        if (command.wanted) { return; }
        data().keeps_after_pin = false;
        hub.m_kept_back.reset();
    }

    void operator()(LockDevice const&) const {
        hub.m_platform.device()->call("lock", "{}", [](auto const&) {});
    }

    void operator()(RemoveDevice const& command) const {
        bool const is_this = command.id == data().state.id;
        if (is_this) { hub.empty_device("Nothing is kept on this device any more."); }
        hub.ask(api::revoke_device, api::DeviceById { command.id }, [&hub = hub, is_this, command](Answer<api::Nothing> answer) {
            hub.refresh(NeedOwnDevices, 0);
            bool const is_gone = answer.value || answer.value.error().code == ErrorCode::NotFound;
            if (!is_gone && !is_this) { return hub.report(answer.value.error(), "The device was not removed.", command); }
            if (!is_this) { hub.notify(Notice::Tone::Success, "That device is removed. It empties itself when it asks next."); }
        });
    }

    void operator()(RetryWaiting const& command) const { hub.keep_entry(hub.m_outbox.retry(command.key, hub.m_data.now)); }
    void operator()(HoldWaiting const& command) const { hub.keep_entry(hub.m_outbox.hold(command.key)); }
    void operator()(DiscardWaiting const& command) const { hub.remove_waiting(command.key); }
    void operator()(DiscardBroken const&) const {
        hub.m_platform.device()->call("remove_broken", "{}", [&hub = hub](auto const&) { hub.read_device(); });
    }

    void operator()(EndSignOutQuestion const& command) const {
        data().asks_sign_out = false;
        if (command.discard) { hub.send(SignOut { .discards_waiting = true }); }
    }

    void operator()(TakeUpdate const&) const { hub.m_platform.take_update(); }

    void enroll(api::DeviceShare const& share, std::string const& pin) const {
        auto const& session = *hub.m_data.session;
        EnrollOnDevice const ask { share.id, share.share, pin, session.employer, session.contact };
        hub.m_platform.device()->call("enroll", api::write_json(ask), [&hub = hub](ErrorOr<std::string> answer) {
            hub.m_changed = true;
            if (!answer) { return DeviceRunner { hub }.fail_with(hub.m_data.device.enrolment, answer.error()); }
            hub.m_data.device.enrolment.busy = false;
            ++hub.m_data.device.enrolment.succeeded;
            hub.m_snapshot_version = 0;
            hub.refresh(NeedReference | NeedOwnDevices, 0);
            hub.notify(Notice::Tone::Success, "This device now keeps what you submit without a connection.");
        });
    }

    void unlock(std::string const& pin, std::string const& share) const {
        hub.m_changed = true;
        hub.m_platform.device()->call("unlock", api::write_json(UnlockOnDevice { pin, share }), [&hub = hub](ErrorOr<std::string> answer) {
            hub.m_changed = true;
            auto& device = hub.m_data.device;
            if (!answer) { return DeviceRunner { hub }.fail_with(device.unlocking, answer.error()); }
            device.unlocking.busy = false;
            ++device.unlocking.succeeded;
            device.wants_pin = false;
            device.keeps_after_pin = false;
            hub.m_opens_offline = hub.m_data.session_state != SessionState::SignedIn;
            hub.read_device();
        });
    }

    void fail_with(Submission& submission, Error const& error) const {
        submission.busy = false;
        submission.error = error;
        submission.field_errors.clear();
        if (!error.field.empty()) { submission.field_errors.push_back(error); }
        hub.m_changed = true;
    }
};

void Hub::run_device(DeviceCommand const& command) {
    if (m_platform.device() == nullptr && !std::holds_alternative<TakeUpdate>(command)) { return; }
    std::visit(DeviceRunner { *this }, command);
}

/// Once a step: what the device has done by itself, and what is due.
void Hub::watch_device() {
    auto* const device = m_platform.device();
    if (device == nullptr) { return; }
    m_data.device.exists = true;
    device->poll();
    if (auto const told = device->take_state()) { adopt_device_state(*told); }
    auto const& session = m_data.session;
    m_data.device.is_mine = m_data.device.state.phase > DevicePhase::None && (!session || session->contact == m_data.device.state.contact);
    keep_snapshot();
    send_waiting();
    if (m_data.session_state == SessionState::Offline && m_platform.monotonic_ms() - m_knocked_ms >= knock_ms) { knock(); }
}

double Hub::device_timer_ms() const {
    if (m_data.session_state == SessionState::Offline) { return std::max(1.0, m_knocked_ms + knock_ms - m_platform.monotonic_ms()); }
    auto const next = m_outbox.next();
    if (!next || !may_send()) { return -1; }
    return std::max(1.0, static_cast<double>(next->ms - m_data.now.ms));
}

void Hub::adopt_device_state(std::string_view json) {
    auto told = api::read_json_leniently<DeviceState>(json);
    if (!told) { return; }
    auto& device = m_data.device;
    auto const before = std::exchange(device.state, *told);
    m_changed = true;
    bool const is_open = told->phase == DevicePhase::Open;
    if (is_open && (before.phase != DevicePhase::Open || told->records_changed)) { read_device(); }
    if (before.phase == DevicePhase::Unknown) { check_device(); }
    if (told->is_sender && !before.is_sender) { m_outbox.hurry(m_data.now); }
    if (is_open) { return; }
    m_outbox.clear();
    device.waiting.clear();
    bool const was_wiped = told->was_wiped && !before.was_wiped;
    if (was_wiped && told->phase == DevicePhase::None) {
        notify(Notice::Tone::Failure,
            "Everything that was kept on this device has been deleted: the PIN was wrong five times, or nobody unlocked it for 72 hours.");
    }
    if (m_data.session_state == SessionState::Offline) { leave_offline(SessionState::SignedOut); }
}

void Hub::read_device() {
    m_platform.device()->call("read", "{}", [this](ErrorOr<std::string> answer) {
        m_changed = true;
        auto read = answer ? api::read_json_leniently<DeviceRecords>(*answer) : ErrorOr<DeviceRecords> { std::unexpect, answer.error() };
        if (!read || m_data.device.state.phase != DevicePhase::Open) { return; }
        std::vector<WaitingEntry> entries;
        std::string_view snapshot;
        m_data.device.broken = read->broken;
        for (auto const& record : read->records) {
            if (record.kind == "snapshot") {
                snapshot = record.text;
            } else if (auto entry = read_entry(record.text)) {
                entries.push_back(std::move(*entry));
            }
        }
        m_outbox.load(std::move(entries));
        publish_outbox();
        bool const opens = std::exchange(m_opens_offline, false) && m_data.session_state != SessionState::SignedIn;
        if (opens) { begin_offline(snapshot); }
        // Signed in, but the connection went before the form was ever opened.
        if (!m_data.reference.has_value() && m_data.session_state == SessionState::SignedIn) { adopt_kept_lists(snapshot); }
        if (auto const command = std::exchange(m_kept_back, std::nullopt)) { keep_without_connection(*command, 1); }
    });
}

/// The form's lists, as they are now, for the next start without a connection.
void Hub::keep_snapshot() {
    auto const& reference = m_data.reference;
    bool const is_new = reference.value && reference.version != m_snapshot_version;
    if (!is_new || !m_data.device.is_open() || m_data.session_state != SessionState::SignedIn) { return; }
    m_snapshot_version = reference.version;
    Snapshot snapshot { *m_data.session, *reference.value };
    snapshot.session.csrf_token.clear();
    m_platform.device()->call("put", api::write_json(DeviceRecord { "snapshot", "form", api::write_json(snapshot) }), [](auto const&) {});
}

/// The form's lists as the device has kept them, until the server gives newer ones.
void Hub::adopt_kept_lists(std::string_view json) {
    auto snapshot = api::read_json_leniently<Snapshot>(json);
    if (!snapshot || snapshot->session.contact != m_data.session->contact) { return; }
    m_data.reference.finish(std::move(snapshot->reference));
    m_snapshot_version = m_data.reference.version;
}

void Hub::begin_offline(std::string_view json) {
    auto snapshot = api::read_json_leniently<Snapshot>(json);
    if (!snapshot) { return; }
    m_data.start_error.reset();
    m_data.viewer = snapshot->session.viewer();
    m_last_contact = snapshot->session.contact;
    m_data.session = std::move(snapshot->session);
    m_data.reference.finish(std::move(snapshot->reference));
    m_data.session_state = SessionState::Offline;
    m_knocked_ms = m_platform.monotonic_ms();
    if (m_route.path != "/authorizations/new") { send(Go { Route::parse("/waiting"), History::Replace }); }
}

void Hub::leave_offline(SessionState state) {
    m_data.account.known_email = m_data.session ? m_data.session->email : std::string {};
    m_data.session.reset();
    m_data.viewer = {};
    m_data.reference.clear();
    m_data.session_state = state;
    if (state == SessionState::SignedOut) { m_data.start_error = Error::unavailable("The server cannot be reached."); }
    m_changed = true;
}

/// Is the connection back, and the session still there?
void Hub::knock() {
    m_knocked_ms = m_platform.monotonic_ms();
    m_api.call(api::current_session, api::Nothing {},
        [this](Answer<api::Session> answer) {
            if (m_data.session_state != SessionState::Offline) { return; }
            m_changed = true;
            if (answer.value) {
                m_data.reference.clear();
                adopt_session(std::move(*answer.value));
            } else if (answer.value.error().code == ErrorCode::Unauthenticated) {
                leave_offline(SessionState::Expired);
            }
        },
        { .idempotency_key = {}, .polling = Polling::Yes });
}

/// After signing in: may this device still keep anything? It empties itself when not, also when it was taken away elsewhere.
void Hub::check_device() {
    auto const& state = m_data.device.state;
    if (m_platform.device() == nullptr || state.phase <= DevicePhase::None || !m_data.session || m_data.session->contact != state.contact) {
        return;
    }
    // The form must open also when the connection goes before anything has asked for its lists.
    if (!m_data.reference.has_value()) { refresh(NeedReference, 0); }
    ask(
        api::list_own_devices, api::Nothing {},
        [this, id = state.id](Answer<api::DeviceList> answer) {
            if (!answer.value || id != m_data.device.state.id) { return; }
            if (m_data.session && m_data.session->offline_work && std::ranges::contains(answer.value->items, id, &api::DeviceItem::id)) {
                return;
            }
            empty_device("This device does not work without a connection any more, and was emptied.");
        },
        {}, Polling::Yes);
}

void Hub::empty_device(std::string said) {
    m_outbox.clear();
    publish_outbox();
    m_data.device.wants_pin = false;
    m_platform.device()->call("wipe", "{}", [this, said = std::move(said)](ErrorOr<std::string> answer) {
        if (!answer) { return notify(Notice::Tone::Failure, "This device could not be emptied: " + answer.error().message); }
        if (!said.empty()) { notify(Notice::Tone::Info, said); }
    });
}

/// True when signing out has to wait for an answer.
bool Hub::ends_device_at_sign_out(SignOut const& command) {
    auto& device = m_data.device;
    if (m_platform.device() == nullptr || device.state.phase <= DevicePhase::None) { return false; }
    if (device.state.waiting > 0 && !command.discards_waiting) {
        device.asks_sign_out = true;
        return true;
    }
    if (device.is_mine && m_data.session_state == SessionState::SignedIn) {
        m_api.call(api::revoke_device, api::DeviceById { device.state.id }, [](Answer<api::Nothing> const&) {});
    }
    empty_device({});
    return false;
}

}  // namespace hub::client
