// Pictures among the documents: what a PNG or JPEG is as an image of a PDF. Nothing is drawn anew where the file's own
// compressed data will do; a JPEG's always does.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf {

struct Picture {
    std::int32_t width = 0;  ///< pixels, as stored
    std::int32_t height = 0;
    int orientation = 1;             ///< as EXIF counts: how the stored rows are to be turned
    std::string entries;             ///< of the image's dictionary, but for its size and mask
    std::vector<std::byte> data;     ///< what `entries` describe
    bool is_compressed = true;       ///< `entries` name a filter already
    std::vector<std::byte> opacity;  ///< a byte for each pixel, or empty if all are opaque
    std::vector<std::string> warnings;
};

/// By the first bytes.
[[nodiscard]] bool is_png(std::span<std::byte const> bytes);
[[nodiscard]] bool is_jpeg(std::span<std::byte const> bytes);

/// Invalid, with the reason as `message`: "is damaged and cannot be read." A caller puts the name before it.
[[nodiscard]] ErrorOr<Picture> read_png(std::span<std::byte const> bytes);
[[nodiscard]] ErrorOr<Picture> read_jpeg(std::span<std::byte const> bytes);

/// Larger pictures are refused: they would need too much memory, here and in the reader.
inline constexpr std::int64_t most_picture_pixels = 100'000'000;
/// Of a PNG that has to be unpacked, because it is interlaced or partly transparent: 32 million pixels of four bytes.
inline constexpr std::int64_t most_picture_bytes = 128LL << 20U;

/// What a camera noted in EXIF data about how it was held: 1 to 8, and 1 if it noted nothing that makes sense.
[[nodiscard]] int exif_orientation(std::span<std::byte const> exif);

/// A big-endian number; 0 beyond the end.
[[nodiscard]] std::uint32_t big_endian(std::span<std::byte const> bytes, std::size_t at, std::size_t size);

}  // namespace hub::pdf
