#include "pdf/bundle/picture.hpp"

#include <algorithm>
#include <array>

namespace hub::pdf {

namespace {

using Bytes = std::span<std::byte const>;

std::uint32_t little_endian(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = size; i > 0; --i) {
        out = (out << 8U) | (at + i <= bytes.size() ? static_cast<std::uint32_t>(bytes[at + i - 1]) : 0U);
    }
    return out;
}

bool starts_with(Bytes bytes, std::string_view head) {
    return bytes.size() >= head.size() && std::string_view(reinterpret_cast<char const*>(bytes.data()), head.size()) == head;
}

struct Frame {
    std::uint32_t kind = 0;  ///< the marker: baseline 0xC0, extended 0xC1, progressive 0xC2
    std::uint32_t precision = 0;
    std::uint32_t channels = 0;
    bool is_rgb = false;  ///< its channels are called R, G and B
};

std::string colour_entries(Frame const& frame, bool is_from_adobe, bool has_usual_colours) {
    switch (frame.channels) {
    case 1: return "/ColorSpace/DeviceGray";
    // A reader takes three channels for luminance and colour differences, unless it is told that they are red, green and blue.
    case 3: return std::string("/ColorSpace/DeviceRGB") + (frame.is_rgb && !has_usual_colours ? "/DecodeParms<</ColorTransform 0>>" : "");
    // Adobe's programs write these colours inverted.
    default: return is_from_adobe ? "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]" : "/ColorSpace/DeviceCMYK";
    }
}

}  // namespace

std::uint32_t big_endian(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) { out = (out << 8U) | (at + i < bytes.size() ? static_cast<std::uint32_t>(bytes[at + i]) : 0U); }
    return out;
}

int exif_orientation(Bytes exif) {
    constexpr std::uint32_t orientation_tag = 0x0112;
    bool const is_little = starts_with(exif, "II");
    auto const number = [&](std::size_t at, std::size_t size) {
        return is_little ? little_endian(exif, at, size) : big_endian(exif, at, size);
    };
    auto const directory = std::size_t { number(4, 4) };
    if (directory >= exif.size()) { return 1; }
    auto const entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        auto const entry = directory + 2 + 12 * i;
        if (number(entry, 2) != orientation_tag) { continue; }
        auto const value = number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

bool is_jpeg(Bytes bytes) {
    return starts_with(bytes, "\xFF\xD8\xFF");
}

ErrorOr<Picture> read_jpeg(Bytes bytes) {
    Picture picture;
    Frame frame;
    bool is_from_adobe = false;
    bool is_jfif = false;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != std::byte { 0xFF }) { break; }
        auto const marker = big_endian(bytes, at + 1, 1);
        if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        auto const size = std::size_t { big_endian(bytes, at + 2, 2) };
        if (marker == 0xDA || size < 2 || size > bytes.size() - at - 2) { break; }
        auto const data = bytes.subspan(at + 4, size - 2);
        bool const is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame && frame.kind == 0) {
            frame = { marker, big_endian(data, 0, 1), big_endian(data, 5, 1) };
            frame.is_rgb = big_endian(data, 6, 1) == 'R' && big_endian(data, 9, 1) == 'G' && big_endian(data, 12, 1) == 'B';
            picture.height = static_cast<std::int32_t>(big_endian(data, 1, 2));
            picture.width = static_cast<std::int32_t>(big_endian(data, 3, 2));
        } else if (marker == 0xE1 && starts_with(data, std::string_view("Exif\0\0", 6))) {
            picture.orientation = exif_orientation(data.subspan(6));
        } else if (marker == 0xEE && starts_with(data, "Adobe")) {
            is_from_adobe = true;
        } else if (marker == 0xE0 && starts_with(data, "JFIF")) {
            is_jfif = true;
        }
        at += 2 + size;
    }
    if (frame.kind == 0 || picture.width == 0 || picture.height == 0) { return fail(Error::invalid("", "is damaged and cannot be read.")); }
    bool const has_known_channels = frame.channels == 1 || frame.channels == 3 || frame.channels == 4;
    if (frame.kind > 0xC2 || frame.precision != 8 || !has_known_channels) {
        return fail(Error::invalid("", "is a kind of JPEG that PDF does not have."));
    }
    if (std::int64_t { picture.width } * picture.height > most_picture_pixels) {
        return fail(Error::invalid("", "is too large to be read here."));
    }
    constexpr std::array end { std::byte { 0xFF }, std::byte { 0xD9 } };
    if (std::ranges::search(bytes.last(std::min<std::size_t>(bytes.size(), 65536)), end).empty()) {
        picture.warnings.emplace_back("It is cut off; the lower part may be missing.");
    }
    picture.entries = "/BitsPerComponent 8/Filter/DCTDecode" + colour_entries(frame, is_from_adobe, is_jfif || is_from_adobe);
    picture.data.assign(bytes.begin(), bytes.end());
    return picture;
}

}  // namespace hub::pdf
