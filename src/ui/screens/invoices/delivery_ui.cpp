#include "ui/screens/invoices/delivery_ui.hpp"

#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "ui/screens/invoices/billing_tabs_ui.hpp"
#include "ui/screens/invoices/delivery_view.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using domain::CentralContact;
using domain::DeliveryMethod;
using widgets::Column;

constexpr std::array columns {
    Column { .key = "location", .label = "Location", .min_width = 150, .flex = 1, .sortable = true },
    Column { .key = "market", .label = "Market", .min_width = 140, .flex = 1, .priority = 2, .sortable = true },
    Column { .key = "contact", .label = "Billing contact", .min_width = 140, .flex = 1, .priority = 3, .sortable = true },
    Column { .key = "method", .label = "Invoice delivery", .min_width = 120, .sortable = true },
    Column { .key = "pending", .label = "Next billing cycle", .min_width = 170, .flex = 2, .priority = 1 },
    Column { .key = "edit", .label = "Edit", .min_width = 92, .align = Align::Right, .hidden_label = true },
};

std::uint64_t key_of(api::BillDeliveryRow const& row) {
    return widgets::row_key(row.location.value.bytes) ^ (widgets::row_key(row.market.value.bytes) * 31);
}

widgets::BadgeOptions badge_of(api::BillDeliveryRow const& row, bool tinted) {
    bool const online = row.method == DeliveryMethod::Online;
    return { .label = method_word(row.method),
        .tone = online ? Tone::Success : Tone::Neutral,
        .icon = online ? icon::check : icon::mail,
        .on_selected = tinted };
}

void ask(DeliveryState& state, api::BillDeliveryRow const& row) {
    state.asked = row;
    state.confirms = true;
}

std::string edit_name(api::BillDeliveryRow const& row) {
    return (row.pending ? "Undo " : "Edit ") + row.location_name + ", " + row.market_name;
}

void row_ui(Frame& frame, DeliveryState& state, DeliveryRow const& shown, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto const& data = *shown.row;
    row.text("location", data.location_name, { .style = TextStyle::BodyStrong });
    row.text("market", data.market_name, { .ink = Color::TextSecondary });
    row.text("contact", data.contact_name.empty() ? "None" : data.contact_name, { .ink = Color::TextSecondary });
    if (auto const cell = row.cell("method")) { widgets::badge(ui, cell.rect, badge_of(data, row.is_tinted())); }
    row.text("pending", shown.pending.empty() ? "No change" : shown.pending,
        { .ink = shown.pending.empty() ? Color::TextMuted : Color::WarningText });
    if (auto const cell = row.cell("edit")) {
        std::string const name = edit_name(data);
        widgets::LinkOptions const edit {
            .key = "edit", .label = data.pending ? "Undo" : "Edit", .align = Align::Right, .description = name
        };
        if (widgets::link(ui, cell.rect, edit)) { ask(state, data); }
    }
}

void card_ui(Frame& frame, DeliveryState& state, DeliveryRow const& shown, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto const& data = *shown.row;
    if (row.cover({ .key = "edit", .label = edit_name(data) })) { ask(state, data); }
    Rect inner = row.rect().inset(space::s4, space::s3, space::s4, space::s2);
    Rect first = inner.cut_top(24);
    auto const badge = badge_of(data, row.is_tinted());
    widgets::badge(ui, first.cut_right(widgets::badge_width(ui, badge), space::s2), badge);
    widgets::text(ui, first, data.location_name, { .style = TextStyle::Subheading });
    widgets::text(ui, inner.cut_top(20, 4), data.market_name, { .style = TextStyle::Small, .ink = Color::TextMuted });
    widgets::text(ui, inner.cut_top(20),
        shown.pending.empty() ? "Contact: " + (data.contact_name.empty() ? "none" : data.contact_name) : shown.pending,
        { .style = TextStyle::Small, .ink = shown.pending.empty() ? Color::TextMuted : Color::WarningText });
}

