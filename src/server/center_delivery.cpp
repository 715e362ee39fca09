#include "server/center_delivery.hpp"

#include "server/fhir_service_request.hpp"
#include "store/authorization_history.hpp"
#include "store/authorizations.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hub::server {

namespace {

constexpr int at_once = 20;
constexpr std::int64_t first_wait_ms = 60'000;
constexpr std::int64_t longest_wait_ms = 3'600'000;

std::string receipt_words(store::CenterMessageKind kind, std::string_view center) {
    std::string words { center };
    switch (kind) {
    case store::CenterMessageKind::Create: return words + " has received it";
    case store::CenterMessageKind::Update: return words + " has received the change";
    case store::CenterMessageKind::Cancel: return words + " has received the cancellation";
    }
    return words;
}

}  // namespace

int CenterDelivery::run() {
    std::vector<store::CenterMessage> due;
    auto const now = m_services.clock.now();
    auto const read = m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(due, store::list_due_center_messages(db, now, at_once));
        return {};
    });
    if (!read) { m_services.log.write(LogLevel::Warning, "center_queue_unreadable", { { "detail", read.error().detail } }); }
    return static_cast<int>(std::ranges::count_if(due, [&](store::CenterMessage const& message) { return send(message); }));
}

bool CenterDelivery::send(store::CenterMessage const& message) {
    auto const letter = write(message);
    if (!letter) {
        put_off(message, {}, letter.error());
        return false;
    }
    if (auto const sent = m_link.send(message.id.to_string(), letter->body); !sent) {
        put_off(message, letter->center_name, sent.error());
        return false;
    }
    // If this fails the message is sent again: the receiver knows it by its id, and by what it says.
    if (auto const noted = note_receipt(message, letter->center_name); !noted) {
        put_off(message, letter->center_name, noted.error());
        return false;
    }
    tell(LogLevel::Info, "center_message_delivered", message, {});
    return true;
}

/// As the authorization is now: what was changed since the message was queued is in it already.
ErrorOr<CenterDelivery::Letter> CenterDelivery::write(store::CenterMessage const& message) {
    Letter letter;
    HUB_TRY(m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const authorization, store::find_any_authorization(db, message.employer, message.authorization));
        HUB_TRY_ASSIGN(auto const reference, store::load_reference(db, message.employer));
        auto const* const center = reference.find_center(message.center);
        if (center == nullptr) { return fail(Error::internal("the center is gone")); }
        letter.center_name = center->name;
        letter.body = write_service_request({ authorization, reference, *center, message.id.to_string(), m_services.clock.now() });
        return {};
    }));
    return letter;
}

ErrorOr<void> CenterDelivery::note_receipt(store::CenterMessage const& message, std::string_view center_name) {
    auto const now = m_services.clock.now();
    return m_services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(bool const is_news, store::settle_center_message(db, message, now));
        if (!is_news) { return {}; }
        return store::add_happening(db,
            { .employer = message.employer,
                .authorization = message.authorization,
                .at = now,
                .event = domain::AuthorizationEvent::Transmitted,
                .by = std::nullopt,
                .what = receipt_words(message.kind, center_name) });
    });
}

void CenterDelivery::put_off(store::CenterMessage const& message, std::string_view center_name, Error const& error) {
    auto const now = m_services.clock.now();
    bool const is_over = error.code == ErrorCode::Invalid || message.attempts + 1 >= center_attempts;
    tell(is_over ? LogLevel::Error : LogLevel::Warning, is_over ? "center_message_given_up" : "center_message_put_off", message,
        error.detail);
    auto const wait = std::min(first_wait_ms << std::min(message.attempts, 10), longest_wait_ms);
    auto const done = is_over ? give_up(message, center_name, error) : m_services.database.write([&](store::Connection& db) {
        return store::postpone_center_message(db, message, Instant { now.ms + wait }, error.detail);
    });
    if (!done) { tell(LogLevel::Warning, "center_queue_unwritable", message, done.error().detail); }
}

ErrorOr<void> CenterDelivery::give_up(store::CenterMessage const& message, std::string_view center_name, Error const& error) {
    return m_services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(bool const is_news, store::give_up_center_message(db, message, error.detail));
        if (!is_news) { return {}; }
        auto const who = center_name.empty() ? std::string { "The medical center" } : std::string { center_name };
        return store::add_happening(db,
            { .employer = message.employer,
                .authorization = message.authorization,
                .at = m_services.clock.now(),
                .event = domain::AuthorizationEvent::TransmissionFailed,
                .by = std::nullopt,
                .what = who + " could not be reached electronically. Please call" });
    });
}

void CenterDelivery::tell(LogLevel level, std::string_view event, store::CenterMessage const& message, std::string_view why) {
    m_services.log.write(level, event,
        { { "message", message.id.to_string() }, { "attempts", std::to_string(message.attempts + 1) }, { "detail", std::string { why } } });
}

}  // namespace hub::server
