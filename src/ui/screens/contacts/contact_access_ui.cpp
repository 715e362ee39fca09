// The tab "Access and permissions": role, access and grants with what each means, and what all of it permits (ROLE-A1).
#include "base/text.hpp"
#include "ui/screens/contacts/contact_view.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr float icon_column = 32;
constexpr float switch_column = 60;

struct RowWords {
    std::string_view title;
    std::string_view text;
    std::string_view note;    ///< smaller, below: who granted it, what is invited
    std::string_view reason;  ///< why it cannot be changed, with a lock
    bool muted = false;
};

float height_of(Ui& ui, RowWords const& words, float width) {
    auto& painter = ui.painter();
    float height = 20 + painter.text_height(words.text, TextStyle::Small, width);
    if (!words.note.empty()) { height += 4 + painter.text_height(words.note, TextStyle::Caption, width); }
    if (!words.reason.empty()) { height += 6 + std::max(20.0F, painter.text_height(words.reason, TextStyle::Small, width - 22)); }
    return height;
}

/// A line, an icon, words; what is at the right is the caller's. Returns the place for that.
Rect row_ui(Ui& ui, Flow& flow, Icon icon, std::optional<widgets::Mark> mark, RowWords const& words, float right) {
    auto& painter = ui.painter();
    float const width = flow.width() - icon_column - right - space::s3;
    float const height = height_of(ui, words, width);
    widgets::separator(ui, flow.next(1));
    Rect row = flow.next(height + 24).inset(0, 12);
    Rect const picture = row.cut_left(icon_column).with_height(20).with_width(16);
    if (mark) {
        widgets::mark(ui, picture.with_width(20), *mark, {}, true);
    } else {
        painter.icon(picture, icon, IconSize::Normal, Color::TextMuted);
    }
    Rect const control = row.cut_right(right, space::s3).with_height(24);
    widgets::text(
        ui, row.cut_top(20), words.title, { .style = TextStyle::BodyStrong, .ink = words.muted ? Color::TextMuted : Color::TextPrimary });
    widgets::text(ui, row.cut_top(painter.text_height(words.text, TextStyle::Small, width)), words.text,
        { .style = TextStyle::Small, .ink = Color::TextMuted, .max_lines = 0 });
    if (!words.note.empty()) {
        row.cut_top(4);
        widgets::text(ui, row.cut_top(painter.text_height(words.note, TextStyle::Caption, width)), words.note,
            { .style = TextStyle::Caption, .ink = Color::TextMuted, .max_lines = 0 });
    }
    if (!words.reason.empty()) {
        row.cut_top(6);
        painter.icon(row.cut_left(14, space::s2).with_height(20), icon::lock, IconSize::Small, Color::TextMuted);
        widgets::text(ui, row, words.reason, { .style = TextStyle::Small, .ink = Color::TextSecondary, .max_lines = 0 });
    }
    return control;
}

/// True when pressed; `on` is what it became.
bool switch_ui(Ui& ui, Rect const& place, std::string_view title, std::string_view text, SwitchView const& view, bool& on) {
    on = view.on;
    return widgets::toggle(ui, place, on,
        { .key = title, .label = title, .hidden_label = true, .description = text, .disabled = view.disabled, .reason = view.reason });
}

/// The reason of a row, unless the whole tab has the same one at its top.
std::string_view reason_of(AccessView const& view, SwitchView const& one) {
    return one.reason == view.refusal ? std::string_view {} : std::string_view { one.reason };
}

void grant_ui(Ui& ui, Flow& flow, AccessView const& view, SwitchView const& one, Icon icon, std::optional<widgets::Mark> mark,
    std::string_view title, std::string_view text, bool& value) {
    Rect const place = row_ui(ui, flow, icon, mark,
        { .title = title, .text = text, .reason = reason_of(view, one), .muted = one.disabled && !one.on }, switch_column);
    bool on = false;
    if (switch_ui(ui, place, title, text, one, on)) { value = on; }
}

