#include "ui/screens/screen_parts.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/list_state.hpp"

#include <string>

namespace hub::ui {

FieldPair field_pair(Flow& flow, float height) {
    if (flow.width() < 480) {
        Rect const left = flow.next(height, space::s3);
        return { left, flow.next(height, space::s3) };
    }
    Rect const row = flow.next(height, space::s3);
    return { row.column(0, 2, space::s4), row.column(1, 2, space::s4) };
}

domain::Reference const* reference_ui(Frame& frame, Rect const& area) {
    auto const& query = frame.data.reference;
    if (query.value) { return &*query.value; }
    auto const press = widgets::list_state(frame.ui, area,
        { .shown = widgets::list_state_of(query, false), .noun = "centers and services", .error = query.error ? &*query.error : nullptr });
    if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
    return nullptr;
}

bool details_bar_ui(Ui& ui, Rect const& row) {
    Rect inner = row.inset(space::s4, 0);
    bool const covers = ui.viewport().width < 1024;
    widgets::IconButtonOptions const close { .key = "close",
        .label = covers ? "Back to the list" : "Close the details",
        .icon = covers ? icon::arrow_left : icon::panel_right_close };
    bool const pressed = widgets::icon_button(ui, covers ? inner.cut_left(44) : inner.cut_right(36), close);
    ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
    return pressed;
}

widgets::TableSort sort_of(ListOrder const& order) {
    return { order.column, order.descending ? widgets::SortDirection::Descending : widgets::SortDirection::Ascending };
}

ListOrder order_of(widgets::TableSort const& sort) {
    return { std::string { sort.column }, sort.direction == widgets::SortDirection::Descending };
}

}  // namespace hub::ui