void tools_ui(Frame& frame, Rect row, DeliveryState& state, api::BillDelivery const& delivery, DeliveryView const& view) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Bill delivery" });
    widgets::ButtonOptions const all { .key = "all",
        .label = ui.is_phone() ? "All online…" : "Switch all to online…",
        .disabled = view.all_online,
        .reason = "All of them are online, or will be from the next billing cycle on." };
    if (delivery.bulk_allowed && widgets::button(ui, inner.cut_right(widgets::button_width(ui, all), space::s3), all)) {
        state.previews = true;
        frame.send(client::ChangeAllBillDelivery { .method = DeliveryMethod::Online, .dry_run = true });
    }
    widgets::search_field(ui, inner.at_most_wide(320), state.query,
        { .key = "query",
            .label = "Search locations",
            .hidden_label = true,
            .placeholder = "Location, market or contact",
            .max_length = 100 });
}

/// BILL-04: for Billing Admins; option 1 is Support's to set up.
void central_ui(Frame& frame, Rect& area, api::BillDelivery const& delivery, DeliveryView const& view) {
    auto& ui = frame.ui;
    float const edge = ui.is_phone() ? space::s4 : space::s5;
    if (!view.central.empty() || !domain::is_billing_admin(frame.data.viewer)) {
        if (view.central.empty()) { return; }
        bool const may_change = delivery.central == CentralContact::BillingAdmin && domain::is_billing_admin(frame.data.viewer);
        widgets::BannerOptions const banner {
            .key = "central", .tone = Tone::Info, .text = view.central, .action = may_change ? "Turn off" : ""
        };
        float const height = widgets::banner_height(ui, banner, area.width - 2 * edge);
        if (widgets::banner(ui, area.cut_top(height, space::s2).inset(edge, 0), banner) == widgets::BannerPress::Action) {
            frame.send(client::ChangeCentralContact { CentralContact::None });
        }
        return;
    }
    widgets::BannerOptions const offer { .key = "central",
        .tone = Tone::Info,
        .text = "Does a Billing Admin pay for all locations? Local contacts then keep receiving, and the weekly mail goes to both.",
        .action = "Turn on" };
    float const height = widgets::banner_height(ui, offer, area.width - 2 * edge);
    if (widgets::banner(ui, area.cut_top(height, space::s2).inset(edge, 0), offer) == widgets::BannerPress::Action) {
        frame.send(client::ChangeCentralContact { CentralContact::BillingAdmin });
    }
}

void confirm_ui(Frame& frame, DeliveryState& state, api::BillDelivery const& delivery) {
    if (!state.asked) { return; }
    auto const question = question_of(*state.asked, delivery.next_cycle);
    auto const answer = widgets::confirm(frame.ui, state.confirms,
        { .key = "confirm", .title = question.title, .text = question.text, .confirm = question.confirm, .destructive = false });
    if (answer == widgets::Answer::Confirmed) { frame.send(client::ChangeBillDelivery { *state.asked, next_method(*state.asked) }); }
    if (answer != widgets::Answer::None) { state.asked.reset(); }
}

/// BILL-A5: what the bulk switch would do, before it does it.
void preview_ui(Frame& frame, DeliveryState& state) {
    auto& ui = frame.ui;
    auto const& work = frame.data.billing;
    auto const& preview = work.delivery_preview;
    bool const was_open = state.previews;
    {
        auto dialog = widgets::Dialog(ui, state.previews,
            { .key = "preview",
                .title = "Switch all to online?",
                .width = widgets::DialogWidth::Progress,
                .has_close = true,
                .barred_footer = true });
        if (dialog) {
            auto& body = dialog.body();
            if (work.change_delivery.error && !work.change_delivery.busy) {
                widgets::BannerOptions const failed {
                    .key = "failed", .tone = Tone::Danger, .text = work.change_delivery.error->message, .assertive = true
                };
                widgets::banner(ui, body.next(widgets::banner_height(ui, failed, body.width()), space::s3), failed);
            }
            std::int64_t changes = 0;
            if (preview) {
                std::string places;
                for (auto const& row : preview->rows) {
                    if (row.pending != DeliveryMethod::Online) { continue; }
                    ++changes;
                    if (changes <= 12) { places += (places.empty() ? "" : "; ") + row.location_name + ", " + row.market_name; }
                }
                std::string const words = plural(changes, "location and market", "locations and markets") + " will be online from "
                    + preview->next_cycle.to_us() + " on, the next billing cycle.";
                widgets::paragraph(ui, body, words, { .style = TextStyle::BodyStrong });
                body.gap(space::s2);
                widgets::paragraph(ui, body, places + (changes > 12 ? " and more" : ""), { .ink = Color::TextSecondary });
                body.gap(space::s2);
                widgets::paragraph(ui, body, "Until then each can be taken back. The billing contacts are told by e-mail.",
                    { .style = TextStyle::Small, .ink = Color::TextMuted });
            } else {
                widgets::status_text(ui, body.next(24), "loading", "Looking what would change", { .ink = Color::TextMuted });
            }
            Rect footer = dialog.footer();
            auto const pressed = widgets::button_row(ui, footer,
                { { .key = "cancel", .label = "Cancel" },
                    { .key = "switch",
                        .label = "Switch all to online",
                        .style = widgets::ButtonStyle::Primary,
                        .busy = work.change_delivery.busy,
                        .busy_label = "Switching",
                        .disabled = changes == 0,
                        .reason = "Nothing would change." } });
            if (pressed == 1U) { frame.send(client::ChangeAllBillDelivery { .method = DeliveryMethod::Online, .dry_run = false }); }
            if (pressed == 0U || (!preview && work.change_delivery.succeeded > state.seen_success + 1)) { dialog.close(); }
        }
    }
    if (was_open && !state.previews) { frame.send(client::ForgetBillDeliveryPreview {}); }
}

