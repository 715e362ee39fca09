// What the list does not tell about the open document: the note at the flag, who has reviewed it when, when it was saved (RSLT-A3).
#include "base/text.hpp"
#include "domain/document.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr std::size_t most_reviewers_named = 5;

/// The server's note takes the place of one that nobody has touched since.
void follow_note(FlagNoteDraft& draft, domain::DocumentId document, std::string const& note) {
    if (draft.document != document) { draft = { .document = document, .text = note, .sent = note, .saved = note }; }
    if (draft.saved == note) { return; }
    if (draft.text == draft.sent) { draft.text = note; }
    draft.saved = note;
    draft.sent = note;
}

void send_note(Frame& frame, FlagNoteDraft& draft) {
    draft.sent = std::string { trim(draft.text) };
    frame.send(client::WriteFlagNote { .document = *draft.document, .note = draft.sent });
}

void note_ui(Frame& frame, Flow& flow, FlagNoteDraft& draft, std::string const& note, domain::DocumentId document) {
    auto& ui = frame.ui;
    auto const& submission = frame.data.document.note;
    follow_note(draft, document, note);
    if (is_answered(draft.was_busy, submission) && submission.error) {
        draft.has_failed = true;
        draft.sent = draft.saved;
    }
    std::string const used = std::to_string(code_point_count(draft.text)) + " of " + std::to_string(domain::longest_flag_note);
    widgets::TextAreaOptions const options { .field = { .key = "note",
                                                 .label = "Note at your flag",
                                                 .help = "Only you see it. Saved when you leave the field.",
                                                 .error =
                                                     draft.has_failed && submission.error ? submission.error->message : std::string_view {},
                                                 .reserve_message = true,
                                                 .side_text = used,
                                                 .autocomplete = "off",
                                                 .max_length = static_cast<int>(domain::longest_flag_note) },
        .height = 64 };
    auto const result = widgets::text_area(ui, flow.next(widgets::text_area_height(ui, options), space::s3), draft.text, options);
    if (result.changed || result.left) { draft.has_failed = false; }
    if (!result.focused && !submission.busy && !draft.has_failed && draft.is_changed()) { send_note(frame, draft); }
}

void line_ui(Ui& ui, Flow& flow, std::string_view words) {
    widgets::paragraph(ui, flow, words, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    flow.gap(space::s1);
}

void own_times_ui(Ui& ui, Flow& flow, bool reviewed, api::DocumentMarks const& marks) {
    if (reviewed) {
        line_ui(ui, flow, marks.reviewed_at ? "Reviewed by you on " + central_date_time_text(*marks.reviewed_at) : "Reviewed by you");
    }
    if (!marks.last_saved_at) { return; }
    std::string words = "Saved by you on " + central_date_time_text(*marks.last_saved_at);
    if (marks.first_saved_at && central_date(*marks.first_saved_at) != central_date(*marks.last_saved_at)) {
        words += ", first on " + central_date(*marks.first_saved_at).to_us();
    }
    line_ui(ui, flow, words);
}

void reviewers_ui(Ui& ui, Flow& flow, std::vector<api::DocumentReviewer> const& reviewers) {
    if (reviewers.empty()) { return; }
    auto const count = std::min(reviewers.size(), most_reviewers_named);
    auto const scope = ui.scope("reviewers");
    widgets::text(ui, flow.next(20), "Also reviewed by", { .style = TextStyle::SmallStrong, .ink = Color::TextSecondary });
    auto const list = ui.group(
        "list", { .role = Role::List, .rect = flow.rest().with_height(static_cast<float>(count + 1) * 20), .name = "Also reviewed by" });
    for (std::size_t i = 0; i < count; ++i) {
        auto const& reviewer = reviewers[i];
        std::string const words = reviewer.name + (reviewer.reviewed_at ? ", " + central_date_time_text(*reviewer.reviewed_at) : "");
        Rect const line = flow.next(20);
        auto const item_scope = ui.scope(reviewer.contact.value.bytes);
        auto const item = ui.group("reviewer", { .role = Role::ListItem, .rect = line });
        widgets::text(ui, line, words, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    }
    if (reviewers.size() > count) { line_ui(ui, flow, "and " + std::to_string(reviewers.size() - count) + " more"); }
    flow.gap(space::s1);
}

}  // namespace

void keep_flag_note(Frame& frame, ResultsState& state) {
    auto& draft = state.note;
    if (!draft.document || draft.document == state.open) { return; }
    if (draft.is_changed() && !draft.has_failed) { send_note(frame, draft); }
    draft = {};
}

void results_marks_ui(Frame& frame, Flow& flow, ResultsState& state, ResultRow const& row) {
    auto& ui = frame.ui;
    auto const& work = frame.data.document;
    if (work.shown != row.document.id) { return; }
    if (!work.marks.value) {
        if (!work.marks.error) { return; }
        line_ui(ui, flow, "Notes and times could not be loaded. " + work.marks.error->message);
        if (widgets::link(ui, flow.next(std::max(28.0F, ui.metrics().target()), space::s3), { .key = "reload", .label = "Try again" })) {
            frame.send(client::Reload {});
        }
        return;
    }
    auto const& marks = *work.marks.value;
    if (row.document.flagged) { note_ui(frame, flow, state.note, marks.note, row.document.id); }
    own_times_ui(ui, flow, row.document.reviewed, marks);
    reviewers_ui(ui, flow, marks.reviewers);
    flow.gap(space::s2);
}

}  // namespace hub::ui
