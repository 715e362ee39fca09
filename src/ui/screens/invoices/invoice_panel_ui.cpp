#include "ui/screens/invoices/invoice_panel_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/invoices/invoices_view.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <string>

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

void amounts_ui(Frame& frame, Flow& flow, api::InvoiceItem const& invoice) {
    auto& ui = frame.ui;
    std::string const issued = invoice.issued.to_us();
    std::string const age = plural(days_between(invoice.issued, frame.data.today), "day", "days");
    std::string const total = invoice.total.to_us();
    std::string const paid = invoice.paid.to_us();
    std::string const balance = invoice.balance.to_us();
    std::string const rebilled = invoice.rebilled_on ? invoice.rebilled_on->to_us() : "";
    std::vector<widgets::Fact> facts { { .label = "Location", .value = invoice.location_name },
        { .label = "Market", .value = invoice.market_name }, { .label = "Invoice date", .value = issued }, { .label = "Age", .value = age },
        { .label = "Amount", .value = total }, { .label = "Paid", .value = paid },
        { .label = "Balance", .value = balance, .strong = true } };
    if (!rebilled.empty()) { facts.push_back({ .label = "Rebilled on", .value = rebilled }); }
    widgets::definition_list(ui, flow, facts);
    flow.gap(space::s3);
}

void help_ui(Frame& frame, Flow& flow, api::InvoiceItem const& invoice) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(28), "Questions and checks", { .level = 3, .style = TextStyle::BodyStrong });
    std::string const call = "tel:" + invoice.office_phone;
    widgets::paragraph(ui, flow, "Questions about this invoice, disputes and ACH payments: call the Central Business Office.",
        { .style = TextStyle::Small, .ink = Color::TextSecondary });
    if (widgets::link(ui, flow.next(28), { .key = "office", .label = invoice.office_phone, .href = call, .icon = icon::phone })) {
        frame.send(client::OpenExternal { call });
    }
    widgets::paragraph(ui, flow, "Mail checks to " + invoice.remit_to + ". A check takes about 7 to 10 business days to show.",
        { .style = TextStyle::Small, .ink = Color::TextSecondary });
}

}  // namespace

void invoice_panel_ui(Frame& frame, Rect area, InvoicesState& state, api::InvoiceItem const& invoice) {
    auto& ui = frame.ui;
    auto const scope = ui.scope(invoice.id.value.bytes);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Invoice details" });
    if (details_bar_ui(frame.ui, area.cut_top(56))) { state.open.reset(); }
    widgets::ScrollArea scroll { ui, area,
        { .key = "facts", .label = "Invoice details", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    auto& flow = scroll.flow;
    auto const look = look_of(invoice.status);
    widgets::heading(ui, flow.next(24, space::s1), "Invoice " + invoice.number, { .level = 2, .style = TextStyle::Heading });
    widgets::badge(ui, flow.next(24, space::s1), { .label = look.word, .tone = look.tone, .icon = look.icon, .dot = look.dot });
    widgets::paragraph(ui, flow, look.meaning, { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    amounts_ui(frame, flow, invoice);
    widgets::heading(ui, flow.next(28), "Services", { .level = 3, .style = TextStyle::BodyStrong });
    {
        auto const list = ui.group("lines",
            { .role = Role::List, .rect = flow.rest().with_height(52 * static_cast<float>(invoice.lines.size())), .name = "Services" });
        for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
            auto const line = ui.scope("line-" + std::to_string(i));
            line_ui(ui, flow, invoice.lines[i]);
        }
    }
    flow.gap(space::s4);
    help_ui(frame, flow, invoice);
}

}  // namespace hub::ui
