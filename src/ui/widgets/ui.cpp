#include "ui/widgets/ui.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace hub::ui {

namespace {

/// Frames drawn after an event: the first shows what it changed, the second what that change moved.
constexpr int settle_frames_after_event = 2;
constexpr std::size_t many_states = 4096;
constexpr std::uint64_t old_state_frames = 600;
constexpr std::uint64_t frames_between_cleanings = 128;

std::uint64_t hashed(std::uint64_t seed, std::span<std::uint8_t const> bytes) {
    std::uint64_t hash = seed ^ 0xCBF29CE484222325ULL;
    for (auto const byte : bytes) { hash = (hash ^ byte) * 0x100000001B3ULL; }
    hash ^= hash >> 32U;
    hash *= 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
    return hash == 0 ? 1 : hash;
}

std::uint64_t hashed(std::uint64_t seed, std::string_view text) {
    return hashed(seed, { reinterpret_cast<std::uint8_t const*>(text.data()), text.size() });
}

void configure_imgui() {
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange | ImGuiConfigFlags_NoKeyboard;
    auto& style = ImGui::GetStyle();
    style.WindowPadding = { 0, 0 };
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = { 1, 1 };
}

}  // namespace

Ui::Ui() : m_context(ImGui::CreateContext()), m_painter(m_fonts) {
    ImGui::SetCurrentContext(m_context);
    configure_imgui();
}

Ui::~Ui() {
    ImGui::DestroyContext(m_context);
}

void Ui::load_fonts(FontFiles const& files) {
    ImGui::SetCurrentContext(m_context);
    m_fonts.load(files);
}

void Ui::handle(semantics::Event event) {
    m_tree.handle(std::move(event));
    m_settle_frames = settle_frames_after_event;
}

void Ui::pointer_move(float x, float y, bool touch) {
    m_pointer.x = x / m_environment.text_scale;
    m_pointer.y = y / m_environment.text_scale;
    m_pointer.touch = touch;
}

void Ui::pointer_button(bool down) {
    if (down && !m_pointer.down) {
        m_pointer.pressed = true;
        m_pointer.down_x = m_pointer.x;
        m_pointer.down_y = m_pointer.y;
    }
    if (m_pointer.down && !down) {
        m_held.released = true;
        m_held.y = m_pointer.y;
    }
    m_pointer.down = down;
    m_settle_frames = settle_frames_after_event;
}

void Ui::pointer_leave() {
    m_pointer.x = m_pointer.y = -1e6F;
    m_pointer.down = false;
}

void Ui::begin_frame(Environment const& environment) {
    auto const elapsed_ms = environment.now_ms - m_environment.now_ms;
    m_environment = environment;
    ++m_frame;
    ImGui::SetCurrentContext(m_context);
    if (!m_fonts.is_loaded()) { m_fonts.load({}); }

    float const density = environment.pixel_ratio * environment.text_scale;
    float const device_width = std::round(environment.width * environment.pixel_ratio);
    float const device_height = std::round(environment.height * environment.pixel_ratio);
    m_viewport = { 0, 0, device_width / density,
        std::max(1.0F, device_height / density - environment.keyboard_inset / environment.text_scale) };
    m_metrics = { .touch = environment.touch, .compact = environment.compact_rows };

    auto& io = ImGui::GetIO();
    // A hair more than the viewport, so that renderers which cut the product to whole px do not lose the last one.
    io.DisplaySize = { (device_width + 0.02F) / density, (device_height + 0.02F) / density };
    io.DisplayFramebufferScale = { density, density };
    io.DeltaTime = std::clamp(static_cast<float>(elapsed_ms / 1000.0), 0.0001F, 1.0F);
    ImGui::GetStyle().CircleTessellationMaxError = 0.1F / density;
    ImGui::NewFrame();

    m_painter.set_theme(environment.theme);
    m_painter.set_density(density);
    m_tree.set_scale(environment.text_scale);
    m_tree.set_page(m_title, m_language, std::string(to_string(environment.theme)), environment.text_scale);
    m_tree.begin_frame();

    std::swap(m_occluders, m_next_occluders);
    m_next_occluders.clear();
    m_text_counts.clear();
    m_modals.clear();
    m_modals_seen.clear();
    m_layers.clear();
    m_layer_count = 0;
    m_wake_ms = -1;
    m_focused_rect.reset();
    m_clips.assign(1, Clip { m_viewport, m_viewport });
    begin_layer();
}

