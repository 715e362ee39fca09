// Rows of lists that hang on a field. Not for screens.
#pragma once

#include "ui/widgets/select.hpp"

namespace hub::ui::widgets {

struct OptionLook {
    bool selected = false;
    bool lit = false;  ///< under the pointer or the keyboard
    bool ring = false;
    std::string_view match;  ///< the part of the label to stress
};
[[nodiscard]] float option_height(Ui& ui, ListItem const& item);
void paint_option(Ui& ui, Rect const& row, ListItem const& item, OptionLook const& look);
[[nodiscard]] NodeSpec option_node(Rect const& row, ListItem const& item, bool selected);

}  // namespace hub::ui::widgets
