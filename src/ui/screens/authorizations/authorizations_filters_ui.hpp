// Search and filters of the list of authorizations.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"
#include "ui/screens/authorizations/authorizations_view.hpp"

namespace hub::ui {

/// The search field, as many chips as there is room for, and a sheet with all of them. Changes the filters of `state`.
void authorizations_filters_ui(Frame& frame, Rect row, AuthorizationsState& state, AuthorizationsView const& view);

}  // namespace hub::ui
