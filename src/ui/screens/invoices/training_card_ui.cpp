// The payment site of the training sandbox: the same rules for cards as the real test site, and no card but the test cards (BILL-45).
#include "ui/screens/answers.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

void field_ui(Ui& ui, Rect place, std::string& value, widgets::TextFieldOptions field, client::Submission const& submission) {
    std::string const error = answer_for(submission, field.key);
    field.error = error;
    field.reserve_message = true;
    field.required = true;
    widgets::text_field(ui, place, value, field);
}

}  // namespace

void training_card_ui(Frame& frame, Flow& flow, PaymentDraft& draft) {
    auto& ui = frame.ui;
    auto const& submission = frame.data.billing.training_payment;
    auto const form = ui.group("card", { .role = Role::Form, .rect = flow.rest().with_height(420), .name = "Test payment site" });
    widgets::BannerOptions const training { .key = "training",
        .tone = Tone::Warning,
        .strong = "Training.",
        .text = "No money moves. Use the test card 4111 1111 1111 1111; 4000 0000 0000 0002 is declined." };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, training, flow.width()), space::s3), training);
    if (auto const general = answer_in_general(submission); !general.empty()) {
        widgets::BannerOptions const refused { .key = "refused", .tone = Tone::Danger, .text = general, .assertive = true };
        widgets::banner(ui, flow.next(widgets::banner_height(ui, refused, flow.width()), space::s3), refused);
    }
    widgets::TextFieldOptions const number {
        .key = "number", .label = "Card number", .autocomplete = "cc-number", .input_mode = "numeric", .max_length = 23
    };
    widgets::TextFieldOptions const expiry {
        .key = "expiry", .label = "Expiry (MM/YY)", .autocomplete = "cc-exp", .input_mode = "numeric", .max_length = 7
    };
    widgets::TextFieldOptions const code {
        .key = "code", .label = "Card code", .autocomplete = "cc-csc", .input_mode = "numeric", .max_length = 4
    };
    widgets::TextFieldOptions const name { .key = "name", .label = "Name on the card", .autocomplete = "cc-name", .max_length = 60 };
    float const height = 84;
    field_ui(ui, flow.next(height, space::s1), draft.card.number, number, submission);
    auto const pair = field_pair(flow, height);
    field_ui(ui, pair.left, draft.card.expiry, expiry, submission);
    field_ui(ui, pair.right, draft.card.code, code, submission);
    field_ui(ui, flow.next(height, space::s1), draft.card.name, name, submission);
    std::string const terms_error = answer_for(submission, "accepts_terms");
    widgets::checkbox(ui, flow.next(44, space::s2), draft.card.accepts_terms,
        { .key = "accepts_terms", .label = "I agree to the terms and conditions.", .error = terms_error });
    if (!terms_error.empty()) {
        widgets::text(ui, flow.next(20, space::s2), terms_error, { .style = TextStyle::Small, .ink = Color::DangerText });
    }
    std::string const label = "Pay";
    widgets::ButtonOptions const pay { .key = "pay-card",
        .label = label,
        .icon = icon::lock,
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = submission.busy,
        .busy_label = "Paying" };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s2).with_width(widgets::button_width(ui, pay)), pay)) {
        frame.send(client::PayInTraining { draft.card });
        draft.card.code.clear();
    }
}

}  // namespace hub::ui
