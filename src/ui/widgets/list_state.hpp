// The four states of a list, alike on every screen: loading, empty, failed, full.
//
//     auto const shown = widgets::list_state_of(query, rows.empty(), state.has_filters());
//     if (shown != ListShown::Full) {
//         auto const press = widgets::list_state(ui, area, { .shown = shown, .noun = "invoices", .icon = icon::receipt, ... });
//         if (press == ListPress::Retry) { frame.send(Reload {}); }
//         return;
//     }
#pragma once

#include "client/query.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/table.hpp"

#include <span>
#include <string_view>

namespace hub::ui::widgets {

enum class ListShown : std::uint8_t {
    Loading,  ///< nothing to show yet
    Empty,    ///< there are none
    NoMatch,  ///< there are, but the filters hide them
    Failed,   ///< nothing to show, and the last try went wrong
    Full,
};

struct ListState {
    ListShown shown = ListShown::Full;
    std::string_view noun;  ///< plural, small: "authorizations"
    // Loading
    std::span<Column const> columns;  ///< skeleton rows stand where the table's columns will
    bool selectable = false;
    // Empty
    Icon icon = no_icon;
    std::string_view empty_title;  ///< "No authorizations yet"
    std::string_view empty_text;   ///< what to do
    ButtonOptions empty_action;    ///< no label: none
    // No match
    std::string_view no_match_text;  ///< "Your filters hide all 24 authorizations."
    // Failed
    Error const* error = nullptr;
};

enum class ListPress : std::uint8_t { None, Action, ClearFilters, Retry, CopyDetails };

/// Fills `rect` with what there is instead of a full list.
ListPress list_state(Ui& ui, Rect const& rect, ListState const& state);

/// What a query's list shows. While old rows are there they stay, whatever a reload does.
template <class T>
[[nodiscard]] ListShown list_state_of(client::Query<T> const& query, bool is_empty, bool has_filters = false) {
    if (!query.value) { return query.error && !query.loading ? ListShown::Failed : ListShown::Loading; }
    if (!is_empty) { return ListShown::Full; }
    return has_filters ? ListShown::NoMatch : ListShown::Empty;
}

struct EmptyOptions {
    Icon icon = no_icon;
    Tone tone = Tone::Accent;
    std::string_view title;
    std::string_view text;
    std::vector<ButtonOptions> buttons;
};
/// An icon in a circle, one line that says what is so, one that says what to do, and buttons: also for failed pages.
/// Returns the index of the pressed button.
std::optional<std::size_t> empty_state(Ui& ui, Rect const& rect, EmptyOptions const& options);

/// Grey bars where rows will be; they appear after 150 ms.
void skeleton_rows(Ui& ui, Rect const& rect, std::span<Column const> columns, bool selectable, std::string_view noun);

}  // namespace hub::ui::widgets
