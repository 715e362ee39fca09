// The questions before a contact gets or loses something, each with what follows from it (CONT-06, CONT-07, CONT-10,
// ROLE-10, ROLE-14, ROLE-15, ROLE-A4).
#include "base/text.hpp"
#include "ui/screens/contacts/contact_form_view.hpp"
#include "ui/screens/contacts/contact_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using client::ContactChange;

constexpr std::string_view own_account_reason = "Tick the box first: it is your own account.";

struct Question {
    std::string_view key;
    std::string title;
    std::vector<std::string> text;
    std::vector<std::string> warnings;
    std::string_view confirm;
    bool destructive = true;
    ContactChange change = ContactChange::Access;
    bool asks_twice = false;  ///< it is the user's own account
};

void banner_ui(Ui& ui, Flow& flow, Tone tone, std::string_view text, bool assertive = false) {
    widgets::BannerOptions const banner { .key = text, .tone = tone, .text = text, .assertive = assertive };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s3), banner);
}

/// ROLE-A4.
void own_account_ui(Ui& ui, Flow& flow, ContactPageState& page) {
    widgets::checkbox(ui, flow.next(std::max(36.0F, ui.metrics().target()), space::s2), page.is_sure,
        { .key = "sure", .label = "Yes, I change my own access" });
}

void settle(Frame& frame, ContactPageState& page, bool open) {
    if (open) { return; }
    frame.send(client::ForgetContactError {});
    page.dialog = ContactDialog::None;
    page.closes_dialog = false;
    page.is_sure = false;
}

/// Words, warnings, the server's refusal, and the two answers. True when the action was pressed.
bool question_ui(Frame& frame, ContactPageState& page, Question const& question) {
    auto& ui = frame.ui;
    bool open = true;
    std::optional<std::size_t> pressed;
    {
        auto dialog = widgets::Dialog(ui, open, { .key = question.key, .title = question.title, .is_alert = true });
        auto& body = dialog.body();
        for (auto const& paragraph : question.text) {
            widgets::paragraph(ui, body, paragraph, { .ink = Color::TextSecondary });
            body.gap(space::s3);
        }
        for (auto const& warning : question.warnings) { banner_ui(ui, body, Tone::Warning, warning); }
        if (auto const* error = frame.data.contact.error_of(question.change)) { banner_ui(ui, body, Tone::Danger, error->message, true); }
        if (question.asks_twice) { own_account_ui(ui, body, page); }
        Rect footer = dialog.footer();
        bool const waits = question.asks_twice && !page.is_sure;
        auto const style = question.destructive ? widgets::ButtonStyle::Danger : widgets::ButtonStyle::Primary;
        pressed = widgets::button_row(ui, footer,
            { { .key = "cancel", .label = "Cancel" },
                { .key = "confirm",
                    .label = question.confirm,
                    .style = style,
                    .busy = frame.data.contact.is_busy(question.change),
                    .busy_label = "Saving",
                    .disabled = waits,
                    .reason = own_account_reason } });
        if (pressed == 0 || page.closes_dialog) { dialog.close(); }
    }
    settle(frame, page, open);
    return pressed == 1;
}

void send(Frame& frame, api::ContactDetail const& detail, client::ContactAsk ask) {
    frame.send(client::ChangeContact { .ask = std::move(ask), .name = full_name(detail.contact), .before = detail });
}

void grant_ui(Frame& frame, ContactPageState& page, api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    auto const check = access_check(frame.data, detail, true);
    Question question { .key = "grant",
        .title = "Give " + full_name(contact) + " access?",
        .text = { "An invitation goes to " + contact.email + ". Its link works for 72 hours and lets them choose a password." },
        .warnings = {},
        .confirm = "Send invitation",
        .destructive = false };
    question.text.insert(question.text.end(), check.warnings.begin(), check.warnings.end());
    if (question_ui(frame, page, question)) { send(frame, detail, api::ChangeAccess { contact.id, contact.version, true, false }); }
}

