// Invoices for non-injury services (BILL-*). Money in cents; days counted in Central Time.
#pragma once

#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/contact.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
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

    [[nodiscard]] Money balance() const { return total - paid; }
};

inline constexpr int overdue_after_days = 30;  ///< BILL-30: overdue on day 31, not on day 30

[[nodiscard]] int age_days(Invoice const& invoice, Date today);
/// BILL-48.
[[nodiscard]] InvoiceStatus status_of(Invoice const& invoice, Date today);
[[nodiscard]] bool is_open(Invoice const& invoice);

}  // namespace hub::domain
