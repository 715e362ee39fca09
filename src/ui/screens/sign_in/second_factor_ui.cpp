#include "ui/screens/sign_in/second_factor_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/profile/recovery_codes_ui.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

namespace {

void submit(Frame& frame, SecondFactorState& state) {
    if (trim(state.code).empty()) {
        state.code_error = state.by_recovery_code ? "Enter a recovery code." : "Enter the code that your app shows.";
        frame.ui.focus("code");
    } else {
        frame.send(client::GiveSecondFactor { state.code });
    }
}

void follow_answer(Frame& frame, SecondFactorState& state) {
    auto const& answer = frame.data.account.second_factor;
    if (!is_answered(state.was_busy, answer) || !answer.error) { return; }
    state.code_error = answer.error->message;
    state.code.clear();
    frame.ui.focus("code");
}

void form_ui(Frame& frame, Flow& flow, SecondFactorState& state, bool is_new) {
    auto& ui = frame.ui;
    auto const form = ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(170), .name = "Second step" });
    follow_answer(frame, state);
    if (is_new) { ui.focus("code"); }
    bool const recovery = state.by_recovery_code;
    widgets::TextFieldOptions const code { .key = "code",
        .label = recovery ? "Recovery code" : "Code",
        .required = true,
        .error = state.code_error,
        .reserve_message = true,
        .autocomplete = recovery ? "off" : "one-time-code",
        .input_mode = recovery ? "text" : "numeric",
        .enter_key_hint = "go",
        .max_length = recovery ? 40 : 10,
        .height = entry_control };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, code), space::s3), state.code, code)) { state.code_error.clear(); }
    widgets::ButtonOptions const next { .key = "submit",
        .label = "Continue",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = frame.data.account.second_factor.busy,
        .busy_label = "Checking",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s4), next)) { submit(frame, state); }
}

void code_ui(Frame& frame, Flow& flow, SecondFactorState& state, bool is_new) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(32, space::s1), "Second step", { .level = 1, .style = TextStyle::Title });
    std::string const text = state.by_recovery_code
        ? "Enter one of the recovery codes that you kept. It works once."
        : "Open your authenticator app and enter the six digits that it shows for " + std::string { portal::product } + ".";
    widgets::paragraph(ui, flow, text, { .ink = Color::TextSecondary });
    flow.gap(space::s5);
    form_ui(frame, flow, state, is_new);
    widgets::LinkOptions const other { .key = "other", .label = state.by_recovery_code ? "Use the app" : "Use a recovery code" };
    if (widgets::link(ui, flow.next(24, space::s3).with_width(widgets::link_width(ui, other)), other)) {
        state.by_recovery_code = !state.by_recovery_code;
        state.code.clear();
        state.code_error.clear();
    }
    support_text_ui(frame, flow, "No phone and no recovery code?");
}

/// Required by the employer and not there yet.
void setup_ui(Frame& frame, Flow& flow, SecondFactorState& state) {
    auto& ui = frame.ui;
    auto const& account = frame.data.account;
    if (account.recovery_codes) {
        widgets::heading(ui, flow.next(32, space::s3), "Keep your recovery codes", { .level = 1, .style = TextStyle::Title });
        recovery_codes_ui(frame, flow, "I have kept them, go on");
        flow.gap(space::s5);
        return;
    }
    widgets::heading(ui, flow.next(32, space::s1), "Set up a second step", { .level = 1, .style = TextStyle::Title });
    std::string const why = frame.data.session->employer_name
        + " asks everybody for a code of an authenticator app in addition to the password. You need your phone, and two minutes.";
    widgets::paragraph(ui, flow, why, { .ink = Color::TextSecondary });
    flow.gap(space::s5);
    if (account.setup) {
        authenticator_ui(frame, flow, state.authenticator, {});
        return;
    }
    failure_ui(frame, flow, account.second_factor_change.error ? account.second_factor_change.error->message : std::string {});
    widgets::ButtonOptions const begin { .key = "begin",
        .label = "Begin",
        .style = widgets::ButtonStyle::Primary,
        .busy = account.second_factor_change.busy,
        .busy_label = "One moment",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s5), begin)) { frame.send(client::SetUpSecondFactor {}); }
}

}  // namespace

void second_factor_ui(Frame& frame, Flow& flow, SecondFactorState& state, bool is_new) {
    auto& ui = frame.ui;
    if (!frame.data.session) { return; }
    if (frame.data.session->stage == api::SignInStage::SecondFactorSetup) {
        setup_ui(frame, flow, state);
    } else {
        code_ui(frame, flow, state, is_new);
    }
    widgets::LinkOptions const out { .key = "out", .label = "Sign in as someone else" };
    if (widgets::link(ui, flow.next(24, space::s4).with_width(widgets::link_width(ui, out)), out)) { frame.send(client::SignOut {}); }
}

}  // namespace hub::ui
