// Messages to medical centers that wait to be sent (AUTH-06, AUTH-26). A change of an authorization queues one in its own
// transaction; the host sends it afterwards (server/center_delivery.hpp). What stands in it is made at that moment.
#pragma once

#include "base/date.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

using CenterMessageId = Id<struct CenterMessageTag>;

enum class CenterMessageKind : std::uint8_t { Create, Update, Cancel };

struct CenterMessage {
    CenterMessageId id;
    domain::EmployerId employer;
    domain::AuthorizationId authorization;
    domain::CenterId center;  ///< the receiver; after an edit this may not be the authorization's center any more
    CenterMessageKind kind = CenterMessageKind::Create;
    Instant queued_at;
    std::int64_t seq = 0;  ///< of this authorization, from 1; given by queue_center_message
    int attempts = 0;
};

/// "create", "update" or "cancel".
[[nodiscard]] std::string_view to_string(CenterMessageKind kind);

/// Due at once. The authorization's transmission is Waiting from now on.
[[nodiscard]] ErrorOr<void> queue_center_message(Connection& db, CenterMessage const& message);
/// At most `most`, the longest due first. Of one authorization only the oldest that waits: they arrive in order.
[[nodiscard]] ErrorOr<std::vector<CenterMessage>> list_due_center_messages(Connection& db, Instant now, int most);
[[nodiscard]] ErrorOr<void> postpone_center_message(Connection& db, CenterMessage const& message, Instant due_at, std::string_view error);
/// The center has it: notes the receipt if it is the authorization's center and no cancellation, and the transmission if no
/// newer message waits. False, and nothing is changed, when it was settled before.
[[nodiscard]] ErrorOr<bool> settle_center_message(Connection& db, CenterMessage const& message, Instant at);
/// Given up. False as above.
[[nodiscard]] ErrorOr<bool> give_up_center_message(Connection& db, CenterMessage const& message, std::string_view error);

}  // namespace hub::store
