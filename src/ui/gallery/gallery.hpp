// Every widget in every state on one page: for looking at, for goldens, and as examples of use. Development build only.
#pragma once

#include "ui/widgets/ui.hpp"

namespace hub::ui::gallery {

/// Draws the whole gallery into `rect`, scrolling. Keeps its own state in the Ui.
void gallery_ui(Ui& ui, Rect const& rect);

}  // namespace hub::ui::gallery
