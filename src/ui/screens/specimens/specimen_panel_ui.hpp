// One drug screen under way, beside the list, and the question about a late result.
#pragma once

#include "api/specimens.hpp"
#include "ui/frame.hpp"
#include "ui/screens/specimens/specimens_state.hpp"

namespace hub::ui {

void specimen_panel_ui(Frame& frame, Rect area, SpecimensState& state, api::SpecimenItem const& item);
/// In its place when the one that is open is in the list no more, or never was.
void specimen_gone_ui(Frame& frame, Rect area, SpecimensState& state);

/// RSLT-A6: opens the form of a ticket about a late result. Every "Ask about it" goes through here.
void ask_about_late_result(Frame& frame, SpecimensState& state, api::SpecimenItem const& item);

}  // namespace hub::ui
