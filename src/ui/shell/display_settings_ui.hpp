// How the portal looks on this device: theme, contrast, text size, height of rows. In the account menu and in My profile.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

void display_settings_ui(Frame& frame, Flow& flow);

}  // namespace hub::ui
