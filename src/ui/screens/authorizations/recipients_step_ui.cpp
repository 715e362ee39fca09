#include "base/text.hpp"
#include "ui/screens/authorizations/authorization_form_ui.hpp"
#include "ui/screens/authorizations/recipients_ui.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr float person_row = 60;

void two_lines_ui(Ui& ui, Rect rect, std::string_view first, std::string_view second) {
    Rect lines = rect.middle(40);
    widgets::text(ui, lines.cut_top(20), first, { .style = TextStyle::BodyStrong });
    widgets::text(ui, lines, second, { .style = TextStyle::Small, .ink = Color::TextMuted });
}

void center_row_ui(Frame& frame, Flow& flow, AuthorizationFormState const& form, domain::Reference const& reference) {
    auto& ui = frame.ui;
    auto const* center = reference.find_center(form.draft.center);
    bool const telemedicine = form.draft.place == domain::CarePlace::Telemedicine;
    Rect row = flow.next(person_row);
    ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
    ui.painter().icon(row.cut_left(20, space::s4), icon::building_2, IconSize::Large, Color::TextMuted);
    widgets::BadgeOptions const always { .label = "Always", .icon = icon::lock };
    widgets::badge(ui, row.cut_right(widgets::badge_width(ui, always), space::s3), always);
    two_lines_ui(ui, row,
        telemedicine            ? "Telemedicine"
            : center != nullptr ? center->name
                                : "The medical center",
        telemedicine ? "No center has to be told" : "Sent electronically when you submit");
}

/// A switch for a person whose address is known: the employee.
void employee_row_ui(Frame& frame, Flow& flow, AuthorizationFormState& form) {
    auto& ui = frame.ui;
    std::string const email { trim(form.draft.email) };
    if (email.empty()) { return; }
    Rect row = flow.next(person_row);
    ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
    ui.painter().icon(row.cut_left(20, space::s4), icon::user, IconSize::Large, Color::TextMuted);
    auto& recipients = form.draft.recipients;
    bool on = std::ranges::find(recipients, email) != recipients.end();
    std::string const name = form.draft.first_name + " " + form.draft.last_name;
    if (widgets::toggle(
            ui, row.cut_right(60), on, { .key = "send-to-employee", .label = "Send a copy to " + name, .hidden_label = true })) {
        if (on) {
            recipients.push_back(email);
        } else {
            std::erase(recipients, email);
        }
    }
    two_lines_ui(ui, row, name, email);
}

/// AUTH-A1: a second one for the same employee and service is sent only to those who say that it is meant.
void duplicate_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    if (view.duplicate.empty()) { return; }
    auto& ui = frame.ui;
    widgets::BannerOptions const banner {
        .key = "duplicate", .tone = Tone::Warning, .strong = "Perhaps not needed.", .text = view.duplicate
    };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s2), banner);
    if (widgets::checkbox(ui, flow.next(std::max(40.0F, ui.metrics().target()), space::s4), form.duplicate_confirmed,
            { .key = "allow_duplicate",
                .label = "Authorize all the same",
                .error = form.duplicate_error ? "Confirm this before you submit, or change the services." : "" })) {
        form.duplicate_error = false;
    }
}

void instructions_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    auto& ui = frame.ui;
    std::string const used = with_thousands(static_cast<std::int64_t>(code_point_count(form.draft.instructions))) + " of "
        + with_thousands(domain::max_instruction_length);
    widgets::TextAreaOptions const options { .field = { .key = "instructions",
                                                 .label = "Instructions for the center",
                                                 .optional = true,
                                                 .help = "Do not write health details here.",
                                                 .error = shown_error(form, view, "instructions"),
                                                 .reserve_message = true,
                                                 .side_text = used,
                                                 .max_length = domain::max_instruction_length },
        .height = 72 };
    widgets::text_area(ui, flow.next(widgets::text_area_height(ui, options), space::s3), form.draft.instructions, options);
    Date const otherwise = domain::default_expiry(form.draft.place, frame.data.today);
    std::string const help = "If left empty: " + otherwise.to_us() + ".";
    widgets::DateFieldOptions const expiry { .field = { .key = "expires",
                                                 .label = "Expires",
                                                 .optional = true,
                                                 .help = help,
                                                 .error = shown_error(form, view, "expires"),
                                                 .reserve_message = true,
                                                 .autocomplete = "off" },
        .first = frame.data.today.plus_days(1),
        .last = frame.data.today.plus_days(domain::most_validity_days),
        .today = frame.data.today };
    widgets::date_field(
        ui, flow.next(widgets::text_field_height(ui, expiry.field), space::s3).at_most_wide(360), form.draft.expires, expiry);
}

/// Where the summary has no room beside the form, it is the review.
void review_ui(Frame& frame, Flow& flow, AuthorizationFormView const& view) {
    if (frame.ui.viewport().width >= 940) { return; }
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(32, space::s2), "Review", { .level = 2, .style = TextStyle::Subheading });
    std::vector<widgets::StackedFact> facts;
    for (auto const& item : view.summary) {
        facts.push_back({ .label = item.label, .values = { item.values.begin(), item.values.end() } });
    }
    widgets::stacked_facts(ui, flow, facts);
}

}  // namespace

void recipients_step_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    duplicate_ui(frame, flow, form, view);
    widgets::heading(ui, flow.next(24, space::s2), "Who receives it", { .level = 2, .style = TextStyle::Subheading });
    center_row_ui(frame, flow, form, reference);
    employee_row_ui(frame, flow, form);
    recipient_rows_ui(frame, flow, form.draft.recipients, trim(form.draft.email));
    add_recipient_ui(frame, flow, form.draft.recipients, form.recipient);
    privacy_ui(frame, flow, !form.draft.recipients.empty(), form.recipient);
    instructions_ui(frame, flow, form, view);
    review_ui(frame, flow, view);
}

}  // namespace hub::ui
