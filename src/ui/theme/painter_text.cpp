// Text of the painter: glyph runs at exact CSS sizes, with baselines where browsers put them, so that the page's own text
// fields lie on the canvas's text.

#include "ui/theme/painter.hpp"

#include "base/text.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace hub::ui {

namespace {

constexpr std::string_view ellipsis = "\u2026";

FontFace face_of(FontWeight weight) {
    switch (weight) {
    case FontWeight::Regular: return FontFace::Regular;
    case FontWeight::Medium: return FontFace::Medium;
    case FontWeight::SemiBold: return FontFace::SemiBold;
    }
    return FontFace::Regular;
}

}  // namespace

float Painter::run_width(std::string_view text, FontFace face, float css_px) const {
    auto const font = m_fonts.sized(face, css_px, m_density);
    if (font.baked == nullptr) { return 0; }
    float width = 0;
    for (std::size_t at = 0; at < text.size();) { width += font.baked->GetCharAdvance(static_cast<ImWchar>(next_code_point(text, at))); }
    return width * font.scale;
}

void Painter::glyph_run(float x, float baseline_y, std::string_view text, FontFace face, float css_px, Ink ink) {
    auto const font = m_fonts.sized(face, css_px, m_density);
    if (font.baked == nullptr) { return; }
    auto const ink_packed = packed(ink);
    float const top = snapped(baseline_y) - font.ascent_offset * font.scale;
    for (std::size_t at = 0; at < text.size();) {
        auto const* glyph = font.baked->FindGlyph(static_cast<ImWchar>(next_code_point(text, at)));
        if (glyph == nullptr) { continue; }
        if (glyph->Visible != 0) {
            // The bitmap was made for whole device px from top to bottom; its offset from the baseline is exact then.
            ImVec2 const low { x + glyph->X0 * font.scale, top + glyph->Y0 * font.scale };
            ImVec2 const high { x + glyph->X1 * font.scale, top + glyph->Y1 * font.scale };
            m_list->PrimReserve(6, 4);
            m_list->PrimRectUV(low, high, { glyph->U0, glyph->V0 }, { glyph->U1, glyph->V1 }, ink_packed);
        }
        x += glyph->AdvanceX * font.scale;
    }
}

float Painter::text_width(std::string_view text, TextStyle style) const {
    auto const metrics = text_metrics(style);
    return run_width(text, face_of(metrics.weight), metrics.size);
}

std::size_t Painter::fitting(std::string_view text, TextStyle style, float width) const {
    auto const metrics = text_metrics(style);
    auto const font = m_fonts.sized(face_of(metrics.weight), metrics.size, m_density);
    if (font.baked == nullptr) { return text.size(); }
    float used = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        used += font.baked->GetCharAdvance(static_cast<ImWchar>(next_code_point(text, at))) * font.scale;
        if (used > width + 0.01F) { return begin; }
    }
    return text.size();
}

std::string Painter::with_ellipsis(std::string_view text, TextStyle style, float width) const {
    auto const room = std::max(0.0F, width - text_width(ellipsis, style));
    auto kept = text.substr(0, fitting(text, style, room));
    while (!kept.empty() && (kept.back() == ' ' || kept.back() == ',')) { kept.remove_suffix(1); }
    return std::string(kept) + std::string(ellipsis);
}

std::vector<std::string> Painter::lines(std::string_view text, TextStyle style, float width, int max_lines) const {
    std::vector<std::string> result;
    auto const is_last = [&] { return max_lines > 0 && result.size() + 1 == static_cast<std::size_t>(max_lines); };
    while (!text.empty()) {
        auto const paragraph_end = std::min(text.find('\n'), text.size());
        auto const paragraph = text.substr(0, paragraph_end);
        auto const fits = fitting(paragraph, style, width);
        if (fits == paragraph.size()) {
            auto const more = paragraph_end < text.size() && is_last();
            result.push_back(more ? with_ellipsis(paragraph, style, width) : std::string(paragraph));
            if (more) { return result; }
            text.remove_prefix(std::min(text.size(), paragraph_end + 1));
            continue;
        }
        if (is_last()) {
            result.push_back(with_ellipsis(paragraph, style, width));
            return result;
        }
        // Break at the last blank that fits, inside the word where there is none, and never without progress.
        auto const blank = paragraph.substr(0, fits + 1).rfind(' ');
        std::size_t cut = blank == std::string_view::npos || blank == 0 ? std::max<std::size_t>(fits, 1) : blank;
        while (blank != cut && cut < paragraph.size() && (static_cast<unsigned char>(paragraph[cut]) & 0xC0U) == 0x80U) { ++cut; }
        result.emplace_back(paragraph.substr(0, cut));
        text.remove_prefix(cut);
        while (!text.empty() && text.front() == ' ') { text.remove_prefix(1); }
    }
    return result;
}

float Painter::text_height(std::string_view text, TextStyle style, float width, int max_lines) const {
    return static_cast<float>(lines(text, style, width, max_lines).size()) * text_metrics(style).line;
}

float Painter::text(Rect const& rect, std::string_view text, TextOptions const& options) {
    if (text.empty() || !is_visible(rect.grown(8))) { return 0; }
    auto const metrics = text_metrics(options.style);
    auto const face = face_of(metrics.weight);
    float widest = 0;
    auto const draw_line = [&](std::string_view line, float top) {
        float const width = run_width(line, face, metrics.size);
        float const free = std::max(0.0F, rect.width - width);
        float const offset = options.align == Align::Left ? 0 : options.align == Align::Right ? free : free / 2;
        glyph_run(rect.x + offset, top + m_fonts.baseline(face, metrics.size, metrics.line), line, face, metrics.size, options.ink);
        widest = std::max(widest, width);
    };
    if (options.max_lines == 1) {
        float const top = rect.y + (rect.height - metrics.line) / 2;
        if (fitting(text, options.style, rect.width) == text.size()) {
            draw_line(text, top);
        } else {
            draw_line(with_ellipsis(text, options.style, rect.width), top);
        }
        return widest;
    }
    float top = rect.y;
    for (auto const& line : lines(text, options.style, rect.width, options.max_lines)) {
        draw_line(line, top);
        top += metrics.line;
    }
    return widest;
}

void Painter::icon(Rect const& rect, Icon icon, IconSize size, Ink ink) {
    if (icon == no_icon || !is_visible(rect)) { return; }
    std::string text;
    append_utf8(text, icon);
    float const px = icon_px(size);
    float const width = run_width(text, FontFace::Icons, px);
    float const left = snapped(rect.center_x() - px / 2) + (px - width) / 2;
    float const top = snapped(rect.center_y() - px / 2);
    glyph_run(left, top + m_fonts.baseline(FontFace::Icons, px, px), text, FontFace::Icons, px, ink);
}

void Painter::filled_flag(Rect const& rect, IconSize size, Ink ink) {
    icon(rect, icon::flag, size, ink);
    float const px = icon_px(size);
    auto const box = rect.centered(px, px);
    fill({ box.x + px * 0.19F, box.y + px * 0.18F, px * 0.62F, px * 0.44F }, ink, 1);
}

}  // namespace hub::ui
