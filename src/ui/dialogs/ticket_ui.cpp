#include "ui/dialogs/ticket_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

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
constexpr Words about_document {
    .key = "ask", .title = "Ask about this document", .label = "Your question", .confirm = "Send to the center"
};
constexpr Words about_specimen {
    .key = "ask-late", .title = "Ask about this result", .label = "Your question", .confirm = "Send to the center"
};
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

/// SUPP-13: the telephone stays a way.
void center_ui(Frame& frame, Flow& flow, TicketDraft const& draft) {
    if (draft.center_phone.empty()) { return; }
    auto& ui = frame.ui;
    std::string const call = "tel:" + draft.center_phone;
    std::string const label = "Call " + draft.center + ", " + draft.center_phone;
    if (widgets::link(
            ui, flow.next(std::max(28.0F, ui.metrics().target())), { .key = "call", .label = label, .href = call, .icon = icon::phone })) {
        frame.send(client::OpenExternal { call });
    }
}

void question_text_ui(Frame& frame, Flow& flow, TicketDraft& draft) {
    auto& ui = frame.ui;
    widgets::paragraph(
        ui, flow, draft.subject + ". Your question goes to the medical center of the visit.", { .ink = Color::TextSecondary });
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
    flow.gap(space::s2);
    center_ui(frame, flow, draft);
    flow.gap(space::s1);
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
    frame.send(client::OpenTicket { .about = draft.about, .reason = draft.reason, .text = std::string { trim(draft.text) } });
}

/// Of a ticket about something else, only that it is still on its way concerns this form.
client::Submission submission_of(Frame const& frame, TicketDraft const& draft) {
    auto const& work = frame.data.document;
    if (work.ticket_about == draft.about) { return work.ticket; }
    client::Submission other;
    other.busy = work.ticket.busy;
    other.succeeded = draft.seen_success;
    return other;
}

void follow_answer(Frame& frame, TicketDraft& draft, client::Submission const& submission) {
    if (!is_answered(draft.was_busy, submission)) { return; }
    draft.error = answer_for(submission, "text");
    if (!draft.error.empty()) { frame.ui.focus("text"); }
}

void dialog_ui(Frame& frame, TicketDraft& draft, bool& open, Words const& words) {
    auto& ui = frame.ui;
    auto dialog =
        widgets::Dialog(ui, open, { .key = words.key, .title = words.title, .width = widgets::DialogWidth::Progress, .has_footer = false });
    if (!dialog) { return; }
    auto& body = dialog.body();
    auto const form = ui.group("task", { .role = Role::Form, .rect = body.rest(), .name = words.title });
    auto const submission = submission_of(frame, draft);
    follow_answer(frame, draft, submission);
    refusal_ui(ui, body, answer_in_general(submission));
    if (domain::hides_document(draft.reason)) {
        report_text_ui(ui, body, draft.subject);
    } else {
        question_text_ui(frame, body, draft);
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

void open_ticket(Frame& frame, TicketDraft& draft, TicketQuestion question) {
    bool const is_same = draft.about == question.about && domain::hides_document(draft.reason) == domain::hides_document(question.reason);
    // What was written about this and not sent is still there.
    if (!is_same) { draft = { .about = question.about, .reason = question.reason }; }
    draft.is_open = true;
    draft.error.clear();
    draft.subject = std::move(question.subject);
    draft.center = std::move(question.center);
    draft.center_phone = std::move(question.center_phone);
    draft.seen_success = frame.data.document.ticket.succeeded;
    draft.was_busy = false;
}

void ticket_ui(Frame& frame, TicketDraft& draft) {
    auto const scope = frame.ui.scope("ticket");
    bool const was_open = draft.is_open;
    bool const is_report = domain::hides_document(draft.reason);
    bool const is_specimen = std::holds_alternative<domain::SpecimenId>(draft.about);
    // Each has a place of its own, so that it goes as it came.
    std::array<bool, 3> open { draft.is_open && !is_report && !is_specimen, draft.is_open && !is_report && is_specimen,
        draft.is_open && is_report };
    dialog_ui(frame, draft, open[0], about_document);
    dialog_ui(frame, draft, open[1], about_specimen);
    dialog_ui(frame, draft, open[2], report);
    draft.is_open = std::ranges::contains(open, true);
    if (was_open && !draft.is_open) { frame.send(client::ForgetTicketError {}); }
}

}  // namespace hub::ui
