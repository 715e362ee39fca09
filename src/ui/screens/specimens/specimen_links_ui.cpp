#include "ui/screens/specimens/specimen_links_ui.hpp"

#include "base/text.hpp"
#include "ui/widgets/button.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

float specimen_links_height(Ui& ui) {
    return std::max(32.0F, ui.metrics().target());
}

void specimen_links_ui(Frame& frame, Rect row, api::DrugScreens const& screens) {
    auto& ui = frame.ui;
    bool const is_elsewhere = screens.programme == domain::DrugProgrammeKind::ThirdParty;
    std::string const count = with_thousands(screens.under_way);
    std::string const under_way = is_elsewhere ? "Drug screens"
        : ui.is_phone()                        ? "Drug screens (" + count + ")"
                                               : "Drug screens under way (" + count + ")";
    auto const link = [&](widgets::LinkOptions const& options) {
        if (widgets::link(ui, row.cut_left(widgets::link_width(ui, options), space::s4), options)) { frame.go(options.href); }
    };
    link({ .key = "drug-screens", .label = under_way, .href = "/results/specimens", .icon = icon::flask_conical });
    std::string const late = "Late results (" + with_thousands(screens.late) + ")";
    if (screens.late > 0) { link({ .key = "late-results", .label = late, .href = "/results/specimens?tab=late", .icon = icon::clock }); }
}

}  // namespace hub::ui
