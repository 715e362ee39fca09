#include "pdf/bundle/picture.hpp"

#include "pdf/bundle/png_samples.hpp"
#include "pdf/file/syntax.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>

namespace hub::pdf {

namespace {

using Bytes = std::span<std::byte const>;

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";

enum ColourType : std::uint8_t { Grey = 0, Colours = 2, Palette = 3, GreyAndAlpha = 4, ColoursAndAlpha = 6 };

std::string_view text_of(Bytes bytes) {
    return { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
}

struct Png {
    std::int32_t width = 0;
    std::int32_t height = 0;
    unsigned depth = 0;
    unsigned type = 0;
    bool is_interlaced = false;
    int orientation = 1;
    Bytes palette;
    Bytes transparency;
    std::vector<std::byte> packed;  ///< the picture's data, still compressed

    [[nodiscard]] unsigned channels() const {
        constexpr std::array<unsigned, 7> by_type { 1, 0, 3, 1, 2, 0, 4 };
        return by_type[type];
    }
    [[nodiscard]] bool is_grey() const { return type == Grey || type == GreyAndAlpha; }
    [[nodiscard]] bool has_own_alpha() const { return type == GreyAndAlpha || type == ColoursAndAlpha; }
    [[nodiscard]] bool has_palette_alpha() const { return type == Palette && !transparency.empty(); }
    /// One colour that stands for "nothing here".
    [[nodiscard]] Bytes colour_key() const {
        auto const size = std::size_t { 2 } * channels();
        return type <= Colours && transparency.size() >= size ? transparency.first(size) : Bytes {};
    }
};

bool has_valid_head(Png const& png) {
    constexpr std::array<std::string_view, 7> depths { "\1\2\4\10\20", "", "\10\20", "\1\2\4\10", "\10\20", "", "\10\20" };
    return png.width > 0 && png.height > 0 && png.type < depths.size() && depths[png.type].contains(static_cast<char>(png.depth))
        && (png.type != Palette || !png.palette.empty());
}

std::optional<Png> read_chunks(Bytes bytes) {
    Png png;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        auto const size = std::size_t { big_endian(bytes, at, 4) };
        auto const kind = text_of(bytes.subspan(at + 4, 4));
        if (size > bytes.size() - at - 12) { break; }
        auto const data = bytes.subspan(at + 8, size);
        if (kind == "IHDR" && size >= 13) {
            png.width = static_cast<std::int32_t>(big_endian(data, 0, 4) & 0x7FFFFFFFU);
            png.height = static_cast<std::int32_t>(big_endian(data, 4, 4) & 0x7FFFFFFFU);
            png.depth = big_endian(data, 8, 1);
            png.type = big_endian(data, 9, 1);
            png.is_interlaced = big_endian(data, 12, 1) != 0;
        } else if (kind == "PLTE") {
            png.palette = data.first(std::min<std::size_t>(size / 3 * 3, 768));
        } else if (kind == "tRNS") {
            png.transparency = data;
        } else if (kind == "eXIf") {
            png.orientation = exif_orientation(data);
        } else if (kind == "IDAT") {
            png.packed.insert(png.packed.end(), data.begin(), data.end());
        } else if (kind == "IEND") {
            break;
        }
        at += size + 12;
    }
    if (!has_valid_head(png)) { return std::nullopt; }
    return png;
}

/// Of the rows with their filters' numbers, before they were packed. An interlaced picture is seven small ones.
std::uint64_t filtered_size(Png const& png) {
    struct Pass {
        std::int32_t x, y, step_x, step_y;
    };
    constexpr std::array<Pass, 1> whole { { { 0, 0, 1, 1 } } };
    constexpr std::array<Pass, 7> interlaced { { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 }, { 0, 2, 2, 4 },
        { 1, 0, 2, 2 }, { 0, 1, 1, 2 } } };
    std::uint64_t size = 0;
    for (auto const& [x, y, step_x, step_y] : png.is_interlaced ? std::span<Pass const>(interlaced) : std::span<Pass const>(whole)) {
        auto const columns = static_cast<std::uint64_t>((png.width - x + step_x - 1) / step_x);
        auto const rows = static_cast<std::uint64_t>((png.height - y + step_y - 1) / step_y);
        if (columns > 0) { size += rows * (1 + (columns * png.depth * png.channels() + 7) / 8); }
    }
    return size;
}

/// zlib never packs better than this: whatever claims it is not whole, and needs no memory to find out.
constexpr std::size_t best_ratio = 1032;

bool can_be_whole(Png const& png, std::uint64_t size) {
    return size / best_ratio < png.packed.size();
}

/// Whether all rows are there, found out without keeping them. More data than rows is harmless, and the checksum at the end
/// may be missing.
bool has_all_rows(Png& png, std::uint64_t size) {
    std::vector<Bytef> buffer(std::size_t { 1 } << 16U);
    z_stream stream {};
    if (inflateInit(&stream) != Z_OK) { return false; }
    stream.next_in = reinterpret_cast<Bytef*>(png.packed.data());
    stream.avail_in = static_cast<uInt>(png.packed.size());
    std::uint64_t found = 0;
    for (int result = Z_OK; result == Z_OK && found < size;) {
        stream.next_out = buffer.data();
        stream.avail_out = static_cast<uInt>(buffer.size());
        result = inflate(&stream, Z_NO_FLUSH);
        found += buffer.size() - stream.avail_out;
    }
    inflateEnd(&stream);
    return found >= size;
}

/// Of the image's dictionary, where the file's own data stays as it is.
std::string passed_entries(Png const& png) {
    auto const depth = std::to_string(png.depth);
    std::string text = "/BitsPerComponent " + depth + "/ColorSpace";
    if (png.type == Palette) {
        text += "[/Indexed/DeviceRGB " + std::to_string(png.palette.size() / 3 - 1);
        append_byte_string(text, text_of(png.palette));
        text += ']';
    } else {
        text += png.is_grey() ? "/DeviceGray" : "/DeviceRGB";
    }
    if (auto const key = png.colour_key(); !key.empty()) {
        text += "/Mask[";
        for (std::size_t at = 0; at < key.size(); at += 2) {
            auto const value = std::to_string(big_endian(key, at, 2)) + ' ';
            text += value;  // from
            text += value;  // to
        }
        text += ']';
    }
    return text + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + std::to_string(png.channels()) + "/BitsPerComponent " + depth
        + "/Columns " + std::to_string(png.width) + ">>";
}

std::string unpacked_entries(Png const& png) {
    return std::string(png.depth == 16 ? "/BitsPerComponent 16" : "/BitsPerComponent 8")
        + (png.is_grey() ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB");
}

std::uint64_t unpacked_size(Png const& png) {
    auto channels = png.type == Palette ? 3U : png.channels();
    if (png.has_palette_alpha() || !png.colour_key().empty()) { ++channels; }
    return static_cast<std::uint64_t>(png.width) * static_cast<std::uint64_t>(png.height) * channels * (png.depth == 16 ? 2 : 1);
}

void append_number(std::string& out, std::size_t value) {
    for (unsigned shift : { 24U, 16U, 8U, 0U }) { out += static_cast<char>(static_cast<std::uint8_t>(value >> shift)); }
}

void append_chunk(std::string& out, std::string_view kind, std::string_view data) {
    append_number(out, data.size());
    out += kind;
    out += data;
    append_number(out, 0);  // the checksum, at which nobody looks
}

/// The file with nothing in it but what was read and judged here, so that stb_image cannot come to another opinion of it. A palette
/// gets all 256 entries, the new ones black: indexes beyond a shorter one would be looked up in memory that nobody has set.
std::string plain_file(Png const& png) {
    std::string head;
    append_number(head, static_cast<std::size_t>(png.width));
    append_number(head, static_cast<std::size_t>(png.height));
    for (auto const value : { png.depth, png.type, 0U, 0U, png.is_interlaced ? 1U : 0U }) { head += static_cast<char>(value); }
    std::string out(png_signature);
    append_chunk(out, "IHDR", head);
    if (png.type == Palette) {
        std::string palette(text_of(png.palette));
        palette.resize(768);
        append_chunk(out, "PLTE", palette);
    }
    auto const transparency = png.has_palette_alpha() ? text_of(png.transparency).substr(0, 256) : text_of(png.colour_key());
    if (!transparency.empty()) { append_chunk(out, "tRNS", transparency); }
    append_chunk(out, "IDAT", text_of(png.packed));
    append_chunk(out, "IEND", "");
    return out;
}

}  // namespace

bool is_png(Bytes bytes) {
    return bytes.size() > 8 && text_of(bytes.first(8)) == png_signature;
}

ErrorOr<Picture> read_png(Bytes bytes) {
    auto const damaged = Error::invalid("", "is damaged and cannot be read.");
    auto const too_large = Error::invalid("", "is too large to be read here.");
    auto png = read_chunks(bytes);
    if (!png) { return fail(damaged); }
    if (std::int64_t { png->width } * png->height > most_picture_pixels) { return fail(too_large); }
    auto const size = filtered_size(*png);
    if (!can_be_whole(*png, size)) { return fail(damaged); }

    bool const passes_through = !png->is_interlaced && !png->has_own_alpha();
    Picture picture { .width = png->width,
        .height = png->height,
        .orientation = png->orientation,
        .entries = passes_through ? passed_entries(*png) : unpacked_entries(*png),
        .is_compressed = passes_through };
    if (passes_through && !has_all_rows(*png, size)) { return fail(damaged); }
    if (!passes_through || png->has_palette_alpha()) {
        auto const largest = std::max({ size, unpacked_size(*png), std::uint64_t { png->packed.size() } });
        if (largest > std::uint64_t { most_picture_bytes }) { return fail(too_large); }
        auto samples = png_samples(plain_file(*png), png->depth);
        if (!samples) { return fail(damaged); }
        picture.data = std::move(samples->colours);
        picture.opacity = std::move(samples->opacity);
        if (std::ranges::all_of(picture.opacity, [](std::byte one) { return one == std::byte { 255 }; })) { picture.opacity.clear(); }
    }
    if (passes_through) { picture.data = std::move(png->packed); }
    return picture;
}

}  // namespace hub::pdf
