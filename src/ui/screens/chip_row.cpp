#include "ui/screens/chip_row.hpp"

#include "ui/widgets/chip.hpp"
#include "ui/widgets/popover.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <vector>

namespace hub::ui {

namespace {

widgets::ChipOptions options_of(ChipRowState const& state, FilterChip const& filter) {
    bool const set = !filter.chosen.empty();
    return { .key = filter.key,
        .label = set ? std::string_view { filter.chosen } : filter.label,
        .name = set ? filter.label : std::string_view {},
        .kind = set ? widgets::ChipKind::Set : widgets::ChipKind::Menu,
        .expanded = state.open == filter.key };
}

void chip_ui(Ui& ui, Rect const& place, ChipRowState& state, FilterChip const& filter) {
    auto const chip = options_of(state, filter);
    auto const press = widgets::chip(ui, place, chip);
    if (press == widgets::ChipPress::Clear) { filter.clear(); }
    if (press == widgets::ChipPress::Main) { state.toggle(filter.key); }
    bool open = state.open == filter.key;
    std::string const key = std::string { filter.key } + "-values";
    if (auto popover = widgets::Popover(ui, open,
            { .key = key, .label = filter.label, .anchor = place, .opener = widgets::chip_id(ui, chip), .width = filter.width })) {
        filter.content(ui, popover.flow());
    }
    if (!open && state.open == filter.key) { state.open.clear(); }
}

/// Which of them fit into the width: first those that are set, then the others, in their order.
std::vector<bool> fitting(Ui& ui, float width, ChipRowState const& state, std::span<FilterChip const> filters) {
    std::vector<bool> fits(filters.size());
    for (bool const set : { true, false }) {
        for (std::size_t i = 0; i < filters.size(); ++i) {
            if (filters[i].chosen.empty() == set) { continue; }
            float const needed = widgets::chip_width(ui, options_of(state, filters[i]));
            if (needed > width) { break; }
            fits[i] = true;
            width -= needed + space::s2;
        }
    }
    return fits;
}

}  // namespace

bool chip_row_ui(Ui& ui, Rect& row, ChipRowState& state, std::span<FilterChip const> filters) {
    auto fits = fitting(ui, row.width, state, filters);
    bool const all_fit = std::ranges::all_of(fits, [](bool one) { return one; });
    if (!all_fit) { fits = fitting(ui, row.width - ui.metrics().control(), state, filters); }  // the caller's "More filters"
    for (std::size_t i = 0; i < filters.size(); ++i) {
        if (!fits[i]) { continue; }
        chip_ui(ui, row.cut_left(widgets::chip_width(ui, options_of(state, filters[i])), space::s2), state, filters[i]);
    }
    return all_fit;
}

void chip_sheet_ui(Ui& ui, Flow& flow, std::span<FilterChip const> filters) {
    for (auto const& filter : filters) {
        auto const scope = ui.scope(filter.key);
        widgets::heading(ui, flow.next(32), filter.label, { .level = 3, .style = TextStyle::BodyStrong });
        filter.content(ui, flow);
        flow.gap(space::s3);
    }
}

}  // namespace hub::ui
