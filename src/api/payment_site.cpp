#include "api/payment_site.hpp"

#include "api/json.hpp"
#include "base/hmac.hpp"
#include "base/sha256.hpp"

namespace hub::api {

namespace {

constexpr std::string_view order_purpose = "payment-order";
constexpr std::string_view result_purpose = "payment-result";
constexpr std::size_t longest_token = 16 * 1024;

Error refused(std::string detail) {
    Error error = Error::invalid({}, "This is not a valid message between the portal and the payment site.");
    error.detail = std::move(detail);
    return error;
}

int sextet_of(char c) {
    if (c >= 'A' && c <= 'Z') { return c - 'A'; }
    if (c >= 'a' && c <= 'z') { return c - 'a' + 26; }
    if (c >= '0' && c <= '9') { return c - '0' + 52; }
    return c == '-' ? 62 : c == '_' ? 63 : -1;
}

/// RFC 4648 section 5 without padding; bits that are left over must be 0, so that each text has one form.
std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const c : text) {
        int const sextet = sextet_of(c);
        if (sextet < 0) { return std::nullopt; }
        held = held << 6 | static_cast<std::uint32_t>(sextet);
        bits += 6;
        if (bits < 8) { continue; }
        bits -= 8;
        bytes.push_back(static_cast<char>(held >> bits & 0xFF));
        held &= (1U << bits) - 1;
    }
    if (bits >= 6 || held != 0) { return std::nullopt; }
    return bytes;
}

std::string signature_of(std::string_view text, PaymentKey key) {
    return to_hex(hmac_sha256(key, bytes_of(text)));
}

std::string sign(std::string_view json, PaymentKey key) {
    auto token = to_base64url(bytes_of(json));
    auto const signature = signature_of(token, key);
    return token + '.' + signature;
}

/// The signature comes first: nothing is read of a text that nobody vouches for.
template <class Message>
ErrorOr<Message> read(std::string_view token, PaymentKey key, std::string_view purpose) {
    auto const dot = token.find('.');
    if (key.empty() || token.size() > longest_token || dot == std::string_view::npos) { return fail(refused("not a token")); }
    auto const text = token.substr(0, dot);
    if (!equal_in_constant_time(token.substr(dot + 1), signature_of(text, key))) { return fail(refused("wrong signature")); }
    auto const json = from_base64url(text);
    if (!json) { return fail(refused("not base64url")); }
    auto message = read_json<Message>(*json);
    if (!message) { return fail(refused("not the expected JSON: " + message.error().field)); }
    if (message->purpose != purpose) { return fail(refused("made for another purpose")); }
    return message;
}

}  // namespace

std::string sign_order(PaymentOrder const& order, PaymentKey key) {
    auto made = order;
    made.purpose = order_purpose;
    return sign(write_json(made), key);
}

std::string sign_result(PaymentResult const& result, PaymentKey key) {
    auto made = result;
    made.purpose = result_purpose;
    return sign(write_json(made), key);
}

ErrorOr<PaymentOrder> read_order(std::string_view token, PaymentKey key) {
    return read<PaymentOrder>(token, key, order_purpose);
}

ErrorOr<PaymentResult> read_result(std::string_view token, PaymentKey key) {
    return read<PaymentResult>(token, key, result_purpose);
}

}  // namespace hub::api
