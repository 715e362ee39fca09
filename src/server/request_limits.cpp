#include "server/request_limits.hpp"

#include <algorithm>
#include <cstddef>

namespace hub::server {

namespace {

constexpr std::int64_t whole_request = 1000;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::size_t most_buckets = 50'000;
constexpr std::int64_t full_again_ms = 5 * minute_ms;  // every bucket is, after so long without a request

}  // namespace

int RequestLimits::take(std::string_view name, RequestRate rate, RequestCost cost, Instant now) {
    if (rate.per_minute <= 0) { return 0; }
    std::scoped_lock const lock { m_mutex };
    if (m_buckets.size() >= most_buckets) { forget_full_ones(now); }
    std::int64_t const full = rate.burst * whole_request;
    auto& bucket = m_buckets.try_emplace(std::string { name }, Bucket { full, now }).first->second;
    std::int64_t const per_minute = rate.per_minute * whole_request;
    auto const elapsed = std::clamp<std::int64_t>(now.ms - bucket.since.ms, 0, full_again_ms);
    bucket.amount = std::min(full, bucket.amount + elapsed * per_minute / minute_ms);
    bucket.since = now;
    std::int64_t const price = static_cast<std::int64_t>(cost) * whole_request / static_cast<std::int64_t>(RequestCost::Usual);
    if (bucket.amount >= price) {
        bucket.amount -= price;
        return 0;
    }
    auto const missing_ms = (price - bucket.amount) * minute_ms / per_minute;
    return static_cast<int>(std::max<std::int64_t>(1, (missing_ms + 999) / 1000));
}

void RequestLimits::forget_full_ones(Instant now) {
    std::erase_if(m_buckets, [&](auto const& entry) { return now.ms - entry.second.since.ms > full_again_ms; });
    // A flood from more addresses than we can remember: those that it keeps out are let in again, and the machine lives.
    if (m_buckets.size() >= most_buckets) { m_buckets.clear(); }
}

}  // namespace hub::server
