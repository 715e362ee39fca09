#include "ui/screens/authorizations/authorization_page_ui.hpp"

#include "domain/authorization_words.hpp"
#include "domain/permissions.hpp"
#include "ui/screens/authorizations/authorization_dialogs_ui.hpp"
#include "ui/screens/authorizations/authorization_form_view.hpp"
#include "ui/screens/authorizations/authorizations_view.hpp"
#include "ui/screens/screens.hpp"
#include "ui/shell/message_page_ui.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

api::AuthorizationItem const* find(Frame const& frame) {
    auto const id = domain::AuthorizationId::parse(frame.route.match("/authorizations/{id}").value_or(""));
    if (!id) { return nullptr; }
    if (frame.data.authorizations.value) {
        auto const& items = frame.data.authorizations.value->items;
        auto const found = std::ranges::find(items, *id, &api::AuthorizationItem::id);
        if (found != items.end()) { return &*found; }
    }
    auto const& created = frame.data.created_authorization;
    return created && created->id == *id ? &*created : nullptr;
}

domain::Authorization record_of(api::AuthorizationItem const& item, domain::EmployerId employer) {
    domain::Authorization record;
    record.id = item.id;
    record.employer = employer;
    record.draft = item.draft;
    record.created_by = item.created_by;
    record.expires = item.expires;
    return record;
}

/// What the menu offers; the order is that of `menu_items`.
enum class MenuAction : std::uint8_t { Extend, Email, Form, Copy, Template, Delete };

void menu_ui(Frame& frame, Rect const& rect, api::AuthorizationItem const& item, AuthorizationDialogState& dialog) {
    auto const may_delete = domain::can_delete_authorization(frame.data.viewer, record_of(item, frame.data.viewer.employer));
    std::vector<widgets::MenuItem> const items { { .label = "Extend…", .icon = icon::calendar },
        { .label = "E-mail a copy…", .icon = icon::mail },
        { .label = frame.data.document_viewer.is_there ? "View and print the form" : "Download the form",
            .second_line = "A PDF to print or to show on a phone",
            .icon = icon::printer },
        { .label = "Use for another employee", .icon = icon::copy }, { .label = "Save as a template…", .icon = icon::bookmark },
        { .label = "Delete…",
            .icon = icon::trash_2,
            .destructive = true,
            .disabled = !may_delete,
            .reason = may_delete.reason,
            .separator_before = true } };
    auto const pressed =
        widgets::menu_button(frame.ui, rect, { .key = "more", .label = "More", .trailing_icon = icon::chevron_down }, items);
    if (!pressed) { return; }
    switch (static_cast<MenuAction>(*pressed)) {
    case MenuAction::Extend: open_dialog(frame, dialog, AuthorizationDialog::Extend, { &item }); break;
    case MenuAction::Email: open_dialog(frame, dialog, AuthorizationDialog::Email, { &item }); break;
    case MenuAction::Form: frame.send(client::OpenAuthorizationForm { item.id, item.number }); break;
    case MenuAction::Copy: frame.go("/authorizations/new?from=" + item.id.to_string()); break;
    case MenuAction::Template: open_dialog(frame, dialog, AuthorizationDialog::Template, { &item }); break;
    case MenuAction::Delete: open_dialog(frame, dialog, AuthorizationDialog::Delete, { &item }); break;
    }
}

