// The fonts of the program: Inter in three weights and one icon font, from bytes that the host hands in.
//
// Dear ImGui measures a font by ascent minus descent and rounds that to whole px; CSS measures by the em. Here is the one
// place that converts: everybody else speaks CSS px and gets the very size asked for.
#pragma once

#include "ui/theme/tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

struct ImFont;
struct ImFontBaked;

namespace hub::ui {

enum class FontFace : std::uint8_t { Regular, Medium, SemiBold, Icons };

struct FontFiles {
    std::span<std::byte const> regular;
    std::span<std::byte const> medium;
    std::span<std::byte const> semibold;
    std::span<std::byte const> icons;
};

/// Glyphs of one face at one size, valid for this frame. Multiply a glyph's measures by `scale` to get CSS px.
struct SizedFont {
    ImFontBaked* baked = nullptr;
    float scale = 1;
    float ascent_offset = 0;  ///< from the top of a glyph's coordinates to the baseline, unscaled
};

class Fonts {
public:
    /// Adds the fonts to the atlas of the current ImGui context. The bytes are copied. Missing files fall back to Dear
    /// ImGui's own small font, which is only good for tests without fonts.
    void load(FontFiles const& files);
    [[nodiscard]] bool is_loaded() const { return m_faces[0].font != nullptr; }

    /// `density` is device px per CSS px of the layout.
    [[nodiscard]] SizedFont sized(FontFace face, float css_px, float density) const;
    /// Distance from the top of a line of this height to the baseline, as browsers place it.
    [[nodiscard]] float baseline(FontFace face, float css_px, float line_height) const;

private:
    struct Face {
        ImFont* font = nullptr;
        float height_per_em = 1.21F;  ///< ascent minus descent
        float ascent_per_em = 0.97F;
        float descent_per_em = 0.24F;
    };
    static Face load_face(std::span<std::byte const> file);

    std::array<Face, 4> m_faces {};
};

}  // namespace hub::ui
