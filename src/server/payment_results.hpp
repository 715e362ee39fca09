// What the payment site tells about an order (BILL-38, BILL-39): believed by its signature, applied exactly once however often and in
// whatever order it comes. Money that was taken counts, whatever was said before.
#pragma once

#include "api/payment_site.hpp"
#include "domain/payment.hpp"
#include "server/handlers/handlers.hpp"

#include <string_view>

namespace hub::server {

/// The result in a token. Forbidden when the signature is not the site's, or nothing can be paid online.
[[nodiscard]] ErrorOr<api::PaymentResult> read_payment_result(Services const& services, std::string_view token);
/// Applies it to its payment, in the transaction of the caller, and tells the audit log. Forbidden when it is about another sum.
/// Returns the payment as it is then.
[[nodiscard]] ErrorOr<domain::Payment> take_payment_result(
    HandlerContext const& context, store::Connection& db, Call const& call, domain::Payment payment, api::PaymentResult const& result);

}  // namespace hub::server
