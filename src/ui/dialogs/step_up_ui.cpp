#include "ui/dialogs/step_up_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

namespace hub::ui {

namespace {

bool asks_for_code(Frame const& frame, StepUpState const& state) {
    return frame.data.session && frame.data.session->has_second_factor && !state.by_password;
}

void follow_answer(Frame& frame, StepUpState& state) {
    auto const& answer = frame.data.account.confirmation;
    if (!is_answered(state.was_busy, answer) || !answer.error) { return; }
    state.error = answer.error->message;
    state.password.clear();
    state.code.clear();
    frame.ui.focus(asks_for_code(frame, state) ? "code" : "password");
}

void submit(Frame& frame, StepUpState& state) {
    bool const by_code = asks_for_code(frame, state);
    if (trim(by_code ? state.code : state.password).empty()) {
        state.error = by_code ? "Enter the code that your app shows." : "Enter your password.";
        frame.ui.focus(by_code ? "code" : "password");
        return;
    }
    frame.send(by_code ? client::ConfirmIdentity { {}, state.code } : client::ConfirmIdentity { state.password, {} });
}

void field_ui(Frame& frame, Flow& flow, StepUpState& state) {
    auto& ui = frame.ui;
    bool const by_code = asks_for_code(frame, state);
    widgets::TextFieldOptions const options { .key = by_code ? "code" : "password",
        .label = by_code ? "Code of your app, or a recovery code" : "Password",
        .required = true,
        .error = state.error,
        .reserve_message = true,
        .password = !by_code,
        .autocomplete = by_code ? "one-time-code" : "current-password",
        .input_mode = by_code ? "text" : "",
        .enter_key_hint = "go",
        .max_length = by_code ? 40 : 128 };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, options)), by_code ? state.code : state.password, options)) {
        state.error.clear();
    }
    if (!frame.data.session || !frame.data.session->has_second_factor) { return; }
    widgets::LinkOptions const other {
        .key = "other", .label = by_code ? "Use my password" : "Use a code", .style = TextStyle::SmallStrong
    };
    if (widgets::link(ui, flow.next(24).with_width(widgets::link_width(ui, other)), other)) {
        state.by_password = !state.by_password;
        state.error.clear();
    }
}

}  // namespace

void step_up_dialog_ui(Frame& frame, StepUpState& state) {
    auto& ui = frame.ui;
    bool const wanted = frame.data.account.wants_confirmation;
    if (wanted && !state.open) { state = { .open = true }; }
    {
        auto dialog = widgets::Dialog(ui, state.open, { .key = "step-up", .title = "Confirm that it is you", .has_footer = false });
        if (!dialog) { return; }
        // Closed by itself, so that the focus goes back to where it was.
        if (!wanted) { dialog.close(); }
        follow_answer(frame, state);
        auto& body = dialog.body();
        auto const form = ui.group("form", { .role = Role::Form, .rect = body.rest(), .name = "Confirm that it is you" });
        widgets::paragraph(ui, body,
            "This needs a fresh confirmation, which then holds for five minutes. Nothing of what you entered is lost.",
            { .ink = Color::TextSecondary });
        body.gap(space::s4);
        field_ui(frame, body, state);
        body.gap(space::s2);
        // Not in a footer: the form has to hold the button that Enter presses.
        Rect row = body.next(ui.metrics().control());
        auto const pressed = widgets::button_row(ui, row,
            { { .key = "cancel", .label = "Cancel" },
                { .key = "confirm",
                    .label = "Confirm",
                    .style = widgets::ButtonStyle::Primary,
                    .submit = true,
                    .busy = frame.data.account.confirmation.busy,
                    .busy_label = "Checking" } });
        if (pressed == 0U) { dialog.close(); }
        if (pressed == 1U) { submit(frame, state); }
    }
    // Cancel and Escape alike.
    if (wanted && !state.open) { frame.send(client::CancelConfirmation {}); }
}

}  // namespace hub::ui
