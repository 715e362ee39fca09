// Layout is explicit: a rectangle is cut into smaller ones, and content of unknown height runs down a Flow. There is no
// layout engine and no state between frames. Units are CSS px at 100 % text size; the painter scales and aligns.
//
//   Rect row = area.cut_top(44);             // `area` is what remains below
//   Rect actions = row.cut_right(120, 8);    // with a gap of 8 between them
#pragma once

#include <algorithm>
#include <cstddef>

namespace hub::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    [[nodiscard]] constexpr float right() const { return x + width; }
    [[nodiscard]] constexpr float bottom() const { return y + height; }
    [[nodiscard]] constexpr float center_x() const { return x + width / 2; }
    [[nodiscard]] constexpr float center_y() const { return y + height / 2; }
    [[nodiscard]] constexpr bool is_empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] constexpr bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    [[nodiscard]] constexpr bool overlaps(Rect const& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    // Cutting: takes a strip off one side and returns it; this rectangle keeps the rest. `gap` is lost between the two.
    // A strip is never larger than what is there.

    constexpr Rect cut_top(float amount, float gap = 0) {
        amount = std::clamp(amount, 0.0F, std::max(0.0F, height));
        Rect const strip { x, y, width, amount };
        float const taken = std::min(std::max(0.0F, height), amount + gap);
        y += taken;
        height -= taken;
        return strip;
    }
    constexpr Rect cut_bottom(float amount, float gap = 0) {
        amount = std::clamp(amount, 0.0F, std::max(0.0F, height));
        Rect const strip { x, bottom() - amount, width, amount };
        height -= std::min(std::max(0.0F, height), amount + gap);
        return strip;
    }
    constexpr Rect cut_left(float amount, float gap = 0) {
        amount = std::clamp(amount, 0.0F, std::max(0.0F, width));
        Rect const strip { x, y, amount, height };
        float const taken = std::min(std::max(0.0F, width), amount + gap);
        x += taken;
        width -= taken;
        return strip;
    }
    constexpr Rect cut_right(float amount, float gap = 0) {
        amount = std::clamp(amount, 0.0F, std::max(0.0F, width));
        Rect const strip { right() - amount, y, amount, height };
        width -= std::min(std::max(0.0F, width), amount + gap);
        return strip;
    }

    [[nodiscard]] constexpr Rect inset(float all) const { return inset(all, all, all, all); }
    [[nodiscard]] constexpr Rect inset(float horizontal, float vertical) const { return inset(horizontal, vertical, horizontal, vertical); }
    [[nodiscard]] constexpr Rect inset(float left, float top, float right_side, float bottom_side) const {
        return { x + left, y + top, std::max(0.0F, width - left - right_side), std::max(0.0F, height - top - bottom_side) };
    }
    [[nodiscard]] constexpr Rect grown(float all) const { return { x - all, y - all, width + 2 * all, height + 2 * all }; }
    [[nodiscard]] constexpr Rect moved(float dx, float dy) const { return { x + dx, y + dy, width, height }; }

    /// The `index`th of `count` equal columns with `gap` between them.
    [[nodiscard]] constexpr Rect column(std::size_t index, std::size_t count, float gap = 0) const {
        auto const n = static_cast<float>(count);
        float const each = std::max(0.0F, (width - gap * (n - 1)) / n);
        return { x + (each + gap) * static_cast<float>(index), y, each, height };
    }
    [[nodiscard]] constexpr Rect row(std::size_t index, std::size_t count, float gap = 0) const {
        auto const n = static_cast<float>(count);
        float const each = std::max(0.0F, (height - gap * (n - 1)) / n);
        return { x, y + (each + gap) * static_cast<float>(index), width, each };
    }

    /// A rectangle of this size in the middle of this one.
    [[nodiscard]] constexpr Rect centered(float inner_width, float inner_height) const {
        return { x + (width - inner_width) / 2, y + (height - inner_height) / 2, inner_width, inner_height };
    }
    /// Full width, this height, in the middle from top to bottom.
    [[nodiscard]] constexpr Rect middle(float inner_height) const { return { x, y + (height - inner_height) / 2, width, inner_height }; }
    /// At the left, at most this wide: text columns and forms.
    [[nodiscard]] constexpr Rect at_most_wide(float most) const { return { x, y, std::min(width, most), height }; }
    [[nodiscard]] constexpr Rect with_width(float new_width) const { return { x, y, new_width, height }; }
    [[nodiscard]] constexpr Rect with_height(float new_height) const { return { x, y, width, new_height }; }
    [[nodiscard]] constexpr Rect intersected(Rect const& other) const {
        float const left = std::max(x, other.x);
        float const top = std::max(y, other.y);
        return { left, top, std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top) };
    }

    bool operator==(Rect const&) const = default;
};

/// A cursor that runs down a column and knows how far it has come: for content that scrolls and for dialogs, whose
/// height is known only after drawing.
class Flow {
public:
    explicit Flow(Rect area) : m_area(area), m_y(area.y) {}

    /// The next full-width strip of this height.
    Rect next(float height, float gap_after = 0) {
        Rect const strip { m_area.x, m_y, m_area.width, height };
        m_y += height + gap_after;
        return strip;
    }
    void gap(float amount) { m_y += amount; }

    [[nodiscard]] float x() const { return m_area.x; }
    [[nodiscard]] float y() const { return m_y; }
    [[nodiscard]] float width() const { return m_area.width; }
    /// Height used so far, gaps included.
    [[nodiscard]] float used() const { return m_y - m_area.y; }
    /// From here to the end of the area that was given.
    [[nodiscard]] Rect rest() const { return { m_area.x, m_y, m_area.width, std::max(0.0F, m_area.bottom() - m_y) }; }

private:
    Rect m_area;
    float m_y;
};

}  // namespace hub::ui
