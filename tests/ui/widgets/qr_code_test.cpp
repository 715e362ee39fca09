// Reads the picture of a QR code back, as a camera app does, but for the correction of errors: a picture that was painted has none.
#include "base/qr_squares.hpp"
#include "ui/widgets/qr_code.hpp"

#include "support/soft_render.hpp"
#include "support/ui_harness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <array>
#include <cmath>

using namespace hub;
using namespace hub::ui;
using hub::tests::Image;
using hub::tests::UiHarness;

namespace {

/// ISO/IEC 18004, level M, versions 1 to 10: blocks with so many data bytes each, and the rows of the alignment patterns.
struct Version {
    std::vector<int> blocks;
    std::vector<int> alignment;
};
std::array<Version, 10> const versions { { { { 16 }, {} }, { { 28 }, { 6, 18 } }, { { 44 }, { 6, 22 } }, { { 32, 32 }, { 6, 26 } },
    { { 43, 43 }, { 6, 30 } }, { { 27, 27, 27, 27 }, { 6, 34 } }, { { 31, 31, 31, 31 }, { 6, 22, 38 } },
    { { 38, 38, 39, 39 }, { 6, 24, 42 } }, { { 36, 36, 36, 37, 37 }, { 6, 26, 46 } }, { { 43, 43, 43, 43, 44 }, { 6, 28, 50 } } } };

using Squares = std::vector<std::vector<bool>>;

bool is_dark(Image const& image, int x, int y) {
    return (image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)] & 0xFFU) < 128;
}

/// The squares of the picture: the first dark pixel is the corner of a finder pattern, seven squares wide.
Squares squares_of(Image const& image) {
    int left = 0;
    int top = 0;
    while (!is_dark(image, left, top)) {
        if (++left == image.width) {
            left = 0;
            ++top;
        }
    }
    int run = 0;
    while (is_dark(image, left + run, top)) { ++run; }
    int right = image.width - 1;
    while (!is_dark(image, right, top)) { --right; }
    REQUIRE(run % 7 == 0);
    int const square = run / 7;
    int const side = (right + 1 - left) / square;
    REQUIRE((side - 17) % 4 == 0);
    // The quiet zone is as wide as readers want it, and white.
    for (int i = 1; i <= widgets::qr_quiet_zone * square; ++i) { REQUIRE_FALSE(is_dark(image, left - i, top)); }
    Squares squares(static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            squares[static_cast<std::size_t>(y)].push_back(is_dark(image, left + x * square + square / 2, top + y * square + square / 2));
        }
    }
    return squares;
}

/// Patterns and information that carry no data.
bool is_pattern(int x, int y, int side, Version const& version) {
    bool const finder = (x < 9 && y < 9) || (x >= side - 8 && y < 9) || (x < 9 && y >= side - 8);
    bool const versioned = side >= 45 && ((x >= side - 11 && y < 6) || (y >= side - 11 && x < 6));
    if (finder || versioned || x == 6 || y == 6) { return true; }
    for (int const column : version.alignment) {
        for (int const row : version.alignment) {
            bool const at_finder = (column == 6 && row == 6) || (column == 6 && row == side - 7) || (column == side - 7 && row == 6);
            if (!at_finder && std::abs(x - column) <= 2 && std::abs(y - row) <= 2) { return true; }
        }
    }
    return false;
}

