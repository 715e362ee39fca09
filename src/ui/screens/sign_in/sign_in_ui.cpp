#include "ui/screens/sign_in/sign_in_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

/// What went wrong, above the form; empty when nothing has.
std::string message_of(Frame const& frame) {
    auto const& data = frame.data;
    if (data.sign_in.error && data.sign_in.field_errors.empty() && data.sign_in.error->field.empty()) {
        return data.sign_in.error->message;
    }
    if (data.start_error) { return data.start_error->message; }
    if (data.account.password_is_new) { return "Your new password is set. Sign in with it."; }
    if (data.session_state == client::SessionState::Expired && data.device.state.waiting > 0) {
        return "Sign in, and what waits on this device can be sent.";
    }
    if (data.session_state == client::SessionState::Expired) {
        return "Your session has ended, because nothing was done for a while. Sign in to go on; what you had typed is kept.";
    }
    return {};
}

bool check(SignInState& state) {
    auto const email = trim(state.email);
    state.email_error = email.empty()               ? "Enter your work e-mail address."
        : email.find('@') == std::string_view::npos ? "Enter a full e-mail address."
                                                    : "";
    state.password_error = state.password.empty() ? "Enter your password." : "";
    return state.email_error.empty() && state.password_error.empty();
}

void take_server_errors(Frame const& frame, SignInState& state) {
    for (auto const& error : frame.data.sign_in.field_errors) {
        if (error.field == "email") { state.email_error = error.message; }
        if (error.field == "password") { state.password_error = error.message; }
    }
}

/// The address of a new password, or of the session that has ended.
void take_known_email(Frame const& frame, SignInState& state) {
    auto const& known = frame.data.account.known_email;
    if (known == state.known_email) { return; }
    state.known_email = known;
    if (state.email.empty()) { state.email = known; }
}

/// After an answer: the password is asked for again, never the address.
void follow_answer(Frame& frame, SignInState& state) {
    if (!is_answered(state.was_busy, frame.data.sign_in)) { return; }
    if (frame.data.sign_in.error) {
        take_server_errors(frame, state);
        frame.ui.focus("password");
    } else {
        state = {};
    }
}

void submit(Frame& frame, SignInState& state) {
    if (check(state)) {
        frame.send(client::SignIn { state.email, state.password });
    } else {
        frame.ui.focus(state.email_error.empty() ? "password" : "email");
    }
}

/// Returns the line of the password's label.
Rect fields_ui(Frame& frame, Flow& flow, SignInState& state) {
    auto& ui = frame.ui;
    widgets::TextFieldOptions const email { .key = "email",
        .label = "Work e-mail",
        .required = true,
        .error = state.email_error,
        .autocomplete = "username",
        .input_mode = "email",
        .enter_key_hint = "next",
        .adopt = "sign-in-email",
        .max_length = 254,
        .height = entry_control };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, email), space::s4), state.email, email)) {
        state.email_error.clear();
    }
    widgets::TextFieldOptions const password { .key = "password",
        .label = "Password",
        .required = true,
        .error = state.password_error,
        .password = true,
        .autocomplete = "current-password",
        .enter_key_hint = "go",
        .adopt = "sign-in-password",
        .max_length = 128,
        .height = entry_control };
    Rect const block = flow.next(widgets::text_field_height(ui, password), space::s5);
    if (widgets::text_field(ui, block, state.password, password)) { state.password_error.clear(); }
    return block.with_height(20);
}

void forgot_ui(Frame& frame, Rect label_row) {
    auto& ui = frame.ui;
    widgets::LinkOptions const forgot {
        .key = "forgot", .label = "Forgot password?", .href = "/forgot-password", .style = TextStyle::SmallStrong
    };
    if (widgets::link(ui, label_row.cut_right(widgets::link_width(ui, forgot)), forgot)) { frame.go(forgot.href); }
}

void form_ui(Frame& frame, Flow& flow, SignInState& state) {
    auto& ui = frame.ui;
    Rect form_rect = flow.rest().with_height(260);
    auto const form =
        ui.group("form", { .role = Role::Form, .rect = form_rect, .name = "Sign in", .texts = { { Attribute::Adopt, "sign-in-form" } } });
    follow_answer(frame, state);
    Rect const label_row = fields_ui(frame, flow, state);
    widgets::ButtonOptions const sign_in { .key = "submit",
        .label = "Sign in",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .adopt = "sign-in-submit",
        .busy = frame.data.sign_in.busy,
        .busy_label = "Signing in",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s4), sign_in)) { submit(frame, state); }
    // In the password's line, but behind the button in the Tab order.
    forgot_ui(frame, label_row);
}

