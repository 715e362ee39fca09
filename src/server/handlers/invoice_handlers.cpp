// Invoices besides paying (rows 40 to 42): the list, one of them, its PDF, the employer's tag and a dispute.
#include "server/handlers/handlers.hpp"

#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "server/billing_contacts.hpp"
#include "server/invoice_document.hpp"
#include "server/invoice_list.hpp"
#include "server/mail.hpp"
#include "store/contacts.hpp"
#include "store/invoice_history.hpp"
#include "store/invoices.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace hub::server {

namespace {

ErrorOr<api::InvoicePage> list_invoices(HandlerContext const& context, Call const& call, api::ListInvoices const& ask) {
    HUB_TRY_ASSIGN(auto page, read_with(context, [&](store::Connection& db) { return make_invoice_page(db, call, ask); }));
    if (page.unchanged) { return page; }
    HUB_TRY(audit_now(context.services, call,
        { .action = "invoices.listed", .object_type = "invoices", .details = { { "rows", std::to_string(page.id.size()) } } }));
    return page;
}

ErrorOr<std::vector<api::InvoiceStep>> history_of(store::Connection& db, domain::Invoice const& invoice) {
    HUB_TRY_ASSIGN(auto steps, store::list_invoice_steps(db, invoice.employer, invoice.id));
    std::vector<api::InvoiceStep> history;
    bool has_issue = false;
    for (auto& step : steps) {
        has_issue = has_issue || step.event == domain::InvoiceEvent::Issued;
        history.push_back({ step.event, step.at, std::move(step.by), step.amount, step.payment });
    }
    // One from before its history was kept.
    if (!has_issue) {
        history.push_back({ domain::InvoiceEvent::Issued, start_of_central_day(invoice.issued), {}, invoice.total, std::nullopt });
    }
    return history;
}

ErrorOr<api::InvoiceDetail> detail_of(store::Connection& db, domain::Invoice const& invoice, Date today) {
    HUB_TRY_ASSIGN(auto const names, load_place_names(db, invoice.employer));
    HUB_TRY_ASSIGN(auto history, history_of(db, invoice));
    return api::InvoiceDetail {
        .id = invoice.id,
        .number = invoice.number,
        .location_name = names.location(invoice.location),
        .market_name = names.market(invoice.market),
        .issued = invoice.issued,
        .total = invoice.total,
        .paid = invoice.paid,
        .in_process = invoice.in_process,
        .balance = invoice.balance(),
        .status = domain::status_of(invoice, today),
        .rebilled_on = invoice.rebilled_on,
        .corrected_on = invoice.corrected_on,
        .paid_on = invoice.paid_on,
        .disputed_at = invoice.disputed_at,
        .tag = invoice.tag,
        .office_phone = invoice.office_phone,
        .remit_to = invoice.remit_to,
        .lines = invoice.lines,
        .history = std::move(history),
    };
}

ErrorOr<api::InvoiceDetail> get_invoice(HandlerContext const& context, Call const& call, api::OneInvoice const& ask) {
    HUB_TRY_ASSIGN(auto detail, read_with(context, [&](store::Connection& db) -> ErrorOr<api::InvoiceDetail> {
        HUB_TRY_ASSIGN(auto const invoice, find_visible_invoice(db, call.who.viewer(), ask.id));
        return detail_of(db, invoice, call.today);
    }));
    HUB_TRY(audit_now(context.services, call, { .action = "invoice.viewed", .object_type = "invoice", .object_id = ask.id.to_string() }));
    return detail;
}

ErrorOr<Bytes> invoice_file(HandlerContext const& context, Call const& call, api::OneInvoice const& ask) {
    HUB_TRY_ASSIGN(auto file, read_with(context, [&](store::Connection& db) -> ErrorOr<Bytes> {
        HUB_TRY_ASSIGN(auto const invoice, find_visible_invoice(db, call.who.viewer(), ask.id));
        return make_invoice_document(db, invoice, call.now, context.services.fonts);
    }));
    HUB_TRY(
        audit_now(context.services, call, { .action = "invoice.downloaded", .object_type = "invoice", .object_id = ask.id.to_string() }));
    return file;
}

ErrorOr<api::InvoiceDetail> tag_invoice(
    HandlerContext const& context, Call const& call, store::Connection& db, api::TagInvoice const& ask) {
    HUB_TRY_ASSIGN(auto invoice, find_visible_invoice(db, call.who.viewer(), ask.id));
    HUB_TRY(domain::check_invoice_tag(ask.tag));
    std::string const tag { trim(ask.tag) };
    if (tag == invoice.tag) { return detail_of(db, invoice, call.today); }
    HUB_TRY(audit(db, context.services, call,
        { .action = "invoice.tagged",
            .object_type = "invoice",
            .object_id = ask.id.to_string(),
            .changes = { { "tag", invoice.tag, tag } } }));
    invoice.tag = tag;
    HUB_TRY(store::update_invoice(db, invoice));
    HUB_TRY(store::add_invoice_step(db,
        { .employer = invoice.employer,
            .invoice = invoice.id,
            .at = call.now,
            .event = domain::InvoiceEvent::Tagged,
            .by = call.who.contact.full_name() }));
    return detail_of(db, invoice, call.today);
}

ErrorOr<api::InvoiceDetail> dispute_invoice(
    HandlerContext const& context, Call const& call, store::Connection& db, api::DisputeInvoice const& ask) {
    HUB_TRY_ASSIGN(auto invoice, find_visible_invoice(db, call.who.viewer(), ask.id));
    HUB_TRY(domain::check_dispute_text(ask.text));
    if (invoice.disputed_at) {
        return fail(Error::conflict(
            "This invoice is in dispute already. The Central Business Office, " + invoice.office_phone + ", can tell you how far it is."));
    }
    std::string const text { trim(ask.text) };
    auto const& contact = call.who.contact;
    invoice.disputed_at = call.now;
    HUB_TRY(store::update_invoice(db, invoice));
    HUB_TRY(store::insert_dispute(db, { invoice.employer, invoice.id, call.now, contact.id, text }));
    HUB_TRY(store::add_invoice_step(db,
        { .employer = invoice.employer,
            .invoice = invoice.id,
            .at = call.now,
            .event = domain::InvoiceEvent::Disputed,
            .by = contact.full_name() }));
    HUB_TRY(queue_mail_to_support(context, db,
        { std::format("For the Central Business Office: invoice {} is disputed", invoice.number),
            std::format(
                "{} ({}, {}) says about invoice {}:\n\n{}\n", contact.full_name(), contact.email, contact.phone, invoice.number, text) },
        call.now));
    HUB_TRY(
        audit(db, context.services, call, { .action = "invoice.disputed", .object_type = "invoice", .object_id = invoice.id.to_string() }));
    return detail_of(db, invoice, call.today);
}

ErrorOr<api::BillingHelpers> list_helpers(HandlerContext const& context, Call const& call) {
    return read_with(context, [&](store::Connection& db) -> ErrorOr<api::BillingHelpers> {
        HUB_TRY_ASSIGN(auto admins, store::list_user_admins(db, call.who.employer()));
        api::BillingHelpers helpers;
        for (auto& admin : admins) { helpers.user_admins.push_back({ admin.full_name(), std::move(admin.email), std::move(admin.phone) }); }
        return helpers;
    });
}

}  // namespace

