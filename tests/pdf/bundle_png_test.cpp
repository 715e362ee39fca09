// Pictures of every kind of PNG, made up sample by sample and compared with what the bundle shows.
#include "pdf/picture_support.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

using namespace hub;
using namespace hub::test;

namespace {

using Samples = std::vector<unsigned>;

struct Drawing {
    std::size_t width = 0;
    std::size_t height = 0;
    int depth = 8;
    int type = 0;
    bool is_interlaced = false;
    Samples samples;              ///< pixel by pixel
    std::string palette;          ///< red, green and blue
    std::string palette_opacity;  ///< of the first entries
    Samples key;                  ///< the colour that stands for nothing
    [[nodiscard]] std::size_t channels() const {
        return std::array<std::size_t, 7> { 1, 0, 3, 1, 2, 0, 4 }[static_cast<std::size_t>(type)];
    }
};

struct Pixel {
    Samples colours;  ///< of 16 bits
    unsigned opacity = 255;
    bool operator==(Pixel const&) const = default;
};

unsigned of_16_bits(unsigned sample, int depth) {
    return sample * (65535U / ((1U << static_cast<unsigned>(depth)) - 1));
}

unsigned byte_at(std::string const& text, std::size_t at) {
    return static_cast<unsigned char>(text.at(at));
}

Samples palette_colour(std::string const& palette, std::size_t index) {
    return { of_16_bits(byte_at(palette, 3 * index), 8), of_16_bits(byte_at(palette, 3 * index + 1), 8),
        of_16_bits(byte_at(palette, 3 * index + 2), 8) };
}

std::vector<Pixel> pixels_of(Drawing const& drawing) {
    std::vector<Pixel> out;
    auto const channels = drawing.channels();
    for (std::size_t at = 0; at < drawing.samples.size(); at += channels) {
        Samples samples(drawing.samples.begin() + static_cast<std::ptrdiff_t>(at),
            drawing.samples.begin() + static_cast<std::ptrdiff_t>(at + channels));
        Pixel pixel;
        if (drawing.type == 3) {
            pixel.colours = palette_colour(drawing.palette, samples[0]);
            pixel.opacity = samples[0] < drawing.palette_opacity.size() ? byte_at(drawing.palette_opacity, samples[0]) : 255;
        } else {
            if (samples == drawing.key) { pixel.opacity = 0; }
            if (channels % 2 == 0) {
                pixel.opacity = of_16_bits(samples.back(), drawing.depth) >> 8U;
                samples.pop_back();
            }
            for (auto const sample : samples) { pixel.colours.push_back(of_16_bits(sample, drawing.depth)); }
        }
        out.push_back(pixel);
    }
    return out;
}

/// One row of samples as bytes; the last byte may be filled up.
std::string packed_row(Samples const& samples, int depth) {
    if (depth == 16) {
        std::string out;
        for (auto const sample : samples) { out += big_endian(sample, 2); }
        return out;
    }
    std::string out;
    int free_bits = 0;
    for (auto const sample : samples) {
        if (free_bits == 0) {
            out += '\0';
            free_bits = 8;
        }
        free_bits -= depth;
        out.back() = static_cast<char>(static_cast<unsigned char>(out.back()) | sample << static_cast<unsigned>(free_bits));
    }
    return out;
}

/// The row with the filter's number before it and its differences to what the filter foretells.
std::string filtered_row(std::string const& row, std::string const& above, int filter, std::size_t step) {
    std::string out { static_cast<char>(filter) };
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto const left = i >= step ? static_cast<int>(byte_at(row, i - step)) : 0;
        auto const over = above.empty() ? 0 : static_cast<int>(byte_at(above, i));
        auto const corner = above.empty() || i < step ? 0 : static_cast<int>(byte_at(above, i - step));
        auto const guess = left + over - corner;
        auto const nearest =
            std::ranges::min(std::array { left, over, corner }, {}, [&](int one) { return std::abs(guess - one); });  // the first of equals
        int const foretold = std::array { 0, left, over, (left + over) / 2, nearest }[static_cast<std::size_t>(filter)];
        out += static_cast<char>(static_cast<unsigned char>(static_cast<int>(byte_at(row, i)) - foretold));
    }
    return out;
}