void role_ui(Ui& ui, Flow& flow, AccessView const& view, api::ChangePermissions& wanted) {
    constexpr std::string_view text = "A User Admin manages contacts and sees everyone's authorizations.";
    std::vector<widgets::Choice> const choices {
        { .label = role_word(domain::Role::UserAdmin), .disabled = view.role.disabled, .reason = view.role.reason },
        { .label = role_word(domain::Role::Basic), .disabled = view.role.disabled, .reason = view.role.reason }
    };
    widgets::ChoicesOptions const options { .key = "role", .label = "Portal role" };
    float const needed = widgets::segmented_width(ui, options, choices);
    bool const beside = flow.width() > needed + 280;
    auto& painter = ui.painter();
    auto const reason = reason_of(view, view.role);
    float const width = beside ? flow.width() - needed - space::s4 : flow.width();
    float const words = 20 + painter.text_height(text, TextStyle::Small, width)
        + (reason.empty() ? 0 : 6 + painter.text_height(reason, TextStyle::Small, width));
    Rect row = flow.next(std::max(words, ui.metrics().control()), beside ? space::s4 : space::s2);
    Rect const place = beside ? row.cut_right(needed, space::s4) : flow.next(ui.metrics().control(), space::s4);
    widgets::text(ui, row.cut_top(20), "Portal role", { .style = TextStyle::BodyStrong });
    widgets::text(ui, row.cut_top(painter.text_height(text, TextStyle::Small, width), 6), text,
        { .style = TextStyle::Small, .ink = Color::TextMuted, .max_lines = 0 });
    if (!reason.empty()) { widgets::text(ui, row, reason, { .style = TextStyle::Small, .ink = Color::TextSecondary, .max_lines = 0 }); }
    std::size_t selected = view.role.on ? 0 : 1;
    if (widgets::segmented(ui, place.with_height(ui.metrics().control()), selected, options, choices)) {
        wanted = with_role(wanted, selected == 0 ? domain::Role::UserAdmin : domain::Role::Basic);
    }
}

/// Giving and taking access asks first: the switch shows what is, not what is wanted.
void access_row_ui(Frame& frame, Flow& flow, ContactsState& state, AccessView const& view) {
    auto& ui = frame.ui;
    constexpr std::string_view text = "May sign in. Keep it only for people who need to see employee health information.";
    widgets::ButtonOptions const again { .key = "again",
        .label = "Send again",
        .icon = icon::send,
        .size = widgets::ButtonSize::Small,
        .busy = frame.data.contact.is_busy(client::ContactChange::Invitation),
        .busy_label = "Sending" };
    float const extra = view.can_send_again ? widgets::button_width(ui, again) + space::s3 : 0;
    Rect place = row_ui(ui, flow, icon::key_round, {},
        { .title = "Hub access", .text = text, .note = view.invitation, .reason = reason_of(view, view.access) }, switch_column + extra);
    bool on = false;
    if (switch_ui(ui, place.cut_right(switch_column), "Hub access", text, view.access, on)) {
        state.page.dialog = on ? ContactDialog::GrantAccess : ContactDialog::RevokeAccess;
    }
    if (view.can_send_again && widgets::button(ui, place.cut_left(extra - space::s3).middle(ui.metrics().control_small()), again)) {
        frame.send(client::ChangeContact {
            .ask = client::ResendInvitation { *state.open }, .name = full_name(frame.data.contact.detail.value->contact), .before = {} });
    }
}

void billing_contact_ui(Frame& frame, Flow& flow, AccessView const& view) {
    auto& ui = frame.ui;
    std::string const call = std::string { "tel:" } + std::string { portal::support_phone };
    widgets::LinkOptions const link {
        .key = "support", .label = portal::support_phone, .href = call, .style = TextStyle::SmallStrong, .icon = icon::phone
    };
    std::string const note = view.billing_places.empty() ? "Not a billing contact." : "For " + view.billing_places + ".";
    Rect const place = row_ui(ui, flow, no_icon, widgets::Mark::NonInjuryBilling,
        { .title = billing_contact_words,
            .text = "Sees and pays the invoices of one location in one market. Set by Support on request.",
            .note = note },
        widgets::link_width(ui, link));
    if (widgets::link(ui, place, link)) { frame.send(client::OpenExternal { call }); }
}

