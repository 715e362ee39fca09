#include "server/invoice_document.hpp"

#include "pdf/forms/invoice_form.hpp"
#include "store/bill_delivery.hpp"
#include "store/contacts.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <portal.hpp>
#include <utility>

namespace hub::server {

namespace {

/// By name; empty when the location and market has none.
ErrorOr<std::string> billing_contact_of(store::Connection& db, domain::Invoice const& invoice) {
    HUB_TRY_ASSIGN(auto const contacts, store::list_billing_contacts(db, invoice.employer));
    auto const found = std::ranges::find(contacts, invoice.place(), &store::BillingContact::place);
    if (found == contacts.end()) { return std::string {}; }
    HUB_TRY_ASSIGN(auto const contact, store::find_contact(db, invoice.employer, found->contact));
    return contact.full_name();
}

}  // namespace

ErrorOr<Bytes> make_invoice_document(store::Connection& db, domain::Invoice const& invoice, Instant now, pdf::Fonts const& fonts) {
    HUB_TRY_ASSIGN(auto const reference, store::load_reference(db, invoice.employer));
    HUB_TRY_ASSIGN(auto contact, billing_contact_of(db, invoice));
    auto const* const location = reference.find_location(invoice.location);
    auto const* const market = reference.find_market(invoice.market);
    pdf::InvoiceFacts facts {
        .number = invoice.number,
        .issued = invoice.issued,
        .created = now,
        .status = std::string { domain::status_words(domain::status_of(invoice, central_date(now))) },
        .employer = reference.employer.name,
        .billing_contact = std::move(contact),
        .billing_address = {},
        .company_location = location == nullptr ? std::string {} : location->name,
        .market = market == nullptr ? std::string {} : market->name,
        .letterhead = {},
        .billing_office_phone = invoice.office_phone,
        .remit_to = invoice.remit_to,
        .lines = {},
        .paid = invoice.paid,
    };
    facts.letterhead.provider_name = portal::provider;
    facts.letterhead.provider_line = "Occupational health";
    if (location != nullptr) {
        auto const& address = location->address;
        facts.billing_address = address.street + "\n" + address.city + ", " + address.state + " " + address.zip;
    }
    for (auto const& line : invoice.lines) {
        facts.lines.push_back({ line.service_date, line.employee, line.description, facts.market, line.amount });
    }
    HUB_TRY_ASSIGN(auto const bytes, pdf::compose_document(pdf::invoice_form(facts), fonts));
    return Bytes { "application/pdf", "Invoice " + invoice.number + ".pdf",
        std::string { reinterpret_cast<char const*>(bytes.data()), bytes.size() } };
}

}  // namespace hub::server