void table_ui(Frame& frame, Rect area, DeliveryState& state, DeliveryView const& view) {
    auto const& query = frame.data.billing.delivery;
    auto const shown = widgets::list_state_of(query, view.rows.empty(), !state.query.empty());
    if (shown != widgets::ListShown::Full) {
        auto const press = widgets::list_state(frame.ui, area,
            { .shown = shown,
                .noun = "locations",
                .columns = columns,
                .icon = icon::mail,
                .empty_title = "No locations",
                .empty_text = "The locations and markets whose invoices you receive appear here.",
                .no_match_text = "Your search hides all of them.",
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::ClearFilters) { state.query.clear(); }
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    auto const result = widgets::table(frame.ui, area,
        { .key = "delivery",
            .label = "Bill delivery",
            .columns = columns,
            .row_count = view.rows.size(),
            .row_key = [&](std::size_t i) { return key_of(*view.rows[i].row); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, state, view.rows[row.index()], row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, state, view.rows[row.index()], row); },
            .card_height = 96,
            .edge = space::s4,
            .sort = sort_of(state.order),
            .rows_can_be_pressed = false });
    if (result.sort) { state.order = order_of(*result.sort); }
}

}  // namespace

void bill_delivery_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto& state = states.delivery;
    billing_header_ui(frame, area, BillingTab::Delivery);
    auto const panel = billing_tab_panel(frame, area, BillingTab::Delivery);
    auto const& query = frame.data.billing.delivery;
    auto const view = query.value ? delivery_view(*query.value, state) : DeliveryView {};
    area.cut_top(space::s3);
    auto const& submission = frame.data.billing.change_delivery;
    if (submission.error && !submission.busy && !state.previews) {
        widgets::BannerOptions const failed {
            .key = "failed", .tone = Tone::Danger, .strong = "Nothing was changed.", .text = submission.error->message, .assertive = true
        };
        float const edge = ui.is_phone() ? space::s4 : space::s5;
        widgets::banner(ui, area.cut_top(widgets::banner_height(ui, failed, area.width - 2 * edge), space::s2).inset(edge, 0), failed);
    }
    if (query.value) {
        central_ui(frame, area, *query.value, view);
        tools_ui(frame, area.cut_top(ui.is_phone() ? 56 : 60), state, *query.value, view);
    }
    Rect bar = widgets::action_bar(ui, area.cut_bottom(ui.is_phone() ? 44 : ui.metrics().action_bar()));
    widgets::status_text(ui, bar.cut_left(260), "count", view.count, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    if (bar.width > 480) {
        widgets::text(ui, bar, "A change takes effect with the next billing cycle. Until then it can be undone.",
            { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Right });
    }
    table_ui(frame, area, state, view);
    if (query.value) { confirm_ui(frame, state, *query.value); }
    preview_ui(frame, state);
}

}  // namespace hub::ui
