// Layers of Ui: each is a Dear ImGui window over the whole page, used as nothing but a draw list in the right order.

#include "ui/widgets/ui.hpp"

#include <imgui.h>

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr ImGuiWindowFlags layer_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs
    | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoFocusOnAppearing;

constexpr float tooltip_gap = 6;
constexpr float tooltip_most_wide = 280;

}  // namespace

/// Windows are named by their order in the frame, so that a layer opened later always lies above.
void Ui::begin_layer() {
    int const depth = m_layer_count++;
    auto const name = "layer " + std::to_string(depth);
    ImGui::SetNextWindowPos({ 0, 0 });
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin(name.c_str(), nullptr, layer_flags);
    auto* list = ImGui::GetWindowDrawList();
    list->_FringeScale = 1.0F / m_painter.density();
    list->PushClipRect({ 0, 0 }, ImGui::GetIO().DisplaySize);
    m_layers.push_back({ depth, list });
    m_painter.set_draw_list(list);
}

void Ui::end_layer() {
    static_cast<ImDrawList*>(m_layers.back().draw_list)->PopClipRect();
    ImGui::End();
    m_layers.pop_back();
    m_painter.set_draw_list(m_layers.empty() ? nullptr : static_cast<ImDrawList*>(m_layers.back().draw_list));
}

Ui::OverlayScope::OverlayScope(Ui& ui, Rect const& covers, bool modal) : m_ui(ui) {
    ui.begin_layer();
    ui.m_next_occluders.push_back({ ui.m_layers.back().depth, covers, modal });
    ui.m_clips.push_back({ ui.m_viewport, ui.m_viewport });
    auto& modals = ui.m_modals.empty() ? ui.m_modals_seen : ui.m_modals;
    if (modals.empty()) {
        ui.m_tree.push_root();
    } else {
        ui.m_tree.push_at(modals.back().id, modals.back().rect.x, modals.back().rect.y);
    }
}

Ui::OverlayScope::~OverlayScope() {
    m_ui.m_tree.pop();
    m_ui.m_clips.pop_back();
    m_ui.end_layer();
}

void Ui::enter_modal(NodeId id, Rect const& rect) {
    m_modals.push_back({ id, rect });
    m_modals_seen.push_back({ id, rect });
}

void Ui::leave_modal() {
    m_modals.pop_back();
}

void Ui::push_clip(Rect const& rect, float node_margin) {
    auto const& outer = m_clips.back();
    auto const visible = rect.intersected(outer.rect);
    m_clips.push_back({ visible, node_margin > 0 ? rect.grown(node_margin) : rect.intersected(outer.nodes) });
    m_painter.push_clip(visible);
}

void Ui::pop_clip() {
    m_painter.pop_clip();
    m_clips.pop_back();
}

void Ui::tooltip(WidgetId id, Rect const& rect, Interaction const& interaction, std::string_view text, std::string_view shortcut) {
    bool const is_current = m_tooltip.id == id;
    bool const over_hint = is_current && m_tooltip.drawn.contains(m_pointer.x, m_pointer.y);
    if (text.empty() || (!interaction.hovered && !interaction.focus_ring && !over_hint)) { return; }
    if (!is_current || m_tooltip.last_frame + 1 < m_frame) {
        m_tooltip = { .id = id, .since_ms = m_environment.now_ms };
        m_tooltip.by_focus = interaction.focus_ring;
    }
    m_tooltip.last_frame = m_frame;
    m_tooltip.anchor = rect;
    m_tooltip.text = text;
    m_tooltip.shortcut = shortcut;
    if (interaction.activated || m_pointer.pressed) { m_tooltip.dismissed = true; }
}

void Ui::draw_tooltip() {
    if (m_tooltip.last_frame != m_frame || m_tooltip.dismissed) { return; }
    double const waited = m_environment.now_ms - m_tooltip.since_ms;
    double const delay = m_tooltip.by_focus ? 0 : static_cast<double>(motion::tooltip_delay);
    if (waited < delay) { return wake_after(delay - waited); }
    if (m_tree.take_escape()) {
        m_tooltip.dismissed = true;
        return;
    }
    float const shortcut_width = m_tooltip.shortcut.empty() ? 0 : 8 + m_painter.text_width(m_tooltip.shortcut, TextStyle::Caption);
    auto const lines = m_painter.lines(m_tooltip.text, TextStyle::Caption, tooltip_most_wide);
    float text_width = 0;
    for (auto const& line : lines) { text_width = std::max(text_width, m_painter.text_width(line, TextStyle::Caption)); }
    float const width = text_width + shortcut_width + 20;
    float const height = static_cast<float>(lines.size()) * 16 + 12;
    auto const& anchor = m_tooltip.anchor;
    bool const below = anchor.bottom() + tooltip_gap + height <= m_viewport.height;
    Rect rect { anchor.center_x() - width / 2, below ? anchor.bottom() + tooltip_gap : anchor.y - tooltip_gap - height, width, height };
    rect.x = std::clamp(rect.x, 4.0F, std::max(4.0F, m_viewport.width - width - 4));
    m_tooltip.drawn = rect.grown(tooltip_gap);

    float const shown = entrance(m_tooltip.since_ms + delay, motion::menu_in);
    OverlayScope const overlay(*this, {}, false);
    m_painter.push_opacity(shown);
    m_painter.fill(rect, Color::BgInverse, radius::sm);
    Rect content = rect.inset(10, 6);
    if (shortcut_width > 0) {
        m_painter.text(content.cut_right(shortcut_width), m_tooltip.shortcut,
            { .style = TextStyle::Caption, .ink = Color::TextInverseMuted, .align = Align::Right });
    }
    m_painter.text(
        content.with_width(content.width + 1), m_tooltip.text, { .style = TextStyle::Caption, .ink = Color::TextInverse, .max_lines = 0 });
    m_painter.pop_opacity();
}

}  // namespace hub::ui