void revoke_ui(Frame& frame, ContactPageState& page, api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    auto const check = access_check(frame.data, detail, false);
    Question const question { .key = "revoke",
        .title = "Remove the access of " + full_name(contact) + "?",
        .text = { "Signing in is no longer possible. The contact stays in the list, and what was created stays.",
            "Customer Support: " + std::string { portal::support_phone } + "." },
        .warnings = check.warnings,
        .confirm = "Remove access",
        .asks_twice = check.needs_confirmation };
    if (question_ui(frame, page, question)) {
        send(frame, detail, api::ChangeAccess { contact.id, contact.version, false, check.needs_confirmation });
    }
}

void permissions_ui(Frame& frame, ContactPageState& page, api::ContactDetail const& detail) {
    if (!page.permissions) { return; }
    auto wanted = page.permissions->wanted;
    auto const view = access_view(frame.data, page.permissions->before, wanted);
    std::string changes;
    for (auto const& change : view.changes) {
        changes += (changes.empty() ? "" : "; ") + change.label + ": " + change.before + " → " + change.after;
    }
    Question const question { .key = "permissions",
        .title = "Change the permissions of " + full_name(detail.contact) + "?",
        .text = { changes + "." },
        .warnings = view.warnings,
        .confirm = "Save changes",
        .change = ContactChange::Permissions,
        .asks_twice = view.asks_twice };
    if (!question_ui(frame, page, question)) { return; }
    wanted.confirmed = view.asks_twice;
    send(frame, page.permissions->before, wanted);
}

void remove_ui(Frame& frame, ContactPageState& page, api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    auto const check = removal_check(frame.data, detail);
    Question const question { .key = "remove",
        .title = "Remove " + full_name(contact) + " from the contacts?",
        .text = { "Access, location roles and report settings end." },
        .warnings = check.warnings,
        .confirm = "Remove contact",
        .change = ContactChange::Remove,
        .asks_twice = check.needs_confirmation };
    if (question_ui(frame, page, question)) {
        send(frame, detail, api::RemoveContact { contact.id, contact.version, check.needs_confirmation });
    }
}

void end_sessions_ui(Frame& frame, ContactPageState& page, api::ContactDetail const& detail) {
    Question const question { .key = "end-sessions",
        .title = "Sign " + full_name(detail.contact) + " out everywhere?",
        .text = { "Unsaved work there is lost. Signing in again stays possible." },
        .warnings = {},
        .confirm = "Sign out everywhere",
        .change = ContactChange::Create };
    if (!question_ui(frame, page, question)) { return; }
    frame.send(client::EndContactSessions { detail.contact.id });
    page.closes_dialog = true;
}

void successor_ui(Frame& frame, Flow& flow, ContactPageState& page, api::ContactDetail const& detail) {
    std::vector<widgets::ListItem> items;
    std::vector<domain::ContactId> ids;
    std::vector<std::string> names;
    std::optional<std::size_t> selected;
    auto const& known = frame.data.contacts.value->items;
    names.reserve(known.size());
    for (auto const& contact : known) {
        if (contact.id == detail.contact.id) { continue; }
        if (page.successor == contact.id) { selected = ids.size(); }
        ids.push_back(contact.id);
        names.push_back(full_name(contact));
        items.push_back({ .label = names.back(), .second_line = contact.job_title });
    }
    widgets::ComboboxOptions const options { .field = { .key = "successor",
                                                 .label = "Who takes over",
                                                 .required = true,
                                                 .reserve_message = true,
                                                 .placeholder = "Search contacts" },
        .empty_text = "No other contact matches" };
    auto const result =
        widgets::combobox(frame.ui, flow.next(widgets::text_field_height(frame.ui, options.field), space::s3), selected, options, items);
    if (result.chosen) { page.successor = selected ? std::optional { ids.at(*selected) } : std::nullopt; }
}

