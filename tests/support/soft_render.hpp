// Paints a Dear ImGui frame without a GPU, to look at screens and to compare them: textured triangles with blending,
// sampled as a GPU samples them. Slow (about a second for a large page) and exact enough to judge type and alignment.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;

namespace hub::tests {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;  ///< rows from the top, 0xAABBGGRR
};

/// Renders at the frame's own pixel ratio over `background` (0xRRGGBB).
[[nodiscard]] Image render(ImDrawData const& data, std::uint32_t background = 0xFFFFFF);
/// False when the file could not be written.
bool write_png(Image const& image, std::string const& path);

/// What a renderer backend has to do about textures each frame, for tests that draw nothing.
void accept_textures();

}  // namespace hub::tests