/// All filters in turn.
std::string rows_of(Drawing const& drawing) {
    using Pass = std::array<std::size_t, 4>;
    static std::vector<Pass> const interlaced { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 }, { 0, 2, 2, 4 },
        { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
    std::string out;
    int filter = 0;
    auto const step = std::max<std::size_t>(1, drawing.channels() * static_cast<std::size_t>(drawing.depth) / 8);
    for (auto const& [left, top, right, down] : drawing.is_interlaced ? interlaced : std::vector<Pass> { { 0, 0, 1, 1 } }) {
        std::string above;
        for (std::size_t y = top; y < drawing.height && left < drawing.width; y += down) {
            Samples samples;
            for (std::size_t x = left; x < drawing.width; x += right) {
                auto const at = drawing.samples.begin() + static_cast<std::ptrdiff_t>((y * drawing.width + x) * drawing.channels());
                samples.insert(samples.end(), at, at + static_cast<std::ptrdiff_t>(drawing.channels()));
            }
            auto const row = packed_row(samples, drawing.depth);
            out += filtered_row(row, above, filter, step);
            filter = (filter + 1) % 5;
            above = row;
        }
    }
    return out;
}

Bytes drawn(Drawing const& drawing) {
    std::string more;
    if (!drawing.palette.empty()) { more += chunk("PLTE", drawing.palette); }
    if (!drawing.palette_opacity.empty()) { more += chunk("tRNS", drawing.palette_opacity); }
    std::string key;
    for (auto const sample : drawing.key) { key += big_endian(sample, 2); }
    if (!key.empty()) { more += chunk("tRNS", key); }
    return png({ .width = drawing.width,
        .height = drawing.height,
        .depth = drawing.depth,
        .type = drawing.type,
        .is_interlaced = drawing.is_interlaced,
        .rows = rows_of(drawing),
        .more = more });
}

/// What a reader of the PDF would show, by the image's dictionary.
std::vector<Pixel> shown(QPDFObjectHandle const& image) {
    auto dictionary = image.getDict();
    auto space = dictionary.getKey("/ColorSpace");
    auto const depth = dictionary.getKey("/BitsPerComponent").getIntValueAsInt();
    auto const width = static_cast<std::size_t>(dictionary.getKey("/Width").getIntValueAsInt());
    auto const height = static_cast<std::size_t>(dictionary.getKey("/Height").getIntValueAsInt());
    std::size_t const channels = space.isNameAndEquals("/DeviceRGB") ? 3 : 1;
    auto const bytes = samples_of(image);
    auto const row_bits = (width * channels * static_cast<std::size_t>(depth) + 7) / 8 * 8;
    REQUIRE(bytes.size() == row_bits / 8 * height);
    auto const opacity = dictionary.hasKey("/SMask") ? samples_of(dictionary.getKey("/SMask")) : std::string(width * height, '\xFF');
    REQUIRE(opacity.size() == width * height);
    std::vector<Pixel> out;
    for (std::size_t i = 0; i < width * height; ++i) {
        Samples samples;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            auto const bit = i / width * row_bits + (i % width * channels + channel) * static_cast<std::size_t>(depth);
            auto const two_bytes = byte_at(bytes, bit / 8) << 8U | (bit / 8 + 1 < bytes.size() ? byte_at(bytes, bit / 8 + 1) : 0);
            samples.push_back(two_bytes >> (16 - static_cast<unsigned>(depth) - bit % 8) & ((1U << static_cast<unsigned>(depth)) - 1));
        }
        Pixel pixel { .opacity = byte_at(opacity, i) };
        if (space.isArray()) {
            pixel.colours = palette_colour(space.getArrayItem(3).getStringValue(), samples[0]);
        } else {
            for (auto const sample : samples) { pixel.colours.push_back(of_16_bits(sample, depth)); }
        }
        if (dictionary.hasKey("/Mask")) {
            auto mask = dictionary.getKey("/Mask");
            bool is_nothing = true;
            for (std::size_t channel = 0; channel < channels; ++channel) {
                is_nothing &= mask.getArrayItem(2 * static_cast<int>(channel)).getIntValue() == static_cast<int>(samples[channel]);
            }
            if (is_nothing) { pixel.opacity = 0; }
        }
        out.push_back(pixel);
    }
    return out;
}

constexpr std::array<std::pair<int, int>, 15> types_and_depths { { { 0, 1 }, { 0, 2 }, { 0, 4 }, { 0, 8 }, { 0, 16 }, { 2, 8 }, { 2, 16 },
    { 3, 1 }, { 3, 2 }, { 3, 4 }, { 3, 8 }, { 4, 8 }, { 4, 16 }, { 6, 8 }, { 6, 16 } } };

Drawing made_up(std::size_t width, std::size_t height, int type, int depth, bool has_transparency) {
    std::mt19937 random(static_cast<unsigned>(100 * depth + type));
    Drawing out { .width = width, .height = height, .depth = depth, .type = type };
    auto const entries = std::min(200U, 1U << static_cast<unsigned>(depth));
    auto const values = type == 3 ? entries : 1U << static_cast<unsigned>(depth);
    for (std::size_t i = 0; i < width * height * out.channels(); ++i) { out.samples.push_back(static_cast<unsigned>(random() % values)); }
    auto const random_text = [&](std::size_t size) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) { text += static_cast<char>(static_cast<unsigned char>(random())); }
        return text;
    };
    if (type == 3) { out.palette = random_text(std::size_t { 3 } * entries); }
    if (type == 3 && has_transparency) { out.palette_opacity = random_text(entries / 2); }
    if (type < 3 && has_transparency) { out.key.assign(out.samples.begin(), out.samples.begin() + static_cast<int>(out.channels())); }
    return out;
}

}  // namespace

