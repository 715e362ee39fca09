// Filters as chips beside a search field, each with a popover below it; and the same filters below one another in a sheet,
// where there is no room (RSLT-02, AUTH-09). What a filter is made of, its owner draws.
#pragma once

#include "ui/frame.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace hub::ui {

/// What the chips of a screen keep between frames.
struct ChipRowState {
    std::string open;   ///< the key of the filter whose popover is open, or empty
    std::string query;  ///< what is typed into the search of its values

    /// A press on the chip itself opens or closes its popover.
    void toggle(std::string_view key) {
        open = open == key ? std::string {} : std::string { key };
        query.clear();
    }
};

struct FilterChip {
    std::string_view key;
    std::string_view label;  ///< "Center"
    std::string chosen;      ///< in words; empty: not set
    std::function<void()> clear;
    std::function<void(Ui&, Flow&)> content;  ///< of the popover, and of the filter's part of the sheet
    float width = 300;                        ///< of the popover
};

/// Cuts the chips' places off `row`. Filters that are set come before others when not all fit; false when some were left out.
bool chip_row_ui(Ui& ui, Rect& row, ChipRowState& state, std::span<FilterChip const> filters);
/// The filters below one another, each under its heading.
void chip_sheet_ui(Ui& ui, Flow& flow, std::span<FilterChip const> filters);

}  // namespace hub::ui
