#include "support/soft_render.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>
#pragma clang diagnostic pop

namespace hub::tests {

namespace {

constexpr float subpixels = 256;

struct Color {
    float red = 0;
    float green = 0;
    float blue = 0;
    float alpha = 0;
};

Color unpacked(std::uint32_t value) {
    return { static_cast<float>(value & 255U), static_cast<float>((value >> 8U) & 255U), static_cast<float>((value >> 16U) & 255U),
        static_cast<float>(value >> 24U) };
}

Color texel(ImTextureData const& texture, int x, int y) {
    x = std::clamp(x, 0, texture.Width - 1);
    y = std::clamp(y, 0, texture.Height - 1);
    auto const* pixel = texture.Pixels + std::ptrdiff_t { y * texture.Width + x } * texture.BytesPerPixel;
    if (texture.BytesPerPixel == 1) { return { 255, 255, 255, static_cast<float>(*pixel) }; }
    return { static_cast<float>(pixel[0]), static_cast<float>(pixel[1]), static_cast<float>(pixel[2]), static_cast<float>(pixel[3]) };
}

float mix(float a, float b, float share) {
    return a + (b - a) * share;
}

Color sampled(ImTextureData const& texture, float u, float v) {
    float const x = u * static_cast<float>(texture.Width) - 0.5F;
    float const y = v * static_cast<float>(texture.Height) - 0.5F;
    auto const left = static_cast<int>(std::floor(x));
    auto const top = static_cast<int>(std::floor(y));
    float const fx = x - static_cast<float>(left);
    float const fy = y - static_cast<float>(top);
    auto const row = [&](int line) {
        auto const a = texel(texture, left, line);
        auto const b = texel(texture, left + 1, line);
        return Color { mix(a.red, b.red, fx), mix(a.green, b.green, fx), mix(a.blue, b.blue, fx), mix(a.alpha, b.alpha, fx) };
    };
    auto const a = row(top);
    auto const b = row(top + 1);
    return { mix(a.red, b.red, fy), mix(a.green, b.green, fy), mix(a.blue, b.blue, fy), mix(a.alpha, b.alpha, fy) };
}

void blend(std::uint32_t& pixel, Color const& source) {
    float const alpha = source.alpha / 255.0F;
    auto const channel = [&](unsigned shift, float value) {
        float const old = static_cast<float>((pixel >> shift) & 255U);
        return static_cast<std::uint32_t>(std::lround(mix(old, value, alpha))) << shift;
    };
    pixel = 0xFF000000U | channel(0, source.red) | channel(8, source.green) | channel(16, source.blue);
}

struct Bounds {
    int left;
    int top;
    int right;
    int bottom;
};

struct Corner {
    std::int64_t x;  ///< in 1/256 px, so that neighbouring triangles never both paint a pixel
    std::int64_t y;
    float u;
    float v;
    Color color;
};

std::int64_t edge(Corner const& a, Corner const& b, std::int64_t x, std::int64_t y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// A pixel on an edge belongs to the triangle whose top or left edge it is.
std::int64_t edge_bias(Corner const& a, Corner const& b) {
    bool const top_left = (a.y == b.y && b.x > a.x) || b.y < a.y;
    return top_left ? 0 : -1;
}

void paint_triangle(Image& image, std::array<Corner, 3> corners, ImTextureData const& texture, Bounds const& clip) {
    auto area = edge(corners[0], corners[1], corners[2].x, corners[2].y);
    if (area == 0) { return; }
    if (area < 0) {
        std::swap(corners[1], corners[2]);
        area = -area;
    }
    auto const [low_x, high_x] = std::minmax({ corners[0].x, corners[1].x, corners[2].x });
    auto const [low_y, high_y] = std::minmax({ corners[0].y, corners[1].y, corners[2].y });
    auto const left = std::max(clip.left, static_cast<int>(low_x / 256));
    auto const right = std::min(clip.right, static_cast<int>(high_x / 256) + 1);
    auto const top = std::max(clip.top, static_cast<int>(low_y / 256));
    auto const bottom = std::min(clip.bottom, static_cast<int>(high_y / 256) + 1);
    auto const& [a, b, c] = corners;
    std::array const biases { edge_bias(b, c), edge_bias(c, a), edge_bias(a, b) };
    bool const one_color = a.u == b.u && b.u == c.u && a.v == b.v && b.v == c.v;
    Color const single = one_color ? sampled(texture, a.u, a.v) : Color {};
    float const scale = 1.0F / static_cast<float>(area);
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            auto const px = static_cast<std::int64_t>(x) * 256 + 128;
            auto const py = static_cast<std::int64_t>(y) * 256 + 128;
            auto const wa = edge(b, c, px, py);
            auto const wb = edge(c, a, px, py);
            auto const wc = edge(a, b, px, py);
            if (wa + biases[0] < 0 || wb + biases[1] < 0 || wc + biases[2] < 0) { continue; }
            float const sa = static_cast<float>(wa) * scale;
            float const sb = static_cast<float>(wb) * scale;
            float const sc = static_cast<float>(wc) * scale;
            auto const sum = [&](auto member) { return sa * member(a) + sb * member(b) + sc * member(c); };
            Color const tint { sum([](Corner const& p) { return p.color.red; }), sum([](Corner const& p) { return p.color.green; }),
                sum([](Corner const& p) { return p.color.blue; }), sum([](Corner const& p) { return p.color.alpha; }) };
            Color const texture_color =
                one_color ? single : sampled(texture, sum([](Corner const& p) { return p.u; }), sum([](Corner const& p) { return p.v; }));
            blend(image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)],
                { tint.red * texture_color.red / 255, tint.green * texture_color.green / 255, tint.blue * texture_color.blue / 255,
                    tint.alpha * texture_color.alpha / 255 });
        }
    }
}

