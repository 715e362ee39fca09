#include "ui/screens/sign_in/request_account_ui.hpp"

#include "domain/account_request.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hub::ui {

namespace {

struct Field {
    std::string_view key;
    std::string_view label;
    std::string_view autocomplete;
    std::string_view input_mode;
    std::string_view help;
    int max_length = 0;
};

void field_ui(Frame& frame, Rect rect, RequestAccountState& state, std::string& value, Field const& field) {
    auto const found = state.errors.find(std::string { field.key });
    widgets::TextFieldOptions const options { .key = field.key,
        .label = field.label,
        .required = true,
        .help = field.help,
        .error = found == state.errors.end() ? std::string_view {} : std::string_view { found->second },
        .reserve_message = true,
        .autocomplete = field.autocomplete,
        .input_mode = field.input_mode,
        .max_length = field.max_length,
        .height = entry_control };
    if (widgets::text_field(frame.ui, rect, value, options)) { state.errors.erase(std::string { field.key }); }
}

constexpr float block = 24 + entry_control + 20;  // label, field, message

void person_ui(Frame& frame, Flow& flow, RequestAccountState& state) {
    auto& draft = state.draft;
    Rect const names = flow.next(block, space::s2);
    field_ui(frame, names.column(0, 2, space::s3), state, draft.first_name,
        { .key = "first_name", .label = "First name", .autocomplete = "given-name", .max_length = 60 });
    field_ui(frame, names.column(1, 2, space::s3), state, draft.last_name,
        { .key = "last_name", .label = "Last name", .autocomplete = "family-name", .max_length = 60 });
    field_ui(frame, flow.next(block, space::s2), state, draft.email,
        { .key = "email",
            .label = "Work e-mail",
            .autocomplete = "email",
            .input_mode = "email",
            .help = "It becomes your user name.",
            .max_length = 254 });
    field_ui(frame, flow.next(block, space::s2), state, draft.phone,
        { .key = "phone", .label = "Phone", .autocomplete = "tel", .input_mode = "tel", .max_length = 30 });
    field_ui(frame, flow.next(block, space::s2), state, draft.job_title,
        { .key = "job_title", .label = "Job title", .autocomplete = "organization-title", .max_length = 80 });
    field_ui(frame, flow.next(block, space::s3), state, draft.company,
        { .key = "company", .label = "Company", .autocomplete = "organization", .max_length = 120 });
}

/// SIGN-08, SIGN-09: what the person will do decides about rights and invoices.
void duties_ui(Frame& frame, Flow& flow, RequestAccountState& state) {
    auto& ui = frame.ui;
    auto& draft = state.draft;
    widgets::heading(ui, flow.next(24, space::s2), "What you will do", { .level = 2, .style = TextStyle::Subheading });
    float const row = std::max(28.0F, ui.metrics().target());
    widgets::checkbox(ui, flow.next(row), draft.wants_user_administration,
        { .key = "wants_user_administration", .label = "Manage the contacts and rights of my company" });
    widgets::checkbox(
        ui, flow.next(row, space::s3), draft.wants_invoices, { .key = "wants_invoices", .label = "Receive and pay invoices" });
    if (!draft.wants_invoices) { return; }
    auto const found = state.errors.find("billing_places");
    widgets::TextAreaOptions const places { .field = { .key = "billing_places",
                                                .label = "Locations and markets",
                                                .required = true,
                                                .help = "For which you are the non-injury billing contact",
                                                .error =
                                                    found == state.errors.end() ? std::string_view {} : std::string_view { found->second },
                                                .max_length = 1000 },
        .height = 88 };
    if (widgets::text_area(ui, flow.next(widgets::text_area_height(ui, places), space::s4), draft.billing_places, places)) {
        state.errors.erase("billing_places");
    }
}

void customer_ui(Frame& frame, Flow& flow, RequestAccountState& state) {
    auto& ui = frame.ui;
    std::string const title = "Is your company a customer of " + std::string { portal::provider } + "?";
    widgets::text(ui, flow.next(20, space::s1), title, { .style = TextStyle::SmallStrong });
    std::size_t selected = state.draft.is_customer ? 0 : 1;
    std::vector<widgets::Choice> const choices { { .key = "yes", .label = "Yes" }, { .key = "no", .label = "Not yet" } };
    widgets::radio_group(ui, flow.next(std::max(28.0F, ui.metrics().target()), space::s2), selected,
        { .key = "is_customer", .label = title }, choices, true);
    state.draft.is_customer = selected == 0;
    // SIGN-07, SIGN-11, SIGN-12
    std::string const text = state.draft.is_customer
        ? "It is faster by telephone: Support at " + std::string { portal::support_phone } + " can set you up while you wait."
        : "Your company needs an account first. We get in touch with you, set it up, and give you access afterwards.";
    widgets::paragraph(ui, flow, text, { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s4);
}

/// Puts each message at its field, and the focus on the first.
void show_errors(Frame& frame, RequestAccountState& state, std::vector<Error> const& errors) {
    state.errors.clear();
    for (auto const& error : errors) { state.errors[error.field] = error.message; }
    if (!errors.empty()) { frame.ui.focus(errors.front().field); }
}

void submit(Frame& frame, RequestAccountState& state) {
    auto request = domain::cleaned(state.draft);
    show_errors(frame, state, domain::validate(request));
    if (state.errors.empty()) { frame.send(client::RequestAccount { std::move(request) }); }
}

void follow_answer(Frame& frame, RequestAccountState& state) {
    auto const& answer = frame.data.account.request;
    if (!is_answered(state.was_busy, answer) || !answer.error) { return; }
    show_errors(frame, state, answer.field_errors);
}

void form_ui(Frame& frame, Flow& flow, RequestAccountState& state, bool is_new) {
    auto& ui = frame.ui;
    auto const form = ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(1000), .name = "Request an account" });
    follow_answer(frame, state);
    if (is_new) { ui.focus("first_name"); }
    customer_ui(frame, flow, state);
    person_ui(frame, flow, state);
    duties_ui(frame, flow, state);
    widgets::TextAreaOptions const note { .field = { .key = "note", .label = "Note", .optional = true, .max_length = 1000 }, .height = 88 };
    widgets::text_area(ui, flow.next(widgets::text_area_height(ui, note), space::s4), state.draft.note, note);
    failure_ui(frame, flow, answer_in_general(frame.data.account.request));
    widgets::ButtonOptions const send { .key = "submit",
        .label = "Send request",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = frame.data.account.request.busy,
        .busy_label = "Sending",
        .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s5), send)) { submit(frame, state); }
}

