// The filters of a short list: chips beside its search field where there is room, and all of them in a sheet where there
// is none. Each filter has one value of a few, or all.
#pragma once

#include "ui/frame.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace hub::ui {

struct MenuFilter {
    std::string_view name;                 ///< "Role"
    std::vector<std::string_view> values;  ///< in words
    std::size_t chosen = 0;                ///< 0 is "All", else one more than the index of the value
    std::function<void(std::size_t)> choose;
};

struct ToggleFilter {
    std::string_view name;  ///< "No e-mail"
    bool on = false;
    std::function<void()> toggle;
};

/// Cut their place off `row`. False when there was no room for it: nothing was drawn then.
bool menu_chip_ui(Ui& ui, Rect& row, MenuFilter const& filter);
bool toggle_chip_ui(Ui& ui, Rect& row, ToggleFilter const& filter);
/// The same filters below one another.
void filter_sheet_ui(Ui& ui, Flow& flow, std::vector<MenuFilter> const& menus, std::vector<ToggleFilter> const& toggles);

}  // namespace hub::ui
