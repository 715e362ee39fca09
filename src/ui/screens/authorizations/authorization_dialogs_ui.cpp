#include "ui/screens/authorizations/authorization_dialogs_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/authorizations/authorization_form_view.hpp"
#include "ui/screens/authorizations/recipients_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

using client::AuthorizationChange;
using client::AuthorizationCommand;

struct Task {
    std::string_view key;
    std::string title;
    std::string_view confirm;
    std::string_view busy_label;
    widgets::ButtonStyle style = widgets::ButtonStyle::Primary;
    widgets::DialogWidth width = widgets::DialogWidth::Question;
};

std::string name_of(api::AuthorizationItem const& item) {
    return item.draft.first_name + " " + item.draft.last_name;
}

api::AuthorizationItem const* find(Frame const& frame, domain::AuthorizationId id) {
    if (frame.data.authorizations.value) {
        auto const& items = frame.data.authorizations.value->items;
        auto const found = std::ranges::find(items, id, &api::AuthorizationItem::id);
        if (found != items.end()) { return &*found; }
    }
    auto const& created = frame.data.created_authorization;
    return created && created->id == id ? &*created : nullptr;
}

std::string_view error_of(Frame const& frame, AuthorizationDialogState const& state) {
    auto const& work = frame.data.authorization;
    Error const* error = nullptr;
    switch (state.open) {
    case AuthorizationDialog::Extend: error = work.error_of(AuthorizationChange::Extend); break;
    case AuthorizationDialog::Email: error = work.error_of(AuthorizationChange::Email); break;
    case AuthorizationDialog::Delete: error = work.error_of(AuthorizationChange::Delete); break;
    case AuthorizationDialog::Template:
        error = work.save_template.error && !work.save_template.busy ? &*work.save_template.error : nullptr;
        break;
    case AuthorizationDialog::None: break;
    }
    return error != nullptr ? std::string_view { error->message } : std::string_view {};
}

client::Submission const& submission_of(Frame const& frame, AuthorizationDialogState const& state) {
    auto const& work = frame.data.authorization;
    return state.open == AuthorizationDialog::Template ? work.save_template : work.submission;
}

/// The contents, then the server's refusal, then the two answers. True when the action was pressed.
template <class Contents>
bool task_ui(Frame& frame, AuthorizationDialogState& state, Task const& task, Contents const& contents) {
    auto& ui = frame.ui;
    bool open = true;
    bool confirmed = false;
    auto const& submission = submission_of(frame, state);
    {
        auto dialog = widgets::Dialog(ui, open, { .key = task.key, .title = task.title, .width = task.width, .has_footer = false });
        auto& body = dialog.body();
        auto const form = ui.group("task", { .role = Role::Form, .rect = body.rest(), .name = task.title });
        if (auto const error = error_of(frame, state); !error.empty()) {
            widgets::BannerOptions const banner { .key = "refused", .tone = Tone::Danger, .text = error, .assertive = true };
            widgets::banner(ui, body.next(widgets::banner_height(ui, banner, body.width()), space::s3), banner);
        }
        contents(body);
        body.gap(space::s2);
        // Not in a footer: the form has to hold the button that Enter presses.
        Rect row = body.next(ui.metrics().control());
        auto const pressed = widgets::button_row(ui, row,
            { { .key = "cancel", .label = "Cancel" },
                { .key = "confirm",
                    .label = task.confirm,
                    .style = task.style,
                    .submit = true,
                    .busy = submission.busy,
                    .busy_label = task.busy_label } });
        confirmed = pressed == 1;
        if (pressed == 0 || submission.succeeded > state.seen_success) { dialog.close(); }
    }
    if (!open) {
        frame.send(client::ForgetAuthorizationError {});
        state = {};
    }
    return confirmed;
}

void extend_ui(Frame& frame, AuthorizationDialogState& state) {
    bool const many = state.about.size() > 1;
    auto const* item = many ? nullptr : find(frame, state.about.front());
    auto const count = static_cast<std::int64_t>(state.about.size());
    Task const task { .key = "extend-dialog",
        .title = many ? "Extend " + plural(count, "authorization", "authorizations") : "Extend this authorization",
        .confirm = "Extend",
        .busy_label = "Saving" };
    auto const today = frame.data.today;
    auto const otherwise = domain::default_expiry(item != nullptr ? item->draft.place : domain::CarePlace::Center, today);
    std::string const help = many ? "If left empty: 30 days from today, telemedicine 7." : "If left empty: " + otherwise.to_us() + ".";
    bool const pressed = task_ui(frame, state, task, [&](Flow& body) {
        if (item != nullptr) {
            widgets::paragraph(frame.ui, body,
                name_of(*item) + ", valid until " + item->expires.to_us() + ". The center is told of the new date.",
                { .ink = Color::TextSecondary });
            body.gap(space::s3);
        }
        widgets::DateFieldOptions const field { .field = { .key = "expires",
                                                    .label = "New last day",
                                                    .optional = true,
                                                    .help = help,
                                                    .error = state.error,
                                                    .reserve_message = true,
                                                    .autocomplete = "off" },
            .first = today.plus_days(1),
            .last = today.plus_days(domain::most_validity_days),
            .today = today };
        if (widgets::date_field(frame.ui, body.next(widgets::text_field_height(frame.ui, field.field), space::s2), state.expires, field)) {
            state.error.clear();
        }
    });
    if (!pressed) { return; }
    if (item != nullptr) {
        domain::Authorization present;
        present.draft.place = item->draft.place;
        present.expires = item->expires;
        auto const expiry = domain::extended_expiry(present, state.expires, today);
        if (!expiry) {
            state.error = expiry.error().message;
            frame.ui.focus("expires");
            return;
        }
    }
    frame.send(client::ChangeAuthorization { .ask = api::ExtendAuthorizations { state.about, state.expires }, .name = {}, .before = {} });
}

