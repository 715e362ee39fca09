// "Pay now" (BILL-33 to BILL-37): amounts, reasons, comment and acknowledgment; then the payment site in a window of its own, while this
// dialog waits and tells what came of it.
#include "base/text.hpp"
#include "domain/payment.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/invoices/invoice_words.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace hub::ui {

namespace {

using domain::PartialReason;
using domain::PaymentState;

constexpr std::array reasons { PartialReason::DisputedLine, PartialReason::PartAlreadyPaid, PartialReason::CreditExpected,
    PartialReason::BudgetLimit, PartialReason::Other };

/// What is typed, or nothing while it is no amount.
std::optional<Money> amount_of(PaymentDraft::Line const& line) {
    auto const amount = Money::parse_us(line.amount);
    return amount ? std::optional { *amount } : std::nullopt;
}

bool is_partial(PaymentDraft::Line const& line) {
    auto const amount = amount_of(line);
    return amount && *amount < line.balance;
}

Money sum_of(PaymentDraft const& draft) {
    Money sum;
    for (auto const& line : draft.lines) { sum += amount_of(line).value_or(Money {}); }
    return sum;
}

api::StartPayment order_of(PaymentDraft const& draft) {
    api::StartPayment order { .items = {}, .comment = std::string { trim(draft.comment) }, .acknowledged = draft.acknowledged };
    for (auto const& line : draft.lines) {
        bool const has_reason = is_partial(line) && line.reason;
        order.items.push_back({ .invoice = line.invoice,
            .amount = amount_of(line).value_or(Money {}),
            .reason = has_reason ? std::optional { reasons.at(*line.reason) } : std::nullopt });
    }
    return order;
}

/// The refusals beside the fields that they name.
void show_errors(Ui& ui, PaymentDraft& draft, std::vector<Error> const& errors) {
    draft.acknowledged_error.clear();
    std::string first;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        auto& line = draft.lines[i];
        line.amount_error.clear();
        line.reason_error.clear();
        std::string const item = "items[" + std::to_string(i) + "].";
        for (auto const& error : errors) {
            if (error.field == item + "reason") { line.reason_error = error.message; }
            if (error.field == item + "amount" || error.field == item + "invoice") { line.amount_error = error.message; }
        }
        if (first.empty() && !line.amount_error.empty()) { first = "amount-" + std::to_string(i); }
        if (first.empty() && !line.reason_error.empty()) { first = "reason-" + std::to_string(i); }
    }
    for (auto const& error : errors) {
        if (error.field == "acknowledged") { draft.acknowledged_error = error.message; }
    }
    if (first.empty() && !draft.acknowledged_error.empty()) { first = "acknowledged"; }
    if (!first.empty()) { ui.focus(first); }
}

/// The same rules as the server's, so that most of what is wrong is said at once.
void submit(Frame& frame, PaymentDraft& draft) {
    auto const order = order_of(draft);
    domain::PaymentForm form { .items = {}, .comment = order.comment, .acknowledged = order.acknowledged };
    std::vector<domain::Invoice> invoices;
    for (auto const& item : order.items) {
        form.items.push_back({ .invoice = item.invoice, .amount = item.amount, .reason = item.reason });
        domain::Invoice invoice;
        if (auto const row = frame.data.billing.invoices.find(item.invoice)) {
            auto const known = frame.data.billing.invoices.invoice(*row);
            invoice.id = known.id;
            invoice.number = known.number;
            invoice.total = known.total;
            invoice.paid = known.paid;
            invoice.in_process = known.in_process;
        }
        invoices.push_back(std::move(invoice));
    }
    auto errors = domain::check_payment(form, invoices);
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        if (auto const amount = Money::parse_us(draft.lines[i].amount); !amount) {
            auto wrong = amount.error();
            wrong.field = "items[" + std::to_string(i) + "].amount";
            errors.push_back(std::move(wrong));
        }
    }
    show_errors(frame.ui, draft, errors);
    if (!errors.empty()) {
        frame.ui.alert(errors.front().message);
        return;
    }
    frame.send(client::StartPayment { order });
}

