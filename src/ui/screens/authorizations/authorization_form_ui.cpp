#include "ui/screens/authorizations/authorization_form_ui.hpp"

#include "ui/screens/authorizations/authorization_form_begin.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr float stepper_height = 60;
constexpr float summary_width = 280;
constexpr float widest_form = 720;
constexpr std::array step_labels { std::string_view { "Employee" }, std::string_view { "Services and center" },
    std::string_view { "Recipients and review" } };
constexpr std::array first_fields { std::string_view { "first_name" }, std::string_view { "visit_type" },
    std::string_view { "recipient" } };

std::size_t number_of(FormStep step) {
    return static_cast<std::size_t>(step);
}

/// The first broken field of this step gets the focus; its key is its name.
void focus_first_error(Frame& frame, AuthorizationFormView const& view, FormStep step) {
    for (auto const& error : view.errors) {
        if (step_of(error.field) != step) { continue; }
        frame.ui.focus(error.field.starts_with("recipients") ? "recipient" : error.field);
        frame.ui.alert(error.message);
        return;
    }
}

void go_to_step(Frame& frame, AuthorizationFormState& form, FormStep step) {
    form.step = step;
    frame.ui.announce(std::string { step_labels.at(number_of(step)) });
    // The keyboard goes on with the step's first question. Not on touch, where that would open the soft keyboard over it.
    if (!frame.ui.metrics().touch) { frame.ui.focus(first_fields.at(number_of(step))); }
}

void continue_pressed(Frame& frame, AuthorizationFormState& form, AuthorizationFormView const& view) {
    form.shows_errors[number_of(form.step)] = true;
    if (has_errors(view, form.step)) {
        focus_first_error(frame, view, form.step);
    } else {
        go_to_step(frame, form, static_cast<FormStep>(number_of(form.step) + 1));
    }
}

/// AUTH-08 is asked of those who are new: an edit may leave the list as it was.
bool adds_recipients(AuthorizationFormState const& form) {
    return !form.editing || form.editing->draft.recipients != form.draft.recipients;
}

void send_form(Frame& frame, AuthorizationFormState& form, domain::Reference const& reference) {
    auto draft = domain::cleaned(form.draft, reference);
    if (!form.editing) {
        frame.send(client::CreateAuthorization { draft, form.idempotency_key, form.duplicate_confirmed, form.draft_id, form.replaces });
        return;
    }
    auto const& before = *form.editing;
    frame.send(client::ChangeAuthorization { .ask = api::EditAuthorization { before.id, before.version, std::move(draft) },
        .name = before.draft.first_name + " " + before.draft.last_name,
        .before = before });
}

void submit_pressed(Frame& frame, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    form.shows_errors = { true, true, true };
    for (auto const step : { FormStep::Employee, FormStep::ServicesAndCenter, FormStep::RecipientsAndReview }) {
        if (!has_errors(view, step)) { continue; }
        if (form.step != step) { go_to_step(frame, form, step); }
        focus_first_error(frame, view, step);
        return;
    }
    form.recipient.confirm_error = !form.draft.recipients.empty() && !form.recipient.confirmed && adds_recipients(form);
    form.duplicate_error = !view.duplicate.empty() && !form.duplicate_confirmed;
    if (form.duplicate_error || form.recipient.confirm_error) {
        frame.ui.focus(form.duplicate_error ? "allow_duplicate" : "privacy");
        return;
    }
    send_form(frame, form, reference);
}

void take_refusal(Frame& frame, AuthorizationFormState& form, client::Submission const& submission) {
    form.server_errors.clear();
    for (auto error : submission.field_errors) {
        if (error.field.starts_with("draft.")) { error.field.erase(0, 6); }
        form.duplicate_error = form.duplicate_error || error.field == "allow_duplicate";
        form.server_errors.push_back(std::move(error));
    }
    frame.ui.alert(submission.error->message);
}