void title_ui(Frame& frame, Flow& flow, api::AuthorizationItem const& item, AuthorizationRow const& row, AuthorizationDialogState& dialog) {
    auto& ui = frame.ui;
    Rect line = flow.next(std::max(36.0F, ui.metrics().control()), space::s1);
    if (widgets::icon_button(ui, line.cut_left(ui.metrics().control(), space::s2),
            { .key = "back", .label = "Back to authorizations", .icon = icon::arrow_left, .href = "/authorizations" })) {
        frame.go("/authorizations");
    }
    widgets::ButtonOptions const more { .key = "more", .label = "More", .trailing_icon = icon::chevron_down };
    menu_ui(frame, line.cut_right(widgets::button_width(ui, more), space::s2), item, dialog);
    bool const active = item.status == domain::AuthorizationStatus::Active;
    std::string const edit_route = "/authorizations/new?edit=" + item.id.to_string();
    widgets::ButtonOptions const edit { .key = "edit", .label = "Edit", .icon = icon::pencil, .href = edit_route };
    widgets::ButtonOptions const extend {
        .key = "extend", .label = "Extend", .icon = icon::calendar, .style = widgets::ButtonStyle::Primary
    };
    auto const& main = active ? edit : extend;
    if (widgets::button(ui, line.cut_right(widgets::button_width(ui, main), space::s2), main)) {
        if (active) {
            frame.go(edit_route);
        } else {
            open_dialog(frame, dialog, AuthorizationDialog::Extend, { &item });
        }
    }
    // On a telephone the buttons leave no room for a name.
    Rect const title = ui.is_phone() ? flow.next(28, space::s1) : line;
    widgets::heading(ui, title, row.employee, { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
    Rect second = flow.next(28, space::s4);
    if (!ui.is_phone()) { second.cut_left(ui.metrics().control() + space::s2); }
    widgets::BadgeOptions const badge { .label = row.status, .tone = row.status_tone, .icon = row.status_icon, .dot = row.status_dot };
    widgets::badge(ui, second.cut_left(widgets::badge_width(ui, badge), space::s3), badge);
    widgets::text(ui, second, "Authorization " + item.number, { .ink = Color::TextSecondary });
}

/// AUTH-A5: how far it has come, and whether the center knows of it.
void progress_ui(Frame& frame, Flow& flow, api::AuthorizationItem const& item) {
    auto& ui = frame.ui;
    using domain::AuthorizationProgress;
    constexpr std::array labels { std::string_view { "Sent" }, std::string_view { "Received by the center" },
        std::string_view { "Employee arrived" }, std::string_view { "Visit done" }, std::string_view { "Results posted" } };
    auto const reached = static_cast<std::size_t>(item.progress);
    std::vector<widgets::Stage> stages;
    for (std::size_t i = 0; i < labels.size(); ++i) { stages.push_back({ .label = labels[i], .done = i <= reached }); }
    std::string const name = "Progress: " + std::string { labels.at(reached) };
    widgets::stages(ui, flow.next(44, space::s2), name, stages);
    if (item.transmission == domain::Transmission::Failed) {
        widgets::BannerOptions const banner { .key = "transmission",
            .tone = Tone::Danger,
            .strong = "The center could not be reached electronically.",
            .text = "Please call it, or give the employee the printed form." };
        widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    } else if (item.transmission == domain::Transmission::Waiting) {
        widgets::text(ui, flow.next(24, space::s3), "The last change is on its way to the center.",
            { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    if (domain::is_no_show(item.status, item.progress)) {
        widgets::BannerOptions const banner { .key = "no-show",
            .tone = Tone::Warning,
            .strong = "Nobody came.",
            .text = "It expired without a visit that we know of. You can extend it." };
        widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    }
}

std::string_view event_text(domain::AuthorizationEvent event) {
    using enum domain::AuthorizationEvent;
    switch (event) {
    case Created: return "Created";
    case Edited: return "Changed";
    case Extended: return "Extended";
    case Emailed: return "Copy sent by e-mail";
    case Transmitted: return "Received by the center";
    case TransmissionFailed: return "The center could not be reached";
    case Reminded: return "Reminder sent";
    case Deleted: return "Deleted";
    case Restored: return "Restored";
    }
    return {};
}

Icon event_icon(domain::AuthorizationEvent event) {
    using enum domain::AuthorizationEvent;
    switch (event) {
    case Created: return icon::plus;
    case Edited: return icon::pencil;
    case Extended: return icon::calendar;
    case Emailed: return icon::mail;
    case Transmitted: return icon::check_check;
    case TransmissionFailed: return icon::triangle_alert;
    case Reminded: return icon::bell;
    case Deleted: return icon::trash_2;
    case Restored: return icon::undo_2;
    }
    return icon::clock;
}

void history_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    auto const& history = frame.data.authorization.history;
    flow.gap(space::s4);
    widgets::heading(ui, flow.next(28, space::s2), "History", { .level = 2, .style = TextStyle::Subheading });
    if (!history.value) {
        std::string const words = history.error ? history.error->message : std::string { "Loading" };
        widgets::text(ui, flow.next(24), words, { .ink = Color::TextMuted });
        return;
    }
    auto const list = ui.group("history", { .role = Role::List, .rect = flow.rest(), .name = "History" });
    for (std::size_t i = 0; i < history.value->items.size(); ++i) {
        auto const& item = history.value->items[i];
        std::string const first = std::string { event_text(item.event) } + (item.who.empty() ? "" : " by " + item.who);
        std::string const second = central_date_time_text(item.at) + (item.what.empty() ? "" : ". " + item.what);
        float const height = 20 + ui.painter().text_height(second, TextStyle::Small, flow.width() - 36, 0);
        Rect row = flow.next(height, space::s3);
        auto const entry = ui.group(std::to_string(i), { .role = Role::ListItem, .rect = row, .name = {} });
        ui.painter().icon(row.cut_left(20, space::s4).with_height(20), event_icon(item.event), IconSize::Normal, Color::TextMuted);
        widgets::text(ui, row.cut_top(20), first, { .style = TextStyle::BodyStrong });
        widgets::text(ui, row, second, { .style = TextStyle::Small, .ink = Color::TextMuted, .max_lines = 0 });
    }
}

void confirmation_ui(Frame& frame, Flow& flow, api::AuthorizationItem const& item, AuthorizationRow const& row) {
    if (frame.route.get("created") != "1") { return; }
    auto& ui = frame.ui;
    std::string const strong = "Confirmation number " + item.number + ".";
    bool const telemedicine = item.draft.place == domain::CarePlace::Telemedicine;
    std::string const text = telemedicine ? "The employee can use it for a telemedicine visit until " + row.expires + "."
                                          : "It is valid at " + row.place + " until " + row.expires + ".";
    widgets::BannerOptions const banner {
        .key = "created", .tone = Tone::Success, .strong = strong, .text = text, .action = "Copy number", .assertive = false
    };
    if (widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner)
        == widgets::BannerPress::Action) {
        frame.send(client::CopyText { item.number });
    }
}

/// AUTH-21: what the employee does on the telemedicine site.
void telemedicine_ui(Frame& frame, Flow& flow, api::AuthorizationItem const& item) {
    if (item.draft.place != domain::CarePlace::Telemedicine) { return; }
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(28, space::s1), "What the employee does", { .level = 2, .style = TextStyle::Subheading });
    std::string const open = "1. Open " + std::string { portal::telemedicine_address } + " on a computer or phone.";
    std::array<std::string_view, 5> const steps { open, "2. Choose Create Patient Account; enter location and basic information.",
        "3. Choose First Visit Work Injury.", "4. Tick the acknowledgment and choose Confirm Visit.",
        "5. Wait for the care coordinator to join." };
    for (auto const step : steps) { widgets::paragraph(ui, flow, step, { .ink = Color::TextSecondary }); }
    flow.gap(space::s4);
}

void facts_ui(
    Frame& frame, Flow& flow, api::AuthorizationItem const& item, AuthorizationRow const& row, domain::Reference const* reference) {
    auto& ui = frame.ui;
    auto const& draft = item.draft;
    std::string const birth = draft.birth_date ? draft.birth_date->to_us() : "–";
    std::string const injured = draft.injury_date ? draft.injury_date->to_us() : "";
    auto const* center = reference != nullptr ? reference->find_center(draft.center) : nullptr;
    std::string const address = center != nullptr ? center->address.one_line() : "";
    std::string const created = central_date_time_text(item.created_at) + ", by " + item.created_by_name;
    std::string copies;
    for (auto const& recipient : draft.recipients) { copies += (copies.empty() ? "" : ", ") + recipient; }
    std::vector<widgets::Fact> facts { { .label = "Birth date", .value = birth }, { .label = "Location", .value = row.location },
        { .label = "Visit", .value = row.visit_type }, { .label = "Services", .value = row.services, .strong = true },
        { .label = draft.place == domain::CarePlace::Telemedicine ? "Care" : "Center", .value = row.place } };
    auto const add = [&](std::string_view label, std::string_view value) {
        if (!value.empty()) { facts.push_back({ .label = label, .value = value }); }
    };
    add("Address", address);
    add("Injured on", injured);
    add("Body part", draft.body_part);
    add("Claim number", draft.claim_number);
    add("Reason for test", draft.reason ? domain::reason_words(*draft.reason) : std::string_view {});
    add("DOT agency", draft.dot_agency ? domain::agency_words(*draft.dot_agency) : std::string_view {});
    add("Instructions", draft.instructions);
    add("Copies to", copies);
    add("Created", created);
    add("Expires", row.expires);
    widgets::definition_list(ui, flow, facts, ui.is_phone() ? 96.0F : 140.0F);
}

}  // namespace

void authorization_page_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto const* item = find(frame);
    auto const& query = frame.data.authorizations;
    if (item == nullptr) {
        // It has just been deleted here: the list has the notice that takes it back.
        auto& dialog = states.authorizations.dialog;
        if (dialog.open == AuthorizationDialog::Delete && frame.data.authorization.submission.succeeded > dialog.seen_success) {
            dialog = {};
            frame.go("/authorizations");
            return;
        }
        if (query.value && !query.loading) {
            message_page_ui(frame, area, MessagePage::NotFound, {});
            return;
        }
        auto const press = widgets::list_state(ui, area,
            { .shown = widgets::list_state_of(query, false), .noun = "authorization", .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    if (frame.data.authorization.shown != item->id) { frame.send(client::ShowAuthorization { item->id }); }
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    auto const row = authorization_row(*item, reference, frame.data.today);
    widgets::ScrollArea scroll { ui, area, { .key = "page", .label = "Authorization", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    Flow flow { scroll.flow.rest().at_most_wide(720) };
    auto& dialog = states.authorizations.dialog;
    title_ui(frame, flow, *item, row, dialog);
    confirmation_ui(frame, flow, *item, row);
    progress_ui(frame, flow, *item);
    telemedicine_ui(frame, flow, *item);
    facts_ui(frame, flow, *item, row, reference);
    history_ui(frame, flow);
    scroll.flow.next(flow.used());
    authorization_dialogs_ui(frame, dialog);
}

}  // namespace hub::ui
