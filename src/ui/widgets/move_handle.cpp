#include "ui/widgets/move_handle.hpp"

#include "ui/widgets/menu.hpp"

#include <array>
#include <string>

namespace hub::ui::widgets {

namespace {

using semantics::Key;

/// By menu: up, down, to the top, to the end.
std::size_t place_after(std::size_t choice, MoveHandleOptions const& options) {
    std::array const places { options.place - 1, options.place + 1, std::size_t { 0 }, options.count - 1 };
    return places.at(choice);
}

std::optional<std::size_t> choice_of(Key key) {
    switch (key) {
    case Key::Up: return 0;
    case Key::Down: return 1;
    case Key::Home: return 2;
    case Key::End: return 3;
    default: return std::nullopt;
    }
}

}  // namespace

MoveHandle move_handle(Ui& ui, Rect const& rect, MoveHandleOptions const& options) {
    auto const id = ui.id("move");
    MoveHandle handle { .to = {}, .drag = ui.drag(id, rect) };
    bool const is_first = options.place == 0;
    bool const is_last = options.place + 1 >= options.count;
    auto const place = std::to_string(options.place + 1) + " of " + std::to_string(options.count);
    std::string const description = std::string(options.row) + ", " + place;
    auto choice = menu_icon_button(ui, rect,
        { .key = "move",
            .label = "Move",
            .icon = icon::grip_vertical,
            .ink = Color::TextMuted,
            .description = description,
            .ring_inside = true,
            .more_flags = semantics::ArrowKeys | semantics::Draggable },
        { { .label = "Move up", .disabled = is_first, .reason = "It is the first." },
            { .label = "Move down", .disabled = is_last, .reason = "It is the last." },
            { .label = "Move to the top", .disabled = is_first }, { .label = "Move to the end", .disabled = is_last } });
    for (auto key = ui.tree().take_key(id); key != Key::None && !choice; key = ui.tree().take_key(id)) { choice = choice_of(key); }
    if (!choice || (is_first && *choice % 2 == 0) || (is_last && *choice % 2 == 1)) { return handle; }
    handle.to = place_after(*choice, options);
    return handle;
}

}  // namespace hub::ui::widgets
