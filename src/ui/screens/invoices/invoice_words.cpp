#include "ui/screens/invoices/invoice_words.hpp"

#include "domain/card.hpp"

namespace hub::ui {

std::string event_words(api::InvoiceStep const& step) {
    using enum domain::InvoiceEvent;
    auto const amount = step.amount.to_us();
    switch (step.event) {
    case Issued: return "Issued";
    case PaymentSubmitted: return "Payment of " + amount + " submitted";
    case PaymentProcessed: return "Payment of " + amount + " processed";
    case CheckReceived: return "Check of " + amount + " received";
    case Rebilled: return "Rebilled on paper";
    case Corrected: return "Corrected to " + amount;
    case Disputed: return "Dispute opened";
    case DisputeSettled: return "Dispute settled";
    case Tagged: return "Reference changed";
    }
    return {};
}

std::string_view reason_words(domain::PartialReason reason) {
    using enum domain::PartialReason;
    switch (reason) {
    case DisputedLine: return "A line is disputed";
    case PartAlreadyPaid: return "A part was paid already";
    case CreditExpected: return "A credit is expected";
    case BudgetLimit: return "Budget or purchase-order limit";
    case Other: return "Another reason";
    }
    return {};
}

std::string card_words(api::Payment const& payment) {
    if (!payment.brand) { return {}; }
    return std::string { domain::brand_words(*payment.brand) } + " ending in " + payment.last_digits;
}

PaymentLook look_of(domain::PaymentState state) {
    using enum domain::PaymentState;
    switch (state) {
    case Ordered:
        return { "Waiting for the payment site", "Finish the payment in the other window. This page follows by itself.", Tone::Info };
    case Submitted:
        return { "Thank you, your payment was received",
            "It is processed within three business days. Until then the invoices say Submitted.", Tone::Success };
    case Processed: return { "This payment is processed", "It counts as paid.", Tone::Success };
    case Declined: return { "The card was declined", "Nothing was paid. You can try again with another card.", Tone::Danger };
    case Cancelled: return { "The payment was cancelled", "Nothing was paid.", Tone::Neutral };
    case Expired: return { "The payment has expired", "Nothing was paid. Payment orders are good for 30 minutes.", Tone::Warning };
    }
    return {};
}

}  // namespace hub::ui
