#include "ui/screens/authorizations/recipients_ui.hpp"

#include "base/text.hpp"
#include "domain/authorization.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <optional>

namespace hub::ui {

namespace {

constexpr std::string_view privacy_text =
    "An authorization holds information protected by privacy law. Send it only to people who need it to do their work.";

void add_recipient(Frame& frame, std::vector<std::string>& recipients, RecipientEntry& entry) {
    auto wanted = recipients;
    wanted.emplace_back(trim(entry.text));
    auto const errors = domain::validate_recipients(wanted);
    if (errors.empty()) {
        frame.ui.announce(wanted.back() + " was added.");
        recipients = std::move(wanted);
        entry.text.clear();
        entry.error.clear();
        entry.confirmed = false;
    } else {
        entry.error = errors.back().message;
    }
    frame.ui.focus("recipient");
}

}  // namespace

void recipient_rows_ui(Frame& frame, Flow& flow, std::vector<std::string>& recipients, std::string_view but_for) {
    auto& ui = frame.ui;
    std::optional<std::string> removed;
    for (auto const& address : recipients) {
        if (address == but_for) { continue; }
        Rect row = flow.next(52);
        ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
        ui.painter().icon(row.cut_left(20, space::s4), icon::users, IconSize::Large, Color::TextMuted);
        if (widgets::icon_button(ui, row.cut_right(44), { .key = "remove-" + address, .label = "Remove " + address, .icon = icon::x })) {
            removed = address;
        }
        widgets::text(ui, row, address, { .style = TextStyle::BodyStrong });
    }
    if (removed) { std::erase(recipients, *removed); }
}

void add_recipient_ui(Frame& frame, Flow& flow, std::vector<std::string>& recipients, RecipientEntry& entry) {
    auto& ui = frame.ui;
    flow.gap(space::s3);
    widgets::TextFieldOptions const field { .key = "recipient",
        .label = "Add a person with a business need",
        .error = entry.error,
        .reserve_message = true,
        .placeholder = "name@company.com",
        .autocomplete = "off",
        .input_mode = "email",
        .max_length = domain::max_email_length };
    Rect row = flow.next(widgets::text_field_height(ui, field), space::s2);
    widgets::ButtonOptions const add { .key = "add", .label = "Add", .icon = icon::plus };
    Rect const button = row.cut_right(widgets::button_width(ui, add), space::s2);
    if (widgets::text_field(ui, row, entry.text, field)) { entry.error.clear(); }
    if (widgets::button(ui, { button.x, button.y + 24, button.width, ui.metrics().control() }, add)) {
        add_recipient(frame, recipients, entry);
    }
}

void privacy_ui(Frame& frame, Flow& flow, bool asks, RecipientEntry& entry) {
    auto& ui = frame.ui;
    float const wrapped = ui.painter().text_height(privacy_text, TextStyle::Small, flow.width() - 68, 0);
    Rect const box = flow.next(44 + wrapped + (asks ? std::max(44.0F, ui.metrics().target()) : 0), space::s4);
    ui.painter().frame(box, Color::WarningSurface, entry.confirm_error ? Color::DangerBorder : Color::WarningBorder, radius::md);
    Rect inner = box.inset(space::s4, space::s3);
    ui.painter().icon(inner.cut_left(20, space::s3).with_height(20), icon::shield_alert, IconSize::Large, Color::WarningSolid);
    widgets::text(ui, inner.cut_top(20, space::s1), "Keep the circle small", { .style = TextStyle::BodyStrong });
    widgets::text(ui, inner.cut_top(wrapped), privacy_text, { .style = TextStyle::Small, .ink = Color::TextSecondary, .max_lines = 0 });
    if (!asks) { return; }
    if (widgets::checkbox(ui, inner, entry.confirmed,
            { .key = "privacy",
                .label = "Each person above has a business need",
                .wraps = true,
                .style = TextStyle::BodyStrong,
                .error = entry.confirm_error ? "Confirm this before it is sent." : "" })) {
        entry.confirm_error = false;
    }
}

}  // namespace hub::ui