void take_answer(Frame& frame, AuthorizationFormState& form) {
    bool const edits = form.editing.has_value();
    auto const& work = frame.data.authorization;
    auto const& submission = edits ? work.submission : frame.data.create_authorization;
    if (!form.was_busy || submission.busy) {
        form.was_busy = submission.busy;
        return;
    }
    form.was_busy = false;
    if (work.conflict) { return; }
    if (!edits && frame.data.device.kept > form.seen_kept) {
        form = {};
        frame.send(client::Go { client::Route::parse("/waiting"), client::History::Replace });
        return;
    }
    if (submission.error) {
        take_refusal(frame, form, submission);
    } else if (edits && work.submission.succeeded > form.seen_success) {
        auto const id = form.editing->id.to_string();
        form = {};
        frame.send(client::Go { client::Route::parse("/authorizations/" + id), client::History::Replace });
    } else if (!edits && frame.data.created_authorization) {
        auto const id = frame.data.created_authorization->id.to_string();
        form = {};
        frame.send(client::Go { client::Route::parse("/authorizations/" + id + "?created=1"), client::History::Replace });
    }
}

/// Somebody else saved first: both versions, and the person decides (ACCT-A1).
void conflict_ui(Frame& frame, AuthorizationFormState& form, domain::Reference const& reference) {
    auto const& conflict = frame.data.authorization.conflict;
    if (!conflict || !form.editing || conflict->theirs.id != form.editing->id) { return; }
    auto& ui = frame.ui;
    bool open = true;
    std::optional<std::size_t> pressed;
    auto const differences = draft_differences(conflict->theirs.draft, form.draft, reference);
    {
        auto dialog = widgets::Dialog(ui, open,
            { .key = "conflict",
                .title = "Someone else saved first",
                .width = widgets::DialogWidth::Progress,
                .is_alert = true,
                .barred_footer = true });
        auto& body = dialog.body();
        widgets::paragraph(ui, body, "This authorization was changed while you were editing it. Choose which version counts.",
            { .ink = Color::TextSecondary });
        body.gap(space::s3);
        std::vector<widgets::StackedFact> facts;
        for (auto const& one : differences) { facts.push_back({ .label = one.label, .values = { one.theirs, one.yours } }); }
        widgets::stacked_facts(ui, body, facts);
        Rect footer = dialog.footer();
        pressed = widgets::button_row(ui, footer,
            { { .key = "theirs", .label = "Use what is saved" },
                { .key = "yours", .label = "Save my version", .style = widgets::ButtonStyle::Primary } });
        if (pressed) { dialog.close(); }
    }
    if (open) { return; }
    auto const theirs = conflict->theirs;
    frame.send(client::EndAuthorizationConflict {});
    form.editing = theirs;
    if (pressed == 1) {
        send_form(frame, form, reference);
    } else if (pressed == 0) {
        form.draft = theirs.draft;
        form.draft.expires = theirs.expires;
        form.saved = form.draft;
    }
}

void stepper_ui(Frame& frame, Rect row, AuthorizationFormState& form, AuthorizationFormView const& view) {
    std::vector<widgets::Step> steps;
    for (std::size_t i = 0; i < step_labels.size(); ++i) {
        auto const step = static_cast<FormStep>(i);
        bool const done = i < number_of(form.step) && !has_errors(view, step);
        steps.push_back({ .label = step_labels[i],
            .state = step == form.step ? widgets::StepState::Present
                : done                 ? widgets::StepState::Done
                                       : widgets::StepState::Later,
            .reachable = i < number_of(form.step) });
    }
    if (auto const pressed = widgets::stepper(frame.ui, row.inset(frame.ui.is_phone() ? space::s4 : space::s5, 0), steps)) {
        go_to_step(frame, form, static_cast<FormStep>(*pressed));
    }
    frame.ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
}

