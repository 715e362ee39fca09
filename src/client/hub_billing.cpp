// What the commands about invoices, payments and bill delivery do. Every failure ends in a notice or in the Submission it belongs to.
#include "client/billing_commands.hpp"

#include "base/text.hpp"
#include "client/hub.hpp"

#include <algorithm>
#include <utility>

namespace hub::client {

namespace {

constexpr std::int32_t first_page_rows = 2'000;  // small, so that the list is usable at once
constexpr std::int32_t page_rows = 20'000;
constexpr double payment_poll_ms = 4'000;  ///< while the payment site has not told what came of an order

std::string invoice_url(domain::InvoiceId id) {
    return api::fill_path(api::invoice_file, api::OneInvoice { id });
}

std::string_view word_of(domain::DeliveryMethod method) {
    return method == domain::DeliveryMethod::Online ? "online" : "on paper";
}

std::string changed_words(ChangeBillDelivery const& command) {
    std::string const place = command.row.location_name + ", " + command.row.market_name;
    if (command.method == command.row.method) { return place + " stays " + std::string { word_of(command.method) } + "."; }
    auto words = place + ": invoices come " + std::string { word_of(command.method) } + " from the next billing cycle on";
    if (command.row.pending_from) { words += ", " + command.row.pending_from->to_us(); }
    return words + ". A confirmation goes out by e-mail.";
}

}  // namespace

struct Hub::BillingRunner {
    Hub& hub;

    [[nodiscard]] BillingWork& work() const { return hub.m_data.billing; }

    void operator()(ShowInvoice const& command) const {
        if (work().shown == command.invoice) { return; }
        work().shown = command.invoice;
        work().detail.clear();
        load_detail();
    }

    void operator()(TagInvoice const& command) const {
        work().tag.begin();
        std::string const before = work().detail.value && work().shown == command.invoice ? work().detail.value->tag : std::string {};
        hub.ask(api::tag_invoice, api::TagInvoice { command.invoice, command.tag },
            [&hub = hub, command, before](Answer<api::InvoiceDetail> answer) {
                BillingRunner const runner { hub };
                if (!runner.take(runner.work().tag, answer)) { return; }
                runner.take_detail(command.invoice, std::move(*answer.value));
                if (!command.can_undo) { return; }
                hub.notify(Notice::Tone::Success, command.tag.empty() ? "Reference removed." : "Reference saved.", "Undo",
                    TagInvoice { .invoice = command.invoice, .tag = before, .can_undo = false });
            });
    }

    void operator()(DisputeInvoice const& command) const {
        if (work().dispute.busy) { return; }
        work().dispute.begin();
        api::DisputeInvoice const ask { command.invoice, command.text };
        hub.ask(
            api::dispute_invoice, ask,
            [&hub = hub, command](Answer<api::InvoiceDetail> answer) {
                BillingRunner const runner { hub };
                if (!runner.take(runner.work().dispute, answer)) { return; }
                hub.m_billing_intention.end();
                runner.take_detail(command.invoice, std::move(*answer.value));
                hub.notify(Notice::Tone::Success, "The Central Business Office has your message. The invoice is in dispute.");
            },
            key_of(api::fill_path(api::dispute_invoice, ask) + command.text));
    }

    void operator()(DownloadInvoice const& command) const {
        hub.m_platform.save_url(invoice_url(command.invoice), "Invoice " + command.number + ".pdf");
    }

    void operator()(BundleInvoices const& command) const {
        std::vector<BundleItem> items;
        for (auto const id : command.invoices) {
            auto const row = work().invoices.find(id);
            if (!row) { continue; }
            auto const invoice = work().invoices.invoice(*row);
            items.push_back({ .url = invoice_url(id), .title = "Invoice " + invoice.number, .group = {}, .date = {}, .file = {} });
        }
        BundleOptions options;
        options.title = "Invoices " + hub.m_data.today.to_iso();
        options.file_name = options.title + ".pdf";
        if (hub.m_data.session) { options.company = hub.m_data.session->employer_name; }
        hub.m_data.bundle_documents.clear();
        hub.m_platform.bundle().start(std::move(items), std::move(options));
    }

    void operator()(StartPayment const& command) const {
        if (work().start_payment.busy) { return; }
        work().start_payment.begin();
        work().ordered.reset();
        hub.ask(
            api::start_payment, command.order,
            [&hub = hub](Answer<api::Payment> answer) {
                BillingRunner const runner { hub };
                if (!runner.take(runner.work().start_payment, answer)) { return; }
                hub.m_payment_intention.end();
                runner.work().ordered = std::move(*answer.value);
                if (hub.m_data.sandbox) { return; }
                hub.m_platform.open_external(runner.work().ordered->address);
                hub.watch_payment();
            },
            hub.m_payment_intention.key_of(
                api::write_body(api::start_payment, command.order), [&] { return hub.m_api.make_idempotency_key(); }));
    }

    void operator()(ForgetPaymentOrder const&) const {
        if (work().start_payment.busy) { return; }
        work().start_payment.error.reset();
        work().start_payment.field_errors.clear();
        work().ordered.reset();
        work().training_payment = {};
        hub.m_payment_seen_ms = 0;
    }

