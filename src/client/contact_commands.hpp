// What the screens of contacts, Recent Changes and security settings ask for, and what they read. One alternative of
// Command, run by Hub::ContactRunner.
#pragma once

#include "api/changes.hpp"
#include "api/contacts.hpp"
#include "client/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hub::client {

/// This contact is on the screen: its detail is loaded, and kept fresh while it is.
struct ShowContact {
    domain::ContactId contact;
};
/// Where the contact on the screen is signed in (A10).
struct LoadContactSessions {};
struct EndContactSessions {
    domain::ContactId contact;
};
struct ResendInvitation {
    domain::ContactId contact;
};

/// Every change of a contact; the order is that of ContactChange.
using ContactAsk = std::variant<api::CreateContact, api::EditContact, api::ChangeAccess, api::ChangePermissions, api::ReplaceContact,
    api::RemoveContact, api::ChangeNotifications, ResendInvitation>;
enum class ContactChange : std::uint8_t { Create, Edit, Access, Permissions, Replace, Remove, Notifications, Invitation };
[[nodiscard]] inline ContactChange kind_of(ContactAsk const& ask) {
    return static_cast<ContactChange>(ask.index());
}

struct ChangeContact {
    ContactAsk ask;
    std::string name;                          ///< of the person, for what is told afterwards
    std::optional<api::ContactDetail> before;  ///< what the user saw: a conflict is told against it (412)
    bool can_undo = true;                      ///< false when it is itself the undoing
};
/// The user has seen what somebody else saved: forgets the conflict. What theirs is stands in the detail already.
struct EndContactConflict {};
/// The form or dialog that showed the last refusal is closed.
struct ForgetContactError {};

/// The list as the server makes it (CONT-08).
struct DownloadContacts {};

struct VerifyChanges {
    std::vector<domain::ChangeId> changes;
    bool verified = true;
    bool can_undo = true;
};
struct ChangeEmployerSettings {
    api::EmployerSettings settings;
};

using ContactCommand = std::variant<ShowContact, LoadContactSessions, EndContactSessions, ChangeContact, EndContactConflict,
    ForgetContactError, DownloadContacts, VerifyChanges, ChangeEmployerSettings>;

/// Somebody else saved first: what the user wanted, and what is saved now.
struct ContactConflict {
    ChangeContact yours;
    api::ContactDetail theirs;
};

/// The contact on the screen, and the one change that may be under way.
struct ContactWork {
    std::optional<domain::ContactId> shown;
    Query<api::ContactDetail> detail;
    Query<api::SessionList> sessions;

    Submission submission;
    ContactChange kind = ContactChange::Create;  ///< what `submission` is or was about
    std::optional<domain::ContactId> changed;    ///< by the last success; of Create the new one, of Replace the successor
    std::optional<ContactConflict> conflict;

    [[nodiscard]] bool is_busy(ContactChange change) const { return submission.busy && kind == change; }
    /// The refusal of the last change of this kind, or null.
    [[nodiscard]] Error const* error_of(ContactChange change) const {
        return kind == change && !submission.busy && submission.error ? &*submission.error : nullptr;
    }
};

/// What one sends is sent once: the same bytes again, after the connection was lost, carry the same Idempotency-Key.
class Intention {
public:
    /// The key of this ask: the one it had before, or `make()`.
    template <class Make>
    std::string key_of(std::string ask, Make&& make) {
        if (m_key.empty() || m_ask != ask) {
            m_ask = std::move(ask);
            m_key = std::forward<Make>(make)();
        }
        return m_key;
    }
    /// It has succeeded: the next one is another intention, even when it asks for the same.
    void end() { m_key.clear(); }

private:
    std::string m_ask;
    std::string m_key;
};

}  // namespace hub::client
