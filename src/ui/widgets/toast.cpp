#include "ui/widgets/toast.hpp"

#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float toast_gap = 8;

struct ToastState {
    double since_ms = -1;
};

Icon toast_icon(Tone tone) {
    switch (tone) {
    case Tone::Success: return icon::check;
    case Tone::Danger: return icon::circle_alert;
    case Tone::Warning: return icon::triangle_alert;
    default: return icon::info;
    }
}

struct Pressable {
    WidgetId id;
    Rect rect;
    std::string_view label;
    Icon icon = no_icon;
};

bool toast_button(Ui& ui, Pressable const& part, bool& holds) {
    auto const interaction = ui.interact(part.id, part.rect);
    auto& painter = ui.painter();
    if (part.icon == no_icon) {
        painter.text(part.rect, part.label, { .style = TextStyle::BodySemibold, .ink = Color::TextInverse, .align = Align::Center });
    } else {
        painter.icon(part.rect, part.icon, IconSize::Normal, Color::TextInverseMuted);
    }
    if (interaction.focus_ring) { painter.outline(part.rect.inset(2), Color::TextInverse, radius::sm, 2); }
    ui.publish(part.id, { .role = Role::Button, .rect = part.rect, .name = part.label, .flags = semantics::Focusable });
    holds = holds || interaction.focused;
    return interaction.activated;
}

ToastPress toast_ui(Ui& ui, Rect const& rect, Toast const& toast) {
    auto& state = ui.state<ToastState>(ui.id("state"));
    if (state.since_ms < 0) {
        state.since_ms = ui.now_ms();
        ui.announce(std::string(toast.text));
    }
    float const shown = ui.entrance(state.since_ms, motion::menu_in);
    auto& painter = ui.painter();
    painter.push_opacity(shown);
    Rect const drawn = rect.moved(0, (1 - shown) * 4);
    painter.shadow(drawn, Elevation::Menu, radius::md);
    painter.fill(drawn, Color::BgInverse, radius::md);
    bool holds = ui.is_hovered(rect);
    // A landmark, since it lies outside of all others.
    std::string const name = "Notice: " + std::string { toast.text };
    auto const region = ui.group(ui.id("toast"), { .role = Role::Region, .rect = rect, .name = name });
    Rect content = drawn.inset(14, 0, 8, 0);
    painter.icon(content.cut_left(icon_px(IconSize::Normal), 12), toast_icon(toast.tone), IconSize::Normal, Color::TextInverse);
    Rect const close = content.cut_right(28, 0).middle(28);
    float const action_width = toast.action.empty() ? 0 : painter.text_width(toast.action, TextStyle::BodySemibold) + 16;
    Rect const action = action_width > 0 ? content.cut_right(action_width, 4).middle(std::min(rect.height, 36.0F)) : Rect {};
    painter.text(content.middle(painter.text_height(toast.text, TextStyle::Body, content.width)), toast.text,
        { .ink = Color::TextInverse, .max_lines = 0 });
    ui.publish(ui.id("text"), { .role = Role::Text, .rect = content, .name = toast.text });
    ToastPress press;
    if (action_width > 0 && toast_button(ui, { ui.id("action"), action, toast.action }, holds)) {
        press = { ToastPress::Kind::Action, toast.id };
    }
    if (toast_button(ui, { ui.id("close"), close, "Dismiss notice", icon::x }, holds)) { press = { ToastPress::Kind::Dismiss, toast.id }; }
    painter.pop_opacity();
    if (press.kind == ToastPress::Kind::None && holds) { press = { ToastPress::Kind::Hold, toast.id }; }
    return press;
}

Rect toast_size(Ui& ui, Toast const& toast) {
    auto& painter = ui.painter();
    float const widest = std::min(560.0F, ui.viewport().width - 2 * space::s4);
    float const parts = 14 + 16 + 12 + 28 + 8 + (toast.action.empty() ? 0 : painter.text_width(toast.action, TextStyle::BodySemibold) + 20);
    float const text = painter.text_width(toast.text, TextStyle::Body) + 1;
    float const width = ui.is_phone() ? widest : std::min(widest, std::ceil(parts + text + 8));
    return { 0, 0, width, std::max(44.0F, painter.text_height(toast.text, TextStyle::Body, width - parts) + 24) };
}

}  // namespace

ToastPress toasts(Ui& ui, std::vector<Toast> const& list, float bottom_inset) {
    ToastPress press;
    float bottom = ui.viewport().bottom() - space::s4 - bottom_inset;
    std::vector<Rect> places(list.size());
    for (std::size_t i = list.size(); i-- > 0;) {
        auto const size = toast_size(ui, list[i]);
        places[i] = { std::round((ui.viewport().width - size.width) / 2), bottom - size.height, size.width, size.height };
        bottom = places[i].y - toast_gap;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto const scope = ui.scope(Ui::id(ui.id("toast"), list[i].id));
        Ui::OverlayScope const overlay(ui, places[i], false);
        auto const one = toast_ui(ui, places[i], list[i]);
        if (press.kind == ToastPress::Kind::None || press.kind == ToastPress::Kind::Hold) {
            press = one.kind == ToastPress::Kind::None ? press : one;
        }
    }
    return press;
}

}  // namespace hub::ui::widgets
