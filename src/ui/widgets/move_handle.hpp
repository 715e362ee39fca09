// The grip of a row that can be moved to another place of its list: pulled with the pointer, moved with the arrow keys, Home
// and End, or by the menu that a press opens, so that nobody has to drag. Who owns the list moves the row.
#pragma once

#include "ui/widgets/ui.hpp"

#include <optional>
#include <string_view>

namespace hub::ui::widgets {

struct MoveHandleOptions {
    std::string_view row;   ///< in words: "Audiogram result, Siobhán O’Neil"
    std::size_t place = 0;  ///< in the list, from 0
    std::size_t count = 0;
};

struct MoveHandle {
    std::optional<std::size_t> to;  ///< the row is wanted at this place, from 0; by key or menu
    Drag drag;
};

/// Its key is "move" and its name "Move"; it is told which row, and "2 of 14".
MoveHandle move_handle(Ui& ui, Rect const& rect, MoveHandleOptions const& options);

}  // namespace hub::ui::widgets
