// The tabs My data and Notifications: what is known about the person, and what the person may do (SIGN-16, SIGN-A3).
#include "ui/screens/contacts/contact_words.hpp"
#include "ui/screens/profile/profile_parts.hpp"
#include "ui/screens/profile/profile_view.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

namespace {

void list_ui(Ui& ui, Flow& flow, std::string_view key, std::string_view name, std::vector<std::string> const& lines, Icon icon, Color ink) {
    std::size_t const columns = flow.width() < 560 ? 1 : 2;
    std::size_t const rows = (lines.size() + columns - 1) / columns;
    Rect const whole = flow.rest();
    auto const list = ui.group(key, { .role = Role::List, .rect = whole.with_height(static_cast<float>(rows) * 28), .name = name });
    float longest = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        Flow part { Rect { whole.column(column, columns, space::s4) } };
        for (std::size_t i = column * rows; i < std::min(lines.size(), (column + 1) * rows); ++i) {
            float const room = part.width() - icon_px(IconSize::Normal) - space::s2;
            float const height = ui.painter().text_height(lines[i], TextStyle::Body, room);
            Rect row = part.next(height, space::s1);
            auto const item = ui.group(Ui::id(ui.id(key), i), { .role = Role::ListItem, .rect = row, .name = {} });
            ui.painter().icon(row.cut_left(icon_px(IconSize::Normal), space::s2).with_height(20), icon, IconSize::Normal, ink);
            widgets::text(ui, row, lines[i], { .max_lines = 0 });
        }
        longest = std::max(longest, part.used());
    }
    flow.gap(longest + space::s5);
}

void rights_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    auto const rights = rights_of(*frame.data.session);
    std::vector<std::string> may;
    for (auto const& right : rights.may) {
        may.push_back(std::string { right.action } + (right.limit.empty() ? "" : ", " + std::string { right.limit }));
    }
    widgets::heading(ui, flow.next(24, space::s2), "What you may do here", { .level = 2, .style = TextStyle::Subheading });
    list_ui(ui, flow, "may", "What you may do here", may, icon::check, Color::SuccessText);
    if (rights.may_not.empty()) { return; }
    widgets::heading(ui, flow.next(24, space::s1), "What others do", { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow, "A User Admin of your company can give you some of these rights.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s2);
    list_ui(ui, flow, "may-not", "What others do", { rights.may_not.begin(), rights.may_not.end() }, icon::minus, Color::TextMuted);
}

}  // namespace

void profile_data_ui(Frame& frame, Flow& flow, api::Profile const& profile) {
    auto& ui = frame.ui;
    auto const& session = *frame.data.session;
    std::string const name = profile.first_name + " " + profile.last_name;
    std::string const role = role_words(session);
    std::string const last =
        session.last_signed_in ? central_date_time_text(*session.last_signed_in) : std::string { "This is the first time" };
    widgets::heading(ui, flow.next(24, space::s2), "My data", { .level = 2, .style = TextStyle::Subheading });
    widgets::definition_list(ui, flow,
        { { .label = "Name", .value = name, .strong = true }, { .label = "E-mail", .value = profile.email },
            { .label = "Phone", .value = profile.phone.empty() ? "–" : std::string_view { profile.phone } },
            { .label = "Job title", .value = profile.job_title.empty() ? "–" : std::string_view { profile.job_title } },
            { .label = "Company", .value = session.employer_name }, { .label = "Role", .value = role },
            { .label = "Last signed in", .value = last } },
        120);
    flow.gap(space::s2);
    std::string const change = "Your e-mail address is your user name, so it is changed on request: call Support at "
        + std::string { portal::support_phone } + ", " + std::string { portal::support_hours }
        + ". A User Admin can change the rest in My contacts.";
    widgets::paragraph(ui, flow, change, { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s5);
    rights_ui(frame, flow);
}

void profile_notifications_ui(Frame& frame, Flow& flow, api::Profile const& profile) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(24, space::s1), "Mails about new results", { .level = 2, .style = TextStyle::Subheading });
    // NOTE-01, NOTE-08
    std::string const text =
        "They come from " + std::string { portal::mail_sender } + " and say only that something is ready, with a link.";
    widgets::paragraph(ui, flow, text, { .ink = Color::TextSecondary });
    flow.gap(space::s3);
    std::vector<widgets::Choice> choices;
    std::size_t selected = 0;
    for (auto const& look : result_mails()) {
        if (look.value == profile.result_mail) { selected = choices.size(); }
        choices.push_back({ .label = look.word, .second_line = look.meaning });
    }
    if (!widgets::radio_list(ui, flow, selected, { .key = "result-mail", .label = "Mails about new results" }, choices, space::s4)) {
        return;
    }
    frame.send(client::ChangeOwnNotifications { result_mails()[selected].value });
}

}  // namespace hub::ui
