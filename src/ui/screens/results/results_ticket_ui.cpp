// Two dialogs about the open document: a question for the medical center (RSLT-22, RSLT-23), and that it was received in error
// (RSLT-15, SUPP-10, SUPP-A2).
#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <array>
#include <string>

namespace hub::ui {

namespace {

using domain::TicketReason;

constexpr std::array question_reasons { TicketReason::ServicesPerformed, TicketReason::ResultMissing };

struct Words {
    std::string_view key;
    std::string_view title;
    std::string_view label;  ///< of the text
    std::string_view confirm;
    widgets::ButtonStyle style = widgets::ButtonStyle::Primary;
};
constexpr Words question { .key = "ask", .title = "Ask about this document", .label = "Your question", .confirm = "Send to the center" };
constexpr Words report { .key = "in-error",
    .title = "Received in error?",
    .label = "What happened",
    .confirm = "Report and hide it",
    .style = widgets::ButtonStyle::Danger };

void refusal_ui(Ui& ui, Flow& flow, std::string_view message) {
    if (message.empty()) { return; }
    widgets::BannerOptions const banner { .key = "refused", .tone = Tone::Danger, .text = message, .assertive = true };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s3), banner);
}

/// SUPP-10: the number stands out, and can be called with one press.
void hotline_ui(Ui& ui, Flow& flow) {
    std::string const call = "tel:" + std::string { portal::hipaa_hotline };
    widgets::BannerOptions const banner { .key = "hotline",
        .tone = Tone::Warning,
        .icon = icon::phone,
        .strong = portal::hipaa_hotline,
        .text = "Please also call the privacy hotline right away.",
        .action = "Call",
        .href = call };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s3), banner);
}

void report_text_ui(Ui& ui, Flow& flow, std::string const& subject) {
    widgets::paragraph(ui, flow, subject + " is hidden from you at once, everywhere in the portal. It does not come back.",
        { .ink = Color::TextSecondary });
    flow.gap(space::s2);
    widgets::paragraph(ui, flow, "The privacy office is told. Do not share the document, and delete copies that you have saved.",
        { .ink = Color::TextSecondary });
    flow.gap(space::s3);
    hotline_ui(ui, flow);
}