/// CONT-06: what moves; the rule's own warnings say what does not.
void moves_ui(Frame& frame, Flow& flow, api::ContactDetail const& detail) {
    auto& ui = frame.ui;
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    auto const locations = location_names(detail.location_ids, reference);
    auto const& reports = detail.reports;
    std::string const categories = reports.all_categories ? "All categories"
        : reports.categories.empty()                      ? "None"
                                     : plural(static_cast<std::int64_t>(reports.categories.size()), "category", "categories");
    widgets::definition_list(ui, flow,
        { { .label = "Locations", .value = locations.empty() ? "None" : std::string_view { locations } },
            { .label = "Reports", .value = categories },
            { .label = "Not moved",
                .value = "Signing in, Patient Visit Activity, own report settings, Billing Admin, more than the minimum" } },
        96);
    flow.gap(space::s3);
}

/// What is asked of the rules; without a successor yet, what they say of the contact itself.
domain::ContactCheck check_of(Frame const& frame, ContactPageState const& page, api::ContactDetail const& detail, bool removes) {
    auto const& known = frame.data.contacts.value;
    if (known && page.successor) {
        auto const found = std::ranges::find(known->items, *page.successor, &api::ContactItem::id);
        if (found != known->items.end()) { return replacement_check(frame.data, detail, *found, removes); }
    }
    domain::ContactCheck nobody;
    nobody.refusal = Error::invalid("successor", "Choose who takes over first.");
    return nobody;
}

/// Content and answers of the dialog; what was pressed.
std::optional<std::size_t> replace_content_ui(
    Frame& frame, ContactPageState& page, api::ContactDetail const& detail, widgets::Dialog& dialog, domain::ContactCheck const& check) {
    auto& ui = frame.ui;
    auto& body = dialog.body();
    if (frame.data.contacts.value) { successor_ui(frame, body, page, detail); }
    moves_ui(frame, body, detail);
    std::string const label = "Remove the access of " + full_name(detail.contact);
    if (domain::has_access(contact_of(detail.contact, {}))) {
        widgets::checkbox(ui, body.next(std::max(36.0F, ui.metrics().target()), space::s2), page.removes_access,
            { .key = "remove-access", .label = label });
    }
    for (auto const& warning : check.warnings) { banner_ui(ui, body, Tone::Warning, warning); }
    auto const refusal = refusal_text(frame.data, check);
    if (page.successor && !refusal.empty()) { banner_ui(ui, body, Tone::Danger, refusal); }
    if (check.needs_confirmation) { own_account_ui(ui, body, page); }
    if (auto const* error = frame.data.contact.error_of(ContactChange::Replace)) {
        banner_ui(ui, body, Tone::Danger, error->message, true);
    }
    Rect footer = dialog.footer();
    bool const waits = !refusal.empty() || (check.needs_confirmation && !page.is_sure);
    std::string_view const reason = refusal.empty() ? own_account_reason : std::string_view { refusal };
    auto const pressed = widgets::button_row(ui, footer,
        { { .key = "cancel", .label = "Cancel" },
            { .key = "confirm",
                .label = "Replace",
                .style = widgets::ButtonStyle::Primary,
                .busy = frame.data.contact.is_busy(ContactChange::Replace),
                .busy_label = "Saving",
                .disabled = waits,
                .reason = reason } });
    if (pressed == 0) { dialog.close(); }
    return pressed;
}

void replace_ui(Frame& frame, ContactPageState& page, api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    bool const removes = page.removes_access && domain::has_access(contact_of(contact, {}));
    auto const check = check_of(frame, page, detail, removes);
    std::string const title = "Replace " + full_name(contact);
    bool open = true;
    std::optional<std::size_t> pressed;
    {
        auto dialog = widgets::Dialog(frame.ui, open,
            { .key = "replace", .title = title, .width = widgets::DialogWidth::Progress, .has_close = true, .barred_footer = true });
        pressed = replace_content_ui(frame, page, detail, dialog, check);
    }
    settle(frame, page, open);
    if (pressed == 1) {
        send(frame, detail, api::ReplaceContact { contact.id, contact.version, *page.successor, removes, check.needs_confirmation });
    }
}

