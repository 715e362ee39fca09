#include "ui/dialogs/bundle_options_ui.hpp"

#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <string>
#include <string_view>

namespace hub::ui {

namespace {

constexpr float label_height = 24;
constexpr float words_height = 18;

/// The words begin right below the label, within what a finger's target has there.
void option_ui(Ui& ui, Flow& flow, bool& value, std::string_view key, std::string_view label, std::string_view description) {
    float const target = ui.metrics().target();
    float const words_top = (target + label_height) / 2;
    Rect place = flow.next(words_top + words_height, space::s2);
    widgets::checkbox(ui, place.with_height(target), value, { .key = key, .label = label, .description = description });
    place.cut_top(words_top);
    widgets::text(
        ui, place.inset(ui.metrics().box() + space::s2, 0, 0, 0), description, { .style = TextStyle::Small, .ink = Color::TextMuted });
}

void password_ui(Ui& ui, Flow& flow, BundleState& state) {
    widgets::TextFieldOptions const first { .key = "password",
        .label = "Password for the PDF",
        .help = "8 characters or more",
        .error = state.password_error,
        .password = true,
        .autocomplete = "off" };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, first)), state.password, first)) { state.password_error.clear(); }
    widgets::status_text(ui, flow.next(20, space::s1), "strength", pdf_password_judgement(state.password),
        { .style = TextStyle::Small, .ink = Color::TextSecondary });
    widgets::TextFieldOptions const second { .key = "password-again",
        .label = "Repeat the password",
        .help = "If it is lost, nobody can recover it.",
        .error = state.password_again_error,
        .password = true,
        .autocomplete = "off" };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, second)), state.password_again, second)) {
        state.password_again_error.clear();
    }
}

}  // namespace

void bundle_options_ui(Ui& ui, Flow& flow, BundleState& state) {
    widgets::heading(ui, flow.next(ui.metrics().control(), space::s2), "Options", { .level = 3, .style = TextStyle::BodyStrong });
    option_ui(ui, flow, state.cover, "cover", "Cover page", "With a table of contents");
    option_ui(ui, flow, state.bookmarks, "bookmarks", "Bookmarks", "One for each document");
    option_ui(ui, flow, state.page_numbers, "page-numbers", "Page numbers", "At the foot of every page");
    option_ui(ui, flow, state.per_employee, "per-employee", "One PDF per employee", "Together in a ZIP file");
    option_ui(ui, flow, state.has_password, "has-password", "Password", "Needed to open the file");
    if (state.has_password) { password_ui(ui, flow, state); }
}

void bundle_names_ui(Ui& ui, Flow& flow, BundleState& state, BundleView const& view) {
    widgets::TextFieldOptions const name { .key = "file-name",
        .label = "File name",
        .error = state.file_name_error,
        .reserve_message = true,
        .side_text = state.per_employee ? ".zip" : ".pdf",
        .autocomplete = "off",
        .max_length = 120 };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, name)), state.file_name, name)) { state.file_name_error.clear(); }
    if (!state.per_employee) { return; }
    std::string const example = "The first is called " + view.first_file;
    widgets::TextFieldOptions const pattern { .key = "file-pattern",
        .label = "Names in the ZIP",
        .help = example,
        .error = state.file_pattern_error,
        .autocomplete = "off",
        .max_length = 80 };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, pattern)), state.file_pattern, pattern)) {
        state.file_pattern_error.clear();
    }
}

}  // namespace hub::ui