void question_text_ui(Ui& ui, Flow& flow, TicketDraft& draft, std::string const& subject) {
    widgets::paragraph(ui, flow, subject + ". Your question goes to the medical center of the visit.", { .ink = Color::TextSecondary });
    flow.gap(space::s3);
    auto selected = draft.reason == TicketReason::ResultMissing ? std::size_t { 1 } : std::size_t { 0 };
    widgets::text(ui, flow.next(24), "What is it about?", { .style = TextStyle::BodyStrong });
    std::vector<widgets::Choice> const choices { { .key = "services", .label = "A question about the services performed" },
        { .key = "missing", .label = "A result is incomplete or missing" } };
    if (widgets::radio_group(ui, flow.next(widgets::radio_group_height(ui, choices.size()), space::s2), selected,
            { .key = "reason", .label = "What is it about?" }, choices)) {
        draft.reason = question_reasons.at(selected);
    }
    // SUPP-04, RSLT-23: so that nobody asks too early, or the wrong people.
    std::string const hint = draft.reason == TicketReason::ResultMissing
        ? "Injury work-status reports arrive at check-out, other results within 72 hours."
        : "Is it about your report settings, or something that you cannot open? Support helps: " + std::string { portal::support_phone }
            + ".";
    widgets::paragraph(ui, flow, hint, { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
}

void text_ui(Ui& ui, Flow& flow, TicketDraft& draft, Words const& words) {
    auto const bounds = domain::ticket_text_bounds(draft.reason);
    std::string const used = with_thousands(static_cast<std::int64_t>(code_point_count(draft.text))) + " of "
        + with_thousands(static_cast<std::int64_t>(bounds.longest));
    bool const is_optional = bounds.shortest == 0;
    widgets::TextAreaOptions const options { .field = { .key = "text",
                                                 .label = words.label,
                                                 .optional = is_optional,
                                                 .required = !is_optional,
                                                 .help = "Do not write health details here.",
                                                 .error = draft.error,
                                                 .reserve_message = true,
                                                 .side_text = used,
                                                 .autocomplete = "off",
                                                 .max_length = static_cast<int>(bounds.longest) },
        .height = is_optional ? 64.0F : 120.0F };
    if (widgets::text_area(ui, flow.next(widgets::text_area_height(ui, options), space::s2), draft.text, options)) { draft.error.clear(); }
}

void submit(Frame& frame, TicketDraft& draft) {
    if (auto const checked = domain::check_ticket_text(draft.reason, draft.text); !checked) {
        draft.error = checked.error().message;
        return frame.ui.focus("text");
    }
    frame.send(client::OpenTicket { .document = draft.document, .reason = draft.reason, .text = std::string { trim(draft.text) } });
}

void follow_answer(Frame& frame, TicketDraft& draft) {
    auto const& submission = frame.data.document.ticket;
    if (!is_answered(draft.was_busy, submission)) { return; }
    draft.error = answer_for(submission, "text");
    if (!draft.error.empty()) { frame.ui.focus("text"); }
}

void dialog_ui(Frame& frame, TicketDraft& draft, bool& open, Words const& words) {
    auto& ui = frame.ui;
    auto const& submission = frame.data.document.ticket;
    auto dialog =
        widgets::Dialog(ui, open, { .key = words.key, .title = words.title, .width = widgets::DialogWidth::Progress, .has_footer = false });
    if (!dialog) { return; }
    auto& body = dialog.body();
    auto const form = ui.group("task", { .role = Role::Form, .rect = body.rest(), .name = words.title });
    follow_answer(frame, draft);
    refusal_ui(ui, body, answer_in_general(submission));
    if (domain::hides_document(draft.reason)) {
        report_text_ui(ui, body, draft.subject);
    } else {
        question_text_ui(ui, body, draft, draft.subject);
    }
    text_ui(ui, body, draft, words);
    body.gap(space::s2);
    // Not in a footer: the form has to hold the button that sends it.
    Rect row = body.next(ui.metrics().control());
    auto const pressed = widgets::button_row(ui, row,
        { { .key = "cancel", .label = "Cancel" },
            { .key = "confirm",
                .label = words.confirm,
                .style = words.style,
                .submit = true,
                .busy = submission.busy,
                .busy_label = "Sending" } });
    if (pressed == 1U) { submit(frame, draft); }
    bool const is_done = submission.succeeded > draft.seen_success;
    if (is_done) { draft.text.clear(); }
    if (pressed == 0U || is_done) { dialog.close(); }
}

}  // namespace

void open_ticket_dialog(Frame& frame, ResultsState& state, client::ResultsTable::Document const& document, TicketReason reason) {
    auto& draft = state.ticket;
    bool const is_same = draft.document == document.id && domain::hides_document(draft.reason) == domain::hides_document(reason);
    // What was written about this document and not sent is still there.
    if (!is_same) { draft = { .document = document.id, .reason = reason }; }
    draft.is_open = true;
    draft.error.clear();
    draft.subject = document.name + " of " + document.employee;
    draft.seen_success = frame.data.document.ticket.succeeded;
    draft.was_busy = false;
}

void results_ticket_ui(Frame& frame, ResultsState& state) {
    auto& draft = state.ticket;
    auto const scope = frame.ui.scope("ticket");
    bool const was_open = draft.is_open;
    bool const is_report = domain::hides_document(draft.reason);
    bool asks = draft.is_open && !is_report;
    bool reports = draft.is_open && is_report;
    dialog_ui(frame, draft, asks, question);
    dialog_ui(frame, draft, reports, report);
    draft.is_open = asks || reports;
    if (was_open && !draft.is_open) { frame.send(client::ForgetTicketError {}); }
}

}  // namespace hub::ui