    void operator()(PayInTraining const& command) const {
        auto& submission = work().training_payment;
        if (submission.busy || !work().ordered) { return; }
        submission.begin();
        submission.busy = false;
        submission.field_errors = domain::check_card(command.card, hub.m_data.today);
        if (!submission.field_errors.empty()) {
            submission.error = submission.field_errors.front();
            return;
        }
        auto const result = hub.m_platform.pay_in_sandbox(work().ordered->address, command.card);
        if (!result) {
            submission.error = result.error();
            return;
        }
        submission.busy = true;
        hub.ask(api::report_payment, api::ReportPayment { work().ordered->id, *result }, [&hub = hub](Answer<api::Payment> answer) {
            BillingRunner const runner { hub };
            if (runner.take(runner.work().training_payment, answer)) { runner.take_payment(std::move(*answer.value)); }
        });
    }

    void operator()(ResumePayment const& command) const {
        work().ordered = command.payment;
        hub.watch_payment();
    }

    void operator()(CancelPayment const& command) const {
        hub.ask(api::cancel_payment, api::OnePayment { command.payment }, [&hub = hub, command](Answer<api::Payment> answer) {
            if (!answer.value) { return hub.report(answer.value.error(), "The payment was not cancelled.", command); }
            BillingRunner { hub }.take_payment(std::move(*answer.value));
        });
    }

    void operator()(ShowPayment const& command) const {
        bool const is_shown = work().shown_payment == command.payment;
        if (is_shown && (work().payment.loading || work().payment.has_value())) { return; }
        if (!is_shown) { work().payment.clear(); }
        work().shown_payment = command.payment;
        load_payment(command.result);
    }

    void operator()(ChangeBillDelivery const& command) const {
        if (work().change_delivery.busy) { return; }
        work().change_delivery.begin();
        api::ChangeBillDelivery const ask { command.row.location, command.row.market, command.method, command.row.version };
        hub.ask(api::change_bill_delivery, ask, [&hub = hub, command](Answer<api::BillDelivery> answer) {
            BillingRunner const runner { hub };
            bool const is_outdated = !answer.value && answer.value.error().code == ErrorCode::Outdated;
            if (!runner.take(runner.work().change_delivery, answer)) {
                if (is_outdated) { hub.refresh(NeedBillDelivery, 0); }
                return;
            }
            auto done = command;
            for (auto const& row : answer.value->rows) {
                if (row.location == command.row.location && row.market == command.row.market) { done.row.pending_from = row.pending_from; }
            }
            runner.work().delivery.finish(std::move(answer.value));
            hub.notify(Notice::Tone::Success, changed_words(done));
        });
    }

    void operator()(ChangeAllBillDelivery const& command) const {
        if (work().change_delivery.busy) { return; }
        work().change_delivery.begin();
        hub.ask(api::change_all_bill_delivery, api::ChangeAllBillDelivery { command.method, command.dry_run },
            [&hub = hub, command](Answer<api::BillDelivery> answer) {
                BillingRunner const runner { hub };
                if (!runner.take(runner.work().change_delivery, answer)) { return; }
                if (command.dry_run) {
                    runner.work().delivery_preview = std::move(*answer.value);
                    return;
                }
                runner.work().delivery_preview.reset();
                runner.work().delivery.finish(std::move(answer.value));
                hub.notify(Notice::Tone::Success,
                    "All invoices come " + std::string { word_of(command.method) }
                        + " from the next billing cycle on. A confirmation goes out by e-mail.");
            });
    }

    void operator()(ForgetBillDeliveryPreview const&) const {
        work().delivery_preview.reset();
        if (!work().change_delivery.busy) { work().change_delivery.error.reset(); }
    }

    void operator()(ChangeCentralContact const& command) const {
        if (work().change_delivery.busy) { return; }
        work().change_delivery.begin();
        hub.ask(api::change_central_contact, api::ChangeCentralContact { command.central }, [&hub = hub](Answer<api::BillDelivery> answer) {
            BillingRunner const runner { hub };
            if (!runner.take(runner.work().change_delivery, answer)) { return; }
            runner.work().delivery.finish(std::move(answer.value));
            hub.notify(Notice::Tone::Success, "Saved.");
        });
    }

    void load_detail() const {
        if (!work().shown || work().detail.loading) { return; }
        bool const again = work().detail.has_value();
        work().detail.begin(hub.m_platform.monotonic_ms());
        auto const id = *work().shown;
        hub.ask(
            api::get_invoice, api::OneInvoice { id },
            [&hub = hub, id](Answer<api::InvoiceDetail> answer) {
                auto& done = hub.m_data.billing;
                if (done.shown == id) { done.detail.finish(std::move(answer.value)); }
            },
            {}, again ? Polling::Yes : Polling::No);
    }

