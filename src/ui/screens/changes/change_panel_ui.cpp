#include "ui/screens/changes/changes_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <string>
#include <vector>

namespace hub::ui {

namespace {

void fields_ui(Ui& ui, Flow& flow, std::vector<api::FieldChange> const& fields) {
    widgets::heading(ui, flow.next(28), "Old and new", { .level = 3, .style = TextStyle::BodyStrong });
    if (fields.empty()) {
        widgets::paragraph(ui, flow, "Nothing but the action itself.", { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    for (auto const& field : fields) {
        widgets::separator(ui, flow.next(1, space::s2));
        widgets::text(ui, flow.next(20, space::s1), field.field, { .style = TextStyle::SmallStrong });
        widgets::definition_list(ui, flow,
            { { .label = "Old", .value = field.before.empty() ? "None" : std::string_view { field.before }, .ink = Color::TextSecondary },
                { .label = "New", .value = field.after.empty() ? "None" : std::string_view { field.after }, .strong = true } },
            48);
    }
    flow.gap(space::s4);
}

void verify_ui(Frame& frame, Flow& flow, api::ChangeItem const& change) {
    auto& ui = frame.ui;
    bool const verified = change.verified_at.has_value();
    widgets::ButtonOptions const button { .key = "verify",
        .label = verified ? "Mark as not verified" : "Mark as verified",
        .icon = verified ? icon::undo_2 : icon::check,
        .style = verified ? widgets::ButtonStyle::Quiet : widgets::ButtonStyle::Primary };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s4).at_most_wide(widgets::button_width(ui, button)), button)) {
        frame.send(client::VerifyChanges { .changes = { change.id }, .verified = !verified });
    }
}

}  // namespace

void change_panel_ui(Frame& frame, Rect area, ChangesState& state, api::ChangeItem const& change) {
    auto& ui = frame.ui;
    auto const scope = ui.scope(change.id.value.bytes);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Change details" });
    if (details_bar_ui(frame.ui, area.cut_top(56))) { state.open.reset(); }
    widgets::ScrollArea scroll { ui, area,
        { .key = "facts", .label = "Change details", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    auto& flow = scroll.flow;
    widgets::heading(ui, flow.next(24, space::s2), look_of(change.kind).word, { .level = 2, .style = TextStyle::Heading });
    widgets::badge(ui, flow.next(24, space::s3),
        { .label = change.verified_at ? "Verified" : "Not verified",
            .tone = change.verified_at ? Tone::Success : Tone::Warning,
            .dot = true });
    std::string const at = central_date_time_text(change.at);
    std::string const verified =
        change.verified_at ? change.verified_by + ", " + central_date_time_text(*change.verified_at) : "Nobody yet";
    widgets::definition_list(ui, flow,
        { { .label = "When", .value = at },
            { .label = "Whom", .value = change.whom.empty() ? "Your company" : std::string_view { change.whom } },
            { .label = "Who", .value = change.by }, { .label = "Verified by", .value = verified } });
    flow.gap(space::s3);
    verify_ui(frame, flow, change);
    fields_ui(ui, flow, change.fields);
    if (!change.contact) { return; }
    std::string const route = "/contacts/" + change.contact->to_string();
    widgets::LinkOptions const link { .key = "contact", .label = "Open the contact", .href = route, .icon = icon::user };
    if (widgets::link(ui, flow.next(std::max(28.0F, ui.metrics().target())).at_most_wide(widgets::link_width(ui, link)), link)) {
        frame.go(route);
    }
}

}  // namespace hub::ui
