#include "pdf/bundle/picture.hpp"

#include "pdf/file/syntax.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace hub::pdf {

namespace {

using Bytes = std::span<std::byte const>;

enum ColourType : std::uint8_t { Grey = 0, Colours = 2, Palette = 3, GreyAndAlpha = 4, ColoursAndAlpha = 6 };

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
    [[nodiscard]] std::size_t bits_per_pixel() const { return std::size_t { depth } * channels(); }
    [[nodiscard]] std::size_t row_bytes(std::int32_t pixels) const { return (static_cast<std::size_t>(pixels) * bits_per_pixel() + 7) / 8; }
};

/// Every pixel belongs to one pass; a picture that is not interlaced has one.
struct Pass {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t step_x = 1;
    std::int32_t step_y = 1;

    [[nodiscard]] std::int32_t columns(Png const& png) const { return (png.width - x + step_x - 1) / step_x; }
    [[nodiscard]] std::int32_t rows(Png const& png) const { return (png.height - y + step_y - 1) / step_y; }
};

std::vector<Pass> passes_of(Png const& png) {
    if (!png.is_interlaced) { return { Pass {} }; }
    return { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 }, { 0, 2, 2, 4 }, { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
}

bool has_valid_head(Png const& png) {
    constexpr std::array<std::string_view, 7> depths { "\1\2\4\10\20", "", "\10\20", "\1\2\4\10", "\10\20", "", "\10\20" };
    return png.width > 0 && png.height > 0 && png.type < depths.size() && depths[png.type].contains(static_cast<char>(png.depth))
        && (png.type != Palette || !png.palette.empty());
}

std::optional<Png> read_chunks(Bytes bytes) {
    Png png;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        auto const size = std::size_t { big_endian(bytes, at, 4) };
        std::string_view const kind(reinterpret_cast<char const*>(bytes.data()) + at + 4, 4);
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

std::size_t filtered_size(Png const& png) {
    std::size_t size = 0;
    for (auto const& pass : passes_of(png)) {
        if (pass.columns(png) <= 0 || pass.rows(png) <= 0) { continue; }
        size += static_cast<std::size_t>(pass.rows(png)) * (1 + png.row_bytes(pass.columns(png)));
    }
    return size;
}

/// zlib never packs better than this: whatever claims it is not whole, and needs no memory to find out.
constexpr std::size_t best_ratio = 1032;

bool can_be_whole(Png const& png, std::size_t size) {
    return size / best_ratio <= png.packed.size();
}

/// Whether all rows are there, found out without keeping them. More data than rows is harmless, and the checksum at the end
/// may be missing.
bool has_all_rows(Png& png, std::size_t size) {
    std::vector<Bytef> buffer(std::size_t { 1 } << 16U);
    z_stream stream {};
    if (inflateInit(&stream) != Z_OK) { return false; }
    stream.next_in = reinterpret_cast<Bytef*>(png.packed.data());
    stream.avail_in = static_cast<uInt>(png.packed.size());
    std::size_t found = 0;
    for (int result = Z_OK; result == Z_OK && found < size;) {
        stream.next_out = buffer.data();
        stream.avail_out = static_cast<uInt>(buffer.size());
        result = inflate(&stream, Z_NO_FLUSH);
        found += buffer.size() - stream.avail_out;
    }
    inflateEnd(&stream);
    return found >= size;
}

/// The filtered rows of all passes; nothing if they are not all there.
std::optional<std::vector<std::byte>> unpacked(Png const& png, std::size_t size) {
    std::vector<std::byte> out(size);
    auto found = static_cast<uLongf>(size);
    auto const result = uncompress(reinterpret_cast<Bytef*>(out.data()), &found, reinterpret_cast<Bytef const*>(png.packed.data()),
        static_cast<uLong>(png.packed.size()));
    bool const is_whole = found == size && (result == Z_OK || result == Z_BUF_ERROR);
    return is_whole ? std::optional(std::move(out)) : std::nullopt;
}

unsigned paeth(unsigned left, unsigned above, unsigned corner) {
    auto const guess = static_cast<int>(left) + static_cast<int>(above) - static_cast<int>(corner);
    auto const distance = [&](unsigned one) { return std::abs(guess - static_cast<int>(one)); };
    if (distance(left) <= distance(above) && distance(left) <= distance(corner)) { return left; }
    return distance(above) <= distance(corner) ? above : corner;
}

/// Undoes the filter of `row`, in place; `above` is the row before it, already undone, or empty.
void unfilter(std::span<std::byte> row, Bytes above, unsigned filter, std::size_t pixel_bytes) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto const left = i >= pixel_bytes ? static_cast<unsigned>(row[i - pixel_bytes]) : 0U;
        auto const over = above.empty() ? 0U : static_cast<unsigned>(above[i]);
        auto const corner = above.empty() || i < pixel_bytes ? 0U : static_cast<unsigned>(above[i - pixel_bytes]);
        unsigned prediction = 0;
        switch (filter) {
        case 1: prediction = left; break;
        case 2: prediction = over; break;
        case 3: prediction = (left + over) / 2; break;
        case 4: prediction = paeth(left, over, corner); break;
        default: break;
        }
        row[i] = std::byte(static_cast<std::uint8_t>(static_cast<unsigned>(row[i]) + prediction));
    }
}

