// Draws the shapes of the product's look: rounded rectangles, 1-px lines, circles, text, icons, stacked shadows.
//
// Coordinates are layout px; edges come out on whole device px at every pixel ratio and text size. Text keeps to its
// styles, colours to their tokens. The painter knows nothing of widgets, pointers or semantics.
#pragma once

#include "ui/theme/color.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icon.hpp"
#include "ui/theme/rect.hpp"
#include "ui/theme/tokens.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;

namespace hub::ui {

enum class Align : std::uint8_t { Left, Center, Right };

/// Corners that are rounded; bits.
enum Corners : std::uint8_t {
    CornersNone = 0,
    CornersTopLeft = 1,
    CornersTopRight = 2,
    CornersBottomLeft = 4,
    CornersBottomRight = 8,
    CornersTop = 3,
    CornersBottom = 12,
    CornersLeft = 5,
    CornersRight = 10,
    CornersAll = 15,
};

struct Point {
    float x = 0;
    float y = 0;
};

struct TextOptions {
    TextStyle style = TextStyle::Body;
    Ink ink = Color::TextPrimary;
    Align align = Align::Left;
    int max_lines = 1;  ///< more than fits ends in an ellipsis; 0 wraps without a limit
};

class Painter {
public:
    explicit Painter(Fonts const& fonts) : m_fonts(fonts) {}

    // Set by Ui; screens have no need of these.
    void set_theme(Theme theme) { m_theme = theme; }
    void set_density(float density) { m_density = density; }
    void set_draw_list(ImDrawList* list) { m_list = list; }
    [[nodiscard]] ImDrawList* draw_list() const { return m_list; }

    [[nodiscard]] Theme theme() const { return m_theme; }
    /// Device px per layout px.
    [[nodiscard]] float density() const { return m_density; }
    [[nodiscard]] Rgba color(Ink ink) const { return ink.is_token ? rgba(m_theme, ink.token) : ink.value; }
    /// `share` of `b` over `a`.
    [[nodiscard]] Rgba mixed(Ink a, Ink b, float share) const { return mix(color(a), color(b), share); }
    /// The nearest position that lies on a device px.
    [[nodiscard]] float snapped(float position) const;
    /// Thickness of a line: whole device px, at least one.
    [[nodiscard]] float line_width(float width = 1) const;

    // Shapes.

    void fill(Rect const& rect, Ink ink, float radius = 0, Corners corners = CornersAll);
    /// A line inside the rectangle's edge.
    void outline(Rect const& rect, Ink ink, float radius = 0, float width = 1, Corners corners = CornersAll);
    /// Both at once, without the fill's edge shining through.
    void frame(Rect const& rect, Ink fill_ink, Ink border, float radius, Corners corners = CornersAll);
    void horizontal_line(float left, float right, float y, Ink ink);
    void vertical_line(float x, float top, float bottom, Ink ink);
    void circle(float x, float y, float radius, Ink ink);
    void ring(float x, float y, float radius, float width, Ink ink);
    /// Angles in turns, clockwise from the top.
    void arc(float x, float y, float radius, float from_turn, float to_turn, float width, Ink ink);
    void polyline(std::vector<Point> const& points, float width, Ink ink);
    void gradient(Rect const& rect, Ink top, Ink bottom);
    void shadow(Rect const& rect, Elevation elevation, float radius);
    /// 2 px of focus-ring colour, 2 px outside of a control with this radius; 3 px wide in high contrast.
    void focus_ring(Rect const& rect, float radius);
    /// The same inside, for fields, rows and cells.
    void focus_ring_inside(Rect const& rect, float radius);

    // Text. A text is drawn in the middle of its rectangle from top to bottom when it is one line, else from the top.

    /// Draws and returns the width of the widest line drawn.
    float text(Rect const& rect, std::string_view text, TextOptions const& options = {});
    [[nodiscard]] float text_width(std::string_view text, TextStyle style) const;
    /// Height of the text wrapped into `width`, in whole lines.
    [[nodiscard]] float text_height(std::string_view text, TextStyle style, float width, int max_lines = 0) const;
    /// The lines that a text is broken into; the last one has its ellipsis.
    [[nodiscard]] std::vector<std::string> lines(std::string_view text, TextStyle style, float width, int max_lines = 0) const;

    /// The icon in the middle of `rect`.
    void icon(Rect const& rect, Icon icon, IconSize size, Ink ink);
    /// A set flag: the outline with its cloth filled, so that it differs by shape too.
    void filled_flag(Rect const& rect, IconSize size, Ink ink);

    // Clipping and fading nest.

    void push_clip(Rect const& rect);
    void pop_clip();
    void push_opacity(float opacity);
    void pop_opacity();
    /// What lies inside the clip; nothing outside needs to be drawn.
    [[nodiscard]] bool is_visible(Rect const& rect) const;

private:
    [[nodiscard]] unsigned int packed(Ink ink) const;
    [[nodiscard]] Rect snapped_rect(Rect const& rect) const;
    void path(Rect const& rect, float radius, Corners corners);
    void glyph_run(float x, float baseline_y, std::string_view text, FontFace face, float css_px, Ink ink);
    [[nodiscard]] float run_width(std::string_view text, FontFace face, float css_px) const;
    /// Bytes of `text` that fit into `width`.
    [[nodiscard]] std::size_t fitting(std::string_view text, TextStyle style, float width) const;
    [[nodiscard]] std::string with_ellipsis(std::string_view text, TextStyle style, float width) const;

    Fonts const& m_fonts;
    ImDrawList* m_list = nullptr;
    Theme m_theme = Theme::Light;
    float m_density = 1;
    float m_opacity = 1;
    std::vector<float> m_opacities;
};

}  // namespace hub::ui
