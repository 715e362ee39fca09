#include "ui/screens/invoices/invoices_ui.hpp"

#include "ui/screens/invoices/billing_tabs_ui.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/frame.hpp"

#include <string>
#include <vector>

namespace hub::ui {

namespace {

constexpr float panel_width = 380;
constexpr float least_list_width = 640;

void figures_ui(Frame& frame, Rect& area, InvoicesView const& view) {
    auto& ui = frame.ui;
    std::vector<widgets::StatTile> tiles;
    for (auto const& figure : view.figures) {
        tiles.push_back({ .label = figure.label,
            .figure = figure.amount,
            .note = figure.note,
            .figure_ink = figure.is_alarming ? Color::DangerText : Color::TextPrimary,
            .money = true });
    }
    if (ui.is_phone() && tiles.size() > 2) { tiles.resize(2); }
    float const edge = ui.is_phone() ? space::s4 : space::s5;
    area.cut_top(space::s4);
    float const height = widgets::stat_tiles_height(ui, area.width - 2 * edge, tiles);
    static_cast<void>(widgets::stat_tiles(ui, area.cut_top(height, space::s1).inset(edge, 0), tiles));
}

/// An order of one's own that still stands, for example after the page was closed (BILL-44): continued or given up.
void standing_order_ui(Frame& frame, Rect& area, InvoicesState& state) {
    auto const& payments = frame.data.billing.payments.value;
    if (!payments || !frame.data.session || state.payment.is_open) { return; }
    auto const& session = *frame.data.session;
    for (auto const& payment : payments->items) {
        bool const stands = payment.state == domain::PaymentState::Ordered && payment.expires_at > frame.data.now;
        if (!stands || payment.by != session.first_name + " " + session.last_name) { continue; }
        auto& ui = frame.ui;
        std::string const text = "of " + payment.total.to_us() + " is not finished. Until " + central_time_text(payment.expires_at)
            + " it keeps its invoices from being paid otherwise.";
        widgets::BannerOptions const banner {
            .key = "standing", .tone = Tone::Warning, .strong = "A payment", .text = text, .action = "Continue or cancel"
        };
        float const edge = ui.is_phone() ? space::s4 : space::s5;
        area.cut_top(space::s3);
        float const height = widgets::banner_height(ui, banner, area.width - 2 * edge);
        if (widgets::banner(ui, area.cut_top(height).inset(edge, 0), banner) == widgets::BannerPress::Action) {
            state.payment = {};
            state.payment.is_open = true;
            frame.send(client::ResumePayment { payment });
        }
        return;
    }
}

void list_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page, InvoicesView const& view) {
    auto& ui = frame.ui;
    auto const tab = page == InvoicesPage::Open ? BillingTab::Open : BillingTab::Paid;
    billing_header_ui(frame, area, tab);
    auto const panel = billing_tab_panel(frame, area, tab);
    if (page == InvoicesPage::Open) { standing_order_ui(frame, area, state); }
    if (frame.data.billing.invoices_load.has_value() && area.height > 420) { figures_ui(frame, area, view); }
    invoices_filters_ui(frame, area.cut_top(ui.is_phone() ? 56 : 60), state, page, view);
    Rect const bar = area.cut_bottom(ui.is_phone() && view.selected == 0 ? 44 : ui.metrics().action_bar());
    invoices_table_ui(frame, area, state, page, view);
    invoices_bar_ui(frame, bar, state, page, view);
}

void screen_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page) {
    auto& list = state.list(page);
    if (list.seen_route != frame.route_version) {
        list.seen_route = frame.route_version;
        read_route(frame.route, list, page);
    }
    auto const view = invoices_view(frame.data, state, page);
    bool const is_there = list.open && frame.data.billing.invoices.find(*list.open);
    if (list.open && !is_there && view.is_complete) { list.open.reset(); }
    if (frame.data.billing.shown != list.open) { frame.send(client::ShowInvoice { list.open }); }
    bool const beside = area.width >= least_list_width + panel_width;
    if (is_there && !beside) {
        invoice_panel_ui(frame, area, state, page);
    } else if (is_there) {
        Rect const panel = area.cut_right(panel_width);
        list_ui(frame, area, state, page, view);
        frame.ui.painter().vertical_line(panel.x, panel.y, panel.bottom(), Color::BorderDefault);
        invoice_panel_ui(frame, panel, state, page);
    } else {
        list_ui(frame, area, state, page, view);
    }
    invoices_filters_sheet_ui(frame, list, page, view);
    invoice_dispute_ui(frame, state);
    print_dialog_ui(frame, state);
    payment_dialog_ui(frame, state);
    frame.note(write_route(list, page));
}

}  // namespace

void open_invoices_screen(Frame& frame, Rect area, ScreenStates& states) {
    screen_ui(frame, area, states.invoices, InvoicesPage::Open);
}

void paid_invoices_screen(Frame& frame, Rect area, ScreenStates& states) {
    screen_ui(frame, area, states.invoices, InvoicesPage::Paid);
}

}  // namespace hub::ui
