#include "base/text.hpp"
#include "ui/screens/contacts/contact_form_view.hpp"
#include "ui/screens/contacts/contact_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr std::array<std::string_view, contact_tab_count> tab_labels { "Access and permissions", "Data", "Reports", "Notifications",
    "Sessions" };

/// What else is being edited goes on from what is saved now: it was the user's own change.
void rebase(ContactPageState& page, client::Query<api::ContactDetail> const& saved) {
    if (!saved.value) { return; }
    auto const on_top = [&](client::ContactAsk ask, api::ContactDetail const& before) {
        return kept_mine({ { .ask = std::move(ask), .name = {}, .before = before }, *saved.value }).ask;
    };
    if (page.edit) { page.edit->draft = std::get<api::EditContact>(on_top(page.edit->draft, page.edit->before)); }
    if (page.edit) { page.edit->before = *saved.value; }
    if (page.permissions) {
        page.permissions->wanted = std::get<api::ChangePermissions>(on_top(page.permissions->wanted, page.permissions->before));
    }
    if (page.permissions) { page.permissions->before = *saved.value; }
}

/// What the answer to the last change means for what is on the screen. False when it leads elsewhere.
bool take_answer(Frame& frame, ContactsState& state) {
    auto const& work = frame.data.contact;
    auto& page = state.page;
    bool const has_succeeded = work.submission.succeeded > state.seen_success;
    state.seen_success = work.submission.succeeded;
    bool const is_over = page.was_busy && !work.submission.busy;
    page.was_busy = work.submission.busy;
    if (is_over && work.submission.error) {
        if (work.kind == client::ContactChange::Edit && page.edit) { page.edit->server_errors = field_errors_of(work.submission); }
        frame.ui.alert(work.submission.error->message);
    }
    if (is_over && work.conflict) { page.closes_dialog = page.dialog != ContactDialog::None; }
    if (!has_succeeded || work.kind == client::ContactChange::Create) { return true; }
    page.closes_dialog = page.dialog != ContactDialog::None;
    if (work.kind == client::ContactChange::Edit) { page.edit.reset(); }
    if (work.kind == client::ContactChange::Permissions) { page.permissions.reset(); }
    rebase(page, frame.data.contact.detail);
    bool const leaves = work.kind == client::ContactChange::Remove || work.kind == client::ContactChange::Replace;
    if (!leaves) { return true; }
    page = {};
    auto const next = work.kind == client::ContactChange::Replace ? work.changed : std::nullopt;
    frame.send(client::Go { route_to(state, next), client::History::Replace });
    return false;
}

void close_ui(Frame& frame, Rect const& place, ContactsState& state, bool covers) {
    auto& ui = frame.ui;
    widgets::IconButtonOptions const close { .key = "close",
        .label = covers ? "Back to the list" : "Close the details",
        .icon = covers ? icon::arrow_left : icon::panel_right_close };
    if (widgets::icon_button(ui, place.middle(ui.metrics().control()), close)) { open_contact(frame, state, std::nullopt); }
}

enum class HeaderPress : std::uint8_t { None, Edit, Replace, Remove };

struct HeaderRights {
    std::string edit;  ///< why not, or empty
    std::string removal;
};

HeaderPress menu_ui(Ui& ui, Rect const& place, HeaderRights const& rights, bool has_all) {
    std::vector<widgets::MenuItem> items;
    if (has_all) {
        items.push_back({ .key = "edit", .label = "Edit", .icon = icon::pencil, .disabled = !rights.edit.empty(), .reason = rights.edit });
        items.push_back(
            { .key = "replace", .label = "Replace…", .icon = icon::user_cog, .disabled = !rights.edit.empty(), .reason = rights.edit });
    }
    items.push_back({ .key = "remove",
        .label = "Remove contact…",
        .icon = icon::trash_2,
        .destructive = true,
        .disabled = !rights.removal.empty(),
        .reason = rights.removal,
        .separator_before = has_all });
    auto const pressed =
        widgets::menu_icon_button(ui, place, { .key = "more", .label = "More actions", .icon = icon::ellipsis, .bordered = true }, items);
    if (!pressed) { return HeaderPress::None; }
    if (!has_all) { return HeaderPress::Remove; }
    return std::array { HeaderPress::Edit, HeaderPress::Replace, HeaderPress::Remove }.at(*pressed);
}

widgets::ButtonOptions replace_button(HeaderRights const& rights) {
    return { .key = "replace", .label = "Replace…", .icon = icon::user_cog, .disabled = !rights.edit.empty(), .reason = rights.edit };
}

