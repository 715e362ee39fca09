#include "ui/screens/security/security_ui.hpp"

#include "domain/permissions.hpp"
#include "ui/screens/account/account_tabs_ui.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/security/security_view.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <string>
#include <vector>

namespace hub::ui {

namespace {

void banner_ui(Ui& ui, Flow& flow, widgets::BannerOptions const& banner) {
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
}

void policy_ui(Ui& ui, Flow& flow, SecurityState& state, SecurityView const& view) {
    widgets::heading(ui, flow.next(24, space::s1), "Second factor", { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow, "Besides the password, a code that changes every 30 seconds, from an app on the person's telephone.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    std::vector<widgets::Choice> choices;
    std::size_t selected = 0;
    for (auto const& look : second_factor_policies()) {
        if (look.policy == view.wanted.second_factor) { selected = choices.size(); }
        choices.push_back({ .label = look.word, .second_line = look.meaning });
    }
    if (widgets::radio_list(ui, flow, selected, { .key = "second_factor", .label = "Who needs a second factor" }, choices, space::s4)) {
        state.policy = second_factor_policies()[selected].policy;
    }
    if (!view.warning.empty()) { banner_ui(ui, flow, { .key = "weaker", .tone = Tone::Warning, .text = view.warning }); }
    flow.gap(space::s2);
}

void idle_ui(Ui& ui, Flow& flow, SecurityState& state, SecurityView const& view) {
    widgets::heading(ui, flow.next(24, space::s1), "Idle sessions", { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow,
        "Who does nothing for so long is signed out, after a warning of one minute. From 5 to 30 minutes; 15 is usual.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    auto minutes = view.minutes;
    widgets::TextFieldOptions const field { .key = "idle_minutes",
        .label = "Minutes without activity",
        .required = true,
        .error = state.shows_errors ? std::string_view { view.error } : std::string_view {},
        .reserve_message = true,
        .autocomplete = "off",
        .input_mode = "numeric",
        .max_length = 2 };
    auto const result =
        widgets::text_field(ui, flow.next(widgets::text_field_height(ui, field), space::s3).at_most_wide(200), minutes, field);
    if (result.changed) { state.minutes = minutes; }
    if (result.left) { state.shows_errors = true; }
}

void offline_ui(Ui& ui, Flow& flow, SecurityState& state, SecurityView const& view) {
    widgets::heading(ui, flow.next(24, space::s1), "Work without a connection", { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow,
        "Where it is allowed, a person can choose a PIN for a device in My profile. Authorizations that are submitted there without a "
        "connection are kept, "
        "sealed, and sent later. Results and lists of people are never kept.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    std::size_t selected = view.wanted.offline_work ? 1 : 0;
    if (widgets::radio_list(ui, flow, selected, { .key = "offline_work", .label = "Work without a connection" },
            { { .label = "Off", .second_line = "Nothing is kept on any device." },
                { .label = "Allowed",
                    .second_line = "On devices that lock their screen and encrypt their disk: make that a rule of your company." } },
            space::s4)) {
        state.offline_work = selected == 1;
    }
    if (!view.offline_warning.empty()) {
        banner_ui(ui, flow, { .key = "offline-off", .tone = Tone::Warning, .text = view.offline_warning });
    }
    flow.gap(space::s2);
}

void save_pressed(Frame& frame, SecurityState& state, SecurityView const& view) {
    state.shows_errors = true;
    if (view.error.empty()) { return frame.send(client::ChangeEmployerSettings { view.wanted }); }
    frame.ui.focus("idle_minutes");
    frame.ui.alert(view.error);
}

void bar_ui(Frame& frame, Rect area, SecurityState& state, SecurityView const& view) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    bool const busy = frame.data.change_employer_settings.busy;
    auto const pressed = widgets::button_row(ui, bar,
        { { .key = "discard", .label = "Discard", .disabled = !view.changed || busy },
            { .key = "save",
                .label = "Save changes",
                .style = widgets::ButtonStyle::Primary,
                .submit = true,
                .busy = busy,
                .busy_label = "Saving",
                .disabled = !view.changed,
                .reason = "Nothing has been changed." } });
    if (pressed == 0) { state = { .policy = {}, .offline_work = {}, .minutes = {}, .seen_success = state.seen_success }; }
    if (pressed == 1) { save_pressed(frame, state, view); }
    widgets::status_text(ui, bar, "unsaved", view.changed ? "Not saved yet" : "", { .style = TextStyle::Small, .ink = Color::TextMuted });
}

void form_ui(Frame& frame, Rect area, SecurityState& state, api::EmployerSettings const& saved) {
    auto& ui = frame.ui;
    auto const form = ui.group("form", { .role = Role::Form, .rect = area, .name = "Security settings" });
    auto const view = security_view(saved, state);
    Rect const bar = area.cut_bottom(ui.metrics().action_bar());
    {
        widgets::ScrollArea scroll { ui, area,
            { .key = "settings", .label = "Security settings", .padding = ui.is_phone() ? space::s4 : space::s5 } };
        Flow flow { scroll.flow.rest().at_most_wide(720) };
        auto const& submission = frame.data.change_employer_settings;
        if (submission.error && !submission.busy) {
            bool const outdated = submission.error->code == ErrorCode::Outdated;
            std::string const text = outdated
                ? "Somebody else saved first. What you chose is still here, on top of what is saved now: look at it and save again."
                : submission.error->message;
            banner_ui(ui, flow, { .key = "error", .tone = Tone::Danger, .strong = "Nothing was saved.", .text = text, .assertive = true });
        }
        policy_ui(ui, flow, state, view);
        idle_ui(ui, flow, state, view);
        offline_ui(ui, flow, state, view);
        banner_ui(ui, flow,
            { .key = "step-up",
                .tone = Tone::Info,
                .icon = icon::shield_check,
                .text =
                    "You are asked who you are before this is saved. It counts for everybody at your company, from the next sign-in." });
        scroll.flow.next(flow.used());
    }
    bar_ui(frame, bar, state, view);
}

}  // namespace

void security_screen(Frame& frame, Rect area, ScreenStates& states) {
    if (!domain::is_user_admin(frame.data.viewer)) { return for_user_admins_only_ui(frame, area, "Security"); }
    auto& ui = frame.ui;
    auto& state = states.security;
    auto const succeeded = frame.data.change_employer_settings.succeeded;
    if (succeeded > state.seen_success) { state = {}; }
    state.seen_success = succeeded;
    Rect const title = area.cut_top(ui.metrics().title_row()).inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::heading(ui, title, "Security", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
    account_tabs_ui(frame, area.cut_top(ui.metrics().tabs()), AccountTab::Security);
    auto const panel = account_tab_panel(frame, area, AccountTab::Security);
    auto const& query = frame.data.employer_settings;
    if (query.value) { return form_ui(frame, area, state, *query.value); }
    auto const press = widgets::list_state(
        ui, area, { .shown = widgets::list_state_of(query, false), .noun = "settings", .error = query.error ? &*query.error : nullptr });
    if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
}

}  // namespace hub::ui
