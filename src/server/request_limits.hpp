// How many requests one session or one address may send (security L1). Counted in this process's memory: the limits hold
// back a script that has gone wild, and a write to the disk for each request would do its work for it. What protects
// accounts, attempts to sign in and mails, is counted in the database (sign_in_throttle.hpp, hourly_limit.hpp).
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hub::server {

/// 0 a minute: no limit.
struct RequestRate {
    int per_minute = 0;
    int burst = 0;
};

/// What a request takes from its limit, in tenths: files count little, because a bundle asks for hundreds in a row.
enum class RequestCost : std::uint8_t { File = 1, Usual = 10 };

class RequestLimits {
public:
    /// 0 when the request may go on, else the seconds after which the next one may.
    [[nodiscard]] int take(std::string_view name, RequestRate rate, RequestCost cost, Instant now);

private:
    struct Bucket {
        std::int64_t amount = 0;  ///< in thousandths of a request
        Instant since;
    };
    void forget_full_ones(Instant now);

    std::mutex m_mutex;
    std::unordered_map<std::string, Bucket> m_buckets;
};

}  // namespace hub::server
