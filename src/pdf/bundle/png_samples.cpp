#include "pdf/bundle/png_samples.hpp"

#include "pdf/bundle/picture.hpp"

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace hub::pdf {

namespace {

/// Data may go on after the last row, and stb_image unpacks that too: without a limit a few bytes would take all memory. Twice what
/// a picture may have, because the first guess falls short of an interlaced one and is doubled.
void* resized(void* block, std::size_t size) {
    return size > std::size_t { 2 * most_picture_bytes } ? nullptr : std::realloc(block, size);
}

}  // namespace

}  // namespace hub::pdf

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_SIMD
#define STBI_NO_FAILURE_STRINGS
#define STBI_NO_THREAD_LOCALS
#define STBI_MAX_DIMENSIONS hub::pdf::most_picture_pixels  // never the tighter limit
#define STBI_MALLOC(size) std::malloc(size)
#define STBI_REALLOC(block, size) hub::pdf::resized(block, size)
#define STBI_FREE(block) std::free(block)
#include <stb/stb_image.h>
#pragma clang diagnostic pop

namespace hub::pdf {

namespace {

struct Freed {
    void operator()(void* samples) const { stbi_image_free(samples); }
};

template <typename Sample>
using Loaded = std::unique_ptr<Sample[], Freed>;

struct Size {
    int width = 0;
    int height = 0;
    int channels = 0;
};

/// Parts the colours from the opacity, which is the last of two or four channels.
template <typename Sample>
std::optional<PngSamples> parted(Loaded<Sample> const& loaded, Size const& size) {
    if (!loaded) { return std::nullopt; }
    auto const pixels = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
    auto const channels = static_cast<std::size_t>(size.channels);
    bool const has_opacity = channels % 2 == 0;
    auto const colours = has_opacity ? channels - 1 : channels;
    PngSamples out { .colours = std::vector<std::byte>(pixels * colours * sizeof(Sample)),
        .opacity = std::vector<std::byte>(has_opacity ? pixels : 0) };
    auto const byte_of = [](Sample sample, std::size_t which) {
        return std::byte(static_cast<std::uint8_t>(sample >> (8 * (sizeof(Sample) - 1 - which))));
    };
    std::size_t from = 0;
    std::size_t to = 0;
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        for (std::size_t colour = 0; colour < colours; ++colour, ++from) {
            for (std::size_t which = 0; which < sizeof(Sample); ++which) { out.colours[to++] = byte_of(loaded[from], which); }
        }
        if (has_opacity) { out.opacity[pixel] = byte_of(loaded[from++], 0); }
    }
    return out;
}

}  // namespace

std::optional<PngSamples> png_samples(std::string_view file, unsigned depth) {
    auto const* bytes = reinterpret_cast<stbi_uc const*>(file.data());
    auto const count = static_cast<int>(file.size());
    Size size;
    if (depth == 16) {
        Loaded<stbi_us> const loaded(stbi_load_16_from_memory(bytes, count, &size.width, &size.height, &size.channels, 0));
        return parted(loaded, size);
    }
    Loaded<stbi_uc> const loaded(stbi_load_from_memory(bytes, count, &size.width, &size.height, &size.channels, 0));
    return parted(loaded, size);
}

}  // namespace hub::pdf
