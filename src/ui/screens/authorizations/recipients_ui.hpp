// Who gets a copy: the list of addresses, the field that adds one, and the warning (AUTH-07, AUTH-08, AUTH-15). For the
// form and for the dialog that mails a copy later.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

/// A row for each address but `but_for`, with a button that removes it.
void recipient_rows_ui(Frame& frame, Flow& flow, std::vector<std::string>& recipients, std::string_view but_for = {});
/// The field that adds an address, and its button.
void add_recipient_ui(Frame& frame, Flow& flow, std::vector<std::string>& recipients, RecipientEntry& entry);
/// The warning, and where `asks` the confirmation that each address has a business need.
void privacy_ui(Frame& frame, Flow& flow, bool asks, RecipientEntry& entry);

}  // namespace hub::ui