void minimum_ui(Ui& ui, Flow& flow, api::ContactDetail const& detail) {
    widgets::BadgeOptions const badge { .label = detail.reports.more_than_minimum ? "On" : "Off",
        .tone = detail.reports.more_than_minimum ? Tone::Warning : Tone::Neutral,
        .align = Align::Right };
    Rect const place = row_ui(ui, flow, icon::shield_alert, {},
        { .title = "More than the minimum",
            .text = "Full reports with health history. Needs an acknowledgment for this contact, in the report settings." },
        switch_column);
    widgets::badge(ui, place, badge);
}

void effective_row_ui(Ui& ui, Flow& flow, PermissionRow const& row) {
    auto& painter = ui.painter();
    constexpr float reach_column = 104;
    float const width = flow.width() - icon_column - reach_column;
    float const reason = row.reason.empty() ? 0 : painter.text_height(row.reason, TextStyle::Caption, width);
    Rect place = flow.next(painter.text_height(row.title, TextStyle::Small, width) + reason + 8).inset(0, 4);
    auto const item = ui.group(ui.id_of_text(row.title), { .role = Role::ListItem, .rect = place, .name = {} });
    bool const is_none = row.value == domain::Reach::None;
    painter.icon(place.cut_left(icon_column).with_height(20).with_width(16), is_none ? icon::minus : icon::check, IconSize::Normal,
        is_none ? Color::TextMuted : Color::SuccessSolid);
    Rect const reach = place.cut_right(reach_column).with_height(20);
    widgets::text(ui, place.cut_top(place.height - reason), row.title,
        { .style = TextStyle::Small, .ink = is_none ? Color::TextMuted : Color::TextPrimary, .max_lines = 0 });
    widgets::text(ui, reach, row.reach, { .style = TextStyle::Small, .ink = Color::TextSecondary, .align = Align::Right });
    if (reason > 0) { widgets::text(ui, place, row.reason, { .style = TextStyle::Caption, .ink = Color::TextMuted, .max_lines = 0 }); }
}

void effective_ui(Ui& ui, Flow& flow, ContactPageState& page, api::ContactDetail const& detail) {
    widgets::separator(ui, flow.next(1, space::s3));
    widgets::ButtonOptions const open { .key = "effective",
        .label = "Effective permissions",
        .icon = page.shows_effective ? icon::chevron_down : icon::chevron_right,
        .style = widgets::ButtonStyle::Tertiary,
        .description = "What role and grants permit together",
        .expanded = page.shows_effective };
    if (widgets::button(ui, flow.next(ui.metrics().control(), space::s2).at_most_wide(widgets::button_width(ui, open)), open)) {
        page.shows_effective = !page.shows_effective;
    }
    if (!page.shows_effective) { return; }
    for (auto const& group : permission_groups(detail)) {
        auto const scope = ui.scope(group.heading);
        widgets::heading(ui, flow.next(32), group.heading, { .level = page.heading_level, .style = TextStyle::SmallStrong });
        auto const list = ui.group("rows",
            { .role = Role::List, .rect = flow.rest().with_height(28 * static_cast<float>(group.rows.size())), .name = group.heading });
        for (auto const& row : group.rows) { effective_row_ui(ui, flow, row); }
    }
}

void save_pressed(Frame& frame, ContactsState& state, AccessView const& view) {
    if (!view.warnings.empty()) {
        state.page.dialog = ContactDialog::SavePermissions;
        return;
    }
    auto const& edit = *state.page.permissions;
    frame.send(client::ChangeContact { .ask = edit.wanted, .name = full_name(edit.before.contact), .before = edit.before });
}