TEST_CASE("RSLT-A2: every kind of PNG shows its pixels, interlaced or not", "[pdf][bundle][pictures]") {
    for (auto const& [type, depth] : types_and_depths) {
        for (bool const has_transparency : { false, true }) {
            for (auto const& [width, height] :
                std::array<std::pair<std::size_t, std::size_t>, 4> { { { 1, 1 }, { 3, 2 }, { 5, 9 }, { 19, 13 } } }) {
                auto drawing = made_up(width, height, type, depth, has_transparency);
                auto const expected = pixels_of(drawing);
                for (bool const is_interlaced : { false, true }) {
                    INFO("type " << type << ", depth " << depth << ", transparency " << has_transparency << ", " << width << " × " << height
                                 << ", interlaced " << is_interlaced);
                    drawing.is_interlaced = is_interlaced;
                    Reopened bundle(bundle_of({ { drawn(drawing), "s", "" } }));
                    CHECK(shown(image_of(bundle)) == expected);
                }
            }
        }
    }
}

TEST_CASE("RSLT-A2: an interlaced PNG's colour that stands for nothing becomes opacity", "[pdf][bundle][pictures]") {
    using namespace std::string_literals;
    auto const rows = "\0\7"s + "\0\x8"s;
    auto const more = chunk("tRNS", "\0\x07"s);
    Reopened bundle(
        bundle_of({ { png({ .width = 2, .height = 1, .type = 0, .is_interlaced = true, .rows = rows, .more = more }), "s", "" } }));
    auto image = image_of(bundle);
    CHECK_FALSE(image.getDict().hasKey("/Mask"));
    CHECK(samples_of(image) == "\7\x8");
    CHECK(samples_of(image.getDict().getKey("/SMask")) == "\0\xFF"s);
}

TEST_CASE("RSLT-A2: an index beyond the palette is black", "[pdf][bundle][pictures]") {
    using namespace std::string_literals;
    auto const more = chunk("PLTE", "abc") + chunk("tRNS", "\x80");
    auto const rows = "\0\0"s + "\0\xC8"s;
    Reopened bundle(
        bundle_of({ { png({ .width = 2, .height = 1, .type = 3, .is_interlaced = true, .rows = rows, .more = more }), "s", "" } }));
    CHECK(samples_of(image_of(bundle)) == "abc\0\0\0"s);
    CHECK(samples_of(image_of(bundle).getDict().getKey("/SMask")) == "\x80\xFF");
}

TEST_CASE("RSLT-A2: a PNG that is cut off is refused, and no damaged byte does harm", "[pdf][bundle][pictures]") {
    for (auto const& [type, depth] : types_and_depths) {
        auto drawing = made_up(4, 3, type, depth, true);
        for (bool const is_interlaced : { false, true }) {
            INFO("type " << type << ", depth " << depth << ", interlaced " << is_interlaced);
            drawing.is_interlaced = is_interlaced;
            PngOf of { .width = 4, .height = 3, .depth = depth, .type = type, .is_interlaced = is_interlaced, .rows = rows_of(drawing) };
            if (type == 3) { of.more = chunk("PLTE", drawing.palette) + chunk("tRNS", drawing.palette_opacity); }
            CHECK(refusal(png(of)) == "accepted");
            of.rows.pop_back();
            CHECK(refusal(png(of)) == says_damaged);
            auto const whole = drawn(drawing);
            auto const data = text_of(whole).find("IDAT") + 4;
            for (std::size_t at = 8; at < whole.size(); ++at) {
                if (at == 33) { at = data - 8; }  // from the head to the data
                auto damaged = whole;
                damaged[at] ^= std::byte { 0x55 };
                auto const said = refusal(damaged);
                CHECK((said == "accepted" || said == says_damaged || said == says_too_large));
                if (at == data) { CHECK(said == says_damaged); }  // the way of packing is none
            }
            auto const end = text_of(whole).find("IEND") - 4;
            for (std::size_t size = data; size < whole.size(); ++size) {
                auto const said = refusal(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
                CHECK(said == (size < end ? says_damaged : "accepted"));
            }
        }
    }
}

TEST_CASE("RSLT-A2: a PNG with more than its rows is read, unless it is without measure", "[pdf][bundle][pictures]") {
    using namespace std::string_literals;
    auto const pixel = "\0\1\2\3\x80"s;
    auto const of = [&](std::string const& rows) { return png({ .width = 1, .height = 1, .type = 6, .rows = rows }); };
    CHECK(refusal(of(pixel + std::string(1U << 20U, '\0'))) == "accepted");
    CHECK(refusal(of(pixel + std::string(300U << 20U, '\0'))) == says_damaged);
    CHECK(refusal(of("\5\1\2\3\x80"s)) == says_damaged);  // no such filter
    CHECK(refusal(png({ .width = 1, .height = 1, .type = 6, .rows = pixel, .more = chunk("ABCD", "unknown") })) == "accepted");
    auto const whole = of(pixel);
    CHECK(refusal(Bytes(whole.begin(), whole.end() - 12)) == "accepted");  // without its end
    auto const without_data = "\x89PNG\r\n\x1A\n" + chunk("IHDR", big_endian(1) + big_endian(1) + "\x8\6\0\0\0"s) + chunk("IEND", "");
    CHECK(refusal(bytes_of(without_data)) == says_damaged);
}
