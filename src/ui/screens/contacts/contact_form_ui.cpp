#include "ui/screens/contacts/contact_form_ui.hpp"

#include "ui/screens/account/account_tabs_ui.hpp"
#include "ui/screens/contacts/contact_form_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr float widest_form = 720;

bool is_touched(api::CreateContact const& draft) {
    auto const all = draft.first_name + draft.last_name + draft.email + draft.phone + draft.job_title;
    return !all.empty() || !draft.locations.empty() || draft.grant_access || draft.role != domain::Role::Basic;
}

void leave(Frame& frame, ContactsState& state) {
    state.form = { .seen_success = state.form.seen_success };
    frame.send(client::ForgetContactError {});
    frame.go(route_to(state, std::nullopt));
}

void take_answer(Frame& frame, ContactsState& state) {
    auto const& work = frame.data.contact;
    auto& form = state.form;
    bool const has_succeeded = work.submission.succeeded > form.seen_success && form.was_busy && work.kind == client::ContactChange::Create;
    bool const is_over = form.was_busy && !work.submission.busy;
    form.seen_success = work.submission.succeeded;
    form.was_busy = work.is_busy(client::ContactChange::Create);
    if (has_succeeded && work.changed) {
        state.form = { .seen_success = form.seen_success };
        state.seen_success = work.submission.succeeded;
        frame.send(client::Go { route_to(state, work.changed), client::History::Replace });
    } else if (auto const* error = work.error_of(client::ContactChange::Create); is_over && error != nullptr) {
        form.server_errors = field_errors_of(work.submission);
        if (form.server_errors.empty()) {
            frame.ui.alert(error->message);
        } else {
            focus_first_error(frame, form.server_errors);
        }
    }
}

void create_pressed(Frame& frame, ContactFormState& form) {
    form.shows_errors = true;
    auto const errors = contact_errors(form.draft, form.server_errors);
    if (!errors.empty()) { return focus_first_error(frame, errors); }
    auto const draft = cleaned(form.draft);
    frame.send(client::ChangeContact { .ask = draft, .name = draft.first_name + " " + draft.last_name, .before = {} });
}

void banners_ui(Frame& frame, Flow& flow, ContactFormState const& form) {
    auto& ui = frame.ui;
    auto const banner = [&](widgets::BannerOptions const& options) {
        widgets::banner(ui, flow.next(widgets::banner_height(ui, options, flow.width()), space::s4), options);
    };
    if (auto const* error = frame.data.contact.error_of(client::ContactChange::Create)) {
        banner({ .key = "error", .tone = Tone::Danger, .strong = "The contact was not added.", .text = error->message, .assertive = true });
    }
    auto const* known = frame.data.contacts.value ? &frame.data.contacts.value->items : nullptr;
    if (auto const warning = duplicate_warning(form.draft, known); !warning.empty()) {
        banner({ .key = "duplicate", .tone = Tone::Warning, .text = warning });
    }
}

void role_ui(Ui& ui, Flow& flow, api::CreateContact& draft) {
    widgets::heading(ui, flow.next(24, space::s2), "Role", { .level = 2, .style = TextStyle::Subheading });
    std::vector<widgets::Choice> const choices { { .label = role_word(domain::Role::Basic),
                                                     .second_line = "Works with authorizations and results of one's own." },
        { .label = role_word(domain::Role::UserAdmin), .second_line = "Manages contacts and sees everyone's authorizations." } };
    std::size_t selected = draft.role == domain::Role::UserAdmin ? 1 : 0;
    if (widgets::radio_list(ui, flow, selected, { .key = "role", .label = "Portal role" }, choices, space::s5)) {
        draft.role = selected == 1 ? domain::Role::UserAdmin : domain::Role::Basic;
    }
}

/// ROLE-07, ROLE-14: the choice with its duty beside it.
void access_ui(Ui& ui, Flow& flow, api::CreateContact& draft) {
    widgets::heading(ui, flow.next(24, space::s2), "Access", { .level = 2, .style = TextStyle::Subheading });
    widgets::check_card(ui, flow.next(widgets::check_card_height, space::s2), draft.grant_access,
        { .key = "grant_access",
            .label = "Give access to the portal",
            .second_line = "An invitation is mailed. Its link works for 72 hours." });
    widgets::paragraph(ui, flow, access_duty, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    flow.gap(space::s2);
    widgets::paragraph(ui, flow, "Permissions such as Patient Visit Activity are given on the contact's page.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
}

void bar_ui(Frame& frame, Rect area, ContactsState& state) {
    auto& ui = frame.ui;
    auto& form = state.form;
    Rect bar = widgets::action_bar(ui, area);
    bool const busy = frame.data.contact.is_busy(client::ContactChange::Create);
    widgets::ButtonOptions const cancel { .key = "cancel", .label = "Cancel", .disabled = busy };
    if (widgets::button(ui, bar.cut_left(widgets::button_width(ui, cancel)), cancel)) {
        form.asks_discard = is_touched(form.draft);
        if (!form.asks_discard) { leave(frame, state); }
    }
    widgets::ButtonOptions const create { .key = "create",
        .label = form.draft.grant_access ? "Add and invite" : "Add contact",
        .icon = icon::user_plus,
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = busy,
        .busy_label = "Adding" };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, create)), create)) { create_pressed(frame, form); }
    auto const answer = widgets::confirm(ui, form.asks_discard,
        { .key = "discard",
            .title = "Discard this contact?",
            .text = "What you have entered is thrown away. Nothing has been saved.",
            .confirm = "Discard",
            .cancel = "Keep editing" });
    if (answer == widgets::Answer::Confirmed) { leave(frame, state); }
}

void title_ui(Frame& frame, Rect row) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::heading(ui, inner, "New contact", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

}  // namespace

void contact_form_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto& state = states.contacts;
    auto& form = state.form;
    if (!refusal_of(frame.data, domain::Action::CreateContact).empty()) { return for_user_admins_only_ui(frame, area, "Adding contacts"); }
    auto const& query = frame.data.reference;
    if (!query.value) {
        auto const press = widgets::list_state(ui, area,
            { .shown = widgets::list_state_of(query, false), .noun = "locations", .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    take_answer(frame, state);
    auto const node = ui.group("form", { .role = Role::Form, .rect = area, .name = "New contact" });
    title_ui(frame, area.cut_top(ui.metrics().title_row()));
    Rect const bar = area.cut_bottom(ui.metrics().action_bar());
    {
        widgets::ScrollArea scroll { ui, area,
            { .key = "fields", .label = "New contact", .padding = ui.is_phone() ? space::s4 : space::s5 } };
        Flow flow { scroll.flow.rest().at_most_wide(widest_form) };
        banners_ui(frame, flow, form);
        auto& draft = form.draft;
        contact_fields_ui(frame, flow,
            { draft.first_name, draft.last_name, draft.email, draft.phone, draft.job_title, draft.locations, form.location_query },
            { contact_errors(draft, form.server_errors), form.server_errors, form.left, form.shows_errors });
        flow.gap(space::s2);
        role_ui(ui, flow, draft);
        access_ui(ui, flow, draft);
        scroll.flow.next(flow.used());
    }
    bar_ui(frame, bar, state);
}

}  // namespace hub::ui
