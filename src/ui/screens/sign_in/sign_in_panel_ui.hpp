// The picture beside the sign-in form on wide screens: what the portal is for, and the hotline (SUPP-10).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

void sign_in_panel_ui(Frame& frame, Rect area);

}  // namespace hub::ui
