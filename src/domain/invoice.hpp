// Invoices for non-injury services (BILL-*) and what may happen to one. Money in cents; days counted in Central Time.
//
// Of every invoice 0 <= paid <= total holds after each event; what is received beyond the total is told as `left_over`, to be given
// back by the Central Business Office. Payments by card are in payment.hpp.
#pragma once

#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/contact.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::domain {

struct InvoiceLine {
    std::string description;  ///< "DOT physical"
    std::string employee;     ///< "DeShawn Carter"
    Date service_date;
    Money amount;
};

struct Invoice {
    InvoiceId id;
    EmployerId employer;
    std::string number;  ///< "4417-20881"
    LocationId location;
    MarketId market;
    Date issued;
    Money total;
    Money paid;
    Money in_process;                 ///< sent, not yet processed (BILL-26 Submitted)
    std::optional<Date> rebilled_on;  ///< BILL-49
    std::string office_phone;         ///< the Central Business Office's number for this invoice (BILL-32)
    std::string remit_to;
    std::vector<InvoiceLine> lines;
    bool online = true;                       ///< issued online and so seen here; all others go by post (BILL-09, BILL-17)
    std::optional<Date> paid_on = {};         ///< when it was paid in full
    std::optional<Date> corrected_on = {};    ///< BILL-22
    std::optional<Instant> disputed_at = {};  ///< none: not in dispute (BILL-A3)
    std::string tag = {};                     ///< the employer's own (BILL-A6)

    [[nodiscard]] Money balance() const { return total - paid; }
    [[nodiscard]] LocationMarket place() const { return { location, market }; }
};

inline constexpr int overdue_after_days = 30;           ///< BILL-30: overdue on day 31, not on day 30
inline constexpr std::size_t ageing_steps = 4;          ///< BILL-A1: 0 to 30, 31 to 60, 61 to 90, over 90 days
inline constexpr std::size_t longest_invoice_tag = 40;  ///< characters
inline constexpr std::size_t shortest_dispute = 10;     ///< characters
inline constexpr std::size_t longest_dispute = 2'000;

[[nodiscard]] int age_days(Invoice const& invoice, Date today);
/// Below `ageing_steps`.
[[nodiscard]] std::size_t ageing_step(int age_days);
/// BILL-48.
[[nodiscard]] InvoiceStatus status_of(Invoice const& invoice, Date today);
[[nodiscard]] bool is_open(Invoice const& invoice);
/// "Partially paid".
[[nodiscard]] std::string_view status_words(InvoiceStatus status);

/// BILL-21, BILL-23, BILL-30: not paid in full on day 31 and not rebilled yet. One whose whole balance is being processed waits: if that
/// comes to less, it is rebilled then.
[[nodiscard]] bool is_rebill_due(Invoice const& invoice, Date today);

/// What came of money for an invoice.
struct Applied {
    Money applied;    ///< counts as paid
    Money left_over;  ///< was more than was due
};
/// A payment was sent (BILL-26 Submitted).
void submit_payment(Invoice& invoice, Money amount);
/// A payment that was sent is booked (BILL-27, BILL-28).
Applied process_payment(Invoice& invoice, Money amount, Date day);
/// A check has come (BILL-29).
Applied receive_check(Invoice& invoice, Money amount, Date day);
/// The lines were corrected, and with them the total (BILL-22); ends a dispute. `left_over` is what had been paid beyond the new total.
Applied correct_lines(Invoice& invoice, std::vector<InvoiceLine> lines, Date day);

/// Invalid "tag".
[[nodiscard]] ErrorOr<void> check_invoice_tag(std::string_view tag);
/// Invalid "text".
[[nodiscard]] ErrorOr<void> check_dispute_text(std::string_view text);

}  // namespace hub::domain