widgets::ButtonOptions edit_button(HeaderRights const& rights) {
    return { .key = "edit", .label = "Edit", .icon = icon::pencil, .disabled = !rights.edit.empty(), .reason = rights.edit };
}

float actions_width(Ui& ui, HeaderRights const& rights, bool has_room) {
    float const side = ui.metrics().control();
    if (!has_room) { return side; }
    return widgets::button_width(ui, edit_button(rights)) + widgets::button_width(ui, replace_button(rights)) + side + 2 * space::s2;
}

HeaderPress actions_ui(Ui& ui, Rect place, HeaderRights const& rights, bool has_room) {
    auto pressed = HeaderPress::None;
    Rect const menu = place.cut_right(ui.metrics().control(), space::s2).middle(ui.metrics().control());
    if (has_room) {
        auto const edit = edit_button(rights);
        auto const replace = replace_button(rights);
        if (widgets::button(ui, place.cut_left(widgets::button_width(ui, edit), space::s2), edit)) { pressed = HeaderPress::Edit; }
        if (widgets::button(ui, place.cut_left(widgets::button_width(ui, replace), space::s2), replace)) { pressed = HeaderPress::Replace; }
    }
    auto const chosen = menu_ui(ui, menu, rights, !has_room);
    return chosen == HeaderPress::None ? pressed : chosen;
}

void name_ui(Frame& frame, Rect row, api::ContactDetail const& detail, int level) {
    auto& ui = frame.ui;
    auto const& contact = detail.contact;
    widgets::avatar(ui, row.cut_left(56, space::s4).middle(56), initials_of(contact), widgets::AvatarSize::Large);
    Rect lines = row.middle(48);
    Rect first = lines.cut_top(28);
    auto const name = full_name(contact);
    auto const look = access_look(contact, frame.data.now);
    widgets::BadgeOptions const badge { .label = look.word, .tone = look.tone, .dot = !look.hollow };
    float const room = std::max(40.0F, first.width - widgets::badge_width(ui, badge) - space::s3);
    widgets::heading(ui, first.cut_left(std::min(ui.painter().text_width(name, TextStyle::Figure) + 1, room), space::s3), name,
        { .level = level, .style = TextStyle::Figure });
    if (first.width >= widgets::badge_width(ui, badge)) { widgets::badge(ui, first, badge); }
    auto const places = detail.location_ids.empty()
        ? std::string {}
        : plural(static_cast<std::int64_t>(detail.location_ids.size()), "location", "locations");
    std::string facts = contact.job_title;
    if (!places.empty()) { facts += (facts.empty() ? "" : ", ") + places; }
    widgets::text(ui, lines, facts, { .ink = Color::TextMuted });
}

/// E-mail, telephone and the last time signed in, as many as there is room for in a row.
void reach_ui(Frame& frame, Rect row, api::ContactItem const& contact) {
    auto& ui = frame.ui;
    auto const fact = [&](Icon icon, std::string const& words, std::string const& href) {
        float const width = 24 + ui.painter().text_width(words, TextStyle::Small) + 1;
        if (words.empty() || width > row.width) { return; }
        Rect place = row.cut_left(width, space::s5);
        ui.painter().icon(place.cut_left(16, space::s2), icon, IconSize::Normal, Color::TextMuted);
        if (href.empty()) {
            widgets::text(ui, place, words, { .style = TextStyle::Small, .ink = Color::TextSecondary });
        } else if (widgets::link(
                       ui, place, { .key = href, .label = words, .href = href, .style = TextStyle::Small, .ink = Color::TextSecondary })) {
            frame.send(client::OpenExternal { href });
        }
    };
    fact(icon::mail, contact.email.empty() ? "No e-mail" : contact.email, contact.email.empty() ? "" : "mailto:" + contact.email);
    fact(icon::phone, contact.phone, contact.phone.empty() ? "" : "tel:" + contact.phone);
    fact(icon::clock, contact.last_signed_in ? "Last signed in " + central_date(*contact.last_signed_in).to_us() : "Never signed in", {});
}