double Ui::end_frame() {
    draw_tooltip();
    end_layer();
    ImGui::Render();
    m_tree.end_frame();
    m_pointer.pressed = false;
    forget_old_states();
    if (m_tree.has_pending_events()) { m_settle_frames = settle_frames_after_event + 1; }
    if (m_settle_frames > 0) {
        --m_settle_frames;
        return 0;
    }
    return m_tree.focus_pending() ? 0 : m_wake_ms;
}

void Ui::set_page(std::string title, std::string language) {
    m_title = std::move(title);
    m_language = std::move(language);
    m_tree.set_page(m_title, m_language, std::string(to_string(m_environment.theme)), m_environment.text_scale);
}

WidgetId Ui::id(std::string_view key) const {
    return { hashed(m_scopes.back(), key) };
}

WidgetId Ui::id_of_text(std::string_view text) {
    WidgetId const base { hashed(m_scopes.back() ^ 0x7465787400000000ULL, text) };
    auto const count = m_text_counts[base.full]++;
    return count == 0 ? base : id(base, count);
}

WidgetId Ui::id(WidgetId widget, std::string_view part) {
    return { hashed(widget.full, part) };
}

WidgetId Ui::id(WidgetId widget, std::uint64_t part) {
    std::array<std::uint8_t, 8> bytes {};
    for (std::size_t i = 0; i < bytes.size(); ++i) { bytes[i] = static_cast<std::uint8_t>(part >> (8 * i)); }
    return { hashed(widget.full, bytes) };
}

Ui::IdScope::IdScope(Ui& ui, WidgetId id) : m_ui(ui) {
    ui.m_scopes.push_back(id.full);
}

Ui::IdScope::~IdScope() {
    m_ui.m_scopes.pop_back();
}

Ui::IdScope Ui::scope(std::span<std::uint8_t const> record_id) {
    return { *this, WidgetId { hashed(m_scopes.back(), record_id) } };
}

bool Ui::publish(WidgetId id, NodeSpec const& spec) {
    if (!spec.rect.overlaps(m_clips.back().nodes)) { return false; }
    semantics::Node node;
    node.id = id;
    node.role = spec.role;
    node.flags = spec.flags;
    node.rect = { spec.rect.x, spec.rect.y, spec.rect.width, spec.rect.height };
    node.a = spec.a;
    node.b = spec.b;
    node.name = spec.name;
    for (auto const& text : spec.texts) {
        if (!text.text.empty() || text.attribute == Attribute::Value) { node.texts.push_back(text); }
    }
    if (m_tree.focused() == NodeId { id }) { m_focused_rect = spec.rect; }
    return m_tree.add(std::move(node), id.full);
}

Ui::NodeScope Ui::group(WidgetId id, NodeSpec const& spec) {
    publish(id, spec);
    m_tree.push(id);
    return NodeScope(m_tree);
}

bool Ui::is_topmost() const {
    auto const depth = m_layers.empty() ? 0 : m_layers.back().depth;
    return std::ranges::none_of(m_occluders, [&](Occluder const& occluder) {
        return occluder.depth > depth && (occluder.modal || occluder.rect.contains(m_pointer.x, m_pointer.y));
    });
}

bool Ui::is_hovered(Rect const& rect) const {
    return !m_pointer.touch && rect.contains(m_pointer.x, m_pointer.y) && m_clips.back().rect.contains(m_pointer.x, m_pointer.y)
        && is_topmost();
}

