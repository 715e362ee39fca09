// The open document is withdrawn, or was reported as received in error (RSLT-16): its panel closes, and the focus goes on in
// the list. What is said about it is the client's.
#include "ui/screens/results/results_parts.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

/// Where the focus goes on, kept like the opener of a dialog.
struct AfterOpen {
    std::optional<domain::DocumentId> document;  ///< the open one, or the one that was
    std::optional<std::size_t> place;            ///< where it stood in the list
    bool was_viewed = false;
    bool wants_focus = false;                  ///< it has disappeared, and nothing else has the focus
    std::optional<std::uint64_t> waits_since;  ///< the viewer's wishes when it was closed: the page tells when it is done
};

AfterOpen& after_open(Ui& ui) {
    return ui.state<AfterOpen>(ui.id("after-open"));
}

void remember(Frame& frame, ResultsState& state, AfterOpen& after, table::Row row) {
    if (after.document != state.open) { after = { .document = state.open }; }
    // A document that a filter hides keeps the place where it was seen last.
    if (auto const place = state.looks->list.place_of(row)) { after.place = place; }
    after.was_viewed = frame.data.document_viewer.document == state.open;
}

/// Who is elsewhere on the page stays there.
bool had_focus(Ui& ui, ResultsState const& state) {
    if (ui.tree().focused() == 0 || state.ticket.is_open) { return true; }
    auto const scope = ui.scope(state.open->value.bytes);
    return ui.tree().contains_focus(ui.id("details"));
}

}  // namespace

void close_vanished(Frame& frame, ResultsState& state, ResultsView const& view) {
    auto& ui = frame.ui;
    auto& after = after_open(ui);
    auto const& viewer = frame.data.document_viewer;
    if (after.waits_since && *after.waits_since != viewer.wishes && viewer.wish == client::ViewerWish::Closed) {
        after.waits_since.reset();
    }
    if (!state.open) { return; }
    if (auto const row = frame.data.results.find(*state.open)) { return remember(frame, state, after, *row); }
    if (!view.is_complete) { return; }
    if (after.document == state.open) {
        after.wants_focus = after.was_viewed || had_focus(ui, state);
        // The page gives the focus back when it has closed the viewer, and only then can it go elsewhere.
        if (after.was_viewed) { after.waits_since = viewer.wishes; }
        // A dialog about the document may close in this frame.
        if (after.wants_focus) { ui.wake_after(0); }
    }
    state.open.reset();
}

ListFocus take_list_focus(Frame& frame, ResultsState const& state, ResultsView const& view) {
    auto& after = after_open(frame.ui);
    if (!after.wants_focus || after.waits_since || state.ticket.is_open) { return {}; }
    auto const place = after.place;
    after = {};
    if (!place || view.visible == 0) { return { .search = true }; }
    return { .row = std::min(*place, view.visible - 1) };
}

}  // namespace hub::ui
