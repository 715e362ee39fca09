#include "ui/screens/profile/authenticator_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/qr_code.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

constexpr float code_side = 232;  // 4 px a square for the usual address

void step_ui(Ui& ui, Flow& flow, std::string_view text) {
    widgets::paragraph(ui, flow, text, { .ink = Color::TextSecondary });
    flow.gap(space::s2);
}

void secret_ui(Frame& frame, Flow& flow, api::SecondFactorSetup const& setup) {
    auto& ui = frame.ui;
    widgets::qr_code(ui, flow.next(code_side, space::s3).with_width(code_side),
        { .key = "qr", .label = "QR code for your authenticator app", .text = setup.uri });
    widgets::text(ui, flow.next(20), "Or type this key into the app:", { .style = TextStyle::Small, .ink = Color::TextMuted });
    std::string const secret = grouped_secret(setup.secret);
    Flow words { flow.rest() };
    widgets::paragraph(ui, words, secret, { .style = TextStyle::BodyStrong });
    flow.gap(words.used() + space::s2);
    widgets::ButtonOptions const copy { .key = "copy", .label = "Copy key", .icon = icon::copy, .size = widgets::ButtonSize::Small };
    if (widgets::button(ui, flow.next(ui.metrics().control_small(), space::s4).with_width(widgets::button_width(ui, copy)), copy)) {
        frame.send(client::CopyText { setup.secret });
    }
}

void submit(Frame& frame, AuthenticatorState& state) {
    auto const code = trim(state.code);
    if (code.empty()) {
        state.error = "Enter the code that the app shows.";
        frame.ui.focus("code");
    } else {
        frame.send(client::ConfirmSecondFactor { std::string { code } });
    }
}

}  // namespace

std::string grouped_secret(std::string_view secret) {
    std::string result;
    for (std::size_t i = 0; i < secret.size(); i += 4) {
        if (i > 0) { result += ' '; }
        result += secret.substr(i, 4);
    }
    return result;
}

void authenticator_ui(Frame& frame, Flow& flow, AuthenticatorState& state, std::string_view cancel) {
    auto& ui = frame.ui;
    auto const& account = frame.data.account;
    auto const scope = ui.scope("authenticator");
    if (is_answered(state.was_busy, account.second_factor_change) && account.second_factor_change.error) {
        state.error = account.second_factor_change.error->message;
        ui.focus("code");
    }
    if (!account.setup) { return; }
    step_ui(ui, flow, "1. Install an authenticator app on your phone, such as Microsoft Authenticator, Google Authenticator or 1Password.");
    step_ui(ui, flow, "2. Scan this code with the app.");
    secret_ui(frame, flow, *account.setup);
    step_ui(ui, flow, "3. Enter the six digits that the app shows.");
    auto const form = ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(150), .name = "First code" });
    widgets::TextFieldOptions const code { .key = "code",
        .label = "Code of the app",
        .required = true,
        .error = state.error,
        .reserve_message = true,
        .autocomplete = "one-time-code",
        .input_mode = "numeric",
        .enter_key_hint = "go",
        .max_length = 10 };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, code), space::s2).at_most_wide(240), state.code, code)) {
        state.error.clear();
    }
    Rect row = flow.next(ui.metrics().control(), space::s4);
    widgets::ButtonOptions const confirm { .key = "confirm",
        .label = "Switch on",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = account.second_factor_change.busy,
        .busy_label = "Checking" };
    if (widgets::button(ui, row.cut_left(widgets::button_width(ui, confirm), space::s2), confirm)) { submit(frame, state); }
    if (cancel.empty()) { return; }
    widgets::ButtonOptions const stop { .key = "cancel", .label = cancel };
    if (widgets::button(ui, row.cut_left(widgets::button_width(ui, stop)), stop)) {
        state = {};
        frame.send(client::CancelSecondFactorSetup {});
    }
}

}  // namespace hub::ui
