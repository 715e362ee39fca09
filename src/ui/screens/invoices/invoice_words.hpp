// Events, payments and reasons in words (BILL-A2).
#pragma once

#include "api/invoices.hpp"
#include "api/payments.hpp"
#include "ui/theme/color.hpp"

#include <span>
#include <string>
#include <string_view>

namespace hub::ui {

/// "Payment of $250.00 submitted"
[[nodiscard]] std::string event_words(api::InvoiceStep const& step);
[[nodiscard]] std::string_view reason_words(domain::PartialReason reason);
/// "Visa ending in 1111"
[[nodiscard]] std::string card_words(api::Payment const& payment);

struct PaymentLook {
    std::string_view title;  ///< "Thank you, your payment was received"
    std::string_view text;
    Tone tone = Tone::Neutral;
};
[[nodiscard]] PaymentLook look_of(domain::PaymentState state);

}  // namespace hub::ui
