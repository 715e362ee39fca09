#include "ui/dialogs/bundle_list_ui.hpp"

#include "base/text.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/move_handle.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr float row_height = 52;
constexpr std::size_t rows_in_view = 6;
constexpr std::size_t most_listed = 200;  // more is told in words: nobody reads a longer list in a dialog
constexpr std::size_t most_on_phone = 6;  // so that the options are not far below, unless all are asked for

/// What the person does to the list in this frame.
struct Wish {
    std::optional<std::size_t> moved;  ///< from here
    std::size_t to = 0;
    bool keeps_focus = false;            ///< by key or menu: the grip keeps the focus
    std::optional<std::size_t> removed;  ///< the row
    std::optional<float> dragged_y;
};

struct RowPlace {
    std::size_t place = 0;
    std::size_t count = 0;
    float top = 0;  ///< of the first row
    std::size_t listed = 0;
};

/// Between which rows the pulled row is let go: 0 is above the first.
std::size_t gap_at(RowPlace const& where, float y) {
    float const gap = (y - where.top) / row_height + 0.5F;
    return static_cast<std::size_t>(std::clamp(gap, 0.0F, static_cast<float>(where.listed)));
}

void drag_ui(Ui& ui, Rect const& rect, RowPlace const& where, Drag const& drag, Wish& wish) {
    if (!drag.active && !drag.dropped) { return; }
    auto const gap = gap_at(where, drag.y);
    if (drag.dropped) {
        wish.moved = where.place;
        wish.to = gap > where.place ? gap - 1 : gap;
        return;
    }
    wish.dragged_y = drag.y;
    float const line = where.top + row_height * static_cast<float>(gap);
    ui.painter().fill({ rect.x, line - 2, rect.width, 3 }, Color::AccentFill, 1);
}

void row_ui(Ui& ui, Rect rect, RowPlace const& where, BundleRow const& row, Wish& wish) {
    auto const scope = ui.scope(row.id.value.bytes);
    auto const item = ui.group("row",
        { .role = Role::ListItem,
            .rect = rect,
            .name = {},
            .a = static_cast<std::int32_t>(where.place + 1),
            .b = static_cast<std::int32_t>(where.count) });
    float const side = ui.metrics().touch ? 44 : 32;
    Rect inner = rect.inset(space::s1, 0);
    std::string const words = row.name + ", " + row.line;
    auto const handle =
        widgets::move_handle(ui, inner.cut_left(side, space::s1), { .row = words, .place = where.place, .count = where.count });
    if (handle.drag.active) { ui.painter().fill(inner, Color::BgSelected); }
    ui.painter().text(
        inner.cut_left(24, space::s1), std::to_string(where.place + 1), { .style = TextStyle::Small, .ink = Color::TextMuted });
    Rect const corner = inner.cut_right(side);
    if (!ui.is_phone()) {  // where the name needs the room
        widgets::text(
            ui, inner.cut_right(60, space::s2), row.pages, { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Right });
    }
    Rect lines = inner.middle(38);
    widgets::text(ui, lines.cut_top(20), row.name, { .style = TextStyle::BodyStrong });
    widgets::text(ui, lines, row.line, { .style = TextStyle::SmallTight, .ink = Color::TextMuted });
    widgets::IconButtonOptions const remove { .key = "remove",
        .label = "Leave out",
        .icon = icon::x,
        .description = words,
        .disabled = where.count < 2,
        .reason = "The PDF needs one document.",
        .ring_inside = true };
    if (widgets::icon_button(ui, corner, remove)) { wish.removed = where.place; }
    ui.painter().horizontal_line(rect.x, rect.right(), rect.bottom() - 1, Color::BorderSubtle);
    if (handle.to) {
        wish.moved = where.place;
        wish.to = *handle.to;
        wish.keeps_focus = true;
    }
    drag_ui(ui, rect, where, handle.drag, wish);
}

void rows_ui(Ui& ui, Flow& flow, BundleView const& view, std::size_t listed, Wish& wish) {
    float const top = flow.y();
    for (std::size_t i = 0; i < listed; ++i) {
        row_ui(ui, flow.next(row_height), { .place = i, .count = view.rows.size(), .top = top, .listed = listed }, view.rows[i], wish);
    }
}

void focus_row(Ui& ui, BundleRow const& row, std::string_view part) {
    auto const scope = ui.scope(row.id.value.bytes);
    ui.focus(part);
}

