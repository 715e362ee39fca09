// The reason for a test and the DOT agency (AUTH-A7), for the form of one and of several employees.
#pragma once

#include "domain/enums.hpp"
#include "ui/frame.hpp"
#include "ui/widgets/field.hpp"

#include <optional>

namespace hub::ui {

void reason_select_ui(Frame& frame, Rect const& rect, std::optional<domain::TestReason>& value, widgets::TextFieldOptions const& options);
void agency_select_ui(Frame& frame, Rect const& rect, std::optional<domain::DotAgency>& value, widgets::TextFieldOptions const& options);

}  // namespace hub::ui
