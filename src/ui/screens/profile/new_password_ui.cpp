#include "ui/screens/profile/new_password_ui.hpp"

#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <array>

namespace hub::ui {

namespace {

using domain::PasswordStrength;

constexpr std::size_t steps = 4;

Color color_of(PasswordStrength strength) {
    switch (strength) {
    case PasswordStrength::TooShort:
    case PasswordStrength::Weak: return Color::DangerSolid;
    case PasswordStrength::Fair: return Color::WarningSolid;
    case PasswordStrength::Good:
    case PasswordStrength::Strong: break;
    }
    return Color::SuccessSolid;
}

/// Its words change with the judgement and not with each letter, so that a screen reader is not flooded.
std::string judgement(NewPasswordState const& state, domain::PasswordOwner const& owner) {
    if (state.password.empty()) { return {}; }
    auto const strength = domain::password_strength(state.password, owner);
    std::string words = "Strength: " + std::string { words_of(strength) } + ".";
    if (auto const checked = domain::check_password(state.password, owner); !checked) { words += " " + checked.error().message; }
    return words;
}

void strength_ui(Ui& ui, Flow& flow, NewPasswordState const& state, domain::PasswordOwner const& owner) {
    auto const strength = domain::password_strength(state.password, owner);
    std::size_t const filled = state.password.empty() ? 0 : std::max<std::size_t>(1, static_cast<std::size_t>(strength));
    Rect const bar = flow.next(4, space::s1);
    for (std::size_t i = 0; i < steps; ++i) {
        ui.painter().fill(bar.column(i, steps, 4), i < filled ? color_of(strength) : Color::BgTrack, 2);
    }
    widgets::status_text(ui, flow.next(40, space::s3), "strength", judgement(state, owner),
        { .style = TextStyle::Small, .ink = Color::TextSecondary, .max_lines = 2 });
}

std::string rules(domain::PasswordOwner const& owner) {
    int const shortest = owner.has_second_factor ? domain::shortest_password_with_second_factor : domain::shortest_password;
    return "At least " + std::to_string(shortest)
        + " characters, of any kind. A few words in a row are easy to remember and hard to guess.";
}

}  // namespace

std::string_view words_of(PasswordStrength strength) {
    constexpr std::array<std::string_view, 5> words { "too short", "weak", "fair", "good", "strong" };
    return words.at(static_cast<std::size_t>(strength));
}

void new_password_ui(Frame& frame, Flow& flow, NewPasswordState& state, domain::PasswordOwner const& owner, float height) {
    auto& ui = frame.ui;
    widgets::paragraph(ui, flow, rules(owner), { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    widgets::TextFieldOptions const password { .key = "password",
        .label = "New password",
        .required = true,
        .error = state.password_error,
        .password = true,
        .autocomplete = "new-password",
        .enter_key_hint = "next",
        .max_length = domain::longest_password,
        .height = height };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, password), space::s2), state.password, password)) {
        state.password_error.clear();
    }
    strength_ui(ui, flow, state, owner);
    widgets::TextFieldOptions const again { .key = "again",
        .label = "New password again",
        .required = true,
        .error = state.again_error,
        .password = true,
        .autocomplete = "new-password",
        .enter_key_hint = "go",
        .max_length = domain::longest_password,
        .height = height };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, again), space::s4), state.again, again)) {
        state.again_error.clear();
    }
}

bool check_new_password(Frame& frame, NewPasswordState& state, domain::PasswordOwner const& owner) {
    auto const checked = domain::check_password(state.password, owner);
    state.password_error = state.password.empty() ? "Enter a new password." : checked ? "" : checked.error().message;
    state.again_error = !state.password_error.empty() || state.password == state.again ? ""
        : state.again.empty()                                                          ? "Enter the new password again."
                                                                                       : "The two passwords differ.";
    if (!state.password_error.empty()) {
        frame.ui.focus("password");
    } else if (!state.again_error.empty()) {
        frame.ui.focus("again");
    }
    return state.password_error.empty() && state.again_error.empty();
}

}  // namespace hub::ui