void header_ui(Frame& frame, Rect& area, ContactsState& state, api::ContactDetail const& detail, bool covers) {
    auto& ui = frame.ui;
    bool const phone = ui.is_phone();
    float const edge = phone ? space::s4 : space::s5;
    Rect top = area.cut_top(phone ? 60 : 88).inset(edge, 0);
    float const side = ui.metrics().control();
    Rect const close = covers ? top.cut_left(side, space::s3) : top.cut_right(side);
    if (covers) { close_ui(frame, close, state, covers); }
    HeaderRights const rights { refusal_of(frame.data, domain::Action::EditContact),
        refusal_text(frame.data, removal_check(frame.data, detail)) };
    bool const has_room = top.width > 520;
    Rect const place = top.cut_right(actions_width(ui, rights, has_room), space::s3);
    if (!phone) { name_ui(frame, top, detail, covers ? 1 : 2); }
    if (phone) { name_ui(frame, area.cut_top(64).inset(edge, 0), detail, 1); }
    auto const pressed = actions_ui(ui, place, rights, has_room);
    if (!covers) { close_ui(frame, close, state, covers); }
    reach_ui(frame, area.cut_top(32, space::s1).inset(edge, 0), detail.contact);
    switch (pressed) {
    case HeaderPress::Edit:
        state.tab = ContactTab::Data;
        begin_edit(state, detail);
        break;
    case HeaderPress::Replace: state.page.dialog = ContactDialog::Replace; break;
    case HeaderPress::Remove: state.page.dialog = ContactDialog::Remove; break;
    case HeaderPress::None: break;
    }
}

void tabs_ui(Frame& frame, Rect row, ContactsState& state, api::ContactDetail const& detail) {
    auto const sessions = detail.open_sessions > 0 ? std::to_string(detail.open_sessions) : std::string {};
    std::vector<widgets::TabItem> items;
    for (auto const label : tab_labels) {
        items.push_back({ .label = label, .count = label == "Sessions" ? std::string_view { sessions } : std::string_view {} });
    }
    auto selected = static_cast<std::size_t>(state.tab);
    float const edge = frame.ui.is_phone() ? space::s4 : space::s5;
    if (widgets::tabs(
            frame.ui, row, selected, { .key = "contact-tabs", .label = "Contact", .controls = "contact-panel", .edge = edge }, items)) {
        state.tab = static_cast<ContactTab>(selected);
    }
}

void content_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail) {
    auto const panel = widgets::tab_panel(frame.ui, area, "contact-panel", tab_labels.at(static_cast<std::size_t>(state.tab)));
    switch (state.tab) {
    case ContactTab::Access: contact_access_ui(frame, area, state, detail); break;
    case ContactTab::Data: contact_data_ui(frame, area, state, detail); break;
    case ContactTab::Reports: contact_reports_ui(frame, area, detail); break;
    case ContactTab::Notifications: contact_notifications_ui(frame, area, state, detail); break;
    case ContactTab::Sessions: contact_sessions_ui(frame, area, state, detail); break;
    }
}

}  // namespace

void begin_edit(ContactsState& state, api::ContactDetail const& detail) {
    if (!state.page.edit) {
        state.page.edit = ContactEdit {
            .before = detail, .draft = edit_of(detail), .location_query = {}, .shows_errors = false, .left = {}, .server_errors = {}
        };
    }
}

void contact_ui(Frame& frame, Rect area, ContactsState& state, bool covers) {
    auto& ui = frame.ui;
    auto const id = *state.open;
    if (state.page_of != id) {
        state.page = {};
        state.page_of = id;
    }
    if (!take_answer(frame, state)) { return; }
    if (frame.data.contact.shown != id) { frame.send(client::ShowContact { id }); }
    state.page.heading_level = covers ? 2 : 3;
    auto const scope = ui.scope(id.value.bytes);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Contact details" });
    auto const& query = frame.data.contact.detail;
    bool const is_it = query.value && query.value->contact.id == id;
    if (!is_it) {
        Rect bar = area.cut_top(60).inset(ui.is_phone() ? space::s4 : space::s5, 0);
        float const side = ui.metrics().control();
        close_ui(frame, covers ? bar.cut_left(side) : bar.cut_right(side), state, covers);
        client::Query<api::ContactDetail> waiting = query;
        waiting.value.reset();
        auto const press = widgets::list_state(ui, area,
            { .shown = widgets::list_state_of(waiting, false), .noun = "contact", .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    auto const& detail = *query.value;
    header_ui(frame, area, state, detail, covers);
    tabs_ui(frame, area.cut_top(ui.metrics().tabs()), state, detail);
    content_ui(frame, area, state, detail);
    contact_dialogs_ui(frame, state, detail);
    contact_conflict_ui(frame, state);
}

}  // namespace hub::ui