void help_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    // SIGN-02, SIGN-05, SIGN-17: the user name is the address; a link sets the password; Support helps with the rest.
    std::string const words =
        "Your user name is your work e-mail address. First time here, or locked out? Use “Forgot password?”, or call Support at "
        + std::string { portal::support_phone } + ".";
    float const icon_width = icon_px(IconSize::Normal) + space::s2;
    Rect row = flow.next(ui.painter().text_height(words, TextStyle::Small, flow.width() - icon_width), space::s4);
    ui.painter().icon(row.cut_left(icon_width).with_width(icon_px(IconSize::Normal)).with_height(20), icon::life_buoy, IconSize::Normal,
        Color::TextMuted);
    widgets::text(ui, row, words, { .style = TextStyle::Small, .ink = Color::TextMuted, .max_lines = 0 });
}

/// SIGN-12, and the option of SIGN-13.
void other_ways_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    if constexpr (portal::switches_request_account_form) {
        widgets::separator(ui, flow.next(1, space::s4));
        Rect row = flow.next(24, space::s3);
        widgets::LinkOptions const request { .key = "request", .label = "Request an account", .href = "/request-account" };
        if (widgets::link(ui, row.cut_right(widgets::link_width(ui, request), space::s2), request)) { frame.go(request.href); }
        widgets::text(ui, row, "No account yet?", { .ink = Color::TextSecondary });
    }
    if constexpr (portal::switches_third_party_drug_screen_links && !portal::drug_screen_address.empty()) {
        widgets::LinkOptions const drugs { .key = "drug-screens",
            .label = "Drug-screen results of another laboratory",
            .href = portal::drug_screen_address,
            .trailing_icon = icon::external_link };
        if (widgets::link(ui, flow.next(24, space::s3), drugs)) { frame.send(client::OpenExternal { std::string { drugs.href } }); }
    }
}

void training_accounts_ui(Frame& frame, Flow& flow, SignInState& state) {
    struct Account {
        std::string_view email;
        std::string_view what;
    };
    constexpr Account accounts[] { { "admin@acme.example", "User Admin" }, { "basic@acme.example", "Basic" },
        { "billing@acme.example", "Basic, billing contact" }, { "billingadmin@acme.example", "User Admin and Billing Admin" } };
    widgets::text(
        frame.ui, flow.next(20, space::s2), "Training accounts", { .style = TextStyle::SmallStrong, .ink = Color::TextSecondary });
    for (auto const& account : accounts) {
        Rect row = flow.next(28);
        widgets::LinkOptions const link { .label = account.email, .style = TextStyle::SmallStrong, .description = account.what };
        if (widgets::link(frame.ui, row.cut_left(widgets::link_width(frame.ui, link), space::s3), link)) {
            state.email = account.email;
            frame.send(client::ChangeTrainingRole { std::string { account.email } });
        }
        widgets::text(frame.ui, row, account.what, { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
}

}  // namespace

void sign_in_ui(Frame& frame, Flow& flow, SignInState& state) {
    auto& ui = frame.ui;
    take_known_email(frame, state);
    widgets::heading(ui, flow.next(32, space::s1), "Sign in", { .level = 1, .style = TextStyle::Title });
    widgets::text(ui, flow.next(20, space::s5), "Use your work e-mail address.", { .ink = Color::TextSecondary });
    if (auto const message = message_of(frame); !message.empty()) {
        bool const failed = frame.data.sign_in.error || frame.data.start_error;
        widgets::BannerOptions const banner { .key = "message",
            .tone = failed                           ? Tone::Danger
                : frame.data.account.password_is_new ? Tone::Success
                                                     : Tone::Info,
            .text = message,
            .assertive = failed };
        widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    }
    form_ui(frame, flow, state);
    help_ui(frame, flow);
    other_ways_ui(frame, flow);
    if (frame.data.sandbox) { training_accounts_ui(frame, flow, state); }
}

}  // namespace hub::ui
