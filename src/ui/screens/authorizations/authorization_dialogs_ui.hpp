// What is done to authorizations that are there: extend, mail a copy, keep as a template, delete (AUTH-10, AUTH-14,
// AUTH-15, AUTH-A4). One dialog at a time, for the list and for the page of one.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"

#include <vector>

namespace hub::ui {

/// Opens a dialog about these; more than one only to extend them.
void open_dialog(
    Frame& frame, AuthorizationDialogState& state, AuthorizationDialog dialog, std::vector<api::AuthorizationItem const*> const& about);
/// Draws the dialog that is open. True when what it asked for has just been done.
bool authorization_dialogs_ui(Frame& frame, AuthorizationDialogState& state);

}  // namespace hub::ui