/// Returns the place that should be seen now.
std::optional<std::size_t> obey(Ui& ui, BundleState& state, BundleView const& view, Wish const& wish) {
    if (wish.removed) {
        auto const place = *wish.removed;
        focus_row(ui, view.rows[place + 1 < view.rows.size() ? place + 1 : place - 1], "remove");
        leave_out(state, view.rows[place].id);
        ui.announce("Left out. " + plural(static_cast<std::int64_t>(view.rows.size()) - 1, "document", "documents") + " in the PDF.");
        return {};
    }
    if (!wish.moved || wish.to == *wish.moved) { return {}; }
    auto const& row = view.rows[*wish.moved];
    arrange(state, view, *wish.moved, wish.to);
    ui.announce(row.name + " is " + std::to_string(wish.to + 1) + " of " + std::to_string(view.rows.size()) + " now.");
    if (!wish.keeps_focus) { return {}; }
    focus_row(ui, row, "move");
    return wish.to;
}

void more_ui(Ui& ui, Rect const& rect, std::size_t more) {
    widgets::text(
        ui, rect.inset(space::s4, 0), "and " + std::to_string(more) + " more", { .style = TextStyle::Small, .ink = Color::TextMuted });
}

/// In an area that scrolls by itself.
void scrolling_list_ui(Ui& ui, Flow& flow, BundleState& state, BundleView const& view) {
    auto const seen = static_cast<float>(std::clamp<std::size_t>(view.rows.size(), 1, rows_in_view));
    Rect const rect = flow.next(row_height * seen + 2, space::s4);
    ui.painter().outline(rect, Color::BorderDefault, radius::md);
    widgets::ScrollArea area { ui, rect.inset(1), { .key = "documents", .label = "Documents in the PDF", .clip_nodes = true } };
    auto const list = ui.group("list", { .role = Role::List, .rect = rect.inset(1), .name = "Documents in the PDF" });
    float const top = area.flow.y();
    auto const listed = std::min(view.rows.size(), most_listed);
    Wish wish;
    rows_ui(ui, area.flow, view, listed, wish);
    if (listed < view.rows.size()) { more_ui(ui, area.flow.next(40), view.rows.size() - listed); }
    if (wish.dragged_y) { area.follow(*wish.dragged_y); }
    if (auto const place = obey(ui, state, view, wish)) {
        area.reveal({ rect.x, top + row_height * static_cast<float>(*place), rect.width, row_height });
    }
}

/// On a phone, whose dialog scrolls as a whole.
void plain_list_ui(Ui& ui, widgets::Dialog& dialog, Flow& flow, BundleState& state, BundleView const& view) {
    auto const listed = std::min(view.rows.size(), state.shows_all ? most_listed : most_on_phone);
    float const top = flow.y();
    Rect const rect = flow.rest().with_height(row_height * static_cast<float>(listed) + 2);
    ui.painter().outline(rect, Color::BorderDefault, radius::md);
    Wish wish;
    {
        auto const list = ui.group("list", { .role = Role::List, .rect = rect, .name = "Documents in the PDF" });
        rows_ui(ui, flow, view, listed, wish);
    }
    if (listed < view.rows.size() && !state.shows_all) {
        std::string const label = "Show all " + std::to_string(view.rows.size()) + " documents";
        if (widgets::link(ui, flow.next(ui.metrics().target()), { .key = "show-all", .label = label })) { state.shows_all = true; }
    } else if (listed < view.rows.size()) {
        more_ui(ui, flow.next(40), view.rows.size() - listed);
    }
    flow.gap(space::s4);
    if (wish.dragged_y) { dialog.follow(*wish.dragged_y); }
    if (auto const place = obey(ui, state, view, wish)) {
        state.shows_all = state.shows_all || *place >= listed;
        dialog.reveal({ rect.x, top + row_height * static_cast<float>(*place), rect.width, row_height });
    }
}

void order_ui(Ui& ui, Flow& flow, BundleState& state, BundleView const& view) {
    auto selected = static_cast<std::size_t>(state.order);
    Rect row = flow.next(ui.metrics().control(), space::s2);
    widgets::ChoicesOptions const options { .key = "order", .label = "Order" };
    std::vector<widgets::Choice> const choices { { .label = "As listed" }, { .label = "Employee" }, { .label = "Visit date" },
        { .label = "My order" } };
    float const width = widgets::segmented_width(ui, options, choices);
    if (row.width > width + 60) {
        widgets::heading(ui, row.cut_left(row.width - width), "Order", { .level = 3, .style = TextStyle::BodyStrong });
    }
    if (widgets::segmented(ui, row, selected, options, choices)) { choose_order(state, view, static_cast<BundleOrder>(selected)); }
}

}  // namespace

void bundle_list_ui(Ui& ui, widgets::Dialog& dialog, Flow& flow, BundleState& state, BundleView const& view) {
    order_ui(ui, flow, state, view);
    if (ui.is_phone()) {
        plain_list_ui(ui, dialog, flow, state, view);
    } else {
        scrolling_list_ui(ui, flow, state, view);
    }
}

}  // namespace hub::ui
