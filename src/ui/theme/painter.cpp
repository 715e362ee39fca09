#include "ui/theme/painter.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace hub::ui {

namespace {

struct ShadowLayer {
    float dy;
    float spread;
    float alpha_light;
    float alpha_dark;
};

constexpr std::array part_layers { ShadowLayer { 1, 0, 0.050F, 0.30F }, ShadowLayer { 1, 1, 0.020F, 0.12F } };
constexpr std::array menu_layers {
    ShadowLayer { 1, 0, 0.050F, 0.32F },
    ShadowLayer { 2, 1, 0.036F, 0.24F },
    ShadowLayer { 4, 2, 0.026F, 0.18F },
    ShadowLayer { 6, 4, 0.018F, 0.12F },
    ShadowLayer { 8, 6, 0.012F, 0.08F },
};
constexpr std::array dialog_layers {
    ShadowLayer { 2, 0, 0.050F, 0.34F },
    ShadowLayer { 4, 2, 0.040F, 0.28F },
    ShadowLayer { 8, 4, 0.032F, 0.22F },
    ShadowLayer { 12, 7, 0.024F, 0.16F },
    ShadowLayer { 16, 10, 0.018F, 0.12F },
    ShadowLayer { 20, 14, 0.012F, 0.08F },
    ShadowLayer { 24, 18, 0.008F, 0.05F },
};

std::span<ShadowLayer const> layers_of(Elevation elevation) {
    switch (elevation) {
    case Elevation::Part: return part_layers;
    case Elevation::Menu: return menu_layers;
    case Elevation::Dialog: return dialog_layers;
    }
    return part_layers;
}

/// Where two arcs meet their ends coincide, and a line without length has no direction: it would be drawn as a spike.
void drop_doubled_points(ImVector<ImVec2>& points) {
    auto const same = [](ImVec2 const& a, ImVec2 const& b) { return std::abs(a.x - b.x) < 0.01F && std::abs(a.y - b.y) < 0.01F; };
    int kept = 0;
    for (int i = 0; i < points.Size; ++i) {
        if (kept == 0 || !same(points[kept - 1], points[i])) { points[kept++] = points[i]; }
    }
    if (kept > 1 && same(points[0], points[kept - 1])) { --kept; }
    points.resize(kept);
}

}  // namespace

float Painter::snapped(float position) const {
    return std::round(position * m_density) / m_density;
}

float Painter::line_width(float width) const {
    return std::max(1.0F, std::round(width * m_density)) / m_density;
}

unsigned int Painter::packed(Ink ink) const {
    auto const value = color(ink);
    auto const alpha = static_cast<int>(std::lround(static_cast<float>(value.alpha) * m_opacity));
    return IM_COL32(value.red, value.green, value.blue, alpha);
}

Rect Painter::snapped_rect(Rect const& rect) const {
    float const left = snapped(rect.x);
    float const top = snapped(rect.y);
    return { left, top, snapped(rect.right()) - left, snapped(rect.bottom()) - top };
}

/// Dear ImGui's own rounded rectangles keep 1 px of straight edge; circles and pills would come out flattened.
void Painter::path(Rect const& rect, float radius, Corners corners) {
    float const r = std::clamp(radius, 0.0F, std::max(0.0F, std::min(rect.width, rect.height) / 2));
    struct Corner {
        Corners which;
        Point tip;
        Point center;
        int from;  ///< in twelfths of a turn, clockwise from the right
    };
    std::array const all {
        Corner { CornersTopLeft, { rect.x, rect.y }, { rect.x + r, rect.y + r }, 6 },
        Corner { CornersTopRight, { rect.right(), rect.y }, { rect.right() - r, rect.y + r }, 9 },
        Corner { CornersBottomRight, { rect.right(), rect.bottom() }, { rect.right() - r, rect.bottom() - r }, 0 },
        Corner { CornersBottomLeft, { rect.x, rect.bottom() }, { rect.x + r, rect.bottom() - r }, 3 },
    };
    for (auto const& corner : all) {
        if (r < 0.5F || (corners & corner.which) == 0) {
            m_list->PathLineTo({ corner.tip.x, corner.tip.y });
        } else {
            m_list->PathArcToFast({ corner.center.x, corner.center.y }, r, corner.from, corner.from + 3);
        }
    }
    drop_doubled_points(m_list->_Path);
}

void Painter::fill(Rect const& rect, Ink ink, float radius, Corners corners) {
    auto const aligned = snapped_rect(rect);
    if (aligned.is_empty()) { return; }
    if (radius <= 0 || corners == CornersNone) {
        m_list->AddRectFilled({ aligned.x, aligned.y }, { aligned.right(), aligned.bottom() }, packed(ink));
        return;
    }
    path(aligned, radius, corners);
    m_list->PathFillConvex(packed(ink));
}

