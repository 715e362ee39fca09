#include "ui/screens/contacts/contacts_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/account/account_tabs_ui.hpp"
#include "ui/screens/contacts/contact_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using widgets::Column;
using widgets::SortDirection;

constexpr float panel_width = 704;
constexpr float least_list_width = 640;

constexpr std::array columns {
    Column { .key = "name", .label = "Name", .min_width = 216, .flex = 0.6F, .sortable = true },
    Column { .key = "job", .label = "Job title", .min_width = 146, .flex = 0.3F, .priority = 6, .sortable = true },
    Column { .key = "role", .label = "Role", .min_width = 108, .sortable = true },
    Column { .key = "access", .label = "Hub access", .min_width = 152, .sortable = true },
    Column { .key = "marks", .label = "Marks", .min_width = 84, .sortable = true },
    Column { .key = "email", .label = "E-mail", .min_width = 216, .flex = 1.4F, .priority = 1, .sortable = true },
    Column { .key = "phone", .label = "Phone", .min_width = 126, .priority = 3, .sortable = true },
    Column { .key = "locations", .label = "Locations", .min_width = 140, .flex = 0.6F, .priority = 2, .sortable = true },
    Column { .key = "last",
        .label = "Last signed in",
        .min_width = 124,
        .priority = 4,
        .sortable = true,
        .first_direction = SortDirection::Descending },
};

void marks_ui(Ui& ui, Rect rect, ContactRow const& row) {
    if (row.billing_contact) { widgets::mark(ui, rect.cut_left(20, space::s1), widgets::Mark::NonInjuryBilling, billing_contact_words); }
    if (row.billing_admin) { widgets::mark(ui, rect.cut_left(20), widgets::Mark::BillingAdmin, billing_admin_words); }
}

void mail_link_ui(Frame& frame, Rect const& rect, ContactRow const& row) {
    if (row.email.empty()) {
        widgets::text(frame.ui, rect, "None", { .ink = Color::TextMuted });
        return;
    }
    std::string const address = "mailto:" + row.email;
    if (widgets::link(frame.ui, rect, { .key = "mail", .label = row.email, .href = address, .style = TextStyle::Body })) {
        frame.send(client::OpenExternal { address });
    }
}

/// The name opens the contact; where the job title has no column of its own, it stands below.
void name_ui(Frame& frame, ContactsState& state, ContactRow const& contact, widgets::TableRow& row, Rect cell) {
    auto& ui = frame.ui;
    widgets::avatar(ui, cell.cut_left(32, space::s3), contact.initials, widgets::AvatarSize::Small, true, row.is_tinted());
    bool const two_lines = !row.has("job") && !contact.job_title.empty();
    Rect lines = two_lines ? cell.middle(38) : cell.middle(20);
    auto const route = route_to(state, contact.id).to_string();
    if (widgets::link(ui, lines.cut_top(20), { .key = "open", .label = contact.name, .href = route, .ink = Color::TextPrimary })) {
        open_contact(frame, state, contact.id);
    }
    if (two_lines) { widgets::text(ui, lines, contact.job_title, { .style = TextStyle::SmallTight, .ink = Color::TextMuted }); }
}

void row_ui(Frame& frame, ContactsState& state, ContactRow const& contact, widgets::TableRow& row) {
    auto& ui = frame.ui;
    if (auto const cell = row.cell("name")) { name_ui(frame, state, contact, row, cell.rect); }
    row.text("job", contact.job_title, { .ink = Color::TextSecondary });
    row.text("role", contact.role);
    if (auto const cell = row.cell("access")) {
        widgets::dot_text(ui, cell.rect, contact.access.word, contact.access.tone, contact.access.hollow);
    }
    if (auto const cell = row.cell("marks")) { marks_ui(ui, cell.rect, contact); }
    if (auto const cell = row.cell("email")) { mail_link_ui(frame, cell.rect, contact); }
    row.text("phone", contact.phone, { .ink = Color::TextSecondary });
    row.text("locations", contact.locations, { .ink = Color::TextSecondary });
    row.text("last", contact.last_signed_in, { .ink = Color::TextMuted });
    if (!row.has("email")) {
        ui.painter().icon(
            Rect { row.rect().right() - 32, row.rect().y, 16, row.rect().height }, icon::chevron_right, IconSize::Normal, Color::TextMuted);
    }
}

