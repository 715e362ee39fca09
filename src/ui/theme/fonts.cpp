#include "ui/theme/fonts.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

namespace hub::ui {

namespace {

/// Dear ImGui rounds font sizes to whole px; so all faces are asked for at this size, and the density makes it exact.
constexpr float nominal_size = 16;

int big_endian_16(std::span<std::byte const> bytes, std::size_t at) {
    if (at + 2 > bytes.size()) { return 0; }
    return static_cast<std::int16_t>((std::to_integer<int>(bytes[at]) << 8) | std::to_integer<int>(bytes[at + 1]));
}

std::size_t big_endian_32(std::span<std::byte const> bytes, std::size_t at) {
    return (static_cast<std::size_t>(big_endian_16(bytes, at) & 0xffff) << 16U)
        | static_cast<std::size_t>(big_endian_16(bytes, at + 2) & 0xffff);
}

/// Where an OpenType table begins, or the end of the file.
std::size_t table_offset(std::span<std::byte const> file, std::string_view tag) {
    auto const count = static_cast<std::size_t>(big_endian_16(file, 4));
    for (std::size_t i = 0; i < count; ++i) {
        auto const record = 12 + i * 16;
        if (record + 16 <= file.size() && std::memcmp(file.data() + record, tag.data(), 4) == 0) { return big_endian_32(file, record + 8); }
    }
    return file.size();
}

}  // namespace

void Fonts::load(FontFiles const& files) {
    m_faces = { load_face(files.regular), load_face(files.medium), load_face(files.semibold), load_face(files.icons) };
    ImGui::GetIO().FontDefault = m_faces[0].font;
}

Fonts::Face Fonts::load_face(std::span<std::byte const> file) {
    Face face;
    auto& atlas = *ImGui::GetIO().Fonts;
    if (file.empty()) {
        face.font = atlas.AddFontDefault();
        return face;
    }
    // The atlas owns and frees the copy.
    void* copy = ImGui::MemAlloc(file.size());
    std::memcpy(copy, file.data(), file.size());
    ImFontConfig config;
    face.font = atlas.AddFontFromMemoryTTF(copy, static_cast<int>(file.size()), nominal_size, &config);

    auto const em = static_cast<float>(std::max(1, big_endian_16(file, table_offset(file, "head") + 18)));
    auto const ascent = static_cast<float>(big_endian_16(file, table_offset(file, "hhea") + 4));
    auto const descent = static_cast<float>(big_endian_16(file, table_offset(file, "hhea") + 6));
    face.ascent_per_em = ascent / em;
    face.descent_per_em = -descent / em;
    face.height_per_em = (ascent - descent) / em;
    return face;
}

SizedFont Fonts::sized(FontFace face, float css_px, float density) const {
    auto const& data = m_faces[static_cast<std::size_t>(face)];
    if (data.font == nullptr) { return {}; }
    float const scale = css_px * data.height_per_em / nominal_size;
    auto* baked = data.font->GetFontBaked(nominal_size, scale * density);
    return { baked, scale, std::round(baked->Ascent) };
}

float Fonts::baseline(FontFace face, float css_px, float line_height) const {
    auto const& data = m_faces[static_cast<std::size_t>(face)];
    float const ascent = std::round(data.ascent_per_em * css_px);
    float const descent = std::round(data.descent_per_em * css_px);
    return std::floor((line_height - ascent - descent) / 2) + ascent;
}

}  // namespace hub::ui