    void load_list() const {
        auto& table = work().invoices;
        bool const first = table.cursor().empty();
        work().invoices_load.begin(hub.m_platform.monotonic_ms());
        bool const known = !table.revision().empty();
        api::ListInvoices const ask { .cursor = std::string { table.cursor() },
            .limit = first && !known ? first_page_rows : page_rows,
            .revision = std::string { first ? table.revision() : std::string_view {} } };
        hub.ask(
            api::list_invoices, ask,
            [&hub = hub, first](Answer<api::InvoicePage> answer) {
                auto& done = hub.m_data.billing;
                bool more = false;
                if (answer.value) {
                    more = answer.value->more && !answer.value->unchanged;
                    auto applied = done.invoices.apply(*answer.value, first, hub.m_data.today);
                    if (!applied) { answer.value = fail(std::move(applied).error()); }
                }
                if (!answer.value) { return done.invoices_load.finish(fail(answer.value.error())); }
                done.invoices_load.finish(api::Nothing {});
                if (more) { BillingRunner { hub }.load_list(); }
            },
            {}, first && !known ? Polling::No : Polling::Yes);
    }

    /// Asks how the payment stands; with the site's result in hand, hands that in.
    void load_payment(std::string const& result) const {
        if (!work().shown_payment || work().payment.loading) { return; }
        auto const id = *work().shown_payment;
        work().payment.begin(hub.m_platform.monotonic_ms());
        auto const done = [&hub = hub, id](Answer<api::Payment> answer) {
            BillingRunner const runner { hub };
            if (runner.work().shown_payment != id) { return; }
            if (!answer.value) { return runner.work().payment.finish(fail(answer.value.error())); }
            runner.take_payment(std::move(*answer.value));
        };
        if (result.empty()) {
            hub.ask(api::get_payment, api::OnePayment { id }, done, {}, Polling::Yes);
        } else {
            hub.ask(api::report_payment, api::ReportPayment { id, result }, done);
        }
    }

    /// How a payment stands, wherever it is shown. What came of it may have changed the invoices.
    void take_payment(api::Payment payment) const {
        bool const is_settled = payment.state != domain::PaymentState::Ordered;
        if (work().ordered && work().ordered->id == payment.id) { work().ordered = payment; }
        if (work().shown_payment == payment.id) { work().payment.finish(std::move(payment)); }
        hub.watch_payment();
        if (is_settled) { hub.refresh(hub.m_needs & (NeedInvoices | NeedPayments), 0); }
    }

    void poll_payment() const {
        std::optional<domain::PaymentId> id;
        if (work().ordered && work().ordered->state == domain::PaymentState::Ordered) { id = work().ordered->id; }
        if (work().payment.value && work().payment.value->state == domain::PaymentState::Ordered) { id = work().payment.value->id; }
        if (!id) { return; }
        hub.ask(
            api::get_payment, api::OnePayment { *id },
            [&hub = hub](Answer<api::Payment> answer) {
                if (answer.value) { return BillingRunner { hub }.take_payment(std::move(*answer.value)); }
                hub.watch_payment();
            },
            {}, Polling::Yes);
    }

private:
    /// Ends the submission. False when it has failed; then it says why.
    template <class Value>
    bool take(Submission& submission, Answer<Value>& answer) const {
        submission.busy = false;
        if (answer.value) {
            ++submission.succeeded;
            return true;
        }
        submission.error = answer.value.error();
        submission.field_errors = std::move(answer.field_errors);
        return false;
    }

    void take_detail(domain::InvoiceId id, api::InvoiceDetail detail) const {
        if (work().shown == id) { work().detail.finish(std::move(detail)); }
        hub.refresh(NeedInvoices, 0);
    }

    [[nodiscard]] std::string key_of(std::string ask) const {
        return hub.m_billing_intention.key_of(std::move(ask), [&] { return hub.m_api.make_idempotency_key(); });
    }
};

void Hub::run_billing(BillingCommand const& command) {
    m_changed = true;
    std::visit(BillingRunner { *this }, command);
}

void Hub::refresh_billing(std::uint32_t needs, double older_than_ms) {
    double const now = m_platform.monotonic_ms();
    auto& work = m_data.billing;
    auto const is_due = [&](auto const& query) { return !query.loading && now - query.asked_at_ms >= older_than_ms; };
    BillingRunner const runner { *this };
    if ((needs & NeedInvoices) != 0 && is_due(work.invoices_load)) { runner.load_list(); }
    if ((needs & NeedInvoices) != 0 && is_due(work.detail)) { runner.load_detail(); }
    if ((needs & NeedShownPayment) != 0 && work.payment.has_value() && is_due(work.payment)) { runner.load_payment({}); }
}

/// The payment site works in another window: asked now and then while somebody waits for its word.
void Hub::watch_payment() {
    auto const& work = m_data.billing;
    bool const waits = (work.ordered && work.ordered->state == domain::PaymentState::Ordered)
        || (work.payment.value && work.payment.value->state == domain::PaymentState::Ordered);
    m_payment_seen_ms = waits ? m_platform.monotonic_ms() + payment_poll_ms : 0;
}

void Hub::poll_payment() {
    if (m_payment_seen_ms <= 0 || m_platform.monotonic_ms() < m_payment_seen_ms) { return; }
    m_payment_seen_ms = 0;
    if (m_data.session_state == SessionState::SignedIn) { BillingRunner { *this }.poll_payment(); }
}

}  // namespace hub::client
