#include "ui/screens/profile/recovery_codes_ui.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

namespace {

constexpr float row_height = 28;

std::string as_text(Frame const& frame, std::vector<std::string> const& codes) {
    std::string text = std::string { portal::product } + " recovery codes\n";
    if (frame.data.session) { text += frame.data.session->email + "\n"; }
    text += "Each code works once.\n\n";
    for (auto const& code : codes) { text += code + "\n"; }
    return text;
}

void list_ui(Ui& ui, Flow& flow, std::vector<std::string> const& codes) {
    std::size_t const columns = flow.width() < 400 ? 1 : 2;
    std::size_t const rows = (codes.size() + columns - 1) / columns;
    Rect const box = flow.next(static_cast<float>(rows) * row_height + 2 * space::s3, space::s4).at_most_wide(440);
    Rect const inside = widgets::well(ui, box, space::s3).inset(space::s1, 0);
    auto const list = ui.group("codes", { .role = Role::List, .rect = box, .name = "Recovery codes" });
    for (std::size_t i = 0; i < codes.size(); ++i) {
        Rect const place = inside.column(i / rows, columns, space::s3);
        Rect const line { place.x, inside.y + static_cast<float>(i % rows) * row_height, place.width, row_height };
        auto const item = ui.group(Ui::id(ui.id("code"), i), { .role = Role::ListItem, .rect = line, .name = {} });
        widgets::text(ui, line, codes[i], { .style = TextStyle::BodyStrong });
    }
}

}  // namespace

void recovery_codes_ui(Frame& frame, Flow& flow, std::string_view done) {
    auto& ui = frame.ui;
    if (!frame.data.account.recovery_codes) { return; }
    auto const& codes = frame.data.account.recovery_codes->codes;
    auto const scope = ui.scope("recovery-codes");
    widgets::paragraph(ui, flow,
        "With one of these codes you get in when your phone is not at hand. Each works once, and they are shown only now: keep them where "
        "you keep your passwords.",
        { .ink = Color::TextSecondary });
    flow.gap(space::s3);
    list_ui(ui, flow, codes);
    Rect row = flow.next(ui.metrics().control(), space::s4);
    auto const press = [&](std::string_view label, Icon icon) {
        widgets::ButtonOptions const button { .label = label, .icon = icon };
        float const width = widgets::button_width(ui, button);
        if (width > row.width) { row = flow.next(ui.metrics().control(), space::s4); }
        return widgets::button(ui, row.cut_left(width, space::s2), button);
    };
    if (press("Copy", icon::copy)) { frame.send(client::CopyText { as_text(frame, codes) }); }
    if (press("Download", icon::download)) {
        frame.send(client::SaveText { std::string { portal::product } + " recovery codes.txt", "text/plain", as_text(frame, codes) });
    }
    if (press("Print", icon::printer)) { frame.send(client::Print {}); }
    widgets::ButtonOptions const end { .key = "done", .label = done, .style = widgets::ButtonStyle::Primary };
    if (widgets::button(ui, flow.next(ui.metrics().control()).with_width(widgets::button_width(ui, end)), end)) {
        frame.send(client::ForgetRecoveryCodes {});
    }
}

}  // namespace hub::ui
