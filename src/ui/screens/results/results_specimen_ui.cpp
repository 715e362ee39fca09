// Drug screens in the results: the ways to their list, and the screen that the open document is about.
#include "ui/screens/results/results_parts.hpp"
#include "ui/screens/specimens/specimen_links_ui.hpp"
#include "ui/screens/specimens/specimen_stages_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

void specimen_ui(Frame& frame, Flow& flow, api::DocumentSpecimen const& answer) {
    if (answer.programme.kind == domain::DrugProgrammeKind::ThirdParty) {
        third_party_ui(frame, flow, answer.programme);
    } else if (answer.specimen) {
        specimen_result_ui(frame, flow, *answer.specimen);
        specimen_stages_ui(frame, flow, *answer.specimen);
    } else {
        widgets::paragraph(frame.ui, flow, "The portal knows nothing more about this specimen.", { .ink = Color::TextMuted });
    }
}

}  // namespace

void results_specimen_ui(Frame& frame, Flow& flow, domain::DocumentId document) {
    auto& ui = frame.ui;
    auto const& shown = frame.data.document.specimen;
    if (shown.document != document) { frame.send(client::ShowSpecimen { document }); }
    auto const region = ui.group("specimen", { .role = Role::Group, .rect = flow.rest(), .name = "Drug screen" });
    widgets::heading(ui, flow.next(28, space::s2), "Drug screen", { .level = 3, .style = TextStyle::BodyStrong });
    if (shown.document == document && shown.query.value) {
        specimen_ui(frame, flow, *shown.query.value);
    } else if (shown.document == document && shown.query.error && !shown.query.loading) {
        widgets::paragraph(ui, flow, shown.query.error->message, { .ink = Color::DangerText });
        if (widgets::link(ui, flow.next(std::max(28.0F, ui.metrics().target())), { .key = "again", .label = "Try again" })) {
            frame.send(client::ShowSpecimen { document });
        }
    } else {
        widgets::text(ui, flow.next(24), "Loading", { .ink = Color::TextMuted });
    }
    flow.gap(space::s3);
    widgets::separator(ui, flow.next(1, space::s3));
}

void results_links_ui(Frame& frame, Rect& area) {
    auto const& home = frame.data.home.value;
    if (!home || !home->drug_screens) { return; }
    auto& ui = frame.ui;
    auto const& screens = *home->drug_screens;
    bool const is_elsewhere = screens.programme == domain::DrugProgrammeKind::ThirdParty;
    if (!is_elsewhere && screens.under_way == 0) { return; }
    Rect const row = area.cut_top(specimen_links_height(ui), space::s1).inset(ui.is_phone() ? space::s4 : space::s5, 0);
    specimen_links_ui(frame, row, screens);
}

}  // namespace hub::ui
