// The closed lists of billing and payments.
#pragma once

#include "domain/enum_names.hpp"

#include <array>
#include <cstdint>

namespace hub::domain {

/// BILL-26, BILL-27, BILL-48: one main status with the precedence Submitted > Overdue > Partially paid > New.
enum class InvoiceStatus : std::uint8_t { New, Submitted, PartiallyPaid, Overdue, Paid };
template <>
inline constexpr std::array enum_names<InvoiceStatus> {
    EnumName<InvoiceStatus> { InvoiceStatus::New, "new" },
    EnumName<InvoiceStatus> { InvoiceStatus::Submitted, "submitted" },
    EnumName<InvoiceStatus> { InvoiceStatus::PartiallyPaid, "partially_paid" },
    EnumName<InvoiceStatus> { InvoiceStatus::Overdue, "overdue" },
    EnumName<InvoiceStatus> { InvoiceStatus::Paid, "paid" },
};

/// BILL-10..19: how the invoices of a location-market reach the employer.
enum class DeliveryMethod : std::uint8_t { Paper, Online };
template <>
inline constexpr std::array enum_names<DeliveryMethod> {
    EnumName<DeliveryMethod> { DeliveryMethod::Paper, "paper" },
    EnumName<DeliveryMethod> { DeliveryMethod::Online, "online" },
};

/// BILL-04: who pays for all locations of an employer, if anybody does.
enum class CentralContact : std::uint8_t {
    None,
    SamePerson,    ///< option 1: one person is the non-injury contact at every location
    BillingAdmin,  ///< option 2: local contacts keep receiving, a Billing Admin pays
};
template <>
inline constexpr std::array enum_names<CentralContact> {
    EnumName<CentralContact> { CentralContact::None, "none" },
    EnumName<CentralContact> { CentralContact::SamePerson, "same_person" },
    EnumName<CentralContact> { CentralContact::BillingAdmin, "billing_admin" },
};

/// BILL-35: why less than the full amount is paid.
enum class PartialReason : std::uint8_t { DisputedLine, PartAlreadyPaid, CreditExpected, BudgetLimit, Other };
template <>
inline constexpr std::array enum_names<PartialReason> {
    EnumName<PartialReason> { PartialReason::DisputedLine, "disputed_line" },
    EnumName<PartialReason> { PartialReason::PartAlreadyPaid, "part_already_paid" },
    EnumName<PartialReason> { PartialReason::CreditExpected, "credit_expected" },
    EnumName<PartialReason> { PartialReason::BudgetLimit, "budget_limit" },
    EnumName<PartialReason> { PartialReason::Other, "other" },
};

/// A payment by card, from the order that leaves the portal to its booking (BILL-26, BILL-28).
enum class PaymentState : std::uint8_t {
    Ordered,    ///< the payment site has not told yet what came of it
    Submitted,  ///< the site took the card; it is being processed
    Processed,  ///< booked: it counts as paid
    Declined,   ///< the card was refused
    Cancelled,  ///< given up by the person
    Expired,    ///< the order's time ran out without a word
};
template <>
inline constexpr std::array enum_names<PaymentState> {
    EnumName<PaymentState> { PaymentState::Ordered, "ordered" },
    EnumName<PaymentState> { PaymentState::Submitted, "submitted" },
    EnumName<PaymentState> { PaymentState::Processed, "processed" },
    EnumName<PaymentState> { PaymentState::Declined, "declined" },
    EnumName<PaymentState> { PaymentState::Cancelled, "cancelled" },
    EnumName<PaymentState> { PaymentState::Expired, "expired" },
};

/// BILL-40.
enum class CardBrand : std::uint8_t { Mastercard, Visa, AmericanExpress };
template <>
inline constexpr std::array enum_names<CardBrand> {
    EnumName<CardBrand> { CardBrand::Mastercard, "mastercard" },
    EnumName<CardBrand> { CardBrand::Visa, "visa" },
    EnumName<CardBrand> { CardBrand::AmericanExpress, "american_express" },
};

/// What happened to an invoice (BILL-A2).
enum class InvoiceEvent : std::uint8_t {
    Issued,
    PaymentSubmitted,
    PaymentProcessed,
    CheckReceived,
    Rebilled,
    Corrected,
    Disputed,
    DisputeSettled,
    Tagged
};
template <>
inline constexpr std::array enum_names<InvoiceEvent> {
    EnumName<InvoiceEvent> { InvoiceEvent::Issued, "issued" },
    EnumName<InvoiceEvent> { InvoiceEvent::PaymentSubmitted, "payment_submitted" },
    EnumName<InvoiceEvent> { InvoiceEvent::PaymentProcessed, "payment_processed" },
    EnumName<InvoiceEvent> { InvoiceEvent::CheckReceived, "check_received" },
    EnumName<InvoiceEvent> { InvoiceEvent::Rebilled, "rebilled" },
    EnumName<InvoiceEvent> { InvoiceEvent::Corrected, "corrected" },
    EnumName<InvoiceEvent> { InvoiceEvent::Disputed, "disputed" },
    EnumName<InvoiceEvent> { InvoiceEvent::DisputeSettled, "dispute_settled" },
    EnumName<InvoiceEvent> { InvoiceEvent::Tagged, "tagged" },
};

}  // namespace hub::domain
