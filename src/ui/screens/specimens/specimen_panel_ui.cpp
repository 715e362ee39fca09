#include "ui/screens/specimens/specimen_panel_ui.hpp"

#include "ui/dialogs/ticket_ui.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/specimens/specimen_stages_ui.hpp"
#include "ui/screens/specimens/specimens_view.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

void facts_ui(Ui& ui, Flow& flow, api::SpecimenItem const& item, SpecimenRow const& row) {
    std::string const birth = item.birth_date.to_us();
    std::string const visit = item.service_date ? item.service_date->to_us() : "Not yet";
    std::string const center = item.center + ", " + item.state;
    widgets::definition_list(ui, flow,
        { { .label = "Birth date", .value = birth }, { .label = "Specimen", .value = item.number }, { .label = "Visit", .value = visit },
            { .label = "Visit type", .value = item.visit_type == domain::VisitType::Injury ? "Injury" : "Non-injury" },
            { .label = "Center", .value = center }, { .label = "Location", .value = item.location },
            { .label = "Expected by", .value = row.due } });
}

}  // namespace

void ask_about_late_result(Frame& frame, SpecimensState& state, api::SpecimenItem const& item) {
    open_ticket(frame, state.ticket,
        { .about = item.id,
            .reason = domain::TicketReason::ResultMissing,
            .subject = question_text(item),
            .center = item.center,
            .center_phone = item.center_phone });
}

void specimen_panel_ui(Frame& frame, Rect area, SpecimensState& state, api::SpecimenItem const& item) {
    auto& ui = frame.ui;
    auto const scope = ui.scope(item.id.value.bytes);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Drug screen details" });
    if (details_bar_ui(ui, area.cut_top(56))) { state.open.reset(); }
    auto const row = specimen_row(item, frame.data.now);
    widgets::ScrollArea scroll { ui, area,
        { .key = "facts", .label = "Drug screen details", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    auto& flow = scroll.flow;
    widgets::heading(ui, flow.next(24, space::s3), row.employee, { .level = 2, .style = TextStyle::Heading });
    if (!row.late.empty()) {
        std::string const strong = row.late + ".";
        widgets::BannerOptions const banner { .key = "late",
            .tone = Tone::Warning,
            .strong = strong,
            .text = "Results of non-injury visits are usually there within 72 hours.",
            .action = "Ask about it" };
        if (widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner)
            == widgets::BannerPress::Action) {
            ask_about_late_result(frame, state, item);
        }
    }
    specimen_stages_ui(frame, flow, item);
    flow.gap(space::s2);
    widgets::separator(ui, flow.next(1, space::s3));
    facts_ui(ui, flow, item, row);
}

void specimen_gone_ui(Frame& frame, Rect area, SpecimensState& state) {
    auto& ui = frame.ui;
    auto const scope = ui.scope(state.open->value.bytes);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Drug screen details" });
    if (details_bar_ui(ui, area.cut_top(56))) { state.open.reset(); }
    widgets::ScrollArea scroll { ui, area,
        { .key = "facts", .label = "Drug screen details", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    auto& flow = scroll.flow;
    widgets::heading(ui, flow.next(24, space::s3), "No longer under way", { .level = 2, .style = TextStyle::Heading });
    widgets::paragraph(ui, flow, "This drug screen has left the list. A result stands in the list of results once it is posted.",
        { .ink = Color::TextSecondary });
    flow.gap(space::s2);
    if (widgets::link(ui, flow.next(std::max(36.0F, ui.metrics().target())),
            { .key = "results", .label = "Go to the results", .href = "/results" })) {
        frame.go("/results");
    }
}

}  // namespace hub::ui
