#include "base/text.hpp"
#include "domain/invoice.hpp"
#include "ui/screens/invoices/invoice_words.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

void line_ui(Ui& ui, Flow& flow, domain::InvoiceLine const& line) {
    Rect row = flow.next(52);
    auto const item = ui.group(ui.id_of_text(line.description + line.employee), { .role = Role::ListItem, .rect = row, .name = {} });
    std::string const amount = line.amount.to_us();
    Rect lines = row.middle(38);
    widgets::text(ui, lines.cut_right(90).with_height(20), amount, { .style = TextStyle::BodyStrong, .align = Align::Right });
    widgets::text(ui, lines.cut_top(20), line.description);
    widgets::text(ui, lines, line.employee + ", " + line.service_date.to_us(), { .style = TextStyle::SmallTight, .ink = Color::TextMuted });
    ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
}

void lines_ui(Ui& ui, Flow& flow, api::InvoiceDetail const& detail) {
    widgets::heading(ui, flow.next(28), "Services", { .level = 3, .style = TextStyle::BodyStrong });
    auto const list = ui.group(
        "lines", { .role = Role::List, .rect = flow.rest().with_height(52 * static_cast<float>(detail.lines.size())), .name = "Services" });
    for (std::size_t i = 0; i < detail.lines.size(); ++i) {
        auto const line = ui.scope("line-" + std::to_string(i));
        line_ui(ui, flow, detail.lines[i]);
    }
    flow.gap(space::s4);
}

void amounts_ui(Frame& frame, Flow& flow, api::InvoiceDetail const& detail) {
    auto const day = [](std::optional<Date> const& date) { return date ? date->to_us() : std::string {}; };
    std::string const issued = detail.issued.to_us();
    std::string const age = plural(days_between(detail.issued, frame.data.today), "day", "days");
    std::string const total = detail.total.to_us();
    std::string const paid = detail.paid.to_us();
    std::string const in_process = detail.in_process.to_us();
    std::string const balance = detail.balance.to_us();
    std::string const rebilled = day(detail.rebilled_on);
    std::string const corrected = day(detail.corrected_on);
    std::string const paid_on = day(detail.paid_on);
    std::string const disputed = detail.disputed_at ? central_date(*detail.disputed_at).to_us() : std::string {};
    bool const is_open = detail.status != domain::InvoiceStatus::Paid;
    std::vector<widgets::Fact> facts { { .label = "Location", .value = detail.location_name },
        { .label = "Market", .value = detail.market_name }, { .label = "Invoice date", .value = issued } };
    if (is_open) { facts.push_back({ .label = "Age", .value = age }); }
    facts.push_back({ .label = "Amount", .value = total });
    facts.push_back({ .label = "Paid", .value = paid });
    if (detail.in_process.cents > 0) { facts.push_back({ .label = "In process", .value = in_process }); }
    facts.push_back({ .label = "Balance", .value = balance, .strong = true });
    auto const add = [&](std::string_view label, std::string const& value) {
        if (!value.empty()) { facts.push_back({ .label = label, .value = value }); }
    };
    add("Paid on", paid_on);
    add("Rebilled on", rebilled);
    add("Corrected on", corrected);
    add("In dispute", disputed);
    widgets::definition_list(frame.ui, flow, facts);
    flow.gap(space::s3);
}

/// BILL-A6: the employer's own word on the invoice.
void tag_ui(Frame& frame, Flow& flow, InvoicesState& state, api::InvoiceDetail const& detail) {
    auto& ui = frame.ui;
    auto& draft = state.tag;
    bool const is_new = draft.invoice != detail.id || draft.saved != detail.tag;
    if (is_new) { draft = { .invoice = detail.id, .text = detail.tag, .saved = detail.tag }; }
    widgets::heading(ui, flow.next(28), "Your reference", { .level = 3, .style = TextStyle::BodyStrong });
    auto const form = ui.group("reference", { .role = Role::Form, .rect = flow.rest().with_height(120), .name = "Your reference" });
    widgets::TextFieldOptions const field { .key = "tag",
        .label = "PO number or cost center",
        .hidden_label = true,
        .help = frame.data.billing.tag.error ? std::string_view { frame.data.billing.tag.error->message }
                                             : "PO number or cost center, for your company only.",
        .autocomplete = "off",
        .enter_key_hint = "done",
        .max_length = static_cast<int>(domain::longest_invoice_tag) };
    bool const is_changed = trim(draft.text) != detail.tag;
    Rect row = flow.next(widgets::text_field_height(ui, field), space::s3);
    widgets::ButtonOptions const save { .key = "save-tag",
        .label = "Save",
        .submit = true,
        .busy = frame.data.billing.tag.busy,
        .busy_label = "Saving",
        .disabled = !is_changed,
        .reason = "Nothing has been changed." };
    Rect const button = row.cut_right(widgets::button_width(ui, save), space::s2).with_height(ui.metrics().control());
    widgets::text_field(ui, row, draft.text, field);
    if (widgets::button(ui, button, save)) {
        frame.send(client::TagInvoice { .invoice = detail.id, .tag = std::string { trim(draft.text) } });
    }
}