void copy_pixel(std::span<std::byte> to, std::size_t to_pixel, Bytes from, std::size_t from_pixel, std::size_t bits) {
    if (bits >= 8) {
        std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(from_pixel * bits / 8), bits / 8,
            to.begin() + static_cast<std::ptrdiff_t>(to_pixel * bits / 8));
        return;
    }
    auto const shift_of = [&](std::size_t pixel) { return static_cast<unsigned>(8 - bits - pixel * bits % 8); };
    auto const mask = (1U << bits) - 1;
    auto const value = (static_cast<unsigned>(from[from_pixel * bits / 8]) >> shift_of(from_pixel)) & mask;
    to[to_pixel * bits / 8] |= std::byte(static_cast<std::uint8_t>(value << shift_of(to_pixel)));
}

/// The rows of the whole picture, without filters, one below the other.
std::vector<std::byte> rows_of(Png const& png, std::span<std::byte> filtered) {
    auto const row_size = png.row_bytes(png.width);
    auto const bits = png.bits_per_pixel();
    std::vector<std::byte> out(row_size * static_cast<std::size_t>(png.height));
    for (auto const& pass : passes_of(png)) {
        if (pass.columns(png) <= 0 || pass.rows(png) <= 0) { continue; }
        auto const size = png.row_bytes(pass.columns(png));
        Bytes above;
        for (std::int32_t row = 0; row < pass.rows(png); ++row) {
            auto const filter = static_cast<unsigned>(filtered.front());
            auto const bytes = filtered.subspan(1, size);
            unfilter(bytes, above, filter, std::max<std::size_t>(1, bits / 8));
            auto const to = std::span(out).subspan(row_size * static_cast<std::size_t>(pass.y + row * pass.step_y), row_size);
            for (std::int32_t i = 0; i < pass.columns(png); ++i) {
                copy_pixel(to, static_cast<std::size_t>(pass.x + i * pass.step_x), bytes, static_cast<std::size_t>(i), bits);
            }
            above = bytes;
            filtered = filtered.subspan(1 + size);
        }
    }
    return out;
}

/// Takes the alpha samples out of `rows`; two bytes become one.
std::vector<std::byte> take_alpha(Png const& png, std::vector<std::byte>& rows) {
    auto const sample = png.depth / 8;
    auto const pixel = sample * png.channels();
    std::vector<std::byte> alpha;
    alpha.reserve(rows.size() / pixel);
    std::size_t to = 0;
    for (std::size_t at = 0; at + pixel <= rows.size(); at += pixel) {
        for (std::size_t i = 0; i < pixel - sample; ++i) { rows[to++] = rows[at + i]; }
        alpha.push_back(rows[at + pixel - sample]);
    }
    rows.resize(to);
    return alpha;
}

