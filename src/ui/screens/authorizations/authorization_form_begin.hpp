// With what the form begins, and how it is kept: empty, as a copy, as a change of one that is there, or from a saved draft
// (AUTH-11, AUTH-13, AUTH-A1).
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"

#include <string>

namespace hub::ui {

/// Begins the form that the address asks for, unless it is the one that is open already. False while what it begins with
/// is still loading.
bool begin_form(Frame& frame, AuthorizationFormState& form, domain::Reference const& reference);

/// Something was entered that is not saved with the server.
[[nodiscard]] bool is_unsaved(AuthorizationFormState const& form);
/// Saves the draft a moment after the last change. Not of a change of one that was sent: that stays in memory.
void keep_draft(Frame& frame, AuthorizationFormState& form);
/// "Draft saved at 8:44 a.m. CT": what is true of the form at this moment.
[[nodiscard]] std::string keeping_text(Frame const& frame, AuthorizationFormState const& form);

}  // namespace hub::ui
