// What goes between the portal and the payment site: an order out, a result back, each a signed token. A real processor would be
// joined here. No card data passes: brand, last four digits and the site's number are all that comes back.
//
// A token is base64url(JSON) "." lower-case hex of HMAC-SHA256 over the first part with the key that both have; the JSON says with
// "purpose" which of the two it is, so that an order cannot be handed in as a result.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::api {

struct PaymentOrderItem {
    std::string number;  ///< of the invoice
    Money amount;
};
template <class V>
void describe(V& v, PaymentOrderItem& r) {
    v("number", r.number);
    v("amount", r.amount);
}

struct PaymentOrder {
    std::string purpose = "payment-order";
    domain::PaymentId id;  ///< single use: a site takes one card for it
    std::string employer;  ///< by name
    std::vector<PaymentOrderItem> items;
    Money total;
    std::string comment;
    std::string return_address;  ///< of the portal's page, to which "&result=" and the token are added
    std::string result_address;  ///< to which the site posts {"result": token}
    Instant expires_at;
};
template <class V>
void describe(V& v, PaymentOrder& r) {
    v("purpose", r.purpose);
    v("id", r.id);
    v("employer", r.employer);
    v("items", r.items);
    v("total", r.total);
    v("comment", r.comment);
    v("return_address", r.return_address);
    v("result_address", r.result_address);
    v("expires_at", r.expires_at);
}

struct PaymentResult {
    std::string purpose = "payment-result";
    domain::PaymentId id;
    domain::PaymentState state = domain::PaymentState::Submitted;  ///< Submitted or Cancelled
    Money total;                                                   ///< as it was charged; must be the order's
    std::optional<domain::CardBrand> brand;
    std::string last_digits;
    std::string confirmation;
    Instant at;
};
template <class V>
void describe(V& v, PaymentResult& r) {
    v("purpose", r.purpose);
    v("id", r.id);
    v("state", r.state);
    v("total", r.total);
    v("brand", r.brand);
    v("last_digits", r.last_digits);
    v("confirmation", r.confirmation);
    v("at", r.at);
}

using PaymentKey = std::span<std::uint8_t const>;

[[nodiscard]] std::string sign_order(PaymentOrder const& order, PaymentKey key);
[[nodiscard]] std::string sign_result(PaymentResult const& result, PaymentKey key);
/// Invalid when the signature is not of this key, the token is damaged or of the other purpose. The time is for the caller to check.
[[nodiscard]] ErrorOr<PaymentOrder> read_order(std::string_view token, PaymentKey key);
[[nodiscard]] ErrorOr<PaymentResult> read_result(std::string_view token, PaymentKey key);

}  // namespace hub::api
