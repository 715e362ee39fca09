// Boxes and dots that checkboxes, radios, cards, tables and menus share. Not for screens.
#pragma once

#include "ui/widgets/choice.hpp"

namespace hub::ui::widgets {

void paint_box(Ui& ui, Rect const& box, CheckState state, bool disabled);
void paint_radio(Ui& ui, Rect const& box, bool on, bool disabled);

}  // namespace hub::ui::widgets