bool Ui::pressed_outside(Rect const& rect) const {
    return m_pointer.pressed && !rect.contains(m_pointer.down_x, m_pointer.down_y);
}

Drag Ui::drag(WidgetId id, Rect const& rect) {
    constexpr float slop = 4;
    bool const is_taken = m_pointer.pressed && m_pointer.down && rect.contains(m_pointer.down_x, m_pointer.down_y)
        && m_clips.back().rect.contains(m_pointer.down_x, m_pointer.down_y) && is_topmost();
    if (is_taken) { m_held = { .id = id }; }
    if (m_held.id != id || m_held.dropped_ms >= 0) { return {}; }
    if (!m_held.released) { m_held.y = m_pointer.y; }
    if (m_pointer.down || m_held.released) { m_held.moved = m_held.moved || std::abs(m_held.y - m_pointer.down_y) > slop; }
    Drag const drag { .active = m_held.moved && m_pointer.down, .dropped = m_held.moved && m_held.released, .y = m_held.y };
    if (drag.dropped) {
        m_held.dropped_ms = m_environment.now_ms;
    } else if (!m_pointer.down) {
        m_held = {};
    }
    return drag;
}

Interaction Ui::interact(WidgetId id, Rect const& rect) {
    constexpr double click_follows_within_ms = 300;
    Interaction interaction;
    auto const modifiers = m_tree.take_activation(id);
    bool const ends_drag = m_held.id == id && m_environment.now_ms - m_held.dropped_ms < click_follows_within_ms;
    if (modifiers && !ends_drag) {
        interaction.activated = true;
        interaction.shift = (*modifiers & 1) != 0;
        interaction.command = (*modifiers & 2) != 0;
        m_activated_with_shift = interaction.shift;
    }
    bool const inside = rect.contains(m_pointer.x, m_pointer.y) && m_clips.back().rect.contains(m_pointer.x, m_pointer.y) && is_topmost();
    interaction.hovered = inside && !m_pointer.touch;
    interaction.held = inside && m_pointer.down && rect.contains(m_pointer.down_x, m_pointer.down_y);
    interaction.focused = m_tree.focused() == NodeId { id };
    interaction.focus_ring = interaction.focused && m_tree.focus_visible();
    return interaction;
}

float Ui::animated(WidgetId id, float target, float duration_ms, Curve curve) {
    auto& animation = state<Animation>(Ui::id(id, "animation"));
    if (animation.is_new || m_environment.reduced_motion) {
        animation = { target, target, m_environment.now_ms - static_cast<double>(duration_ms), false };
        return target;
    }
    auto const value_now = [&] {
        float const t = std::clamp(static_cast<float>(m_environment.now_ms - animation.start_ms) / duration_ms, 0.0F, 1.0F);
        float const eased = curve == Curve::Linear ? t : 1 - (1 - t) * (1 - t) * (1 - t);
        return animation.from + (animation.to - animation.from) * eased;
    };
    if (target != animation.to) { animation = { value_now(), target, m_environment.now_ms, false }; }
    if (m_environment.now_ms < animation.start_ms + static_cast<double>(duration_ms)) { wake_after(0); }
    return value_now();
}

float Ui::entrance(double since_ms, float duration_ms) {
    if (m_environment.reduced_motion) { return 1; }
    float const t = std::clamp(static_cast<float>(m_environment.now_ms - since_ms) / duration_ms, 0.0F, 1.0F);
    if (t < 1) { wake_after(0); }
    return 1 - (1 - t) * (1 - t) * (1 - t);
}

void Ui::wake_after(double ms) {
    m_wake_ms = m_wake_ms < 0 ? std::max(0.0, ms) : std::min(m_wake_ms, std::max(0.0, ms));
}

void Ui::forget_old_states() {
    if (m_states.size() < many_states || m_frame % frames_between_cleanings != 0) { return; }
    std::erase_if(m_states, [&](auto const& entry) { return entry.second->last_frame + old_state_frames < m_frame; });
}

}  // namespace hub::ui
