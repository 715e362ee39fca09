#include "ui/screens/sign_in/forgot_password_ui.hpp"

#include "base/text.hpp"
#include "domain/form_checks.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

namespace {

void submit(Frame& frame, ForgotPasswordState& state) {
    auto const email = trim(state.email);
    state.email_error = email.empty()  ? "Enter your work e-mail address."
        : domain::is_email_form(email) ? ""
                                       : "Enter a full e-mail address.";
    if (state.email_error.empty()) {
        frame.send(client::RequestPasswordReset { state.email });
    } else {
        frame.ui.focus("email");
    }
}

void form_ui(Frame& frame, Flow& flow, ForgotPasswordState& state, bool is_new) {
    auto& ui = frame.ui;
    auto const& reset = frame.data.account.reset;
    failure_ui(frame, flow, answer_in_general(reset));
    auto const form = ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(160), .name = "Forgot password" });
    if (is_answered(state.was_busy, reset) && reset.error) {
        state.email_error = answer_for(reset, "email");
        ui.focus("email");
    }
    if (is_new) { ui.focus("email"); }
    widgets::TextFieldOptions const email { .key = "email",
        .label = "Work e-mail",
        .required = true,
        .error = state.email_error,
        .reserve_message = true,
        .autocomplete = "username",
        .input_mode = "email",
        .enter_key_hint = "send",
        .max_length = 254,
        .height = entry_control };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, email), space::s3), state.email, email)) {
        state.email_error.clear();
    }
    widgets::ButtonOptions const send { .key = "submit",
        .label = "Send link",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = reset.busy,
        .busy_label = "Sending",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s5), send)) { submit(frame, state); }
}

/// SIGN-04: nothing here depends on whether the address is known. NOTE-10, M24: where the mail may be.
void sent_ui(Frame& frame, Flow& flow, ForgotPasswordState& state) {
    auto& ui = frame.ui;
    std::string const text = "If " + frame.data.account.reset_email + " has access to " + std::string { portal::product }
        + ", a link to choose a new password is on its way. It works once, for 30 minutes.";
    widgets::BannerOptions const banner { .key = "sent", .tone = Tone::Success, .strong = "Look at your mail.", .text = text };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    widgets::heading(ui, flow.next(24, space::s1), "If nothing arrives", { .level = 2, .style = TextStyle::Subheading });
    std::string const spam = "The message comes from " + std::string { portal::mail_sender }
        + ". Look into spam or junk as well, and allow this sender. It can take a few minutes.";
    widgets::paragraph(ui, flow, spam, { .ink = Color::TextSecondary });
    flow.gap(space::s4);
    widgets::ButtonOptions const again { .key = "again", .label = "Use another address" };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s5).with_width(widgets::button_width(ui, again)), again)) {
        state = {};
        frame.send(client::ForgetPasswordReset {});
    }
}

}  // namespace

void forgot_password_ui(Frame& frame, Flow& flow, ForgotPasswordState& state, bool is_new) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(32, space::s1), "Forgot password", { .level = 1, .style = TextStyle::Title });
    bool const sent = !frame.data.account.reset_email.empty();
    if (sent) {
        flow.gap(space::s4);
        sent_ui(frame, flow, state);
    } else {
        widgets::paragraph(ui, flow,
            "Enter your work e-mail address. We send a link with which you choose a new password; it also opens a locked account.",
            { .ink = Color::TextSecondary });
        flow.gap(space::s5);
        form_ui(frame, flow, state, is_new);
    }
    support_text_ui(
        frame, flow, "Your user name is the e-mail address of your account. You do not know which one that is, or the link does not help?");
    back_to_sign_in_ui(frame, flow);
}

}  // namespace hub::ui