void card_ui(Frame& frame, ContactsState& state, ContactRow const& contact, widgets::TableRow& row) {
    auto& ui = frame.ui;
    if (row.cover({ .key = "open", .label = contact.name, .href = route_to(state, contact.id).to_string() })) {
        open_contact(frame, state, contact.id);
    }
    Rect inner = row.rect().inset(space::s4, space::s3);
    widgets::avatar(
        ui, inner.cut_left(40, space::s3).with_height(40), contact.initials, widgets::AvatarSize::Normal, true, row.is_tinted());
    Rect first = inner.cut_top(24);
    marks_ui(ui, first.cut_right((contact.billing_contact ? 24.0F : 0) + (contact.billing_admin ? 24.0F : 0)), contact);
    widgets::text(ui, first, contact.name, { .style = TextStyle::Subheading });
    std::string const facts = contact.job_title.empty() ? contact.role : contact.job_title + ", " + contact.role;
    widgets::text(ui, inner.cut_top(20), facts, { .style = TextStyle::Small, .ink = Color::TextMuted });
    widgets::dot_text(
        ui, inner.cut_top(24), contact.access.word, contact.access.tone, contact.access.hollow, { .style = TextStyle::Small });
    mail_link_ui(frame, inner.cut_top(44).middle(24), contact);
}

void title_ui(Frame& frame, Rect row, std::string const& refusal) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::ButtonOptions const create { .key = "create",
        .label = "New contact",
        .icon = icon::user_plus,
        .style = widgets::ButtonStyle::Primary,
        .href = refusal.empty() ? "/contacts/new" : "",
        .disabled = !refusal.empty(),
        .reason = refusal };
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, create), space::s2), create)) { frame.go("/contacts/new"); }
    if (widgets::icon_button(ui, inner.cut_right(ui.metrics().control(), space::s4),
            { .key = "csv", .label = "Export CSV", .icon = icon::download, .bordered = true })) {
        frame.send(client::DownloadContacts {});
    }
    widgets::heading(ui, inner, "My contacts", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

void legend_ui(Frame& frame, Rect area, ContactsView const& view) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    bool const phone = ui.is_phone();
    Rect const count = phone ? bar.cut_bottom(24) : bar.cut_right(150);
    widgets::status_text(ui, count, "count", view.count,
        { .style = TextStyle::Small, .ink = Color::TextSecondary, .align = phone ? Align::Left : Align::Right });
    TextOptions const small { .style = TextStyle::Small, .ink = Color::TextMuted };
    widgets::mark(ui, bar.cut_left(20, space::s2), widgets::Mark::NonInjuryBilling, billing_contact_words, true);
    widgets::text(
        ui, bar.cut_left(ui.painter().text_width(billing_contact_words, TextStyle::Small) + 1, space::s4), billing_contact_words, small);
    widgets::mark(ui, bar.cut_left(20, space::s2), widgets::Mark::BillingAdmin, billing_admin_words, true);
    widgets::text(ui, bar, billing_admin_words, small);
}

void table_ui(Frame& frame, Rect area, ContactsState& state, ContactsView const& view) {
    std::optional<std::uint64_t> open_row;
    std::optional<std::size_t> reveal;
    if (state.open) {
        open_row = widgets::row_key(state.open->value.bytes);
        auto const found = std::ranges::find(view.rows, *state.open, &ContactRow::id);
        if (found != view.rows.end()) { reveal = static_cast<std::size_t>(found - view.rows.begin()); }
    }
    auto const result = widgets::table(frame.ui, area,
        { .key = "contacts",
            .label = "Contacts",
            .columns = columns,
            .row_count = view.rows.size(),
            .row_key = [&](std::size_t i) { return widgets::row_key(view.rows[i].id.value.bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, state, view.rows[row.index()], row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, state, view.rows[row.index()], row); },
            .card_height = 136,
            .two_lines = true,
            .edge = space::s4,
            .sort = sort_of(state.order),
            .open_row = open_row,
            .reveal = reveal });
    if (result.sort) { state.order = order_of(*result.sort); }
    if (result.pressed) { open_contact(frame, state, view.rows[*result.pressed].id); }
}