void summary_ui(Frame& frame, Rect area, AuthorizationFormView const& view) {
    auto& ui = frame.ui;
    auto const region = ui.group("summary", { .role = Role::Region, .rect = area, .name = "Summary" });
    ui.painter().fill(area, Color::BgSunken, radius::lg, CornersBottomRight);
    ui.painter().vertical_line(area.x, area.y, area.bottom(), Color::BorderSubtle);
    widgets::ScrollArea scroll { ui, area, { .key = "summary-scroll", .label = "Summary", .padding = 20, .focusable = true } };
    widgets::heading(ui, scroll.flow.next(24, space::s3), "Summary", { .level = 2, .style = TextStyle::Subheading });
    std::vector<widgets::StackedFact> facts;
    for (auto const& item : view.summary) {
        facts.push_back({ .label = item.label,
            .values = { item.values.begin(), item.values.end() },
            .first_strong = item.label == "Employee" || item.label == "Center" });
    }
    widgets::stacked_facts(ui, scroll.flow, facts);
}

void server_error_ui(Frame& frame, Flow& flow, AuthorizationFormState const& form) {
    auto const& submission = form.editing ? frame.data.authorization.submission : frame.data.create_authorization;
    if (!submission.error || submission.busy) { return; }
    widgets::BannerOptions const banner { .key = "server-error",
        .tone = Tone::Danger,
        .strong = form.editing ? "The change was not saved." : "The authorization was not sent.",
        .text = submission.error->message,
        .assertive = true };
    widgets::banner(frame.ui, flow.next(widgets::banner_height(frame.ui, banner, flow.width()), space::s4), banner);
}

void step_ui(Frame& frame, Rect area, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    auto const key = "step-" + std::to_string(number_of(form.step));
    widgets::ScrollArea scroll { ui, area,
        { .key = key, .label = step_labels.at(number_of(form.step)), .padding = ui.is_phone() ? space::s4 : space::s5 } };
    Flow flow { scroll.flow.rest().at_most_wide(widest_form) };
    server_error_ui(frame, flow, form);
    if (!form.notice.empty() && form.step == FormStep::Employee) {
        widgets::BannerOptions const banner { .key = "notice", .tone = Tone::Info, .text = form.notice };
        widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    }
    switch (form.step) {
    case FormStep::Employee: employee_step_ui(frame, flow, form, view, reference); break;
    case FormStep::ServicesAndCenter: services_step_ui(frame, flow, form, view, reference); break;
    case FormStep::RecipientsAndReview: recipients_step_ui(frame, flow, form, view, reference); break;
    }
    scroll.flow.next(flow.used());
}

void leave(Frame& frame, AuthorizationFormState& form) {
    std::string const back = form.editing ? "/authorizations/" + form.editing->id.to_string() : "/authorizations";
    if (form.editing) { frame.send(client::ForgetAuthorizationError {}); }
    form = {};
    frame.go(back);
}

void discard_ui(Frame& frame, AuthorizationFormState& form) {
    bool const edits = form.editing.has_value();
    auto const answer = widgets::confirm(frame.ui, form.asks_discard,
        { .key = "discard",
            .title = edits ? "Discard your changes?" : "Discard this authorization?",
            .text = edits ? "The authorization stays as it was sent."
                          : "What you have entered is thrown away, the saved draft too. Nothing has been sent.",
            .confirm = "Discard",
            .cancel = "Keep editing" });
    if (answer != widgets::Answer::Confirmed) { return; }
    if (form.draft_id) { frame.send(client::RemoveDraft { *form.draft_id }); }
    leave(frame, form);
}

void back_ui(Frame& frame, Rect& bar, AuthorizationFormState& form) {
    auto& ui = frame.ui;
    bool const first = form.step == FormStep::Employee;
    widgets::ButtonOptions const back { .key = "back", .label = first ? "Cancel" : "Back" };
    if (widgets::button(ui, bar.cut_left(widgets::button_width(ui, back), space::s3), back)) {
        if (!first) {
            go_to_step(frame, form, static_cast<FormStep>(number_of(form.step) - 1));
        } else if (form.draft == domain::AuthorizationDraft {} || (form.editing && !is_unsaved(form))) {
            leave(frame, form);
        } else {
            form.asks_discard = true;
        }
    }
    discard_ui(frame, form);
}

