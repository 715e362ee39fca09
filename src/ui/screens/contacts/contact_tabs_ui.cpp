// The tabs Reports, Notifications and Sessions of a contact (CONT-04, CONT-09, A10).
#include "base/text.hpp"
#include "ui/screens/contacts/contact_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

void banner_ui(Ui& ui, Flow& flow, std::string_view key, std::string_view text, Icon icon = no_icon) {
    widgets::BannerOptions const banner { .key = key, .tone = Tone::Info, .icon = icon, .text = text };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
}

std::string why_no_mails(api::ContactItem const& contact) {
    if (contact.email.empty()) { return "There is no e-mail address: no mails go out."; }
    return contact.access == domain::HubAccess::Active ? std::string {} : "Mails go out only to people with active access.";
}

void mails_ui(Frame& frame, Flow& flow, api::ContactDetail const& detail, std::string const& refusal) {
    auto& ui = frame.ui;
    std::vector<widgets::Choice> choices;
    std::size_t selected = 0;
    for (auto const& look : result_mails()) {
        if (look.value == detail.result_mail) { selected = choices.size(); }
        choices.push_back({ .label = look.word, .second_line = look.meaning, .disabled = !refusal.empty(), .reason = refusal });
    }
    if (!widgets::radio_list(ui, flow, selected, { .key = "result-mail", .label = "Mails about new results" }, choices, space::s4)) {
        return;
    }
    auto const wanted = result_mails()[selected].value;
    frame.send(client::ChangeContact { .ask = api::ChangeNotifications { detail.contact.id, detail.contact.version, wanted },
        .name = full_name(detail.contact),
        .before = detail });
}

void session_ui(Ui& ui, Flow& flow, api::SessionItem const& session) {
    Rect row = flow.next(60);
    auto const item = ui.group(ui.id("session"), { .role = Role::ListItem, .rect = row, .name = {} });
    ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
    ui.painter().icon(row.cut_left(32).with_width(20), icon::monitor, IconSize::Large, Color::TextMuted);
    Rect lines = row.middle(40);
    widgets::text(ui, lines.cut_top(20), session.browser, { .style = TextStyle::BodyStrong });
    widgets::text(ui, lines, session.address + ", last active " + central_date_time_text(session.active),
        { .style = TextStyle::Small, .ink = Color::TextMuted });
}

void sessions_list_ui(Frame& frame, Flow& flow, ContactsState& state, api::SessionList const& list) {
    auto& ui = frame.ui;
    if (list.items.empty()) {
        widgets::text(ui, flow.next(32, space::s3), "Not signed in anywhere.", { .ink = Color::TextSecondary });
        return;
    }
    {
        auto const group = ui.group("session-list",
            { .role = Role::List, .rect = flow.rest().with_height(60 * static_cast<float>(list.items.size())), .name = "Sessions" });
        for (auto const& session : list.items) {
            auto const scope = ui.scope(session.id.value.bytes);
            session_ui(ui, flow, session);
        }
    }
    flow.gap(space::s4);
    widgets::ButtonOptions const end {
        .key = "end-sessions", .label = "Sign out everywhere…", .icon = icon::log_out, .style = widgets::ButtonStyle::DangerQuiet
    };
    if (widgets::button(ui, flow.next(ui.metrics().control()).at_most_wide(widgets::button_width(ui, end)), end)) {
        state.page.dialog = ContactDialog::EndSessions;
    }
}

}  // namespace

void contact_reports_ui(Frame& frame, Rect area, api::ContactDetail const& detail) {
    auto& ui = frame.ui;
    widgets::ScrollArea scroll { ui, area,
        { .key = "reports", .label = "Reports", .padding = ui.is_phone() ? space::s4 : space::s5, .focusable = true } };
    Flow flow { scroll.flow.rest().at_most_wide(720) };
    banner_ui(ui, flow, "later",
        "What arrives for this contact. Report settings are changed by Support until their own screen opens under Account information.");
    auto const& reports = detail.reports;
    std::vector<std::string> words;
    for (auto const category : reports.categories) { words.emplace_back(category_word(category)); }
    std::string const categories = reports.all_categories ? "All categories" : words.empty() ? "None: no reports arrive" : listed(words);
    std::string const locations = reports.locations.empty() ? "All locations" : listed(reports.locations);
    std::string const minimum =
        reports.more_than_minimum ? "More than the minimum: full reports with health history" : "The minimum necessary";
    widgets::definition_list(ui, flow,
        { { .label = "Categories", .value = categories }, { .label = "Locations", .value = locations },
            { .label = "How much", .value = minimum } },
        112);
    scroll.flow.next(flow.used());
}

void contact_notifications_ui(Frame& frame, Rect area, ContactsState const& state, api::ContactDetail const& detail) {
    auto& ui = frame.ui;
    bool const is_me = frame.data.session && frame.data.session->contact == detail.contact.id;
    widgets::ScrollArea scroll { ui, area,
        { .key = "notifications", .label = "Notifications", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    Flow flow { scroll.flow.rest().at_most_wide(720) };
    widgets::heading(
        ui, flow.next(24, space::s1), "Mails about new results", { .level = state.page.heading_level, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow, "They say that something is ready and carry no health information.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    std::string const refusal =
        is_me ? "Your own are under My profile." : refusal_of(frame.data, domain::Action::ChangeOthersNotifications);
    if (!refusal.empty()) { banner_ui(ui, flow, "refusal", refusal, icon::lock); }
    if (auto const none = why_no_mails(detail.contact); !none.empty()) { banner_ui(ui, flow, "no-mails", none); }
    mails_ui(frame, flow, detail, refusal);
    widgets::LinkOptions const profile { .key = "profile", .label = "Go to My profile", .href = "/profile" };
    if (is_me
        && widgets::link(ui, flow.next(std::max(28.0F, ui.metrics().target())).at_most_wide(widgets::link_width(ui, profile)), profile)) {
        frame.go("/profile");
    }
    scroll.flow.next(flow.used());
}

void contact_sessions_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail) {
    auto& ui = frame.ui;
    if (auto const refusal = refusal_of(frame.data, domain::Action::ChangeAccess); !refusal.empty()) {
        Flow flow { area.inset(ui.is_phone() ? space::s4 : space::s5).at_most_wide(720) };
        return banner_ui(ui, flow, "refusal", refusal, icon::lock);
    }
    auto const& query = frame.data.contact.sessions;
    bool const is_old = query.has_value() && detail.open_sessions != static_cast<int>(query.value->items.size())
        && frame.ui.now_ms() - query.asked_at_ms > 30'000;
    if (!query.loading && (is_old || (!query.has_value() && !query.error))) { frame.send(client::LoadContactSessions {}); }
    if (!query.value) {
        auto const press = widgets::list_state(
            ui, area, { .shown = widgets::list_state_of(query, true), .noun = "sessions", .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::LoadContactSessions {}); }
        return;
    }
    widgets::ScrollArea scroll { ui, area,
        { .key = "sessions", .label = "Sessions", .padding = ui.is_phone() ? space::s4 : space::s5, .focusable = true } };
    Flow flow { scroll.flow.rest().at_most_wide(720) };
    widgets::paragraph(ui, flow, "Where this contact is signed in now. A session you do not know should be ended.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    sessions_list_ui(frame, flow, state, *query.value);
    scroll.flow.next(flow.used());
}

}  // namespace hub::ui
