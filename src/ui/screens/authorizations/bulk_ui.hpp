// The form for several employees at once (AUTH-12, AUTH-A3): what holds for all, a grid that takes rows of a spreadsheet,
// and what became of each row.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/authorizations/bulk_view.hpp"

#include <string>

namespace hub::ui {

struct ScreenStates;
void bulk_screen(Frame& frame, Rect area, ScreenStates& states);

// Its parts, each in a file of its own.

/// The fields that count for every row whose own cell is empty.
void bulk_common_ui(Frame& frame, Rect& area, BulkState& state, BulkView const& view, domain::Reference const& reference);
/// The services for all rows in a word: the package, or the first of them.
[[nodiscard]] std::string common_services_text(BulkState const& state, domain::Reference const& reference);
void bulk_grid_ui(Frame& frame, Rect area, BulkState& state, BulkView const& view, domain::Reference const& reference);
void bulk_dialogs_ui(Frame& frame, BulkState& state, BulkView const& view);
/// A row gets its request with its first text, so that sending it again is sending the same.
void touch_row(Frame const& frame, BulkState& state, std::size_t row);

}  // namespace hub::ui
