// One drug screen under way, beside the list, and the question about a late result.
#pragma once

#include "api/specimens.hpp"
#include "ui/frame.hpp"
#include "ui/screens/specimens/specimens_state.hpp"

namespace hub::ui {

void specimen_panel_ui(Frame& frame, Rect area, SpecimensState& state, api::SpecimenItem const& item);

/// RSLT-A6: what is done when somebody asks about a late result. Every "Ask about it" goes through here, so that a ticket can
/// take the dialog's place.
void ask_about_late_result(SpecimensState& state, api::SpecimenItem const& item);
/// The dialog: whom to call and what to tell. Draw it once a frame, whatever is open.
void late_result_dialog_ui(Frame& frame, SpecimensState& state, api::SpecimenItem const* item);

}  // namespace hub::ui