/// Closes the form once the draft is saved; if that fails, it stays open and says so.
void close_when_saved(Frame& frame, AuthorizationFormState& form) {
    auto const& saving = frame.data.authorization.save_draft;
    if (!form.closes_when_saved || saving.busy) { return; }
    if (saving.error) {
        form.closes_when_saved = false;
        frame.ui.alert(saving.error->message);
    } else if (form.draft_id && !is_unsaved(form)) {
        leave(frame, form);
    }
}

void bar_ui(Frame& frame, Rect area, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    bool const last = form.step == FormStep::RecipientsAndReview;
    bool const edits = form.editing.has_value();
    bool const busy = edits ? frame.data.authorization.is_busy(client::AuthorizationChange::Edit) : frame.data.create_authorization.busy;
    widgets::ButtonOptions const next { .key = "next",
        .label = !last ? "Continue"
            : edits    ? "Save changes"
                       : "Submit authorization",
        .icon = last && !edits ? icon::send : no_icon,
        .trailing_icon = last ? no_icon : icon::arrow_right,
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = busy,
        .busy_label = edits ? "Saving" : "Sending" };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, next), space::s3), next)) {
        if (last) {
            submit_pressed(frame, form, view, reference);
        } else {
            continue_pressed(frame, form, view);
        }
    }
    widgets::ButtonOptions const keep { .key = "keep", .label = "Save and close", .busy = form.closes_when_saved, .busy_label = "Saving" };
    bool const can_keep = !edits && !ui.is_phone() && !(form.draft == domain::AuthorizationDraft {});
    if (can_keep && widgets::button(ui, bar.cut_right(widgets::button_width(ui, keep), space::s3), keep)) { form.closes_when_saved = true; }
    back_ui(frame, bar, form);
    if (bar.width > 180) {
        widgets::status_text(ui, bar, "keeping", keeping_text(frame, form), { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
}

}  // namespace

void authorization_form_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto& form = states.authorizations.form;
    auto const* centers_and_services = reference_ui(frame, area);
    if (centers_and_services == nullptr) { return; }
    auto const& reference = *centers_and_services;
    if (!begin_form(frame, form, reference)) {
        widgets::list_state(ui, area, { .shown = widgets::ListShown::Loading, .noun = "authorization", .error = nullptr });
        return;
    }
    take_answer(frame, form);
    if (!form.is_begun) { return; }  // it was sent, and the next frame shows what became of it
    auto const* known = frame.data.authorizations.value ? &frame.data.authorizations.value->items : nullptr;
    auto const view = authorization_form_view(form, reference, known, frame.data.today);
    auto const node =
        ui.group("form", { .role = Role::Form, .rect = area, .name = form.editing ? "Edit authorization" : "New authorization" });
    ui.publish(ui.id("title"),
        { .role = Role::Heading,
            .rect = area.with_height(1),
            .name = form.editing ? "Edit authorization " + form.editing->number : "New authorization",
            .a = 1 });
    stepper_ui(frame, area.cut_top(stepper_height), form, view);
    Rect const bar = area.cut_bottom(ui.metrics().action_bar());
    Rect const summary = area.width >= 860 ? area.cut_right(summary_width) : Rect {};
    // The Tab key leads from the last field to Continue.
    step_ui(frame, area, form, view, reference);
    if (!summary.is_empty()) { summary_ui(frame, summary, view); }
    bar_ui(frame, bar, form, view, reference);
    conflict_ui(frame, form, reference);
    keep_draft(frame, form);
    close_when_saved(frame, form);
}

}  // namespace hub::ui
