// A document that is looked at in the page: the viewer itself is the platform's, here is which document comes next.
#include "domain/document.hpp"
#include "ui/screens/results/results_parts.hpp"

#include <string>
#include <string_view>

namespace hub::ui {

namespace {

/// The neighbour in the list as it is filtered and sorted now.
void step(Frame& frame, ResultsState& state, std::ptrdiff_t by) {
    auto const row = frame.data.results.find(*frame.data.document_viewer.document);
    auto const place = row ? state.looks->list.place_of(*row) : std::nullopt;
    if (!place) { return; }
    auto const wanted = static_cast<std::ptrdiff_t>(*place) + by;
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(state.looks->list.visible_count())) { return; }
    view_result(
        frame, state, domain::DocumentId { frame.data.results.rows().id(state.looks->list.row_at(static_cast<std::size_t>(wanted))) });
}

}  // namespace

std::string file_name_of(client::ResultsTable::Document const& document) {
    std::string name = document.employee + ", " + document.name + ", " + document.service_date.to_iso() + ".pdf";
    for (auto& c : name) {
        if (std::string_view { "\\/:*?\"<>|" }.find(c) != std::string_view::npos) { c = '-'; }
    }
    return name;
}

void view_result(Frame& frame, ResultsState& state, domain::DocumentId document) {
    auto const row = frame.data.results.find(document);
    if (!row) { return; }
    auto const shown = frame.data.results.document(*row);
    auto const place = state.looks->list.place_of(*row);
    state.open = document;
    frame.send(client::ViewDocument { .document = document,
        .title = shown.name,
        .subtitle = shown.employee + ", " + shown.service_date.to_us(),
        .has_previous = place && *place > 0,
        .has_next = place && *place + 1 < state.looks->list.visible_count() });
}

void follow_viewer(Frame& frame, ResultsState& state) {
    auto const& viewer = frame.data.document_viewer;
    bool const is_new = viewer.wishes != state.seen_wishes;
    state.seen_wishes = viewer.wishes;
    if (is_new && viewer.wish == client::ViewerWish::Closed) { state.focuses_view = state.open.has_value(); }
    if (!is_new || !viewer.document) { return; }
    if (viewer.wish == client::ViewerWish::Previous) { step(frame, state, -1); }
    if (viewer.wish == client::ViewerWish::Next) { step(frame, state, 1); }
    if (viewer.wish == client::ViewerWish::Download) {
        if (auto const row = frame.data.results.find(*viewer.document)) {
            frame.send(client::DownloadDocument { *viewer.document, file_name_of(frame.data.results.document(*row)) });
        }
    }
}

}  // namespace hub::ui
