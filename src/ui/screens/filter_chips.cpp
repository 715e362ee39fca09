#include "ui/screens/filter_chips.hpp"

#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/text.hpp"

namespace hub::ui {

namespace {

struct MenuState {
    bool open = false;
};

}  // namespace

bool menu_chip_ui(Ui& ui, Rect& row, MenuFilter const& filter) {
    auto const scope = ui.scope(filter.name);
    auto& state = ui.state<MenuState>(ui.id("menu"));
    bool const set = filter.chosen > 0 && filter.chosen <= filter.values.size();
    widgets::ChipOptions const chip { .key = "chip",
        .label = set ? filter.values[filter.chosen - 1] : filter.name,
        .name = set ? filter.name : std::string_view {},
        .kind = set ? widgets::ChipKind::Set : widgets::ChipKind::Menu,
        .expanded = state.open };
    float const width = widgets::chip_width(ui, chip);
    if (width > row.width) { return false; }
    Rect const place = row.cut_left(width, space::s2);
    auto const press = widgets::chip(ui, place, chip);
    if (press == widgets::ChipPress::Clear) { filter.choose(0); }
    if (press == widgets::ChipPress::Main) { state.open = !state.open; }
    std::vector<widgets::MenuItem> items { { .key = "all", .label = "All", .checked = !set } };
    for (std::size_t i = 0; i < filter.values.size(); ++i) {
        items.push_back({ .label = filter.values[i], .checked = i + 1 == filter.chosen });
    }
    auto const picked = widgets::menu(
        ui, state.open, { .key = "list", .label = filter.name, .anchor = place, .opener = widgets::chip_id(ui, chip) }, items);
    if (picked) { filter.choose(*picked); }
    return true;
}

bool toggle_chip_ui(Ui& ui, Rect& row, ToggleFilter const& filter) {
    widgets::ChipOptions const chip { .label = filter.name, .kind = widgets::ChipKind::Toggle, .on = filter.on };
    float const width = widgets::chip_width(ui, chip);
    if (width > row.width) { return false; }
    if (widgets::chip(ui, row.cut_left(width, space::s2), chip) == widgets::ChipPress::Main) { filter.toggle(); }
    return true;
}

void filter_sheet_ui(Ui& ui, Flow& flow, std::vector<MenuFilter> const& menus, std::vector<ToggleFilter> const& toggles) {
    for (auto const& filter : menus) {
        widgets::heading(ui, flow.next(32), filter.name, { .level = 3, .style = TextStyle::BodyStrong });
        std::vector<widgets::Choice> choices { { .key = "all", .label = "All" } };
        for (auto const value : filter.values) { choices.push_back({ .label = value }); }
        auto chosen = filter.chosen;
        if (widgets::radio_group(
                ui, flow.next(widgets::radio_group_height(ui, choices.size()), space::s3), chosen, { .label = filter.name }, choices)) {
            filter.choose(chosen);
        }
    }
    for (auto const& filter : toggles) {
        bool on = filter.on;
        if (widgets::checkbox(ui, flow.next(std::max(36.0F, ui.metrics().target())), on, { .label = filter.name })) { filter.toggle(); }
    }
}

}  // namespace hub::ui
