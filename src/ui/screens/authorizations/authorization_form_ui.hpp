// The form for one employee's authorization, in three steps (AUTH-04 to AUTH-09, AUTH-19).
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/authorizations/authorization_form_view.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"

namespace hub::ui {

struct ScreenStates;
void authorization_form_screen(Frame& frame, Rect area, ScreenStates& states);

// The steps, each in a file of its own.

void employee_step_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference);
void services_step_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference);
void recipients_step_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference);

}  // namespace hub::ui
