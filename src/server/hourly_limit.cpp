#include "server/hourly_limit.hpp"

#include "store/throttle.hpp"

#include <cstdint>

namespace hub::server {

ErrorOr<bool> count_in_hour(store::Connection& db, std::string_view name, int most, Instant now, int& retry_after_seconds) {
    constexpr std::int64_t hour_ms = 3'600'000;
    HUB_TRY_ASSIGN(auto counted, store::find_rate_limit(db, name, { 0, now }));
    if (now.ms - counted.since.ms >= hour_ms) { counted = { 0, now }; }
    if (counted.amount >= most) {
        retry_after_seconds = static_cast<int>((counted.since.ms + hour_ms - now.ms + 999) / 1000);
        return false;
    }
    ++counted.amount;
    HUB_TRY(store::put_rate_limit(db, name, counted));
    HUB_TRY(store::purge_rate_limits(db, Instant { now.ms - 2 * hour_ms }));
    return true;
}

}  // namespace hub::server
