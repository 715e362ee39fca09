// Who is signed in, the settings of this device, and the way out. On phones the same menu hangs on "More" and also lists
// the portlets that the bottom bar has no room for.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/screens.hpp"

#include <functional>
#include <vector>

namespace hub::ui {

/// The avatar at the right of the top bar and its menu.
void account_menu_ui(Frame& frame, Rect area);
/// `look` paints the entry of the bottom bar.
void more_menu_ui(
    Frame& frame, Rect area, std::vector<PortletInfo const*> const& more, std::function<void(Interaction const&)> const& look);

}  // namespace hub::ui
