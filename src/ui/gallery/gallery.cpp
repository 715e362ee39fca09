#include "ui/gallery/gallery.hpp"

#include "ui/gallery/gallery_state.hpp"

#include <algorithm>

namespace hub::ui::gallery {

using namespace widgets;

void part_title(Ui& ui, Flow& flow, std::string_view title) {
    flow.gap(8);
    heading(ui, flow.next(16, 10), title, { .level = 2, .style = TextStyle::CaptionStrong, .ink = Color::TextMuted });
}

void gallery_ui(Ui& ui, Rect const& rect) {
    auto const scope = ui.scope("gallery");
    auto& state = ui.state<GalleryState>(ui.id("state"));
    auto const main = ui.group("main", { .role = Role::Main, .rect = rect, .name = "Components" });
    ui.painter().fill(rect, Color::BgSurface);
    ScrollArea area(ui, rect, { .key = "all", .label = "Components", .padding = ui.is_phone() ? space::s4 : 40.0F });
    auto& flow = area.flow;
    Rect title = flow.next(32, 20);
    badge(ui, title, { .label = to_string(ui.theme()), .outlined = true, .align = Align::Right });
    heading(ui, title, "Components", { .level = 1, .style = TextStyle::Title });
    status_text(ui, flow.next(20, 12), "last", state.last_action, { .style = TextStyle::Small, .ink = Color::TextMuted });
    buttons_ui(ui, flow, state);
    fields_ui(ui, flow, state);
    choices_ui(ui, flow, state);
    marks_ui(ui, flow, state);
    table_ui(ui, flow, state);
    overlays_ui(ui, flow, state);
    messages_ui(ui, flow, state);
    figures_ui(ui, flow, state);
    list_states_ui(ui, flow, state);
}

}  // namespace hub::ui::gallery
