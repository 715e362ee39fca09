// Filter chips beside a search field: one that opens a list, one that is set and can be cleared, one that toggles.
#pragma once

#include "ui/widgets/ui.hpp"

#include <vector>

namespace hub::ui::widgets {

enum class ChipKind : std::uint8_t {
    Menu,    ///< "Center v": opens a popover or menu
    Set,     ///< "Texas x": a filter that is set; pressing its x clears it, pressing the rest opens it again
    Toggle,  ///< "Flagged", on or off
};

struct ChipOptions {
    std::string_view key;    ///< the label where empty
    std::string_view label;  ///< "Center", or the chosen values
    std::string_view name;   ///< for Set: what is filtered ("Center"), told before the label
    ChipKind kind = ChipKind::Menu;
    Icon icon = no_icon;
    bool on = false;        ///< of a Toggle
    bool expanded = false;  ///< its popover is open
    bool disabled = false;
    std::string_view reason;
};

enum class ChipPress : std::uint8_t {
    None,
    Main,   ///< the chip itself
    Clear,  ///< the x of a set filter
};
/// At the left of `rect`, in its middle.
ChipPress chip(Ui& ui, Rect const& rect, ChipOptions const& options);
[[nodiscard]] float chip_width(Ui& ui, ChipOptions const& options);
[[nodiscard]] WidgetId chip_id(Ui& ui, ChipOptions const& options);

}  // namespace hub::ui::widgets