void Painter::outline(Rect const& rect, Ink ink, float radius, float width, Corners corners) {
    auto const aligned = snapped_rect(rect);
    if (aligned.is_empty()) { return; }
    float const thickness = line_width(width);
    path(aligned.inset(thickness / 2), std::max(0.0F, std::min(radius, std::min(aligned.width, aligned.height) / 2) - thickness / 2),
        corners);
    m_list->PathStroke(packed(ink), ImDrawFlags_Closed, thickness);
}

void Painter::frame(Rect const& rect, Ink fill_ink, Ink border, float radius, Corners corners) {
    float const half = line_width() / 2;
    auto const aligned = snapped_rect(rect);
    if (aligned.is_empty()) { return; }
    path(aligned.inset(half), std::max(0.0F, std::min(radius, std::min(aligned.width, aligned.height) / 2) - half), corners);
    m_list->PathFillConvex(packed(fill_ink));
    outline(rect, border, radius, 1, corners);
}

void Painter::horizontal_line(float left, float right, float y, Ink ink) {
    float const top = snapped(y);
    m_list->AddRectFilled({ snapped(left), top }, { snapped(right), top + line_width() }, packed(ink));
}

void Painter::vertical_line(float x, float top, float bottom, Ink ink) {
    float const left = snapped(x);
    m_list->AddRectFilled({ left, snapped(top) }, { left + line_width(), snapped(bottom) }, packed(ink));
}

void Painter::circle(float x, float y, float radius, Ink ink) {
    m_list->AddCircleFilled({ x, y }, radius, packed(ink));
}

void Painter::ring(float x, float y, float radius, float width, Ink ink) {
    m_list->AddCircle({ x, y }, radius, packed(ink), 0, width);
}

void Painter::arc(float x, float y, float radius, float from_turn, float to_turn, float width, Ink ink) {
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    m_list->PathArcTo({ x, y }, radius, from_turn * turn - turn / 4, to_turn * turn - turn / 4);
    m_list->PathStroke(packed(ink), 0, width);
}

void Painter::polyline(std::vector<Point> const& points, float width, Ink ink) {
    for (auto const& point : points) { m_list->PathLineTo({ point.x, point.y }); }
    m_list->PathStroke(packed(ink), 0, width);
}

void Painter::gradient(Rect const& rect, Ink top, Ink bottom) {
    auto const aligned = snapped_rect(rect);
    m_list->AddRectFilledMultiColor(
        { aligned.x, aligned.y }, { aligned.right(), aligned.bottom() }, packed(top), packed(top), packed(bottom), packed(bottom));
}

void Painter::shadow(Rect const& rect, Elevation elevation, float radius) {
    if (is_high_contrast(m_theme)) {
        outline(rect.grown(line_width()), Color::BorderControl, radius + 1);
        return;
    }
    auto const layers = layers_of(elevation);
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        bool const dark = is_dark(m_theme);
        Rgba const base = dark ? Rgba { 0, 0, 0, 255 } : Rgba { 16, 26, 34, 255 };
        fill(rect.moved(0, layer->dy).grown(layer->spread), faded(base, dark ? layer->alpha_dark : layer->alpha_light),
            radius + layer->spread);
    }
}

void Painter::focus_ring(Rect const& rect, float radius) {
    float const width = is_high_contrast(m_theme) ? 3 : 2;
    float const least = std::min(rect.width, rect.height) / 2;
    outline(rect.grown(2 + width), Color::FocusRing, std::min(radius, least) + 2 + width, width);
}

void Painter::focus_ring_inside(Rect const& rect, float radius) {
    outline(rect, Color::FocusRing, radius, is_high_contrast(m_theme) ? 3 : 2);
}

void Painter::push_clip(Rect const& rect) {
    auto const aligned = snapped_rect(rect);
    m_list->PushClipRect({ aligned.x, aligned.y }, { aligned.right(), aligned.bottom() }, true);
}

void Painter::pop_clip() {
    m_list->PopClipRect();
}

void Painter::push_opacity(float opacity) {
    m_opacities.push_back(m_opacity);
    m_opacity *= opacity;
}

void Painter::pop_opacity() {
    m_opacity = m_opacities.back();
    m_opacities.pop_back();
}

bool Painter::is_visible(Rect const& rect) const {
    auto const min = m_list->GetClipRectMin();
    auto const max = m_list->GetClipRectMax();
    return rect.x < max.x && rect.right() > min.x && rect.y < max.y && rect.bottom() > min.y;
}

}  // namespace hub::ui
