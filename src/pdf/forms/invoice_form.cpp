#include "pdf/forms/invoice_form.hpp"

#include "base/text.hpp"

#include <utility>

namespace hub::pdf {

namespace {

std::vector<std::string> owned_lines(std::string const& first, std::string const& rest) {
    std::vector<std::string> out { first };
    for (auto const line : split(rest, '\n')) {
        if (!line.empty()) { out.emplace_back(line); }
    }
    return out;
}

}  // namespace

DocumentForm invoice_form(InvoiceFacts const& facts) {
    Money total;
    Table table { { { "Date", 1.7F }, { "Employee", 2.7F }, { "Service", 3.6F }, { "Center", 2.6F }, { "Amount", 1.5F, Align::Right } }, {},
        {} };
    for (auto const& line : facts.lines) {
        total += line.amount;
        table.rows.push_back({ line.service_date.to_us(), line.employee, line.service, line.center, line.amount.to_us() });
    }
    auto const due = total - facts.paid;
    table.totals = { { "Total", total.to_us() }, { "Paid", facts.paid.to_us() }, { "Amount due", due.to_us() } };

    DocumentForm form;
    form.title = "Invoice " + facts.number;
    form.kind_label = "Employer services · Invoice";
    form.document_id = facts.number;
    form.created = facts.created;
    form.letterhead = facts.letterhead;
    form.patient = {
        { "Bill to", facts.employer },
        { "Invoice date", facts.issued.to_us() },
        { "Status", facts.status },
        { "Company location", facts.company_location },
        { "Market", facts.market },
        { "Terms", "Due upon receipt" },
    };
    form.sections.push_back({ "", { Outcome { Tone::Neutral, "Amount due", due.to_us(), "" } } });
    form.sections.push_back({ "Services", { std::move(table) } });
    form.sections.push_back({ "Bill to", { Lines { owned_lines(facts.employer, facts.billing_contact + "\n" + facts.billing_address) } } });
    form.sections.push_back({ "Remit checks to", { Lines { owned_lines(facts.letterhead.provider_name, facts.remit_to) } } });
    form.sections.push_back({ "Questions and payment",
        { Paragraph { "Pay by card in the portal under Billing and payments. For questions, disputes and payment by ACH call "
            + facts.billing_office_phone
            + ". Please write the invoice number on your check; a mailed check takes 7 to 10 business days to show." } } });
    form.confidentiality =
        "Confidential. Names of employees and services are protected information; share this invoice only with those who pay it.";
    return form;
}

}  // namespace hub::pdf