ErrorOr<domain::Invoice> find_visible_invoice(store::Connection& db, domain::Viewer const& viewer, domain::InvoiceId id) {
    HUB_TRY_ASSIGN(auto invoice, store::find_invoice(db, viewer.employer, id));
    if (!domain::can_view_invoice(viewer, invoice)) { return fail(Error::not_found()); }
    return invoice;
}

ErrorOr<std::vector<domain::Invoice>> visible_invoices(store::Connection& db, domain::Viewer const& viewer, store::WithLines lines) {
    HUB_TRY_ASSIGN(auto invoices, store::list_open_invoices(db, viewer.employer, lines));
    std::erase_if(invoices, [&](domain::Invoice const& invoice) { return !domain::can_view_invoice(viewer, invoice); });
    return invoices;
}

void add_invoice_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_invoices, [&context](Call& call, api::ListInvoices const& ask) { return list_invoices(context, call, ask); });
    router.on(api::get_invoice, [&context](Call& call, api::OneInvoice const& ask) { return get_invoice(context, call, ask); });
    router.on(api::invoice_file, [&context](Call& call, api::OneInvoice const& ask) { return invoice_file(context, call, ask); });
    router.on_write(api::tag_invoice,
        [&context](Call& call, store::Connection& db, api::TagInvoice const& ask) { return tag_invoice(context, call, db, ask); });
    router.on_write(api::dispute_invoice,
        [&context](Call& call, store::Connection& db, api::DisputeInvoice const& ask) { return dispute_invoice(context, call, db, ask); });
    router.on(api::list_billing_helpers, [&context](Call& call, api::Nothing const&) { return list_helpers(context, call); });
}

}  // namespace hub::server
