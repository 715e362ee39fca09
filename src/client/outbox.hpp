// Authorizations that wait on this device for a connection (issue of requirements 19, case 24): which is sent next, when it
// is tried again, and what an answer means. Pure: no storage, no requests, no clock of its own.
//
// Each entry has one idempotency key for its whole life, so that the server does once what it is told several times. They
// leave in the order in which they were written; one that the server refused stands aside until the person decides.
#pragma once

#include "api/authorizations.hpp"
#include "base/random.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::client {

enum class WaitingState : std::uint8_t {
    Waiting,  ///< for a connection, or for its next try
    Sending,  ///< in this tab; kept as Waiting on the device
    Refused,  ///< the server's rules are against it: see its problem
    Held,     ///< the person is changing it
};

struct WaitingEntry {
    std::string key;  ///< the Idempotency-Key, made once
    api::CreateAuthorization ask;
    std::optional<domain::AuthorizationDraftId> saved_draft;  ///< on the server; removed when this is created
    Instant created;
    int tries = 0;
    Instant next;  ///< not before
    WaitingState state = WaitingState::Waiting;
    std::optional<Error> problem;  ///< of the last try
    std::vector<Error> field_errors;

    [[nodiscard]] std::string name() const { return ask.draft.first_name + " " + ask.draft.last_name; }
    /// It may have reached the server, although no answer came.
    [[nodiscard]] bool may_be_sent() const { return state != WaitingState::Refused && tries > 0; }
};

/// As it is kept on the device.
[[nodiscard]] std::string write_entry(WaitingEntry const& entry);
[[nodiscard]] ErrorOr<WaitingEntry> read_entry(std::string_view json);

/// Whether the same request may succeed later, as it is: no network, a server that is busy or being mended, a session that
/// has ended, or the same key still under way. Everything else is a refusal.
[[nodiscard]] bool may_help_later(Error const& error);

class Outbox {
public:
    [[nodiscard]] std::span<WaitingEntry const> entries() const { return m_entries; }
    [[nodiscard]] WaitingEntry const* find(std::string_view key) const;
    [[nodiscard]] bool is_sending() const;

    /// What is on the device now; the one that is being sent goes on being sent.
    void load(std::vector<WaitingEntry> entries);
    void clear() { m_entries.clear(); }
    /// Adds it, or takes the place of the one with its key.
    void put(WaitingEntry entry);
    void remove(std::string_view key);

    /// The one to send now, or null: none waits, one is under way, or the first has to wait.
    [[nodiscard]] WaitingEntry const* due(Instant now) const;
    /// When due() has something next; nothing when only the person can go on.
    [[nodiscard]] std::optional<Instant> next() const;

    WaitingEntry const& begin(std::string_view key);
    /// After a failure: later again, or refused. Null when it is gone meanwhile.
    WaitingEntry const* failed(std::string_view key, Error error, std::vector<Error> field_errors, Instant now, Random& random);
    /// The connection is back, or the person asks: no waiting.
    void hurry(Instant now);
    /// Held or Refused goes on waiting, as it is.
    WaitingEntry const* retry(std::string_view key, Instant now);
    WaitingEntry const* hold(std::string_view key);

private:
    [[nodiscard]] WaitingEntry* find_entry(std::string_view key);

    std::vector<WaitingEntry> m_entries;  ///< the oldest first
};

/// 2 s, doubling to 5 minutes, half to one and a half of it at random, so that many devices do not come at once.
[[nodiscard]] std::int64_t backoff_ms(int tries, Random& random);

}  // namespace hub::client

namespace hub::domain {
template <>
inline constexpr std::array enum_names<client::WaitingState> {
    EnumName<client::WaitingState> { client::WaitingState::Waiting, "waiting" },
    EnumName<client::WaitingState> { client::WaitingState::Sending, "sending" },
    EnumName<client::WaitingState> { client::WaitingState::Refused, "refused" },
    EnumName<client::WaitingState> { client::WaitingState::Held, "held" },
};
}  // namespace hub::domain
