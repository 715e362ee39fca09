// Work without a connection, as the screens see it and ask for it (security 5). One alternative of Command, run by
// Hub::DeviceRunner; and what is said to the platform's DeviceStore.
#pragma once

#include "api/authorizations.hpp"
#include "api/devices.hpp"
#include "client/outbox.hpp"
#include "client/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub::client {

enum class DevicePhase : std::uint8_t {
    Unknown,  ///< not looked at yet
    None,     ///< nothing is kept here
    Locked,
    Open,
};

/// As the platform tells it.
struct DeviceState {
    DevicePhase phase = DevicePhase::Unknown;
    domain::DeviceId id;
    domain::EmployerId employer;
    domain::ContactId contact;  ///< whose it is
    int waiting = 0;            ///< also while it is locked
    int tries_left = 0;         ///< for the PIN
    Instant offline_until;      ///< so long the PIN alone opens it
    Instant lives_until;        ///< then it is emptied
    bool is_sender = false;     ///< this tab is the one that sends
    bool was_wiped = false;     ///< after wrong PINs, or too long a time
    bool records_changed = false;

    /// Whether the PIN alone opens it now.
    [[nodiscard]] bool opens_alone(Instant now) const { return phase == DevicePhase::Locked && now < offline_until; }
};

/// What a DeviceStore is asked, by operation; all but "lock" answer.
struct EnrollOnDevice {  ///< "enroll"
    domain::DeviceId id;
    std::string share;
    std::string pin;
    domain::EmployerId employer;
    domain::ContactId contact;
};
struct UnlockOnDevice {  ///< "unlock"; without a share, the PIN alone
    std::string pin;
    std::string share;
};
struct DeviceRecord {  ///< "put", and without text "remove"
    std::string kind;  ///< "entry" or "snapshot"
    std::string id;
    std::string text;
};
struct DeviceRecords {  ///< the answer of "read"
    std::vector<DeviceRecord> records;
    int broken = 0;  ///< not as they were written: they do not open
};
template <class V>
void describe(V& v, DeviceState& r) {
    v("phase", r.phase);
    v("id", r.id, api::Limits { .optional = true });
    v("employer", r.employer, api::Limits { .optional = true });
    v("contact", r.contact, api::Limits { .optional = true });
    v("waiting", r.waiting);
    v("tries_left", r.tries_left, api::Limits { .optional = true });
    v("offline_until", r.offline_until, api::Limits { .optional = true });
    v("lives_until", r.lives_until, api::Limits { .optional = true });
    v("is_sender", r.is_sender);
    v("was_wiped", r.was_wiped);
    v("records_changed", r.records_changed, api::Limits { .optional = true });
}
template <class V>
void describe(V& v, EnrollOnDevice& r) {
    v("id", r.id);
    v("share", r.share);
    v("pin", r.pin);
    v("employer", r.employer);
    v("contact", r.contact);
}
template <class V>
void describe(V& v, UnlockOnDevice& r) {
    v("pin", r.pin);
    v("share", r.share);
}
template <class V>
void describe(V& v, DeviceRecord& r) {
    v("kind", r.kind);
    v("id", r.id);
    v("text", r.text, api::Limits { .max_length = 4'000'000 });
}
template <class V>
void describe(V& v, DeviceRecords& r) {
    v("records", r.records);
    v("broken", r.broken);
}

struct EnrollDevice {
    std::string pin;
};
struct UnlockDevice {
    std::string pin;
};
/// The dialog that asks for the PIN was closed, or is wanted.
struct AskForPin {
    bool wanted = true;
};
struct LockDevice {};
/// One's own: this one is emptied, too.
struct RemoveDevice {
    domain::DeviceId id;
};
struct RetryWaiting {
    std::string key;
};
struct HoldWaiting {  ///< the form is opened with it
    std::string key;
};
struct DiscardWaiting {
    std::string key;
};
struct DiscardBroken {};
/// The answer to "2 authorizations wait on this device".
struct EndSignOutQuestion {
    bool discard = false;
};
/// A new version of the program takes over.
struct TakeUpdate {};

using DeviceCommand = std::variant<EnrollDevice, UnlockDevice, AskForPin, LockDevice, RemoveDevice, RetryWaiting, HoldWaiting,
    DiscardWaiting, DiscardBroken, EndSignOutQuestion, TakeUpdate>;

struct DeviceData {
    bool exists = false;  ///< the platform can keep something
    DeviceState state;
    bool is_mine = false;               ///< of who is signed in, or was when the connection went
    std::vector<WaitingEntry> waiting;  ///< while it is open; the oldest first
    int broken = 0;
    Submission enrolment;
    Submission unlocking;
    bool wants_pin = false;        ///< the dialog is open
    bool keeps_after_pin = false;  ///< because a submit waits for it
    bool asks_sign_out = false;
    std::uint64_t kept = 0;  ///< counts authorizations that were kept here, so that the form sees a new one
    Query<api::DeviceList> devices;

    [[nodiscard]] bool is_open() const { return is_mine && state.phase == DevicePhase::Open; }
};

}  // namespace hub::client

namespace hub::domain {
template <>
inline constexpr std::array enum_names<client::DevicePhase> {
    EnumName<client::DevicePhase> { client::DevicePhase::Unknown, "unknown" },
    EnumName<client::DevicePhase> { client::DevicePhase::None, "none" },
    EnumName<client::DevicePhase> { client::DevicePhase::Locked, "locked" },
    EnumName<client::DevicePhase> { client::DevicePhase::Open, "open" },
};
}  // namespace hub::domain
