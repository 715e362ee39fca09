#include "ui/screens/sign_in/password_page_ui.hpp"

#include "ui/screens/answers.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

namespace {

domain::PasswordOwner owner_of(api::PasswordLinkState const& link) {
    return { .email = link.email,
        .first_name = link.first_name,
        .last_name = link.last_name,
        .employer_name = link.employer_name,
        .has_second_factor = link.has_second_factor };
}

/// Used, too old, or lost when the page was loaded again.
void dead_link_ui(Frame& frame, Flow& flow, std::string_view why) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(32, space::s1), "This link does not work", { .level = 1, .style = TextStyle::Title });
    widgets::paragraph(ui, flow, why, { .ink = Color::TextSecondary });
    flow.gap(space::s5);
    widgets::ButtonOptions const renew { .key = "renew",
        .label = "Send a new link",
        .style = widgets::ButtonStyle::Primary,
        .href = "/forgot-password",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s5), renew)) { frame.go(renew.href); }
    support_text_ui(frame, flow, "No new link arrives?");
    back_to_sign_in_ui(frame, flow);
}

void unreachable_ui(Frame& frame, Flow& flow, Error const& error) {
    auto const press =
        widgets::list_state(frame.ui, flow.next(280), { .shown = widgets::ListShown::Failed, .noun = "link", .error = &error });
    if (press == widgets::ListPress::Retry) { frame.send(client::OpenPasswordLink {}); }
}

void form_ui(Frame& frame, Flow& flow, PasswordPageState& state, api::PasswordLinkState const& link, bool is_new) {
    auto& ui = frame.ui;
    auto const& answer = frame.data.account.set_password;
    failure_ui(frame, flow, answer_in_general(answer));
    auto const form = ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(420), .name = "New password" });
    if (is_answered(state.was_busy, answer) && answer.error) {
        state.form.password_error = answer_for(answer, "password");
        ui.focus("password");
    }
    if (is_new) { ui.focus("password"); }
    // Read-only, so that a password manager knows which account the new password belongs to.
    std::string email = link.email;
    widgets::TextFieldOptions const user {
        .key = "user", .label = "User name", .read_only = true, .autocomplete = "username", .height = entry_control
    };
    widgets::text_field(ui, flow.next(widgets::text_field_height(ui, user), space::s4), email, user);
    auto const owner = owner_of(link);
    new_password_ui(frame, flow, state.form, owner, entry_control);
    widgets::ButtonOptions const save { .key = "submit",
        .label = "Set password",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = answer.busy,
        .busy_label = "Saving",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s5), save) && check_new_password(frame, state.form, owner)) {
        frame.send(client::SetPassword { state.form.password });
    }
}

std::string greeting(api::PasswordLinkState const& link) {
    std::string const who = link.first_name + " " + link.last_name + ", " + link.employer_name + ". ";
    return who
        + (link.is_invitation ? "You sign in with your work e-mail address and this password."
                              : "Afterwards you sign in with it; your other devices are signed out.");
}

}  // namespace

void password_page_ui(Frame& frame, Flow& flow, PasswordPageState& state, bool is_new) {
    auto& ui = frame.ui;
    auto const& account = frame.data.account;
    auto const& link = account.link;
    if (!account.has_link) {
        return dead_link_ui(
            frame, flow, "The address of this page lacks its end. Open the link in the mail again, or have a new one sent.");
    }
    if (link.error && !link.loading) {
        auto const code = link.error->code;
        if (code == ErrorCode::Unavailable || code == ErrorCode::TooMany || code == ErrorCode::Internal) {
            return unreachable_ui(frame, flow, *link.error);
        }
        return dead_link_ui(frame, flow, "It has been used, a newer one was sent, or its time is over. A link works once.");
    }
    if (!link.value) { return widgets::busy_text(ui, flow.next(20), "Opening the link"); }
    bool const first = link.value->is_invitation;
    widgets::heading(ui, flow.next(32, space::s1), first ? "Welcome to " + std::string { portal::product } : "Choose a new password",
        { .level = 1, .style = TextStyle::Title });
    widgets::paragraph(ui, flow, greeting(*link.value), { .ink = Color::TextSecondary });
    flow.gap(space::s5);
    form_ui(frame, flow, state, *link.value, is_new);
}

}  // namespace hub::ui
