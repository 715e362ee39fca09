// A non-injury invoice as a document (BILL-08, BILL-31, BILL-32): what was done for whom, what is due, whom to call and
// where to send a check.
#pragma once

#include "base/date.hpp"
#include "base/money.hpp"
#include "pdf/document_form.hpp"

#include <string>
#include <vector>

namespace hub::pdf {

struct InvoiceFacts {
    struct Line {
        Date service_date;
        std::string employee;
        std::string service;
        std::string center;
        Money amount;
    };
    std::string number;
    Date issued;
    Instant created;
    std::string status;  ///< "New", "Partially paid", …: as shown online at `created`
    std::string employer;
    std::string billing_contact;
    std::string billing_address;  ///< lines separated by '\n'
    std::string company_location;
    std::string market;
    Letterhead letterhead;
    std::string billing_office_phone;  ///< the number for questions, disputes and ACH (BILL-32, BILL-41)
    std::string remit_to;              ///< lines separated by '\n'
    std::vector<Line> lines;
    Money paid;
};

[[nodiscard]] DocumentForm invoice_form(InvoiceFacts const& facts);

}  // namespace hub::pdf
