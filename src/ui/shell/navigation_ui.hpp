// The navigation: sidebar with counts on wide screens, rail on tablets and desktops, bottom bar on phones. Real links,
// so that each can be opened in a new tab.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/screens.hpp"

namespace hub::ui {

inline constexpr float sidebar_width = 232;
inline constexpr float rail_width = 80;
inline constexpr float bottom_bar_height = 64;

void sidebar_ui(Frame& frame, Rect area, Portlet current);
void rail_ui(Frame& frame, Rect area, Portlet current);
/// The first four portlets and "More", which opens the account menu with the rest.
void bottom_bar_ui(Frame& frame, Rect area, Portlet current);

}  // namespace hub::ui
