#include "store/center_messages.hpp"

#include <array>
#include <utility>

namespace hub::store {

namespace {

constexpr std::array<std::pair<CenterMessageKind, std::string_view>, 3> kinds { {
    { CenterMessageKind::Create, "create" },
    { CenterMessageKind::Update, "update" },
    { CenterMessageKind::Cancel, "cancel" },
} };

CenterMessageKind kind_from(std::string_view name) {
    for (auto const& [kind, known] : kinds) {
        if (known == name) { return kind; }
    }
    return CenterMessageKind::Update;
}

ErrorOr<bool> settle(Connection& db, CenterMessage const& message, domain::Transmission state, std::string_view error) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("UPDATE center_messages SET state = ?, attempts = attempts + 1, last_error = ? "
                "WHERE employer_id = ? AND authorization_id = ? AND seq = ? AND state = 'waiting'",
            domain::enum_name(state), error, message.employer, message.authorization, message.seq));
    if (changed == 0) { return false; }
    HUB_TRY(db.exec("UPDATE authorizations SET transmission = ? WHERE employer_id = ? AND id = ? AND NOT EXISTS "
                    "(SELECT 1 FROM center_messages m WHERE m.employer_id = ? AND m.authorization_id = ? AND m.seq > ?)",
        domain::enum_name(state), message.employer, message.authorization, message.employer, message.authorization, message.seq));
    return true;
}

}  // namespace

std::string_view to_string(CenterMessageKind kind) {
    for (auto const& [known, name] : kinds) {
        if (known == kind) { return name; }
    }
    return {};
}

ErrorOr<void> queue_center_message(Connection& db, CenterMessage const& message) {
    HUB_TRY(db.exec("INSERT INTO center_messages (employer_id, authorization_id, seq, id, center_id, kind, state, queued_at, due_at, "
                    "attempts, last_error) SELECT ?, ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ?, 'waiting', ?, ?, 0, '' FROM center_messages "
                    "WHERE employer_id = ? AND authorization_id = ?",
        message.employer, message.authorization, message.id, message.center, to_string(message.kind), message.queued_at, message.queued_at,
        message.employer, message.authorization));
    HUB_TRY(db.exec(
        "UPDATE authorizations SET transmission = 'waiting' WHERE employer_id = ? AND id = ?", message.employer, message.authorization));
    return {};
}

ErrorOr<std::vector<CenterMessage>> list_due_center_messages(Connection& db, Instant now, int most) {
    std::vector<CenterMessage> due;
    HUB_TRY(db.each(
        "SELECT m.id, m.employer_id, m.authorization_id, m.center_id, m.kind, m.queued_at, m.seq, m.attempts FROM center_messages m "
        "WHERE m.state = 'waiting' AND m.due_at <= ? AND NOT EXISTS (SELECT 1 FROM center_messages o WHERE o.employer_id = m.employer_id "
        "AND o.authorization_id = m.authorization_id AND o.seq < m.seq AND o.state = 'waiting') ORDER BY m.due_at, m.id LIMIT ?",
        [&](Row const& row) {
            due.push_back({
                .id = row.id<CenterMessageId>(0),
                .employer = row.id<domain::EmployerId>(1),
                .authorization = row.id<domain::AuthorizationId>(2),
                .center = row.id<domain::CenterId>(3),
                .kind = kind_from(row.text(4)),
                .queued_at = row.instant(5),
                .seq = row.integer(6),
                .attempts = static_cast<int>(row.integer(7)),
            });
        },
        now, most));
    return due;
}

ErrorOr<void> postpone_center_message(Connection& db, CenterMessage const& message, Instant due_at, std::string_view error) {
    HUB_TRY(db.exec("UPDATE center_messages SET due_at = ?, attempts = attempts + 1, last_error = ? "
                    "WHERE employer_id = ? AND authorization_id = ? AND seq = ? AND state = 'waiting'",
        due_at, error, message.employer, message.authorization, message.seq));
    return {};
}

ErrorOr<bool> settle_center_message(Connection& db, CenterMessage const& message, Instant at) {
    HUB_TRY_ASSIGN(bool const is_news, settle(db, message, domain::Transmission::Delivered, {}));
    if (!is_news || message.kind == CenterMessageKind::Cancel) { return is_news; }
    HUB_TRY(db.exec("UPDATE authorizations SET received_at = COALESCE(received_at, ?) WHERE employer_id = ? AND id = ? AND center_id = ?",
        at, message.employer, message.authorization, message.center));
    return true;
}

ErrorOr<bool> give_up_center_message(Connection& db, CenterMessage const& message, std::string_view error) {
    return settle(db, message, domain::Transmission::Failed, error);
}

}  // namespace hub::store