void list_ui(Frame& frame, Rect area, ContactsState& state, ContactsView const& view, std::string const& refusal) {
    auto& ui = frame.ui;
    auto const& query = frame.data.contacts;
    auto const shown = widgets::list_state_of(query, view.rows.empty(), state.filters.is_set());
    if (shown == widgets::ListShown::Full) { return table_ui(frame, area, state, view); }
    std::string const hidden = "Your filters hide all " + plural(static_cast<std::int64_t>(view.total), "contact", "contacts") + ".";
    widgets::ButtonOptions create {
        .key = "first", .label = "New contact", .icon = icon::user_plus, .style = widgets::ButtonStyle::Primary
    };
    if (!refusal.empty()) { create.label = {}; }
    auto const press = widgets::list_state(ui, area,
        { .shown = shown,
            .noun = "contacts",
            .columns = columns,
            .icon = icon::users,
            .empty_title = "No contacts yet",
            .empty_text = "Support adds the first contacts when your account is set up.",
            .empty_action = create,
            .no_match_text = hidden,
            .error = query.error ? &*query.error : nullptr });
    if (press == widgets::ListPress::Action) { frame.go("/contacts/new"); }
    if (press == widgets::ListPress::ClearFilters) { state.filters = {}; }
    if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
}

void page_ui(Frame& frame, Rect area, ContactsState& state, ContactsView const& view) {
    auto& ui = frame.ui;
    auto const refusal = refusal_of(frame.data, domain::Action::CreateContact);
    title_ui(frame, area.cut_top(ui.metrics().title_row()), refusal);
    account_tabs_ui(frame, area.cut_top(ui.metrics().tabs()), AccountTab::Contacts);
    auto const panel = account_tab_panel(frame, area, AccountTab::Contacts);
    contacts_filters_ui(frame, area.cut_top(ui.is_phone() ? 60 : 68), state, view);
    legend_ui(frame, area.cut_bottom(ui.is_phone() ? 56 : 48), view);
    list_ui(frame, area, state, view, refusal);
}

/// Another contact is wanted while changes of this one are not saved.
void discard_ui(Frame& frame, ContactsState& state) {
    auto& page = state.page;
    auto const answer = widgets::confirm(frame.ui, page.asks_discard,
        { .key = "discard",
            .title = "Discard unsaved changes?",
            .text = "What you changed here has not been saved.",
            .confirm = "Discard changes",
            .cancel = "Keep editing" });
    if (answer != widgets::Answer::Confirmed) { return; }
    page.edit.reset();
    page.permissions.reset();
    frame.send(client::ForgetContactError {});
    frame.go(route_to(state, state.wanted));
}

}  // namespace

bool has_unsaved(ContactPageState const& page) {
    bool const edited = page.edit && !changes_of(edit_of(page.edit->before), page.edit->draft, nullptr).empty();
    return edited || (page.permissions && !changes_of(permissions_of(page.permissions->before), page.permissions->wanted).empty());
}

void open_contact(Frame& frame, ContactsState& state, std::optional<domain::ContactId> contact) {
    if (contact == state.open) { return; }
    if (state.open && has_unsaved(state.page)) {
        state.wanted = contact;
        state.page.asks_discard = true;
        return;
    }
    frame.go(route_to(state, contact));
}

void contacts_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& state = states.contacts;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    auto const& query = frame.data.contacts;
    auto const view = query.value ? contacts_view(query.value->items, state, frame.data.now) : ContactsView {};
    if (state.open && area.width < least_list_width + panel_width) {
        contact_ui(frame, area, state, true);
    } else if (state.open) {
        Rect const panel = area.cut_right(panel_width);
        page_ui(frame, area, state, view);
        frame.ui.painter().vertical_line(panel.x, panel.y, panel.bottom(), Color::BorderDefault);
        contact_ui(frame, panel, state, false);
    } else {
        page_ui(frame, area, state, view);
    }
    contacts_filters_sheet_ui(frame, state, view);
    discard_ui(frame, state);
    frame.note(write_route(state));
}

}  // namespace hub::ui
