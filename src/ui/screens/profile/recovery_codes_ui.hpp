// The recovery codes, which are shown once (security A4): to copy, to print, to keep in a file.
#pragma once

#include "ui/frame.hpp"

#include <string_view>

namespace hub::ui {

/// Draws Data's recovery codes into `flow`; `done` names the button that puts them away for good.
void recovery_codes_ui(Frame& frame, Flow& flow, std::string_view done);

}  // namespace hub::ui