bool is_masked(int mask, int x, int y) {
    switch (mask) {
    case 0: return (x + y) % 2 == 0;
    case 1: return y % 2 == 0;
    case 2: return x % 3 == 0;
    case 3: return (x + y) % 3 == 0;
    case 4: return (x / 3 + y / 2) % 2 == 0;
    case 5: return x * y % 2 + x * y % 3 == 0;
    case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
    default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

int mask_of(Squares const& squares) {
    int format = 0;
    for (std::size_t i = 0; i < 6; ++i) { format |= squares[i][8] ? 1 << i : 0; }
    format |= (squares[7][8] ? 1 << 6 : 0) | (squares[8][8] ? 1 << 7 : 0) | (squares[8][7] ? 1 << 8 : 0);
    for (std::size_t i = 9; i < 15; ++i) { format |= squares[8][14 - i] ? 1 << i : 0; }
    format ^= 0x5412;
    REQUIRE(format >> 13 == 0);  // level M
    return format >> 10 & 7;
}

std::vector<int> bytes_of(Squares const& squares, Version const& version) {
    int const side = static_cast<int>(squares.size());
    int const mask = mask_of(squares);
    std::vector<int> bytes;
    int bits = 0;
    int byte = 0;
    bool upwards = true;
    for (int right = side - 1; right > 0; right -= 2) {
        if (right == 6) { right = 5; }
        for (int step = 0; step < side; ++step) {
            int const y = upwards ? side - 1 - step : step;
            for (int const x : { right, right - 1 }) {
                if (is_pattern(x, y, side, version)) { continue; }
                byte = byte << 1 | (squares[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] != is_masked(mask, x, y) ? 1 : 0);
                if (++bits % 8 != 0) { continue; }
                bytes.push_back(byte);
                byte = 0;
            }
        }
        upwards = !upwards;
    }
    return bytes;
}

std::string read_code(Image const& image) {
    auto const squares = squares_of(image);
    auto const number = (squares.size() - 17) / 4;
    REQUIRE(number <= versions.size());
    auto const& version = versions[number - 1];
    auto const interleaved = bytes_of(squares, version);
    std::vector<std::vector<int>> blocks(version.blocks.size());
    std::size_t next = 0;
    for (int i = 0; i < version.blocks.back(); ++i) {
        for (std::size_t block = 0; block < blocks.size(); ++block) {
            if (i < version.blocks[block]) { blocks[block].push_back(interleaved.at(next++)); }
        }
    }
    std::string bits;
    for (auto const& block : blocks) {
        for (int const byte : block) {
            for (int bit = 7; bit >= 0; --bit) { bits += (byte >> bit & 1) != 0 ? '1' : '0'; }
        }
    }
    REQUIRE(bits.substr(0, 4) == "0100");  // bytes
    std::size_t const length_bits = number < 10 ? 8 : 16;
    auto const length = std::stoul(bits.substr(4, length_bits), nullptr, 2);
    std::string text;
    for (std::size_t i = 0; i < length; ++i) { text += static_cast<char>(std::stoul(bits.substr(4 + length_bits + 8 * i, 8), nullptr, 2)); }
    return text;
}

/// The part of a picture that the code takes, with its quiet zone.
Image cut(Image const& image, semantics::Rect const& rect, float pixel_ratio) {
    auto const px = [&](float value) { return static_cast<int>(std::lround(value * pixel_ratio)); };
    Image part { .width = px(rect.width), .height = px(rect.height), .pixels = {} };
    for (int y = 0; y < part.height; ++y) {
        auto const* const row = image.pixels.data() + static_cast<std::ptrdiff_t>(px(rect.y) + y) * image.width + px(rect.x);
        part.pixels.insert(part.pixels.end(), row, row + part.width);
    }
    return part;
}

Image picture_of(std::string const& text, Environment environment) {
    UiHarness harness(
        [&](Ui& ui) { widgets::qr_code(ui, { 20, 20, 240, 240 }, { .label = "QR code for your authenticator app", .text = text }); },
        environment);
    harness.settle();
    CHECK(harness.dump() == "image \"QR code for your authenticator app\"\n");
    auto const rect = harness.role(Role::Image).rect();
    return cut(tests::render(*ImGui::GetDrawData(), environment.theme == Theme::Dark ? 0x0E1216 : 0xFFFFFF), rect, environment.pixel_ratio);
}

std::string const uri = "otpauth://totp/"
                        "Employer%20Hub:chlo%C3%A9.martineau@acme-manufacturing.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer="
                        "Employer%20Hub&algorithm=SHA1&digits=6&period=30";

}  // namespace

TEST_CASE("A4: the painted QR code reads back as what it was made of, short and long", "[ui][widgets][qr]") {
    for (auto const& text : { std::string { "otpauth://x" }, uri.substr(0, 60), uri.substr(0, 100), uri }) {
        INFO(text);
        CHECK(read_code(picture_of(text, UiHarness::default_environment())) == text);
    }
}

TEST_CASE("A4: the QR code stays black on white in the dark, and sharp at an odd pixel ratio", "[ui][widgets][qr]") {
    auto environment = UiHarness::default_environment();
    environment.theme = Theme::Dark;
    CHECK(read_code(picture_of(uri, environment)) == uri);
    environment.pixel_ratio = 1.5F;
    CHECK(read_code(picture_of(uri, environment)) == uri);
}

TEST_CASE("A text that no QR code can hold has no squares", "[ui][widgets][qr]") {
    CHECK(qr_squares_of(std::string(4000, 'x')).side == 0);
    CHECK(qr_squares_of("x").side == 21);
}