void line_ui(Ui& ui, Flow& flow, PaymentDraft::Line& line, std::size_t place) {
    std::string const balance = "Balance " + line.balance.to_us();
    std::string const amount_key = "amount-" + std::to_string(place);
    std::string const reason_key = "reason-" + std::to_string(place);
    Rect title = flow.next(24, space::s1);
    widgets::text(ui, title.cut_right(180), balance, { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Right });
    widgets::heading(ui, title, "Invoice " + line.number, { .level = 3, .style = TextStyle::BodyStrong });
    std::string const label = "Amount for invoice " + line.number;
    bool const partial = is_partial(line);
    widgets::TextFieldOptions const amount { .key = amount_key,
        .label = "Amount",
        .required = true,
        .help = partial ? "Less than the balance" : "In full",
        .error = line.amount_error,
        .reserve_message = true,
        .autocomplete = "off",
        .input_mode = "decimal",
        .max_length = 14 };
    float const height = widgets::text_field_height(ui, amount);
    Rect row = flow.next(height, space::s1);
    bool const beside = row.width >= 420;
    Rect const amount_place = beside ? row.cut_left(160, space::s3) : row;
    auto const group = ui.group(label, { .role = Role::Group, .rect = amount_place, .name = label });
    if (widgets::text_field(ui, amount_place, line.amount, amount)) { line.amount_error.clear(); }
    if (!partial) { return; }
    std::vector<widgets::ListItem> items;
    for (auto const reason : reasons) { items.push_back({ .label = reason_words(reason) }); }
    widgets::TextFieldOptions const reason { .key = reason_key,
        .label = "Reason for paying less",
        .required = true,
        .error = line.reason_error,
        .reserve_message = true,
        .placeholder = "Choose a reason" };
    if (widgets::select(ui, beside ? row : flow.next(height, space::s1), line.reason, reason, items)) { line.reason_error.clear(); }
}

void form_ui(Frame& frame, Flow& body, PaymentDraft& draft) {
    auto& ui = frame.ui;
    auto const& submission = frame.data.billing.start_payment;
    if (auto const general = answer_in_general(submission); !general.empty()) {
        widgets::BannerOptions const refused { .key = "refused", .tone = Tone::Danger, .text = general, .assertive = true };
        widgets::banner(ui, body.next(widgets::banner_height(ui, refused, body.width()), space::s3), refused);
    }
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        line_ui(ui, body, draft.lines[i], i);
        body.gap(space::s2);
    }
    widgets::separator(ui, body.next(1, space::s3));
    Rect total = body.next(28, space::s3);
    std::string const sum = sum_of(draft).to_us();
    widgets::status_text(ui, total.cut_right(160), "sum", sum, { .style = TextStyle::Heading, .align = Align::Right });
    widgets::text(ui, total, "To pay", { .style = TextStyle::BodyStrong });
    std::string const used = std::to_string(code_point_count(draft.comment)) + "/" + std::to_string(domain::longest_payment_comment);
    widgets::TextFieldOptions const comment { .key = "comment",
        .label = "Additional comments",
        .optional = true,
        .error = code_point_count(draft.comment) > domain::longest_payment_comment ? "At most 64 characters." : "",
        .side_text = used,
        .autocomplete = "off",
        .max_length = static_cast<int>(domain::longest_payment_comment) };
    widgets::text_field(ui, body.next(widgets::text_field_height(ui, comment), space::s3), draft.comment, comment);
    widgets::CheckboxOptions const share { .key = "acknowledged",
        .label = "I understand that invoice numbers, amounts and my company's name are shared with the payment site.",
        .wraps = true,
        .error = draft.acknowledged_error };
    if (widgets::checkbox(ui, body.next(widgets::checkbox_height(ui, share, body.width()), space::s1), draft.acknowledged, share)) {
        draft.acknowledged_error.clear();
    }
    if (!draft.acknowledged_error.empty()) {
        widgets::text(ui, body.next(20, space::s2), draft.acknowledged_error, { .style = TextStyle::Small, .ink = Color::DangerText });
    }
    widgets::paragraph(ui, body,
        "Cards: Mastercard, Visa, American Express. For ACH call the number on the invoice; checks go to its remit-to address. There are "
        "no "
        "recurring payments.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    body.gap(space::s2);
}

