// Tabs with counts, and the steps of a long form.
#pragma once

#include "ui/widgets/ui.hpp"

#include <cstddef>
#include <vector>

namespace hub::ui::widgets {

struct TabItem {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    std::string_view count;  ///< "12", or empty
    bool disabled = false;
    std::string_view reason;
};

struct TabsOptions {
    std::string_view key = "tabs";
    std::string_view label;     ///< what the tabs choose: "Views"
    std::string_view controls;  ///< key of the tab_panel() in the same scope
    float edge = 0;             ///< room before the first tab; the line below runs over the whole rectangle
};
/// Returns true when `selected` has changed. Scrolls sideways where there is no room.
bool tabs(Ui& ui, Rect const& rect, std::size_t& selected, TabsOptions const& options, std::vector<TabItem> const& items);

/// What a tab shows; what is drawn while the scope lives becomes its content.
[[nodiscard]] Ui::NodeScope tab_panel(Ui& ui, Rect const& rect, std::string_view key, std::string_view name);

enum class StepState : std::uint8_t { Done, Present, Later };
struct Step {
    std::string_view label;
    StepState state = StepState::Later;
    bool reachable = false;  ///< can be pressed to go back to
};
/// The steps of a form in one row; on a phone only the present one has its words. Returns the index of a pressed step.
std::optional<std::size_t> stepper(Ui& ui, Rect const& rect, std::vector<Step> const& steps);

struct Stage {
    std::string_view label;  ///< only the first, the last and the present one are written
    bool done = false;
};
/// How far something has come: dots on a line, as the status of a specimen. One image with its words.
void stages(Ui& ui, Rect const& rect, std::string_view name, std::vector<Stage> const& stages);

/// "Page 1 of 26" with numbers: for the setting of pages instead of scrolling. Returns true when `page` (from 0) changed.
bool pager(Ui& ui, Rect const& rect, std::size_t& page, std::size_t pages, std::string_view summary);

}  // namespace hub::ui::widgets
