#include "server/sign_in_throttle.hpp"

#include "base/sha256.hpp"
#include "store/accounts.hpp"
#include "store/throttle.hpp"

#include <algorithm>

namespace hub::server {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t whole_attempt = 1000;  // attempts are counted in thousandths, so that they come back evenly

std::string attempts_of(SignInAttempt const& attempt) {
    return "sign-in attempts " + attempt.address;
}

std::string failures_of(SignInAttempt const& attempt) {
    return "sign-in failures " + attempt.address;
}

int seconds_until(std::int64_t ms) {
    return static_cast<int>(std::max<std::int64_t>(1, (ms + 999) / 1000));
}

Error too_many() {
    Error error;
    error.code = ErrorCode::TooMany;
    error.message = "Too many attempts to sign in from here. Please wait a moment and try again.";
    return error;
}

}  // namespace

SignInAttempt SignInAttempt::of(std::string_view email, std::string_view address) {
    return { sha256_hex("account " + store::email_key(email)), std::string { address } };
}

SignInAttempt SignInAttempt::second_factor_of(domain::ContactId contact) {
    return { sha256_hex("second factor " + contact.to_string()), {} };
}

ErrorOr<Admission> SignInThrottle::admit(store::Connection& db, SignInAttempt const& attempt, Instant now, int& retry_after_seconds) const {
    if (!attempt.address.empty()) { HUB_TRY(admit_address(db, attempt, now, retry_after_seconds)); }
    return admit_account(db, attempt, now);
}

ErrorOr<void> SignInThrottle::admit_address(
    store::Connection& db, SignInAttempt const& attempt, Instant now, int& retry_after_seconds) const {
    HUB_TRY_ASSIGN(auto const failures, store::find_rate_limit(db, failures_of(attempt), { 0, now }));
    auto const window_left = failures.since.ms + hour_ms - now.ms;
    if (failures.amount >= m_limits.address_failures_per_hour && window_left > 0) {
        retry_after_seconds = seconds_until(window_left);
        return fail(too_many());
    }
    std::int64_t const full = m_limits.burst * whole_attempt;
    HUB_TRY_ASSIGN(auto bucket, store::find_rate_limit(db, attempts_of(attempt), { full, now }));
    std::int64_t const per_minute = m_limits.attempts_per_minute * whole_attempt;
    auto const elapsed = std::clamp<std::int64_t>(now.ms - bucket.since.ms, 0, hour_ms);
    bucket.amount = std::min(full, bucket.amount + elapsed * per_minute / minute_ms);
    bucket.since = now;
    if (bucket.amount < whole_attempt) {
        retry_after_seconds = seconds_until((whole_attempt - bucket.amount) * minute_ms / per_minute);
        return fail(too_many());
    }
    bucket.amount -= whole_attempt;
    HUB_TRY(store::put_rate_limit(db, attempts_of(attempt), bucket));
    return store::purge_rate_limits(db, Instant { now.ms - 2 * hour_ms });
}

ErrorOr<Admission> SignInThrottle::admit_account(store::Connection& db, SignInAttempt const& attempt, Instant now) const {
    HUB_TRY_ASSIGN(auto counted, store::find_sign_in_failures(db, attempt.account_key));
    if (counted.failures >= m_limits.failures_before_stop || now < counted.blocked_until) { return Admission::Wait; }
    ++counted.failures;
    if (counted.failures >= m_limits.failures_before_wait) {
        auto const doublings = std::min<std::int64_t>(counted.failures - m_limits.failures_before_wait, 20);
        auto const wait = std::min<std::int64_t>(std::int64_t { m_limits.first_wait_seconds } << doublings, m_limits.longest_wait_seconds);
        counted.blocked_until.ms = now.ms + wait * 1000;
    }
    HUB_TRY(store::put_sign_in_failures(db, attempt.account_key, counted));
    return Admission::Try;
}

ErrorOr<void> SignInThrottle::note_success(store::Connection& db, SignInAttempt const& attempt) const {
    return store::clear_sign_in_failures(db, attempt.account_key);
}

ErrorOr<void> SignInThrottle::note_failure(store::Connection& db, SignInAttempt const& attempt, Instant now) const {
    if (attempt.address.empty()) { return {}; }
    HUB_TRY_ASSIGN(auto failures, store::find_rate_limit(db, failures_of(attempt), { 0, now }));
    if (now.ms - failures.since.ms >= hour_ms) { failures = { 0, now }; }
    ++failures.amount;
    return store::put_rate_limit(db, failures_of(attempt), failures);
}

}  // namespace hub::server