Corner corner_of(ImDrawVert const& vertex, ImDrawData const& data) {
    auto const fixed = [](float value, float scale) { return static_cast<std::int64_t>(std::lround(value * scale * subpixels)); };
    return { fixed(vertex.pos.x - data.DisplayPos.x, data.FramebufferScale.x),
        fixed(vertex.pos.y - data.DisplayPos.y, data.FramebufferScale.y), vertex.uv.x, vertex.uv.y, unpacked(vertex.col) };
}

void paint_command(Image& image, ImDrawList const& list, ImDrawCmd const& command, ImDrawData const& data) {
    auto const* texture = command.TexRef._TexData;
    if (texture == nullptr || texture->Pixels == nullptr) { return; }
    auto const px = [](float value, float scale) { return static_cast<int>(std::lround(value * scale)); };
    Bounds const clip { std::max(0, px(command.ClipRect.x, data.FramebufferScale.x)),
        std::max(0, px(command.ClipRect.y, data.FramebufferScale.y)),
        std::min(image.width, px(command.ClipRect.z, data.FramebufferScale.x)),
        std::min(image.height, px(command.ClipRect.w, data.FramebufferScale.y)) };
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        auto const vertex = [&](unsigned which) {
            auto const index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i + which)];
            return corner_of(list.VtxBuffer[static_cast<int>(command.VtxOffset + index)], data);
        };
        paint_triangle(image, { vertex(0), vertex(1), vertex(2) }, *texture, clip);
    }
}

}  // namespace

Image render(ImDrawData const& data, std::uint32_t background) {
    Image image;
    image.width = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x);
    image.height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    auto const fill = 0xFF000000U | ((background & 255U) << 16U) | (background & 0xFF00U) | (background >> 16U);
    image.pixels.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height), fill);
    for (auto const* list : data.CmdLists) {
        for (auto const& command : list->CmdBuffer) { paint_command(image, *list, command, data); }
    }
    return image;
}

bool write_png(Image const& image, std::string const& path) {
    return stbi_write_png(path.c_str(), image.width, image.height, 4, image.pixels.data(), image.width * 4) != 0;
}

void accept_textures() {
    for (auto* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace hub::tests
