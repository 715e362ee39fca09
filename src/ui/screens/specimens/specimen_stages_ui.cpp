#include "ui/screens/specimens/specimen_stages_ui.hpp"

#include "ui/screens/specimens/specimens_view.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

using widgets::StepState;

constexpr float gutter = 28;
constexpr float line_height = 20;
constexpr float mark_px = 8;  ///< radius

void mark_ui(Ui& ui, float x, float y, StepState state) {
    auto& painter = ui.painter();
    switch (state) {
    case StepState::Done:
        painter.circle(x, y, mark_px, Color::AccentFill);
        painter.icon({ x - 6, y - 6, 12, 12 }, icon::check, IconSize::Tiny, Color::AccentOn);
        return;
    case StepState::Present:
        painter.circle(x, y, mark_px, Color::AccentFill);
        painter.circle(x, y, mark_px - 3, Color::AccentOn);
        return;
    case StepState::Later: painter.circle(x, y, mark_px - 3, Color::BgTrack); return;
    }
}

void stage_ui(Ui& ui, Flow& flow, SpecimenStageRow const& stage, std::size_t place, bool is_last) {
    float const width = flow.width() - gutter;
    float const words = stage.meaning.empty() ? 0 : ui.painter().text_height(stage.meaning, TextStyle::Small, width, 0) + 2;
    Rect row = flow.next(2 * line_height + words, space::s2);
    auto const entry = ui.group(std::to_string(place), { .role = Role::ListItem, .rect = row, .name = {} });
    float const x = row.x + mark_px;
    float const y = row.y + line_height / 2;
    if (!is_last) { ui.painter().vertical_line(x, y + mark_px + 2, row.bottom() + space::s2 - 2, Color::BorderDefault); }
    mark_ui(ui, x, y, stage.state);
    row.cut_left(gutter);
    bool const is_present = stage.state == StepState::Present;
    widgets::text(ui, row.cut_top(line_height), stage.name,
        { .style = is_present ? TextStyle::BodySemibold : TextStyle::Body,
            .ink = stage.state == StepState::Later ? Color::TextMuted : Color::TextPrimary });
    std::string const time = is_present && stage.time != "Time not reported" ? "Since " + stage.time : stage.time;
    widgets::text(ui, row.cut_top(line_height), time, { .style = TextStyle::Small, .ink = Color::TextMuted });
    if (!stage.meaning.empty()) {
        widgets::text(ui, row, stage.meaning, { .style = TextStyle::Small, .ink = Color::TextSecondary, .max_lines = 0 });
    }
}

}  // namespace

void specimen_stages_ui(Frame& frame, Flow& flow, api::SpecimenItem const& item) {
    auto& ui = frame.ui;
    auto const rows = stage_rows(item.steps, item.result);
    auto const scope = ui.scope("stages");
    auto const list = ui.group("list", { .role = Role::List, .rect = flow.rest(), .name = "Stages of the drug screen" });
    for (std::size_t i = 0; i < rows.size(); ++i) { stage_ui(ui, flow, rows[i], i, i + 1 == rows.size()); }
}

void specimen_result_ui(Frame& frame, Flow& flow, api::SpecimenItem const& item) {
    if (!item.result) { return; }
    auto& ui = frame.ui;
    auto const look = look_of(*item.result);
    Rect line = flow.next(28, space::s1);
    widgets::text(ui, line.cut_left(gutter * 2), "Result", { .style = TextStyle::BodyStrong });
    widgets::badge(ui, line, { .label = look.word, .tone = look.tone });
    if (!look.meaning.empty()) { widgets::paragraph(ui, flow, look.meaning, { .style = TextStyle::Small, .ink = Color::TextSecondary }); }
}

void third_party_ui(Frame& frame, Flow& flow, api::DrugProgramme const& programme) {
    auto& ui = frame.ui;
    widgets::paragraph(ui, flow, programme_words(programme), { .ink = Color::TextSecondary });
    std::string const words = portal_link_words(programme);
    if (words.empty()) { return; }
    if (widgets::link(ui, flow.next(std::max(36.0F, ui.metrics().target())),
            { .key = "portal", .label = words, .href = programme.portal_url, .trailing_icon = icon::external_link })) {
        frame.send(client::OpenExternal { programme.portal_url });
    }
}

}  // namespace hub::ui
