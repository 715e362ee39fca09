#include "pdf/bundle/bundler.hpp"

#include "pdf/picture_support.hpp"

#include <qpdf/Buffer.hh>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;

namespace {

struct JpegOf {
    std::size_t width = 400;
    std::size_t height = 300;
    int channels = 3;
    int frame = 0xC0;
    int orientation = 0;
    bool is_from_adobe = false;
    bool is_jfif = false;
    bool is_rgb = false;
    bool is_whole = true;
};

std::string segment(int marker, std::string const& data) {
    return std::string { '\xFF', static_cast<char>(marker) } + big_endian(data.size() + 2, 2) + data;
}

/// The skeleton of a JPEG; nobody here decodes it.
Bytes jpeg(JpegOf const& of) {
    using namespace std::string_literals;
    auto out = "\xFF\xD8"s;
    if (of.orientation != 0) {
        out +=
            segment(0xE1, "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + static_cast<char>(of.orientation) + "\0\0\0\0\0\0\0"s);
    }
    if (of.is_jfif) { out += segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0"s); }
    if (of.is_from_adobe) { out += segment(0xEE, "Adobe\0\x64\0\0\0\0\0"s); }
    out += segment(of.frame,
        "\x08" + big_endian(of.height, 2) + big_endian(of.width, 2) + static_cast<char>(of.channels)
            + (of.is_rgb ? "R\x11\0G\x11\0B\x11\0"s : "\x01\x11\x00"s));
    out += segment(0xDA, "\x01\x01\x00\x00\x3F\x00"s) + "data";
    return bytes_of(of.is_whole ? out + "\xFF\xD9" : out);
}

using namespace std::string_literals;
auto const four_colours = "\0\1\2\3\4\5\6\0\7\7\7\x8\x8\x8"s;

}  // namespace

TEST_CASE("A picture is a page of the bundle, with its bookmark and label", "[pdf][bundle][pictures]") {
    Reopened bundle(bundle_of({ { png({ .rows = four_colours }), "X-ray", "Mai" }, { make_pages("a", 1), "A", "Mai" } }));
    CHECK(bundle.pages().size() == 2);
    CHECK(bundle.bookmarks() == std::vector<std::string> { "Mai", "  X-ray", "  A" });
    CHECK(bundle.names(bundle.root().getKey("/PageLabels"))["0"].getKey("/P").getUTF8Value() == "1-");
    CHECK(bundle.contents().front() == "q\n0.96 0.00 0.00 0.96 305.52 395.52 cm\n/Picture Do\nQ\n");
}

TEST_CASE("A picture's page says its number", "[pdf][bundle][pictures]") {
    auto const options = pdf::BundleOptions { .title = "Bundle", .page_numbers = pdf::PageNumbers::Printed };
    auto const out = bundle_of({ { png({ .rows = four_colours }), "X-ray", "" }, { make_pages("a", 1), "A", "" } }, options);
    CHECK(text_by_poppler(out).contains("1 of 2"));
}

TEST_CASE("A PNG's data is taken as it is where PDF knows it", "[pdf][bundle][pictures]") {
    SECTION("colours") {
        Reopened bundle(bundle_of({ { png({ .rows = four_colours }), "scan", "" } }));
        auto image = image_of(bundle);
        CHECK(image.getDict().getKey("/DecodeParms").getKey("/Predictor").getIntValue() == 15);
        CHECK(samples_of(image) == "\1\2\3\4\5\6\7\7\7\x8\x8\x8"s);
        CHECK_FALSE(image.getDict().hasKey("/SMask"));
    }
    SECTION("a palette, partly transparent") {
        auto const more = chunk("PLTE", "abcdefghi") + chunk("tRNS", "\x80");
        Reopened bundle(
            bundle_of({ { png({ .width = 3, .height = 1, .depth = 2, .type = 3, .rows = "\0\x18"s, .more = more }), "s", "" } }));
        auto image = image_of(bundle).getDict();
        CHECK(image.getKey("/ColorSpace").getArrayItem(2).getIntValue() == 2);
        CHECK(image.getKey("/ColorSpace").getArrayItem(3).getStringValue() == "abcdefghi");
        CHECK(samples_of(image.getKey("/SMask")) == "\x80\xFF\xFF");
    }
    SECTION("a grey that stands for nothing") {
        auto const more = chunk("tRNS", "\0\x07"s);
        Reopened bundle(bundle_of({ { png({ .width = 1, .height = 1, .type = 0, .rows = "\0\7"s, .more = more }), "s", "" } }));
        CHECK(image_of(bundle).getDict().getKey("/Mask").unparse() == "[ 7 7 ]");
    }
}

TEST_CASE("A PNG with alpha is parted into colours and opacity", "[pdf][bundle][pictures]") {
    SECTION("all filters") {
        // The second row is given by its differences: none, left, above, average, Paeth.
        for (auto const& [filter, row] :
            std::vector<std::pair<char, std::string>> { { 0, "\5\6\7\x80\x9\x9\x9\xFF" }, { 1, "\5\6\7\x80\4\3\2\x7F" },
                { 2, "\4\4\4\x90\x8\x7\x6\x1"s }, { 3, "\5\5\6\x8\6\5\4\x40"s }, { 4, "\4\4\4\x90\4\3\2\x7F" } }) {
            INFO(int { filter });
            auto const rows = "\0\1\2\3\xF0\1\2\3\xFE"s + filter + row;
            Reopened bundle(bundle_of({ { png({ .type = 6, .rows = rows }), "s", "" } }));
            auto image = image_of(bundle);
            CHECK(samples_of(image) == "\1\2\3\1\2\3\5\6\7\x9\x9\x9");
            CHECK(samples_of(image.getDict().getKey("/SMask")) == "\xF0\xFE\x80\xFF");
        }
    }
    SECTION("opaque: no mask") {
        Reopened bundle(bundle_of({ { png({ .width = 1, .height = 1, .type = 4, .rows = "\0\7\xFF"s }), "s", "" } }));
        CHECK(samples_of(image_of(bundle)) == "\7");
        CHECK_FALSE(image_of(bundle).getDict().hasKey("/SMask"));
    }
    SECTION("two bytes a sample") {
        Reopened bundle(bundle_of({ { png({ .width = 1, .height = 1, .depth = 16, .type = 4, .rows = "\0\7\1\x80\x33"s }), "s", "" } }));
        CHECK(samples_of(image_of(bundle)) == "\7\1");
        CHECK(image_of(bundle).getDict().getKey("/BitsPerComponent").getIntValue() == 16);
        CHECK(samples_of(image_of(bundle).getDict().getKey("/SMask")) == "\x80");
    }
}

TEST_CASE("An interlaced PNG comes out in order", "[pdf][bundle][pictures]") {
    // 5 × 3 greys that count: the passes give pixels 0; 4; -; 2; 10, 12, 14; 1, 3, 11, 13; 5 to 9, but row by row.
    auto const rows = "\0\0"s + "\0\4"s + "\0\2"s + "\0\x0A\x0C\x0E"s + "\0\1\3\0\x0B\x0D"s + "\0\5\6\7\x8\x9"s;
    Reopened bundle(bundle_of({ { png({ .width = 5, .height = 3, .type = 0, .is_interlaced = true, .rows = rows }), "s", "" } }));
    CHECK(samples_of(image_of(bundle)) == "\0\1\2\3\4\5\6\7\x8\x9\x0A\x0B\x0C\x0D\x0E"s);
}

TEST_CASE("A JPEG passes through, in its own colours", "[pdf][bundle][pictures]") {
    auto const colour_space = [](JpegOf const& of) {
        auto const bytes = jpeg(of);
        Reopened bundle(bundle_of({ { bytes, "photo", "" } }));
        auto image = image_of(bundle);
        auto const data = image.getRawStreamData();
        CHECK(std::string_view(reinterpret_cast<char const*>(data->getBuffer()), data->getSize()) == text_of(bytes));
        CHECK(image.getDict().getKey("/Filter").isNameAndEquals("/DCTDecode"));
        return image.getDict().getKey("/ColorSpace").getName() + (image.getDict().hasKey("/Decode") ? " inverted" : "");
    };
    CHECK(colour_space({ .channels = 1 }) == "/DeviceGray");
    CHECK(colour_space({ .frame = 0xC2 }) == "/DeviceRGB");
    CHECK(colour_space({ .channels = 4 }) == "/DeviceCMYK");
    CHECK(colour_space({ .channels = 4, .is_from_adobe = true }) == "/DeviceCMYK inverted");
}

TEST_CASE("A JPEG of red, green and blue is not taken for luminance", "[pdf][bundle][pictures]") {
    auto const is_plain_rgb = [](JpegOf const& of) {
        Reopened bundle(bundle_of({ { jpeg(of), "photo", "" } }));
        auto image = image_of(bundle);
        return image.getDict().hasKey("/DecodeParms")
            && image.getDict().getKey("/DecodeParms").getKey("/ColorTransform").getIntValue() == 0;
    };
    CHECK(is_plain_rgb({ .is_rgb = true }));
    CHECK_FALSE(is_plain_rgb({}));
    // JFIF is never RGB, and Adobe's note says it by itself.
    CHECK_FALSE(is_plain_rgb({ .is_jfif = true, .is_rgb = true }));
    CHECK_FALSE(is_plain_rgb({ .is_from_adobe = true, .is_rgb = true }));
}

TEST_CASE("A photograph stands upright, as the camera was held", "[pdf][bundle][pictures]") {
    auto const placed = [](int orientation, std::size_t width, std::size_t height) {
        Reopened bundle(bundle_of({ { jpeg({ .width = width, .height = height, .orientation = orientation }), "photo", "" } }));
        auto const box = bundle.pages().front().getKey("/MediaBox").getArrayAsRectangle();
        return (box.urx > box.ury ? "wide " : "high ") + bundle.contents().front();
    };
    CHECK(placed(0, 400, 300).starts_with("wide q\n192.00 0.00 0.00 144.00 300.00 234.00 cm\n"));
    CHECK(placed(3, 400, 300).starts_with("wide q\n-192.00 0.00 0.00 -144.00 492.00 378.00 cm\n"));
    CHECK(placed(6, 400, 300).starts_with("high q\n0.00 -192.00 144.00 0.00 234.00 492.00 cm\n"));
    CHECK(placed(8, 400, 300).starts_with("high q\n0.00 192.00 -144.00 0.00 378.00 300.00 cm\n"));
    // A PNG may note it as well.
    using namespace std::string_literals;
    auto const exif = chunk("eXIf", "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s);
    Reopened bundle(bundle_of({ { png({ .rows = four_colours, .more = exif }), "photo", "" } }));
    CHECK(bundle.contents().front().starts_with("q\n0.00 -0.96 0.96 0.00 "));
    // Never enlarged beyond 150 dots per inch, and never larger than the page between its margins.
    CHECK(placed(1, 3000, 4000).starts_with("high q\n540.00 0.00 0.00 720.00 36.00 36.00 cm\n"));
}

TEST_CASE("RSLT-A2: a picture that cannot be read is refused with its name, and the bundle goes on", "[pdf][bundle][pictures]") {
    CHECK(refusal(png({ .rows = "\0\1\2"s })) == says_damaged);
    CHECK(refusal(png({ .depth = 3, .rows = four_colours })) == says_damaged);
    CHECK(refusal(png({ .width = 1U << 20U, .height = 1U << 20U, .rows = "" })) == says_too_large);
    CHECK(refusal(png({ .width = 10'001, .height = 10'000, .rows = "" })) == says_too_large);
    CHECK(refusal(jpeg({ .width = 10'001, .height = 10'000 })) == says_too_large);
    // What a few bytes claim to be takes no memory.
    CHECK(refusal(png({ .width = 10'000, .height = 10'000, .depth = 16, .type = 6, .rows = four_colours })) == says_damaged);
    CHECK(refusal(jpeg({ .frame = 0xC3 })) == "“scan” is a kind of JPEG that PDF does not have.");
    CHECK(refusal(bytes_of("\xFF\xD8\xFF\xD9")) == says_damaged);
    auto const cut = added(jpeg({ .is_whole = false }));
    REQUIRE(cut);
    CHECK(cut->warnings == std::vector<std::string> { "It is cut off; the lower part may be missing." });
    auto const whole = png({ .type = 6, .rows = "\0\1\2\3\xF0\1\2\3\xFE\1\5\6\7\x80\4\3\2\x7F"s });
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(refusal(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))).empty());
    }
}

TEST_CASE("RSLT-A2: a large PNG passes through without being unpacked, one with alpha has a limit", "[pdf][bundle][pictures]") {
    auto const rows = [](std::size_t bytes, std::size_t count) { return std::string((bytes + 1) * count, '\0'); };
    auto const scan = added(png({ .width = 8000, .height = 6000, .type = 2, .rows = rows(24'000, 6000) }));
    REQUIRE(scan);
    CHECK(scan->pages == 1);
    auto const layered = added(png({ .width = 8000, .height = 6000, .type = 6, .rows = rows(32'000, 6000) }));
    REQUIRE_FALSE(layered);
    CHECK(layered.error().message == says_too_large);
    // All rows but one.
    auto const cut = added(png({ .width = 8000, .height = 6000, .type = 0, .rows = rows(8000, 5999) }));
    REQUIRE_FALSE(cut);
    CHECK(cut.error().message == says_damaged);
}