/// SIGN-10, M26.
void receipt_ui(Frame& frame, Flow& flow, RequestAccountState& state) {
    auto& ui = frame.ui;
    state = {};
    std::string const number = "Request " + frame.data.account.receipt->number + ".";
    widgets::BannerOptions const banner { .key = "received",
        .tone = Tone::Success,
        .strong = number,
        .text = "We have your request. Setting up and activating takes one to five business days, depending on your invoicing." };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    std::string const mail = "When your access is ready, a message from " + std::string { portal::mail_sender }
        + " arrives, with a link to set your password. Look into spam or junk as well.";
    widgets::paragraph(ui, flow, mail, { .ink = Color::TextSecondary });
    flow.gap(space::s4);
    widgets::ButtonOptions const again { .key = "again", .label = "Send another request" };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s5).with_width(widgets::button_width(ui, again)), again)) {
        frame.send(client::ForgetAccountRequest {});
    }
}

}  // namespace

void request_account_ui(Frame& frame, Flow& flow, RequestAccountState& state, bool is_new) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(32, space::s1), "Request an account", { .level = 1, .style = TextStyle::Title });
    if (frame.data.account.receipt) {
        flow.gap(space::s4);
        receipt_ui(frame, flow, state);
    } else {
        widgets::paragraph(ui, flow,
            "For people who look after employees' care at their company. Your User Admin can give you access at once; ask there first.",
            { .ink = Color::TextSecondary });
        flow.gap(space::s5);
        form_ui(frame, flow, state, is_new);
    }
    back_to_sign_in_ui(frame, flow);
}

}  // namespace hub::ui