void bar_ui(Frame& frame, Rect area, ContactsState& state, AccessView const& view) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    bool const changed = !view.changes.empty();
    bool const busy = frame.data.contact.is_busy(client::ContactChange::Permissions);
    widgets::ButtonOptions const remove { .key = "remove-access",
        .label = "Remove access…",
        .style = widgets::ButtonStyle::DangerQuiet,
        .disabled = view.access.disabled,
        .reason = view.access.reason };
    widgets::ButtonOptions const discard { .key = "discard", .label = "Discard", .disabled = !changed || busy };
    widgets::ButtonOptions const save { .key = "save",
        .label = "Save changes",
        .style = widgets::ButtonStyle::Primary,
        .busy = busy,
        .busy_label = "Saving",
        .disabled = !changed || !view.broken.empty(),
        .reason = changed ? std::string_view { view.broken } : "Nothing has been changed." };
    float const needed =
        widgets::button_width(ui, remove) + widgets::button_width(ui, discard) + widgets::button_width(ui, save) + 2 * space::s2;
    bool const removes = view.access.on && bar.width > needed;
    auto pressed = removes ? widgets::button_row(ui, bar, { remove, discard, save }) : widgets::button_row(ui, bar, { discard, save });
    if (pressed && !removes) { ++*pressed; }
    if (pressed == 0) { state.page.dialog = ContactDialog::RevokeAccess; }
    if (pressed == 1) {
        state.page.permissions.reset();
        frame.send(client::ForgetContactError {});
    }
    if (pressed == 2) { save_pressed(frame, state, view); }
    std::string const count =
        changed ? plural(static_cast<std::int64_t>(view.changes.size()), "unsaved change", "unsaved changes") : std::string {};
    if (bar.width > 90) { widgets::status_text(ui, bar, "unsaved", count, { .style = TextStyle::Small, .ink = Color::TextMuted }); }
}

void banners_ui(Frame& frame, Flow& flow, AccessView const& view) {
    auto& ui = frame.ui;
    auto const banner = [&](widgets::BannerOptions const& options) {
        widgets::banner(ui, flow.next(widgets::banner_height(ui, options, flow.width()), space::s3), options);
    };
    if (!view.refusal.empty()) { banner({ .key = "refusal", .tone = Tone::Info, .icon = icon::lock, .text = view.refusal }); }
    if (auto const* error = frame.data.contact.error_of(client::ContactChange::Permissions)) {
        banner({ .key = "error", .tone = Tone::Danger, .strong = "Nothing was saved.", .text = error->message, .assertive = true });
    }
    if (!view.broken.empty()) { banner({ .key = "broken", .tone = Tone::Danger, .text = view.broken }); }
    for (auto const& warning : view.warnings) { banner({ .key = warning, .tone = Tone::Warning, .text = warning }); }
}

}  // namespace

void contact_access_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail) {
    auto& ui = frame.ui;
    auto& page = state.page;
    auto const before = page.permissions ? page.permissions->wanted : permissions_of(detail);
    auto wanted = before;
    auto const view = access_view(frame.data, page.permissions ? page.permissions->before : detail, wanted);
    Rect const bar = view.refusal.empty() ? area.cut_bottom(ui.metrics().action_bar()) : Rect {};
    {
        widgets::ScrollArea scroll { ui, area,
            { .key = "access", .label = "Access and permissions", .padding = ui.is_phone() ? space::s4 : space::s5 } };
        Flow flow { scroll.flow.rest().at_most_wide(720) };
        banners_ui(frame, flow, view);
        role_ui(ui, flow, view, wanted);
        access_row_ui(frame, flow, state, view);
        grant_ui(ui, flow, view, view.visit_activity, icon::activity, {}, "Patient Visit Activity",
            "Search visits by employee, My Cases and the visit summary report. Includes visit search in Contact us.",
            wanted.visit_activity);
        grant_ui(ui, flow, view, view.own_report_settings, icon::settings, {}, "Update own report settings",
            "May choose which reports arrive, for which states and locations.", wanted.own_report_settings);
        grant_ui(ui, flow, view, view.billing_admin, no_icon, widgets::Mark::BillingAdmin, "Billing Admin",
            "Sees and pays all non-injury invoices of all locations.", wanted.billing_admin);
        billing_contact_ui(frame, flow, view);
        minimum_ui(ui, flow, detail);
        effective_ui(ui, flow, page, detail);
        scroll.flow.next(flow.used());
    }
    if (!bar.is_empty()) { bar_ui(frame, bar, state, view); }
    if (changes_of(before, wanted).empty() || frame.data.contact.submission.busy) { return; }
    if (!page.permissions) { page.permissions = PermissionsEdit { detail, wanted }; }
    page.permissions->wanted = wanted;
    if (changes_of(permissions_of(page.permissions->before), wanted).empty()) { page.permissions.reset(); }
}

}  // namespace hub::ui
