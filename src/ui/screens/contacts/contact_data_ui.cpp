// The tab "Data": what is known of the person, and the form that changes it (CONT-04, row 8).
#include "ui/screens/contacts/contact_form_view.hpp"
#include "ui/screens/contacts/contact_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

void facts_ui(Frame& frame, Flow& flow, api::ContactDetail const& detail) {
    auto const& contact = detail.contact;
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    auto const locations = location_names(detail.location_ids, reference);
    std::string const last = contact.last_signed_in ? central_date_time_text(*contact.last_signed_in) : "Never";
    auto const fact = [](std::string_view label, std::string_view value) -> widgets::Fact {
        return { .label = label, .value = value.empty() ? "None" : value, .ink = value.empty() ? Color::TextMuted : Color::TextPrimary };
    };
    widgets::definition_list(frame.ui, flow,
        { fact("First name", contact.first_name), fact("Last name", contact.last_name), fact("Work e-mail", contact.email),
            fact("Phone", contact.phone), fact("Job title", contact.job_title), fact("Locations", locations), fact("Last signed in", last),
            fact("Second factor", detail.has_second_factor ? "Set up" : "Not set up") },
        112);
}

void save_pressed(Frame& frame, ContactEdit& edit) {
    edit.shows_errors = true;
    auto const errors = contact_errors(edit.before.contact, edit.draft, edit.server_errors);
    if (!errors.empty()) { return focus_first_error(frame, errors); }
    frame.send(client::ChangeContact {
        .ask = cleaned(edit.draft), .name = edit.draft.first_name + " " + edit.draft.last_name, .before = edit.before });
}

/// What was and what will be, before it is saved (ACCT-A1).
void preview_ui(Ui& ui, Flow& flow, std::vector<FieldDiff> const& changes, int heading_level) {
    if (changes.empty()) { return; }
    widgets::heading(ui, flow.next(28, space::s1), "What changes", { .level = heading_level, .style = TextStyle::BodyStrong });
    std::vector<std::string> words;
    for (auto const& change : changes) { words.push_back(change.before + " → " + change.after); }
    std::vector<widgets::Fact> facts;
    for (std::size_t i = 0; i < changes.size(); ++i) { facts.push_back({ .label = changes[i].label, .value = words[i] }); }
    widgets::definition_list(ui, flow, facts, 112);
}

void bar_ui(Frame& frame, Rect area, ContactsState& state, bool changed) {
    auto& ui = frame.ui;
    auto& page = state.page;
    Rect bar = widgets::action_bar(ui, area);
    bool const busy = frame.data.contact.is_busy(client::ContactChange::Edit);
    auto const pressed = widgets::button_row(ui, bar,
        { { .key = "cancel", .label = "Cancel", .disabled = busy },
            { .key = "save",
                .label = "Save changes",
                .style = widgets::ButtonStyle::Primary,
                .submit = true,
                .busy = busy,
                .busy_label = "Saving",
                .disabled = !changed,
                .reason = "Nothing has been changed." } });
    if (pressed == 1) { save_pressed(frame, *page.edit); }
    if (pressed == 0 && changed) {
        state.wanted = state.open;
        page.asks_discard = true;
    } else if (pressed == 0) {
        page.edit.reset();
    }
}

void form_ui(Frame& frame, Rect area, ContactsState& state) {
    auto& ui = frame.ui;
    auto& edit = *state.page.edit;
    auto const form = ui.group("edit-form", { .role = Role::Form, .rect = area, .name = "Edit contact" });
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    auto const changes = changes_of(edit_of(edit.before), edit.draft, reference);
    Rect const bar = area.cut_bottom(ui.metrics().action_bar());
    {
        widgets::ScrollArea scroll { ui, area,
            { .key = "data-form", .label = "Edit contact", .padding = ui.is_phone() ? space::s4 : space::s5 } };
        Flow flow { scroll.flow.rest().at_most_wide(720) };
        if (auto const* error = frame.data.contact.error_of(client::ContactChange::Edit)) {
            widgets::BannerOptions const banner {
                .key = "error", .tone = Tone::Danger, .strong = "Nothing was saved.", .text = error->message, .assertive = true
            };
            widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
        }
        auto& draft = edit.draft;
        auto const access = edit.before.contact.access;
        bool const is_user_name = access == domain::HubAccess::Active || access == domain::HubAccess::Granted;
        contact_fields_ui(frame, flow,
            { draft.first_name, draft.last_name, draft.email, draft.phone, draft.job_title, draft.locations, edit.location_query,
                is_user_name },
            { contact_errors(edit.before.contact, draft, edit.server_errors), edit.server_errors, edit.left, edit.shows_errors });
        preview_ui(ui, flow, changes, state.page.heading_level);
        scroll.flow.next(flow.used());
    }
    bar_ui(frame, bar, state, !changes.empty());
}

}  // namespace

void contact_data_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail) {
    auto& ui = frame.ui;
    if (state.page.edit) { return form_ui(frame, area, state); }
    widgets::ScrollArea scroll { ui, area,
        { .key = "data", .label = "Data", .padding = ui.is_phone() ? space::s4 : space::s5, .focusable = true } };
    Flow flow { scroll.flow.rest().at_most_wide(720) };
    facts_ui(frame, flow, detail);
    flow.gap(space::s3);
    auto const refusal = refusal_of(frame.data, domain::Action::EditContact);
    widgets::ButtonOptions const edit {
        .key = "edit-data", .label = "Edit data", .icon = icon::pencil, .disabled = !refusal.empty(), .reason = refusal
    };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s2).at_most_wide(widgets::button_width(ui, edit)), edit)) {
        begin_edit(state, detail);
    }
    if (!refusal.empty()) { widgets::paragraph(ui, flow, refusal, { .style = TextStyle::Small, .ink = Color::TextSecondary }); }
    scroll.flow.next(flow.used());
}

}  // namespace hub::ui
