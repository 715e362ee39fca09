// The tab Second step: its state, setting it up, recovery codes, switching it off where the employer allows it (security A4).
#include "ui/screens/profile/profile_parts.hpp"
#include "ui/screens/profile/profile_view.hpp"
#include "ui/screens/profile/recovery_codes_ui.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

void title_ui(Ui& ui, Flow& flow, bool is_on) {
    Rect row = flow.next(24, space::s1);
    float const width = widgets::heading(ui, row, "Second step at sign-in", { .level = 2, .style = TextStyle::Subheading });
    row.cut_left(width + space::s3);
    widgets::badge(ui, row, { .label = is_on ? "On" : "Off", .tone = is_on ? Tone::Success : Tone::Neutral, .dot = true });
}

void failure_ui(Frame& frame, Flow& flow) {
    auto const& error = frame.data.account.second_factor_change.error;
    if (!error || frame.data.account.setup) { return; }
    bool const given_up = error->code == ErrorCode::Cancelled;
    widgets::BannerOptions const banner {
        .key = "failure", .tone = given_up ? Tone::Info : Tone::Danger, .text = error->message, .assertive = !given_up
    };
    widgets::banner(frame.ui, flow.next(widgets::banner_height(frame.ui, banner, flow.width()), space::s4), banner);
}

/// Buttons beside one another, or below one another where there is no room.
bool button_ui(Ui& ui, Flow& flow, Rect& row, widgets::ButtonOptions const& options) {
    float const width = widgets::button_width(ui, options);
    if (width > row.width) { row = flow.next(ui.metrics().control(), space::s2); }
    return widgets::button(ui, row.cut_left(width, space::s2), options);
}

void on_ui(Frame& frame, Flow& flow, ProfileState& state, api::Profile const& profile) {
    auto& ui = frame.ui;
    bool const busy = frame.data.account.second_factor_change.busy;
    widgets::paragraph(ui, flow, "Signing in takes your password and a code of your authenticator app.", { .ink = Color::TextSecondary });
    bool const few = profile.recovery_codes_left < 3;
    widgets::text(ui, flow.next(28, space::s3),
        recovery_codes_words(profile.recovery_codes_left) + (few ? ". Make new ones in time." : "."),
        { .ink = few ? Color::WarningText : Color::TextSecondary });
    Rect row = flow.next(ui.metrics().control(), space::s2);
    if (button_ui(ui, flow, row, { .key = "codes", .label = "New recovery codes…", .icon = icon::refresh_cw, .disabled = busy })) {
        state.asks_for_new_codes = true;
    }
    if (button_ui(ui, flow, row, { .key = "other", .label = "Use another phone", .icon = icon::phone, .disabled = busy })) {
        frame.send(client::SetUpSecondFactor {});
    }
    widgets::ButtonOptions const off { .key = "off",
        .label = "Switch off…",
        .style = widgets::ButtonStyle::DangerQuiet,
        .disabled = profile.second_factor_is_required || busy,
        .reason = profile.second_factor_is_required ? "Your company requires the second step." : std::string_view {} };
    if (button_ui(ui, flow, row, off)) { state.asks_to_switch_off = true; }
    if (profile.second_factor_is_required) {
        widgets::text(ui, flow.next(24), "Your company requires the second step, so it stays on.",
            { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
}

void off_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    widgets::paragraph(ui, flow,
        "With a code of your phone in addition to the password, a stolen password opens nothing. Setting it up takes two minutes.",
        { .ink = Color::TextSecondary });
    flow.gap(space::s4);
    widgets::ButtonOptions const begin { .key = "begin",
        .label = "Set up",
        .icon = icon::shield_check,
        .style = widgets::ButtonStyle::Primary,
        .busy = frame.data.account.second_factor_change.busy,
        .busy_label = "One moment" };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s4).with_width(widgets::button_width(ui, begin)), begin)) {
        frame.send(client::SetUpSecondFactor {});
    }
}

void questions_ui(Frame& frame, ProfileState& state) {
    auto& ui = frame.ui;
    if (widgets::confirm(ui, state.asks_to_switch_off,
            { .key = "switch-off",
                .title = "Switch the second step off?",
                .text = "Your password alone will then open the portal. Your recovery codes stop working.",
                .confirm = "Switch off",
                .cancel = "Keep it" })
        == widgets::Answer::Confirmed) {
        frame.send(client::RemoveSecondFactor {});
    }
    if (widgets::confirm(ui, state.asks_for_new_codes,
            { .key = "new-codes",
                .title = "Make new recovery codes?",
                .text = "The codes that you have now stop working.",
                .confirm = "Make new codes",
                .cancel = "Keep them",
                .destructive = false })
        == widgets::Answer::Confirmed) {
        frame.send(client::RenewRecoveryCodes {});
    }
}

}  // namespace

void profile_second_factor_ui(Frame& frame, Flow& flow, ProfileState& state, api::Profile const& profile) {
    auto& ui = frame.ui;
    auto const& account = frame.data.account;
    if (account.recovery_codes) {
        widgets::heading(ui, flow.next(24, space::s2), "Keep your recovery codes", { .level = 2, .style = TextStyle::Subheading });
        return recovery_codes_ui(frame, flow, "I have kept them");
    }
    title_ui(ui, flow, profile.has_second_factor);
    failure_ui(frame, flow);
    if (account.setup) {
        flow.gap(space::s2);
        authenticator_ui(frame, flow, state.authenticator, "Cancel");
        return;
    }
    state.authenticator = {};
    if (profile.has_second_factor) {
        on_ui(frame, flow, state, profile);
    } else {
        off_ui(frame, flow);
    }
    questions_ui(frame, state);
}

}  // namespace hub::ui
