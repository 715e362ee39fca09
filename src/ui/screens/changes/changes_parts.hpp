// The parts of Recent changes, each in a file of its own. Not for other screens.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/changes/changes_view.hpp"

namespace hub::ui {

void changes_filters_ui(Frame& frame, Rect row, ChangesState& state, ChangesView const& view);
void changes_filters_sheet_ui(Frame& frame, ChangesState& state, ChangesView const& view);
/// One entry in whole: every field with its old and new value.
void change_panel_ui(Frame& frame, Rect area, ChangesState& state, api::ChangeItem const& change);

}  // namespace hub::ui