void history_ui(Ui& ui, Flow& flow, api::InvoiceDetail const& detail) {
    if (detail.history.empty()) { return; }
    widgets::heading(ui, flow.next(28), "History", { .level = 3, .style = TextStyle::BodyStrong });
    auto const list = ui.group("history",
        { .role = Role::List, .rect = flow.rest().with_height(44 * static_cast<float>(detail.history.size())), .name = "History" });
    for (std::size_t i = 0; i < detail.history.size(); ++i) {
        auto const scope = ui.scope("step-" + std::to_string(i));
        auto const& step = detail.history[i];
        Rect row = flow.next(44);
        auto const item = ui.group("item", { .role = Role::ListItem, .rect = row, .name = {} });
        Rect lines = row.middle(38);
        widgets::text(ui, lines.cut_top(20), event_words(step));
        std::string const when = central_date_time_text(step.at) + (step.by.empty() ? std::string {} : ", " + step.by);
        widgets::text(ui, lines, when, { .style = TextStyle::SmallTight, .ink = Color::TextMuted });
    }
    flow.gap(space::s4);
}

/// BILL-32, BILL-41: whom to call, where to send a check, and the written way beside (BILL-A3).
void help_ui(Frame& frame, Flow& flow, InvoicesState& state, api::InvoiceDetail const& detail) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(28), "Questions and checks", { .level = 3, .style = TextStyle::BodyStrong });
    std::string const call = "tel:" + detail.office_phone;
    TextOptions const small { .style = TextStyle::Small, .ink = Color::TextSecondary };
    widgets::paragraph(ui, flow, "Questions about this invoice, disputes and ACH payments: call the Central Business Office.", small);
    if (widgets::link(ui, flow.next(std::max(28.0F, ui.metrics().target())),
            { .key = "office", .label = detail.office_phone, .href = call, .icon = icon::phone })) {
        frame.send(client::OpenExternal { call });
    }
    widgets::paragraph(ui, flow, "Remit to", small);
    for (auto const line : split(detail.remit_to, '\n')) { widgets::text(ui, flow.next(20), line, { .style = TextStyle::Small }); }
    widgets::paragraph(
        ui, flow, "A check takes about 7 to 10 business days to show.", { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s2);
    if (detail.status == domain::InvoiceStatus::Paid) { return; }
    if (detail.disputed_at) {
        widgets::paragraph(ui, flow, "This invoice is in dispute. The office calls back or corrects it.", small);
    } else if (widgets::link(ui, flow.next(std::max(36.0F, ui.metrics().target())),
                   { .key = "dispute",
                       .label = "Something is wrong with it…",
                       .ink = Color::TextSecondary,
                       .icon = icon::message_square })) {
        state.dispute = { .is_open = true,
            .invoice = detail.id,
            .number = detail.number,
            .text = state.dispute.invoice == detail.id ? state.dispute.text : std::string {},
            .error = {},
            .seen_success = frame.data.billing.dispute.succeeded };
    }
}

void buttons_ui(Frame& frame, Flow& flow, InvoicesState& state, InvoicesPage page, api::InvoiceDetail const& detail) {
    auto& ui = frame.ui;
    auto const& invoices = frame.data.billing.invoices;
    bool const can_pay =
        page == InvoicesPage::Open && invoices.online_payment() && detail.in_process.cents == 0 && detail.balance.cents > 0;
    Rect line = flow.next(ui.metrics().control(), space::s4);
    widgets::ButtonOptions const pay { .key = "pay",
        .label = "Pay now",
        .icon = icon::credit_card,
        .style = widgets::ButtonStyle::Primary,
        .description = "Opens in a new window" };
    widgets::ButtonOptions const download { .key = "download", .label = "Download", .icon = icon::download };
    Rect const right = can_pay ? line.cut_right((line.width - space::s2) / 2, space::s2) : line;
    if (can_pay && widgets::button(ui, line, pay)) {
        if (auto const row = invoices.find(detail.id)) { open_payment_dialog(state, { invoices.invoice(*row) }); }
    }
    if (widgets::button(ui, right, download)) { frame.send(client::DownloadInvoice { detail.id, detail.number }); }
}

void detail_ui(Frame& frame, Flow& flow, InvoicesState& state, InvoicesPage page, api::InvoiceDetail const& detail) {
    auto& ui = frame.ui;
    auto const look = look_of(detail.status);
    widgets::heading(ui, flow.next(24, space::s1), "Invoice " + detail.number, { .level = 2, .style = TextStyle::Heading });
    Rect badges = flow.next(24, space::s1);
    widgets::BadgeOptions const badge { .label = look.word, .tone = look.tone, .icon = look.icon, .dot = look.dot };
    widgets::badge(ui, badges.cut_left(widgets::badge_width(ui, badge), space::s2), badge);
    if (detail.disputed_at) { widgets::badge(ui, badges, { .label = "In dispute", .tone = Tone::Warning, .icon = icon::message_square }); }
    widgets::paragraph(ui, flow, look.meaning, { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    buttons_ui(frame, flow, state, page, detail);
    amounts_ui(frame, flow, detail);
    lines_ui(ui, flow, detail);
    tag_ui(frame, flow, state, detail);
    help_ui(frame, flow, state, detail);
    history_ui(ui, flow, detail);
}

}  // namespace

void invoice_panel_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page) {
    auto& ui = frame.ui;
    auto& list = state.list(page);
    auto const scope = ui.scope(list.open->value.bytes);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Invoice details" });
    if (details_bar_ui(frame.ui, area.cut_top(56))) {
        list.open.reset();
        return;
    }
    auto const& query = frame.data.billing.detail;
    bool const is_this = query.value && query.value->id == *list.open;
    if (!is_this) {
        auto const press = widgets::list_state(ui, area,
            { .shown = query.error && !query.loading ? widgets::ListShown::Failed : widgets::ListShown::Loading,
                .noun = "details",
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    widgets::ScrollArea scroll { ui, area,
        { .key = "facts", .label = "Invoice details", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    detail_ui(frame, scroll.flow, state, page, *query.value);
}

}  // namespace hub::ui