void forget_edits(ContactPageState& page) {
    page.edit.reset();
    page.permissions.reset();
    page.dialog = ContactDialog::None;
}

struct Opened {
    ContactDialog dialog;
    std::string_view key;
    void (*draw)(Frame&, ContactPageState&, api::ContactDetail const&);
};
constexpr std::array dialogs {
    Opened { ContactDialog::GrantAccess, "grant", grant_ui },
    Opened { ContactDialog::RevokeAccess, "revoke", revoke_ui },
    Opened { ContactDialog::SavePermissions, "permissions", permissions_ui },
    Opened { ContactDialog::Replace, "replace", replace_ui },
    Opened { ContactDialog::Remove, "remove", remove_ui },
    Opened { ContactDialog::EndSessions, "end-sessions", end_sessions_ui },
};

/// A dialog that is not drawn is told so: it starts anew when it is opened again.
void close_ui(Ui& ui, std::string_view key) {
    bool closed = false;
    auto const dialog = widgets::Dialog(ui, closed, { .key = key });
}

}  // namespace

void contact_dialogs_ui(Frame& frame, ContactsState& state, api::ContactDetail const& detail) {
    auto const scope = frame.ui.scope("dialogs");
    for (auto const& opened : dialogs) {
        if (state.page.dialog == opened.dialog) {
            opened.draw(frame, state.page, detail);
        } else {
            close_ui(frame.ui, opened.key);
        }
    }
}

void contact_conflict_ui(Frame& frame, ContactsState& state) {
    auto const& conflict = frame.data.contact.conflict;
    if (!conflict) { return close_ui(frame.ui, "conflict"); }
    auto& ui = frame.ui;
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    auto const fields = conflict_fields(*conflict, reference);
    bool open = true;
    std::optional<std::size_t> pressed;
    {
        auto dialog = widgets::Dialog(ui, open,
            { .key = "conflict", .title = "Somebody else saved first", .width = widgets::DialogWidth::Progress, .is_alert = true });
        auto& body = dialog.body();
        widgets::paragraph(ui, body,
            full_name(conflict->theirs.contact)
                + " was changed while you were working on it. Nothing of yours is lost: choose what counts.",
            { .ink = Color::TextSecondary });
        body.gap(space::s3);
        for (auto const& field : fields) {
            auto const scope = ui.scope(field.label);
            widgets::heading(ui, body.next(28), field.label, { .level = 3, .style = TextStyle::BodyStrong });
            widgets::definition_list(
                ui, body, { { .label = "Theirs", .value = field.before }, { .label = "Yours", .value = field.after, .strong = true } }, 72);
        }
        if (fields.empty()) {
            widgets::paragraph(ui, body, "Look at the contact again before you go on.", { .ink = Color::TextSecondary });
        }
        Rect footer = dialog.footer();
        std::vector<widgets::ButtonOptions> buttons { { .key = "theirs", .label = fields.empty() ? "Look again" : "Take theirs" } };
        if (!fields.empty()) {
            buttons.push_back({ .key = "mine", .label = "Keep mine and save", .style = widgets::ButtonStyle::Primary });
        }
        pressed = widgets::button_row(ui, footer, buttons);
        if (pressed) { dialog.close(); }
    }
    if (pressed == 0 && !fields.empty()) { forget_edits(state.page); }
    if (pressed == 1) { frame.send(kept_mine(*conflict)); }
    if (pressed == 0 || (!open && !pressed)) { frame.send(client::EndContactConflict {}); }
}

}  // namespace hub::ui
