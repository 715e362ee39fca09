#include "ui/screens/invoices/payment_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/invoices/invoice_words.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

Icon icon_of(Tone tone) {
    switch (tone) {
    case Tone::Success: return icon::check;
    case Tone::Danger:
    case Tone::Warning: return icon::circle_alert;
    default: return icon::hourglass;
    }
}

void facts_ui(Ui& ui, Flow& flow, api::Payment const& payment) {
    std::string const total = payment.total.to_us();
    std::string const card = card_words(payment);
    std::string const when = central_date_time_text(payment.settled_at.value_or(payment.ordered_at));
    std::vector<widgets::Fact> facts { { .label = "Amount", .value = total, .strong = true } };
    if (!payment.confirmation.empty()) { facts.push_back({ .label = "Confirmation", .value = payment.confirmation }); }
    if (!card.empty()) { facts.push_back({ .label = "Card", .value = card }); }
    facts.push_back({ .label = "Paid by", .value = payment.by });
    facts.push_back({ .label = "When", .value = when });
    if (!payment.comment.empty()) { facts.push_back({ .label = "Comment", .value = payment.comment }); }
    widgets::definition_list(ui, flow, facts, 112);
    flow.gap(space::s3);
}

void items_ui(Ui& ui, Flow& flow, api::Payment const& payment) {
    widgets::heading(ui, flow.next(28), "Invoices", { .level = 2, .style = TextStyle::BodyStrong });
    auto const list = ui.group("items",
        { .role = Role::List, .rect = flow.rest().with_height(40 * static_cast<float>(payment.items.size())), .name = "Invoices" });
    for (std::size_t i = 0; i < payment.items.size(); ++i) {
        auto const scope = ui.scope("item-" + std::to_string(i));
        auto const& item = payment.items[i];
        Rect row = flow.next(40);
        auto const entry = ui.group("row", { .role = Role::ListItem, .rect = row, .name = {} });
        std::string const amount = item.amount.to_us();
        Rect const amount_place = row.cut_right(120);
        widgets::text(ui, row, "Invoice " + item.number + (item.partial ? ", in part" : ", in full"));
        widgets::text(ui, amount_place, amount, { .style = TextStyle::BodyStrong, .align = Align::Right });
        ui.painter().horizontal_line(flow.x(), flow.x() + flow.width(), flow.y() - 1, Color::BorderSubtle);
    }
    flow.gap(space::s5);
}

void payment_page_ui(Frame& frame, Rect area, api::Payment const& payment) {
    auto& ui = frame.ui;
    widgets::ScrollArea scroll { ui, area, { .key = "payment", .label = "Payment", .padding = ui.is_phone() ? space::s4 : space::s6 } };
    float const width = std::min(560.0F, area.width - 2 * space::s4);
    Rect column = scroll.flow.rest();
    Flow flow { Rect { column.center_x() - width / 2, column.y, width, column.height } };
    auto const look = look_of(payment.state);
    widgets::icon_circle(ui, flow.next(48, space::s4), icon_of(look.tone), look.tone, 48, IconSize::Huge);
    widgets::heading(
        ui, flow.next(32, space::s1), look.title, { .level = 1, .style = TextStyle::Heading, .align = Align::Center, .max_lines = 2 });
    widgets::status_text(
        ui, flow.next(44, space::s4), "state", look.text, { .ink = Color::TextSecondary, .align = Align::Center, .max_lines = 2 });
    facts_ui(ui, flow, payment);
    items_ui(ui, flow, payment);
    bool const paid = payment.state == domain::PaymentState::Submitted || payment.state == domain::PaymentState::Processed;
    Rect row = flow.next(ui.metrics().control());
    widgets::ButtonOptions const back {
        .key = "back", .label = "Open invoices", .style = widgets::ButtonStyle::Primary, .href = "/billing/open"
    };
    widgets::ButtonOptions const print { .key = "print", .label = "Print", .icon = icon::printer };
    if (widgets::button(ui, row.cut_right(widgets::button_width(ui, back), space::s2), back)) { frame.go("/billing/open"); }
    if (paid && widgets::button(ui, row.cut_right(widgets::button_width(ui, print)), print)) { frame.send(client::Print {}); }
    scroll.flow.next(flow.used() + space::s5);
}

}  // namespace

void payment_screen(Frame& frame, Rect area, ScreenStates&) {
    auto const id = domain::PaymentId::parse(frame.route.get("id"));
    if (id && frame.data.billing.shown_payment != *id) {
        frame.send(client::ShowPayment { .payment = *id, .result = std::string { frame.route.get("result") } });
    }
    auto const& query = frame.data.billing.payment;
    if (query.value && id && query.value->id == *id) { return payment_page_ui(frame, area, *query.value); }
    auto const press = widgets::list_state(frame.ui, area,
        { .shown = !id                          ? widgets::ListShown::Empty
                : query.error && !query.loading ? widgets::ListShown::Failed
                                                : widgets::ListShown::Loading,
            .noun = "payment",
            .icon = icon::receipt,
            .empty_title = "No payment is named",
            .empty_text = "Your payments stand in the history of each invoice.",
            .error = query.error ? &*query.error : nullptr });
    if (press == widgets::ListPress::Retry && id) { frame.send(client::ShowPayment { .payment = *id, .result = {} }); }
}

}  // namespace hub::ui
