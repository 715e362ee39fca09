#include "base/text.hpp"
#include "ui/screens/date_span.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

struct FacetInfo {
    ResultsFacet facet;
    std::string_view key;
    std::string_view label;
};
constexpr std::array first_facets {
    FacetInfo { ResultsFacet::State, "state", "State" },
    FacetInfo { ResultsFacet::VisitType, "type", "Visit type" },
    FacetInfo { ResultsFacet::Center, "center", "Center" },
    FacetInfo { ResultsFacet::Document, "document", "Document" },
};
constexpr std::array more_facets {
    FacetInfo { ResultsFacet::Category, "kind", "Kind of report" },
    FacetInfo { ResultsFacet::Location, "location", "Company location" },
    FacetInfo { ResultsFacet::Review, "review", "Review" },
    FacetInfo { ResultsFacet::Flag, "flag", "Flag" },
};

FilterChip facet_chip_of(Frame& frame, ResultsState& state, FacetInfo const& info) {
    bool const is_state = info.facet == ResultsFacet::State;
    bool const is_plain =
        info.facet == ResultsFacet::Document || info.facet == ResultsFacet::Center || info.facet == ResultsFacet::Location;
    return facet_chip(state.chips,
        { .key = info.key,
            .label = info.label,
            .chosen = &chosen_values(state, info.facet),
            .values = [&frame, &state, facet = info.facet] { return facet_values(frame.data, state, facet); },
            .word = is_state ? state_name
                : is_plain   ? nullptr
                             : facet_word,
            .one = "document",
            .many = "documents" });
}

/// On the tab of new documents none is reviewed, on that of flagged ones all are flagged: nothing to choose there.
bool is_decided(ResultsState const& state, ResultsFacet facet) {
    bool const by_tab = (facet == ResultsFacet::Review && state.filters.tab == ResultsTab::New)
        || (facet == ResultsFacet::Flag && state.filters.tab == ResultsTab::Flagged);
    return by_tab && (facet == ResultsFacet::Review ? state.filters.review : state.filters.flag).empty();
}

FilterChip birth_chip(ResultsState& state, Date today) {
    auto& birth = state.filters.birth_date;
    return { .key = "born",
        .label = "Birth date",
        .chosen = birth ? "Born " + birth->to_us() : std::string {},
        .clear = [&birth] { birth.reset(); },
        .content =
            [&birth, today](Ui& ui, Flow& flow) {
                widgets::DateFieldOptions const options {
                    .field = { .key = "birth", .label = "Birth date", .autocomplete = "off" }, .last = today, .today = today
                };
                widgets::date_field(ui, flow.next(84), birth, options);
            },
        .width = 260 };
}

std::vector<FilterChip> chips_of(Frame& frame, ResultsState& state) {
    std::vector<FilterChip> chips;
    for (auto const& info : first_facets) { chips.push_back(facet_chip_of(frame, state, info)); }
    chips.push_back(date_span_chip("visit", "Visit date", "Visit", state.filters.visited, frame.data.today));
    chips.push_back(date_span_chip("posted", "Posted", "Posted", state.filters.posted, frame.data.today));
    chips.push_back(birth_chip(state, frame.data.today));
    for (auto const& info : more_facets) {
        if (!is_decided(state, info.facet)) { chips.push_back(facet_chip_of(frame, state, info)); }
    }
    return chips;
}

/// What archives soon and is not saved yet: offered where it matters.
bool not_saved_chip_ui(Frame& frame, Rect& row, ResultsState& state) {
    if (state.filters.tab != ResultsTab::Archiving) { return true; }
    widgets::ChipOptions const chip {
        .key = "not-saved", .label = "Not saved yet", .kind = widgets::ChipKind::Toggle, .on = state.filters.not_saved
    };
    float const width = widgets::chip_width(frame.ui, chip);
    if (row.width < width) { return false; }
    if (widgets::chip(frame.ui, row.cut_left(width, space::s2), chip) == widgets::ChipPress::Main) {
        state.filters.not_saved = !state.filters.not_saved;
    }
    return true;
}

void announce_count(Frame& frame, ResultsView const& view, bool changed) {
    // The status line tells the count; an announcement is only for what it does not say.
    if (changed && view.visible == 0) { frame.ui.announce("No rows match."); }
}

}  // namespace

void results_filters_ui(Frame& frame, Rect row, ResultsState& state, ResultsView const& view, ListFocus const& focus) {
    auto& ui = frame.ui;
    bool const phone = ui.is_phone();
    Rect inner = row.inset(phone ? space::s4 : space::s5, 0);
    auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Results" });
    if (focus.search) { ui.focus("query"); }
    float const search_width = phone ? inner.width : std::clamp(inner.width * 0.26F, 200.0F, 320.0F);
    auto const typed = widgets::search_field(ui, inner.cut_left(search_width, space::s2), state.filters.query,
        { .key = "query",
            .label = "Search results",
            .hidden_label = true,
            .placeholder = "Name, document or claim number",
            .enter_key_hint = "search",
            .max_length = 100 });
    announce_count(frame, view, typed.changed);
    if (phone) { return; }
    widgets::LinkOptions const clear { .key = "clear-filters", .label = "Clear", .description = "All filters" };
    Rect const clear_place = inner.cut_right(widgets::link_width(ui, clear), space::s3);
    bool const has_toggle = not_saved_chip_ui(frame, inner, state);
    bool const all_fit = chip_row_ui(ui, inner, state.chips, chips_of(frame, state)) && has_toggle;
    float const side = ui.metrics().control();
    if (!all_fit && inner.width >= side
        && widgets::icon_button(ui, inner.cut_left(side), { .key = "more-filters", .label = "More filters", .icon = icon::list_filter })) {
        state.filters_sheet = true;
    }
    if (state.filters.is_set() && widgets::link(ui, clear_place, clear)) { state.filters.clear(); }
}

void results_filters_sheet_ui(Frame& frame, ResultsState& state, ResultsView const& view) {
    auto& ui = frame.ui;
    auto dialog = widgets::Dialog(ui, state.filters_sheet,
        { .key = "filters", .title = "Filters", .subtitle = view.count, .has_close = true, .barred_footer = true });
    if (!dialog) { return; }
    auto& body = dialog.body();
    if (state.filters.tab == ResultsTab::Archiving) {
        widgets::checkbox(ui, body.next(std::max(36.0F, ui.metrics().target()), space::s2), state.filters.not_saved,
            { .key = "not-saved", .label = "Not saved yet" });
    }
    chip_sheet_ui(ui, body, chips_of(frame, state));
    // On phones this sheet is the only place for them.
    if (ui.is_phone()) {
        widgets::heading(ui, body.next(32), "Saved searches", { .level = 3, .style = TextStyle::BodyStrong });
        saved_searches_ui(frame, body, state);
    }
    Rect footer = dialog.footer();
    std::string const label = "Show " + plural(static_cast<std::int64_t>(view.visible), "document", "documents");
    widgets::ButtonOptions const show { .key = "show", .label = label, .style = widgets::ButtonStyle::Primary };
    widgets::ButtonOptions const clear { .key = "clear", .label = "Clear all" };
    if (widgets::button(ui, footer.cut_right(widgets::button_width(ui, show), space::s2), show)) { dialog.close(); }
    if (widgets::button(ui, footer.cut_right(widgets::button_width(ui, clear), space::s2), clear)) { state.filters.clear(); }
}

}  // namespace hub::ui