void form_dialog_ui(Frame& frame, PaymentDraft& draft) {
    auto& ui = frame.ui;
    auto const& submission = frame.data.billing.start_payment;
    std::string const subtitle = plural(static_cast<std::int64_t>(draft.lines.size()), "invoice", "invoices")
        + ". The payment itself is made on the payment site, in a new window.";
    auto dialog = widgets::Dialog(ui, draft.is_open,
        { .key = "pay",
            .title = "Pay now",
            .subtitle = subtitle,
            .width = widgets::DialogWidth::Progress,
            .has_close = true,
            .has_footer = false });
    if (!dialog) {
        if (!draft.is_open) { frame.send(client::ForgetPaymentOrder {}); }
        return;
    }
    auto& body = dialog.body();
    auto const form = ui.group("task", { .role = Role::Form, .rect = body.rest(), .name = "Pay now" });
    if (is_answered(draft.was_busy, submission) && submission.error) { show_errors(ui, draft, submission.field_errors); }
    form_ui(frame, body, draft);
    Rect row = body.next(ui.metrics().control());
    auto const pressed = widgets::button_row(ui, row,
        { { .key = "cancel", .label = "Cancel" },
            { .key = "next",
                .label = "Next",
                .trailing_icon = icon::external_link,
                .style = widgets::ButtonStyle::Primary,
                .submit = true,
                .busy = submission.busy,
                .busy_label = "Preparing",
                .description = "Opens the payment site in a new window" } });
    if (pressed == 1U) { submit(frame, draft); }
    if (pressed == 0U) { dialog.close(); }
}

/// The order is made: what became of it, as far as it is known.
void order_dialog_ui(Frame& frame, InvoicesState& state, api::Payment const& payment) {
    auto& ui = frame.ui;
    auto& draft = state.payment;
    auto const look = look_of(payment.state);
    bool const waits = payment.state == PaymentState::Ordered;
    bool is_open = draft.is_open;
    {
        auto dialog = widgets::Dialog(ui, is_open,
            { .key = "order",
                .title = look.title,
                .width = widgets::DialogWidth::Progress,
                .escape_closes = !waits,
                .barred_footer = true });
        if (dialog) {
            auto& body = dialog.body();
            float const height = ui.painter().text_height(look.text, TextStyle::Body, body.width());
            widgets::status_text(ui, body.next(height, space::s2), "state", look.text, { .ink = Color::TextSecondary, .max_lines = 0 });
            std::string const total =
                payment.total.to_us() + " for " + plural(static_cast<std::int64_t>(payment.items.size()), "invoice", "invoices");
            widgets::text(ui, body.next(28, space::s2), total, { .style = TextStyle::BodyStrong });
            if (!payment.confirmation.empty()) {
                widgets::text(ui, body.next(24, space::s2), "Confirmation " + payment.confirmation + ", " + card_words(payment), {});
            }
            widgets::ButtonOptions const site { .key = "site",
                .label = "Open the payment site",
                .trailing_icon = icon::external_link,
                .style = widgets::ButtonStyle::Primary,
                .href = payment.address };
            if (waits && frame.data.sandbox) {
                training_card_ui(frame, body, draft);
            } else if (waits) {
                widgets::paragraph(ui, body, "No window? Your browser may have held it back: open it here.",
                    { .style = TextStyle::Small, .ink = Color::TextMuted });
                body.gap(space::s2);
                if (widgets::button(ui, body.next(ui.metrics().control(), space::s2).with_width(widgets::button_width(ui, site)), site)) {
                    frame.send(client::OpenExternal { payment.address });
                }
            }
            Rect footer = dialog.footer();
            auto const pressed = widgets::button_row(ui, footer,
                { { .key = "close",
                    .label = waits ? "Cancel the payment" : "Close",
                    .style = waits ? widgets::ButtonStyle::Quiet : widgets::ButtonStyle::Primary } });
            if (pressed && waits) { frame.send(client::CancelPayment { payment.id }); }
            if (pressed && !waits) { dialog.close(); }
        }
    }
    if (is_open) { return; }
    bool const paid = payment.state == PaymentState::Submitted || payment.state == PaymentState::Processed;
    if (paid && state.open_list.looks) { state.open_list.looks->selection.clear(); }
    draft = {};
    frame.send(client::ForgetPaymentOrder {});
}

}  // namespace

void open_payment_dialog(InvoicesState& state, std::vector<client::InvoicesTable::Invoice> const& invoices) {
    PaymentDraft draft;
    draft.is_open = true;
    for (auto const& invoice : invoices) {
        auto amount = invoice.balance.to_us();
        draft.lines.push_back({ .invoice = invoice.id,
            .number = invoice.number,
            .balance = invoice.balance,
            .amount = amount.substr(1),
            .reason = {},
            .amount_error = {},
            .reason_error = {} });
    }
    state.payment = std::move(draft);
}

void payment_dialog_ui(Frame& frame, InvoicesState& state) {
    if (!state.payment.is_open) { return; }
    auto const scope = frame.ui.scope("payment");
    if (auto const& ordered = frame.data.billing.ordered) {
        order_dialog_ui(frame, state, *ordered);
    } else if (!state.payment.lines.empty()) {
        form_dialog_ui(frame, state.payment);
    }
}

}  // namespace hub::ui
