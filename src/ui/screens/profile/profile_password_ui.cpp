// The tab Password: the present one and a new one (security A10: it ends the other sessions).
#include "ui/screens/answers.hpp"
#include "ui/screens/profile/profile_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

constexpr float form_width = 400;

void follow_answer(Frame& frame, ProfileState& state) {
    auto const& answer = frame.data.account.change_password;
    if (!is_answered(state.password_was_busy, answer)) { return; }
    if (!answer.error) {
        state.current_password.clear();
        state.password = {};
        return;
    }
    state.current_error = answer_for(answer, "current_password");
    state.password.password_error = answer_for(answer, "password");
    if (!state.current_error.empty()) {
        frame.ui.focus("current");
    } else if (!state.password.password_error.empty()) {
        frame.ui.focus("password");
    }
}

void submit(Frame& frame, ProfileState& state, domain::PasswordOwner const& owner) {
    bool const fits = check_new_password(frame, state.password, owner);
    if (state.current_password.empty()) {
        state.current_error = "Enter the password that you have now.";
        frame.ui.focus("current");
    } else if (fits) {
        frame.send(client::ChangePassword { state.current_password, state.password.password });
    }
}

void fields_ui(Frame& frame, Flow& flow, ProfileState& state, api::Profile const& profile) {
    auto& ui = frame.ui;
    // Read-only, so that a password manager knows which account the new password belongs to.
    std::string email = profile.email;
    widgets::TextFieldOptions const user { .key = "user", .label = "User name", .read_only = true, .autocomplete = "username" };
    widgets::text_field(ui, flow.next(widgets::text_field_height(ui, user), space::s4), email, user);
    widgets::TextFieldOptions const current { .key = "current",
        .label = "Present password",
        .required = true,
        .error = state.current_error,
        .password = true,
        .autocomplete = "current-password",
        .enter_key_hint = "next",
        .max_length = domain::longest_password };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, current), space::s4), state.current_password, current)) {
        state.current_error.clear();
    }
}

}  // namespace

void profile_password_ui(Frame& frame, Flow& flow, ProfileState& state, api::Profile const& profile) {
    auto& ui = frame.ui;
    auto const& answer = frame.data.account.change_password;
    widgets::heading(ui, flow.next(24, space::s1), "Password", { .level = 2, .style = TextStyle::Subheading });
    std::string const changed =
        "Last changed " + central_date_time_text(profile.password_changed) + ". A new password signs your other devices out.";
    widgets::paragraph(ui, flow, changed, { .ink = Color::TextSecondary });
    flow.gap(space::s4);
    Flow column { flow.rest().at_most_wide(form_width) };
    if (auto const message = answer_in_general(answer); !message.empty()) {
        widgets::BannerOptions const banner { .key = "failure", .tone = Tone::Danger, .text = message, .assertive = true };
        widgets::banner(ui, column.next(widgets::banner_height(ui, banner, column.width()), space::s4), banner);
    }
    auto const form = ui.group("form", { .role = Role::Form, .rect = column.rest().with_height(440), .name = "Change password" });
    follow_answer(frame, state);
    domain::PasswordOwner const owner { .email = profile.email,
        .first_name = profile.first_name,
        .last_name = profile.last_name,
        .employer_name = frame.data.session->employer_name,
        .has_second_factor = profile.has_second_factor };
    fields_ui(frame, column, state, profile);
    new_password_ui(frame, column, state.password, owner);
    widgets::ButtonOptions const save { .key = "submit",
        .label = "Change password",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = answer.busy,
        .busy_label = "Changing" };
    if (widgets::button(ui, column.next(ui.metrics().control(), space::s4).with_width(widgets::button_width(ui, save)), save)) {
        submit(frame, state, owner);
    }
    flow.gap(column.used());
}

}  // namespace hub::ui
