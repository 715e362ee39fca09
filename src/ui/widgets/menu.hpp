// Menus: a button and a list of actions. Arrow keys, Home and End move; Enter presses; Escape closes.
#pragma once

#include "ui/widgets/button.hpp"
#include "ui/widgets/popover.hpp"

#include <optional>
#include <vector>

namespace hub::ui::widgets {

struct MenuItem {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    std::string_view second_line;
    std::string_view hint;  ///< at the right end
    Icon icon = no_icon;
    bool destructive = false;
    bool checked = false;  ///< the present choice: tinted, with a check
    bool disabled = false;
    std::string_view reason;  ///< why, shown as its second line
    bool separator_before = false;
    std::string_view section;  ///< a caption above it
};

/// Each answers with the index of the item that was pressed.
std::optional<std::size_t> menu_button(Ui& ui, Rect const& rect, ButtonOptions options, std::vector<MenuItem> const& items);
std::optional<std::size_t> menu_icon_button(Ui& ui, Rect const& rect, IconButtonOptions options, std::vector<MenuItem> const& items);

struct MenuOptions {
    std::string_view key;
    std::string_view label;
    Rect anchor;
    WidgetId opener;
    Align align = Align::Left;
    float least_width = 200;
};
/// The list alone, for openers of one's own.
std::optional<std::size_t> menu(Ui& ui, bool& open, MenuOptions const& options, std::vector<MenuItem> const& items);

}  // namespace hub::ui::widgets
