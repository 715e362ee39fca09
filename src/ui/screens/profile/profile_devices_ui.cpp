// The tab Devices: where one is signed in, with this device marked, and the way to end it there (security A10).
#include "ui/screens/profile/profile_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using widgets::Column;

constexpr float card_height = 92;
constexpr std::array columns {
    Column { .key = "device", .label = "Device", .min_width = 210, .flex = 1 },
    Column { .key = "address", .label = "Address", .min_width = 120, .priority = 2 },
    Column { .key = "active", .label = "Last active", .min_width = 220, .priority = 1 },
    Column { .key = "end", .label = "Sign out", .min_width = 96, .align = Align::Right, .hidden_label = true },
};

void device_ui(Ui& ui, Rect rect, api::SessionItem const& item) {
    float const width = widgets::text(ui, rect, item.browser, { .style = TextStyle::BodyStrong });
    rect.cut_left(width + space::s2);
    if (item.is_current) { widgets::badge(ui, rect, { .label = "This device", .tone = Tone::Accent }); }
}

void end_ui(Frame& frame, Rect rect, api::SessionItem const& item) {
    if (item.is_current) { return; }
    widgets::ButtonOptions const end { .key = "end",
        .label = "Sign out",
        .size = widgets::ButtonSize::Small,
        .disabled = frame.data.account.end_session.busy,
        .description = item.browser };
    if (widgets::button(frame.ui, rect.cut_right(widgets::button_width(frame.ui, end)), end)) {
        frame.send(client::EndSession { item.id });
    }
}

void row_ui(Frame& frame, api::SessionItem const& item, widgets::TableRow& row) {
    if (auto cell = row.cell("device")) { device_ui(frame.ui, cell.rect, item); }
    row.text("address", item.address, { .ink = Color::TextSecondary });
    row.text("active", central_date_time_text(item.active), { .ink = Color::TextSecondary });
    if (auto cell = row.cell("end")) { end_ui(frame, cell.rect, item); }
}

void card_ui(Frame& frame, api::SessionItem const& item, widgets::TableRow& row) {
    auto& ui = frame.ui;
    Rect inner = row.rect().inset(0, space::s3);
    if (!item.is_current) { end_ui(frame, inner.cut_right(100, space::s2), item); }
    device_ui(ui, inner.cut_top(24), item);
    widgets::text(ui, inner.cut_top(20), item.address, { .style = TextStyle::Small, .ink = Color::TextMuted });
    widgets::text(
        ui, inner.cut_top(20), "Active " + central_date_time_text(item.active), { .style = TextStyle::Small, .ink = Color::TextMuted });
}

void list_ui(Frame& frame, Flow& flow, std::vector<api::SessionItem> const& items) {
    auto& ui = frame.ui;
    widgets::TableOptions const options { .key = "sessions",
        .label = "Devices",
        .columns = columns,
        .row_count = items.size(),
        .row_key = [&](std::size_t i) { return widgets::row_key(items[i].id.value.bytes); },
        .draw_row = [&](widgets::TableRow& row) { row_ui(frame, items[row.index()], row); },
        .draw_card = [&](widgets::TableRow& row) { card_ui(frame, items[row.index()], row); },
        .card_height = card_height,
        .edge = 0,
        .rows_can_be_pressed = false };
    bool const cards = widgets::draws_cards(options, flow.rest());
    float const rows = static_cast<float>(items.size()) * (cards ? card_height : ui.metrics().row());
    widgets::table(ui, flow.next(rows + (cards ? 0 : ui.metrics().table_header()) + 2, space::s4), options);
}

}  // namespace

void profile_devices_ui(Frame& frame, Flow& flow, ProfileState& state) {
    auto& ui = frame.ui;
    auto const& query = frame.data.account.sessions;
    widgets::heading(ui, flow.next(24, space::s1), "Where you are signed in", { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow, "A device that you do not know? Sign it out, and change your password.", { .ink = Color::TextSecondary });
    flow.gap(space::s3);
    if (!query.value) {
        auto const press = widgets::list_state(ui, flow.next(320),
            { .shown = widgets::list_state_of(query, false),
                .noun = "devices",
                .columns = columns,
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    list_ui(frame, flow, query.value->items);
    widgets::ButtonOptions const all {
        .key = "all", .label = "Sign out everywhere…", .icon = icon::log_out, .style = widgets::ButtonStyle::DangerQuiet
    };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s4).with_width(widgets::button_width(ui, all)), all)) {
        state.asks_to_sign_out_everywhere = true;
    }
    if (widgets::confirm(ui, state.asks_to_sign_out_everywhere,
            { .key = "everywhere",
                .title = "Sign out everywhere?",
                .text = "This device too. You sign in again with your password. What waits on a device for a connection is deleted there.",
                .confirm = "Sign out everywhere",
                .cancel = "Stay signed in" })
        == widgets::Answer::Confirmed) {
        frame.send(client::EndAllSessions {});
    }
}

}  // namespace hub::ui
