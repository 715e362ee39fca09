// Payments by card (BILL-33 to BILL-44): what may be ordered, and how a payment goes from the order to its booking. The card itself is
// the payment site's affair (card.hpp).
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "domain/invoice.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hub::domain {

inline constexpr std::size_t most_invoices_of_payment = 5;     ///< BILL-33
inline constexpr std::size_t longest_payment_comment = 64;     ///< characters (BILL-36)
inline constexpr std::int64_t payment_order_ms = 30 * 60'000;  ///< how long an order stands; then its invoices are free again
inline constexpr int processing_business_days = 3;             ///< BILL-28

struct PaymentItem {
    InvoiceId invoice;
    Money amount;
    std::optional<PartialReason> reason;  ///< BILL-35
    Money booked = {};                    ///< once Processed: what counted as paid
    Money left_over = {};                 ///< once Processed: what was more than was due by then, to be given back
};

struct Payment {
    PaymentId id;
    EmployerId employer;
    PaymentState state = PaymentState::Ordered;
    std::vector<PaymentItem> items;
    std::string comment;
    ContactId by;
    std::string by_name;
    Instant ordered_at;
    Instant expires_at;
    std::optional<Instant> settled_at;
    std::optional<Date> process_on;  ///< the day on which it is booked, once Submitted
    std::optional<CardBrand> brand;
    std::string last_digits;
    std::string confirmation;

    [[nodiscard]] Money total() const;
};

/// What a person has filled in.
struct PaymentForm {
    std::vector<PaymentItem> items;
    std::string comment;
    bool acknowledged = false;
};

/// Everything that is wrong with the form, by field ("items[1].amount"). `invoices` are those of the items, in their order.
[[nodiscard]] std::vector<Error> check_payment(PaymentForm const& form, std::span<Invoice const> invoices);
/// What can be said without the invoices: how many, none twice, comment and acknowledgment. The first of it.
[[nodiscard]] std::vector<Error> check_payment_form(PaymentForm const& form);
/// Conflict while the invoice is Submitted (BILL-44), or when it is paid already.
[[nodiscard]] ErrorOr<void> check_payable(Invoice const& invoice);

/// As it is at that moment: an order whose time is over is Expired, whether or not a job has noted it.
[[nodiscard]] PaymentState state_at(Payment const& payment, Instant now);
/// The day on which money that was received then is booked.
[[nodiscard]] Date processing_day(Instant received);

enum class ResultOutcome : std::uint8_t {
    Applied,   ///< the payment has the new state
    Repeated,  ///< known already; nothing changes
    Late,      ///< it was decided otherwise before, and stays so
};
/// What a result of the payment site does to the payment's state. Money that was taken counts whatever was said before, and once.
[[nodiscard]] ResultOutcome outcome_of(PaymentState present, PaymentState told);

}  // namespace hub::domain
