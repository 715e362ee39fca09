// "Confirm that it is you": comes up by itself when the server refuses something until then (security A11). What was
// refused is sent again afterwards; the form behind keeps what is in it.
#pragma once

#include "ui/frame.hpp"

#include <string>

namespace hub::ui {

struct StepUpState {
    std::string password;
    std::string code;
    std::string error;
    bool by_password = false;  ///< chosen although there is a second factor
    bool open = false;
    bool was_busy = false;
};

void step_up_dialog_ui(Frame& frame, StepUpState& state);

}  // namespace hub::ui
