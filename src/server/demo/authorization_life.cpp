#include "server/demo/authorization_life.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "store/authorization_history.hpp"
#include "store/authorizations.hpp"
#include "store/center_messages.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::size_t each_edited = 9;         ///< every ninth was edited after an hour
constexpr std::int64_t each_undelivered = 20;  ///< and what one in twenty told its center never arrived

class AuthorizationLife {
public:
    AuthorizationLife(store::Connection& db, World const& world, Instant now)
        : m_db(db), m_world(world), m_now(now), m_random(static_cast<std::uint64_t>(now.ms)) {}

    ErrorOr<void> add(domain::Authorization const& authorization, std::size_t index) {
        using enum domain::AuthorizationEvent;
        auto const created = authorization.created_at;
        auto const& draft = authorization.draft;
        HUB_TRY(note(authorization, created, Created, "Valid until " + authorization.expires.to_us()));
        if (!draft.recipients.empty()) { HUB_TRY(note(authorization, created, Emailed, "To " + draft.recipients.front())); }
        if (!draft.center.is_nil()) { ++m_with_center; }
        bool const is_lost = m_with_center % each_undelivered == each_undelivered / 2;
        HUB_TRY(transmit(authorization, created, store::CenterMessageKind::Create, is_lost));
        auto const edited = Instant { created.ms + hour_ms };
        if (index % each_edited == 4 && edited < m_now) {
            HUB_TRY(note(authorization, edited, Edited, "Changed: instructions"));
            HUB_TRY(transmit(authorization, edited, store::CenterMessageKind::Update, is_lost));
        }
        return remind(authorization);
    }

private:
    ErrorOr<void> note(domain::Authorization const& authorization, Instant at, domain::AuthorizationEvent event, std::string what) {
        bool const is_by_person = event == domain::AuthorizationEvent::Created || event == domain::AuthorizationEvent::Edited
            || event == domain::AuthorizationEvent::Emailed;
        return store::add_happening(m_db,
            { .employer = authorization.employer,
                .authorization = authorization.id,
                .at = at,
                .event = event,
                .by = is_by_person ? std::optional { authorization.created_by } : std::nullopt,
                .what = std::move(what) });
    }

    ErrorOr<void> transmit(domain::Authorization const& authorization, Instant at, store::CenterMessageKind kind, bool is_lost) {
        auto const center = authorization.draft.center;
        if (center.is_nil()) { return {}; }
        ManualClock const clock { at };
        store::CenterMessage message {
            .id = store::CenterMessageId::make(clock, m_random),
            .employer = authorization.employer,
            .authorization = authorization.id,
            .center = center,
            .kind = kind,
            .queued_at = at,
        };
        HUB_TRY(store::queue_center_message(m_db, message));
        message.seq = ++m_sent_of[authorization.id];
        auto const& name = m_world.center(center).name;
        if (is_lost) {
            HUB_TRY(store::give_up_center_message(m_db, message, "no answer"));
            return note(authorization, Instant { std::min(at.ms + 8 * hour_ms, m_now.ms) }, domain::AuthorizationEvent::TransmissionFailed,
                name + " could not be reached electronically. Please call");
        }
        auto const received = Instant { std::min(at.ms + minute_ms, m_now.ms) };
        HUB_TRY(store::settle_center_message(m_db, message, received));
        bool const is_new = kind == store::CenterMessageKind::Create;
        return note(authorization, received, domain::AuthorizationEvent::Transmitted,
            name + (is_new ? " has received it" : " has received the change"));
    }

    /// Whoever had to be reminded by today was.
    ErrorOr<void> remind(domain::Authorization const& authorization) {
        auto const day = authorization.expires.plus_days(-domain::reminder_days);
        if (day > central_date(m_now)) { return {}; }
        HUB_TRY(store::set_reminded(m_db, authorization));
        auto const at = Instant { start_of_central_day(day).ms + 7 * hour_ms };
        if (at >= m_now) { return {}; }
        return note(authorization, at, domain::AuthorizationEvent::Reminded,
            "To " + authorization.created_by_name + ": expires " + authorization.expires.to_us());
    }

    store::Connection& m_db;
    World const& m_world;
    Instant m_now;
    SeededRandom m_random;
    std::int64_t m_with_center = 0;
    std::unordered_map<domain::AuthorizationId, std::int64_t> m_sent_of;
};

}  // namespace

ErrorOr<void> insert_authorization_life(store::Connection& db, World const& world, Company const& company, Instant now) {
    AuthorizationLife life { db, world, now };
    for (std::size_t i = 0; i < company.authorizations.size(); ++i) { HUB_TRY(life.add(company.authorizations[i], i)); }
    return {};
}

}  // namespace hub::server::demo
