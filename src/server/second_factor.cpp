#include "server/second_factor.hpp"

#include "api/request.hpp"
#include "base/hmac.hpp"
#include "base/text.hpp"
#include "base/totp.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <portal.hpp>

namespace hub::server {

namespace {

constexpr std::size_t seed_size = 20;           // as RFC 4226 recommends
constexpr std::size_t recovery_code_size = 10;  // 80 bits

std::string bound_to(store::Account const& account) {
    return "accounts/second_factor/" + account.contact.to_string();
}

/// As people type them: blanks, dashes and capitals do not matter.
std::string plain_code(std::string_view typed) {
    std::string code = ascii_lower(typed);
    std::erase_if(code, [](char c) { return c == ' ' || c == '-'; });
    return code;
}

bool is_app_code(std::string_view code) {
    return code.size() == 6 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

std::string recovery_hash(HandlerContext const& context, store::Account const& account, std::string_view code) {
    return context.services.secrets.mac("recovery code", account.contact.to_string() + " " + std::string { code });
}

/// The step of the code, when it is of this seed and later than any used before.
ErrorOr<std::optional<std::int64_t>> matching_step(
    HandlerContext const& context, store::Account const& account, std::string_view sealed_seed, std::string_view code, Instant now) {
    HUB_TRY_ASSIGN(auto const seed, context.services.secrets.open(sealed_seed, bound_to(account)));
    auto const present = totp_step(now);
    std::optional<std::int64_t> found;
    for (auto step = present - 1; step <= present + 1; ++step) {
        bool const matches = equal_in_constant_time(totp_code(bytes_of(seed), step), code);
        if (matches && step > account.second_factor_step) { found = step; }
    }
    return found;
}

ErrorOr<bool> take_app_code(
    HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view code, Instant now) {
    HUB_TRY_ASSIGN(auto const step, matching_step(context, account, account.second_factor, code, now));
    if (!step) { return false; }
    account.second_factor_step = *step;
    HUB_TRY(store::set_second_factor(db, account));
    return true;
}

}  // namespace

ErrorOr<bool> take_code(HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view code, Instant now) {
    auto const attempt = SignInAttempt::second_factor_of(account.contact);
    int unused = 0;
    HUB_TRY_ASSIGN(auto const admission, context.throttle.admit(db, attempt, now, unused));
    if (admission == Admission::Wait || !account.has_second_factor()) { return false; }
    auto const plain = plain_code(code);
    bool is_right = false;
    if (is_app_code(plain)) {
        HUB_TRY_ASSIGN(is_right, take_app_code(context, db, account, plain, now));
    } else {
        HUB_TRY_ASSIGN(is_right, store::take_recovery_code(db, account.employer, account.contact, recovery_hash(context, account, plain)));
    }
    if (is_right) { HUB_TRY(context.throttle.note_success(db, attempt)); }
    return is_right;
}

ErrorOr<api::SecondFactorSetup> begin_setup(
    HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view email) {
    std::string seed(seed_size, '\0');
    context.services.random.fill({ reinterpret_cast<std::uint8_t*>(seed.data()), seed.size() });
    HUB_TRY_ASSIGN(account.next_second_factor, context.services.secrets.seal(seed, bound_to(account)));
    HUB_TRY(store::set_second_factor(db, account));
    auto secret = to_base32(bytes_of(seed));
    auto const issuer = api::percent_encode(portal::product);
    auto uri = "otpauth://totp/" + issuer + ":" + api::percent_encode(email) + "?secret=" + secret + "&issuer=" + issuer;
    return api::SecondFactorSetup { std::move(secret), std::move(uri) };
}

ErrorOr<bool> finish_setup(
    HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view code, Instant now) {
    if (account.next_second_factor.empty()) {
        return fail(Error::conflict("Setting up was not begun, or is done already. Please begin again."));
    }
    auto waiting = account;
    waiting.second_factor_step = 0;
    HUB_TRY_ASSIGN(auto const step, matching_step(context, waiting, account.next_second_factor, plain_code(code), now));
    if (!step) { return false; }
    account.second_factor = std::move(account.next_second_factor);
    account.next_second_factor.clear();
    account.second_factor_step = *step;
    HUB_TRY(store::set_second_factor(db, account));
    return true;
}

ErrorOr<void> switch_off(store::Connection& db, store::Account& account) {
    account.second_factor.clear();
    account.next_second_factor.clear();
    account.second_factor_step = 0;
    HUB_TRY(store::set_second_factor(db, account));
    return store::set_recovery_codes(db, account.employer, account.contact, {});
}

ErrorOr<api::RecoveryCodes> make_recovery_codes(HandlerContext const& context, store::Connection& db, store::Account const& account) {
    api::RecoveryCodes made;
    std::vector<std::string> hashes;
    for (int i = 0; i < recovery_code_count; ++i) {
        std::array<std::uint8_t, recovery_code_size> bytes {};
        context.services.random.fill(bytes);
        auto code = ascii_lower(to_base32(bytes));
        hashes.push_back(recovery_hash(context, account, code));
        for (std::size_t at = 12; at > 0; at -= 4) { code.insert(at, "-"); }
        made.codes.push_back(std::move(code));
    }
    HUB_TRY(store::set_recovery_codes(db, account.employer, account.contact, hashes));
    return made;
}

Error wrong_code() {
    return Error::invalid("code",
        "This code does not match, was used already, or there were too many attempts. Please wait for the next code and try again.");
}

}  // namespace hub::server
