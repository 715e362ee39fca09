// What somebody reads who is here for the first time: whose data this is, and where the own rights are listed (SIGN-A3).
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/home/home_state.hpp"

namespace hub::ui {

/// Nothing once it was put away, and never after the first sign-in.
void first_time_ui(Frame& frame, Flow& flow, HomeState& state);

}  // namespace hub::ui