std::vector<std::byte> alpha_of_palette(Png const& png, Bytes rows) {
    std::vector<std::byte> alpha;
    auto const row_size = png.row_bytes(png.width);
    for (std::int32_t y = 0; y < png.height; ++y) {
        auto const row = rows.subspan(row_size * static_cast<std::size_t>(y), row_size);
        for (std::size_t x = 0; x < static_cast<std::size_t>(png.width); ++x) {
            auto const shift = 8 - png.depth - static_cast<unsigned>(x * png.depth % 8);
            auto const index = (static_cast<unsigned>(row[x * png.depth / 8]) >> shift) & ((1U << png.depth) - 1);
            alpha.push_back(index < png.transparency.size() ? png.transparency[index] : std::byte { 255 });
        }
    }
    return alpha;
}

std::string colour_entries(Png const& png) {
    std::string text = "/BitsPerComponent " + std::to_string(png.depth) + "/ColorSpace";
    if (png.type == Palette) {
        text += "[/Indexed/DeviceRGB " + std::to_string(png.palette.size() / 3 - 1);
        append_byte_string(text, { reinterpret_cast<char const*>(png.palette.data()), png.palette.size() });
        return text + "]";
    }
    bool const is_grey = png.type == Grey || png.type == GreyAndAlpha;
    text += is_grey ? "/DeviceGray" : "/DeviceRGB";
    // One colour that stands for "nothing here".
    auto const samples = is_grey ? 1U : 3U;
    if (png.type <= Colours && png.transparency.size() >= 2 * samples) {
        text += "/Mask[";
        for (std::size_t i = 0; i < samples; ++i) {
            auto const value = std::to_string(big_endian(png.transparency, 2 * i, 2));
            text += value + ' ' + value + ' ';
        }
        text += ']';
    }
    return text;
}

}  // namespace

bool is_png(Bytes bytes) {
    return bytes.size() > 8 && std::string_view(reinterpret_cast<char const*>(bytes.data()), 8) == "\x89PNG\r\n\x1A\n";
}

ErrorOr<Picture> read_png(Bytes bytes) {
    auto const damaged = Error::invalid("", "is damaged and cannot be read.");
    auto const too_large = Error::invalid("", "is too large to be read here.");
    auto png = read_chunks(bytes);
    if (!png) { return fail(damaged); }
    if (std::int64_t { png->width } * png->height > most_picture_pixels) { return fail(too_large); }
    bool const has_own_alpha = png->type == GreyAndAlpha || png->type == ColoursAndAlpha;
    bool const has_palette_alpha = png->type == Palette && !png->transparency.empty();
    bool const passes_through = !png->is_interlaced && !has_own_alpha;
    auto const size = filtered_size(*png);
    if (!can_be_whole(*png, size)) { return fail(damaged); }

    Picture picture { .width = png->width, .height = png->height, .orientation = png->orientation, .entries = colour_entries(*png) };
    if (passes_through) {
        if (!has_all_rows(*png, size)) { return fail(damaged); }
        picture.entries += "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + std::to_string(png->channels()) + "/BitsPerComponent "
            + std::to_string(png->depth) + "/Columns " + std::to_string(png->width) + ">>";
    }
    if (!passes_through || has_palette_alpha) {
        if (static_cast<std::int64_t>(size) > most_picture_bytes) { return fail(too_large); }
        auto filtered = unpacked(*png, size);
        if (!filtered) { return fail(damaged); }
        picture.data = rows_of(*png, *filtered);
        if (has_own_alpha) { picture.opacity = take_alpha(*png, picture.data); }
        if (has_palette_alpha) { picture.opacity = alpha_of_palette(*png, picture.data); }
        if (std::ranges::all_of(picture.opacity, [](std::byte one) { return one == std::byte { 255 }; })) { picture.opacity.clear(); }
    }
    picture.is_compressed = passes_through;
    if (passes_through) { picture.data = std::move(png->packed); }
    return picture;
}

}  // namespace hub::pdf
