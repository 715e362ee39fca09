// The parts of the results screen, each in a file of its own.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/results/results_state.hpp"
#include "ui/screens/results/results_view.hpp"

namespace hub::ui {

/// What of the list gets the focus in this frame, because the document that was open has disappeared: the row in its place, or
/// where there is none the search field.
struct ListFocus {
    std::optional<std::size_t> row;
    bool search = false;
};

/// Search field, filter chips and "Clear" (RSLT-02); returns nothing, changes `state.filters`.
void results_filters_ui(Frame& frame, Rect row, ResultsState& state, ResultsView const& view, ListFocus const& focus);
/// On phones: all filters below one another, in a dialog.
void results_filters_sheet_ui(Frame& frame, ResultsState& state, ResultsView const& view);

/// Saved searches, and a line to save the present one (RSLT-A4): in a sheet, or behind a button, which cuts its place off `row`.
void saved_searches_ui(Frame& frame, Flow& flow, ResultsState& state);
void saved_searches_button_ui(Frame& frame, Rect& row, ResultsState& state);
/// Ways to the drug screens under way and to late results, where there are any (RSLT-17, RSLT-A6).
void results_links_ui(Frame& frame, Rect& area);
/// The drug screen that the open document is about: its stages and its result (RSLT-17 to RSLT-19).
void results_specimen_ui(Frame& frame, Flow& flow, domain::DocumentId document);

/// The list itself, with its four states.
void results_table_ui(Frame& frame, Rect area, ResultsState& state, ResultsView const& view, ListFocus const& focus);

/// Facts and actions of the open document.
void results_panel_ui(Frame& frame, Rect area, ResultsState& state);

/// The note at the flag, times of review and saving, and who else has reviewed it, where that is told (RSLT-A3).
void results_marks_ui(Frame& frame, Flow& flow, ResultsState& state, ResultRow const& row);
/// Sends a note that was left in the middle of it, when another document is open or none; call it once a frame.
void keep_flag_note(Frame& frame, ResultsState& state);

/// What can be done with the selection, docked at the foot (RSLT-05).
void results_selection_bar_ui(Frame& frame, Rect area, ResultsState& state, ResultsView const& view);

/// Shows a document in the page, with its neighbours in the list as previous and next (RSLT-A4).
void view_result(Frame& frame, ResultsState& state, domain::DocumentId document);
/// Follows what the person does in the viewer; call it once a frame.
void follow_viewer(Frame& frame, ResultsState& state);

/// Closes the panel when its document is no longer there; call it once a frame, before anything is drawn.
void close_vanished(Frame& frame, ResultsState& state, ResultsView const& view);
/// Once a frame in which the list is drawn.
[[nodiscard]] ListFocus take_list_focus(Frame& frame, ResultsState const& state, ResultsView const& view);

/// "Mateo Hernández, Audiogram result, 2026-11-20.pdf"
[[nodiscard]] std::string file_name_of(client::ResultsTable::Document const& document);

void open_result(Frame& frame, ResultsState& state, std::optional<domain::DocumentId> document);

}  // namespace hub::ui