void email_ui(Frame& frame, AuthorizationDialogState& state) {
    auto const* item = find(frame, state.about.front());
    if (item == nullptr) { return; }
    Task const task {
        .key = "email-dialog", .title = "E-mail a copy", .confirm = "Send", .busy_label = "Sending", .width = widgets::DialogWidth::Progress
    };
    bool const pressed = task_ui(frame, state, task, [&](Flow& body) {
        widgets::paragraph(
            frame.ui, body, "Authorization " + item->number + " of " + name_of(*item) + ", as a PDF.", { .ink = Color::TextSecondary });
        body.gap(space::s2);
        recipient_rows_ui(frame, body, state.recipients);
        add_recipient_ui(frame, body, state.recipients, state.recipient);
        privacy_ui(frame, body, true, state.recipient);
    });
    if (!pressed) { return; }
    // What stands in the field is meant as well.
    if (!trim(state.recipient.text).empty()) {
        state.recipients.emplace_back(trim(state.recipient.text));
        if (auto const errors = domain::validate_recipients(state.recipients); !errors.empty()) {
            state.recipients.pop_back();
            state.recipient.error = errors.back().message;
            return frame.ui.focus("recipient");
        }
        state.recipient.text.clear();
    }
    if (state.recipients.empty()) {
        state.recipient.error = "Please add at least one address.";
        return frame.ui.focus("recipient");
    }
    state.recipient.confirm_error = !state.recipient.confirmed;
    if (state.recipient.confirm_error) { return frame.ui.focus("privacy"); }
    frame.send(client::ChangeAuthorization {
        .ask = api::EmailAuthorization { item->id, state.recipients }, .name = name_of(*item), .before = *item });
}

void delete_ui(Frame& frame, AuthorizationDialogState& state) {
    auto const* item = find(frame, state.about.front());
    if (item == nullptr) { return; }
    Task const task { .key = "delete-dialog",
        .title = "Delete this authorization?",
        .confirm = "Delete authorization",
        .busy_label = "Deleting",
        .style = widgets::ButtonStyle::Danger };
    bool const pressed = task_ui(frame, state, task, [&](Flow& body) {
        widgets::paragraph(frame.ui, body,
            name_of(*item) + " can no longer use authorization " + item->number + ". The center is told. It can be undone for 30 seconds.",
            { .ink = Color::TextSecondary });
        body.gap(space::s3);
        widgets::TextFieldOptions const field { .key = "reason",
            .label = "Reason",
            .required = true,
            .error = state.error,
            .reserve_message = true,
            .autocomplete = "off",
            .max_length = domain::max_reason_length };
        if (widgets::text_field(frame.ui, body.next(widgets::text_field_height(frame.ui, field), space::s2), state.reason, field)) {
            state.error.clear();
        }
    });
    if (!pressed) { return; }
    if (auto const checked = domain::check_deletion_reason(state.reason); !checked) {
        state.error = checked.error().message;
        return frame.ui.focus("reason");
    }
    frame.send(
        client::ChangeAuthorization { .ask = api::DeleteAuthorization { item->id, item->version, std::string { trim(state.reason) } },
            .name = name_of(*item),
            .before = *item });
}

void template_ui(Frame& frame, AuthorizationDialogState& state) {
    auto const* item = find(frame, state.about.front());
    if (item == nullptr) { return; }
    Task const task { .key = "template-dialog", .title = "Save as a template", .confirm = "Save template", .busy_label = "Saving" };
    bool const pressed = task_ui(frame, state, task, [&](Flow& body) {
        widgets::paragraph(frame.ui, body,
            "Services, center and instructions are kept for everybody of your company; nothing about the employee is.",
            { .ink = Color::TextSecondary });
        body.gap(space::s3);
        widgets::TextFieldOptions const field { .key = "name",
            .label = "Name, such as a job role",
            .required = true,
            .error = state.error,
            .reserve_message = true,
            .placeholder = "Warehouse worker",
            .autocomplete = "off",
            .max_length = domain::max_template_name_length };
        if (widgets::text_field(frame.ui, body.next(widgets::text_field_height(frame.ui, field), space::s2), state.name, field)) {
            state.error.clear();
        }
    });
    if (!pressed) { return; }
    if (trim(state.name).empty()) {
        state.error = "Please enter a name.";
        return frame.ui.focus("name");
    }
    frame.send(client::SaveTemplate { std::string { trim(state.name) }, domain::template_of(item->draft) });
}

}  // namespace

void open_dialog(
    Frame& frame, AuthorizationDialogState& state, AuthorizationDialog dialog, std::vector<api::AuthorizationItem const*> const& about) {
    state = { .open = dialog };
    for (auto const* item : about) { state.about.push_back(item->id); }
    state.seen_success = submission_of(frame, state).succeeded;
    if (dialog == AuthorizationDialog::Email && about.size() == 1) { state.recipients = about.front()->draft.recipients; }
}

bool authorization_dialogs_ui(Frame& frame, AuthorizationDialogState& state) {
    if (state.open == AuthorizationDialog::None || state.about.empty()) { return false; }
    bool const done = submission_of(frame, state).succeeded > state.seen_success;
    switch (state.open) {
    case AuthorizationDialog::Extend: extend_ui(frame, state); break;
    case AuthorizationDialog::Email: email_ui(frame, state); break;
    case AuthorizationDialog::Delete: delete_ui(frame, state); break;
    case AuthorizationDialog::Template: template_ui(frame, state); break;
    case AuthorizationDialog::None: break;
    }
    return done;
}

}  // namespace hub::ui
