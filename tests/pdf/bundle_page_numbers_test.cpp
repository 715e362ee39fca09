#include "pdf/bundle/bundler.hpp"

#include "pdf/pdf_support.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <format>

using namespace hub;
using namespace hub::test;

namespace {

pdf::BundleOptions numbered() {
    return { .title = "Bundle", .page_numbers = pdf::PageNumbers::Printed };
}

/// A page with this content, and more entries.
Bytes page_of(std::string const& content, std::string const& more = "") {
    return make_pdf({ "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/MediaBox[0 0 612 792]/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R" + more + ">>", "stream:\n" + content });
}

/// How often an operator stands alone in a content.
std::ptrdiff_t count_of(std::string const& content, std::string_view wanted) {
    std::ptrdiff_t count = 0;
    for (std::size_t at = 0; at < content.size();) {
        auto const end = std::min(content.find_first_of(" \n", at), content.size());
        count += std::string_view(content).substr(at, end - at) == wanted ? 1 : 0;
        at = end + 1;
    }
    return count;
}

}  // namespace

TEST_CASE("RSLT-A2: every page says its number and how many there are", "[pdf][bundle][page-numbers]") {
    auto const out = bundle_of({ { make_pages("a", 2), "A", "" }, { make_pages("b", 1), "B", "" } }, numbered());
    auto const contents = Reopened(out).contents();
    REQUIRE(contents.size() == 3);
    CHECK(contents[0].contains("(page 1 of a) Tj"));
    CHECK(contents[0].contains("(1 of 3) Tj"));
    CHECK(contents[1].contains("(2 of 3) Tj"));
    CHECK(contents[2].contains("(3 of 3) Tj"));
    CHECK(text_by_poppler(out).contains("3 of 3"));
    auto plain = Reopened(bundle_of({ { make_pages("a", 1), "A", "" } })).contents();
    CHECK(plain.front() == "(page 1 of a) Tj");
}

TEST_CASE("RSLT-A2: no cut of a document crashes the numbering", "[pdf][bundle][page-numbers]") {
    auto const whole = make_pages("cut", 3);
    for (std::size_t size = 0; size < whole.size(); size += 11) {
        INFO(size);
        Bytes out;
        SeededRandom random(1);
        pdf::Bundler bundler(
            numbered(),
            [&](std::span<std::byte const> bytes) -> ErrorOr<void> {
                out.insert(out.end(), bytes.begin(), bytes.end());
                return {};
            },
            random);
        static_cast<void>(bundler.add({ .bytes = std::span(whole).first(size), .title = "cut" }));
        auto const good = make_pages("good", 1);
        REQUIRE(bundler.add({ .bytes = good, .title = "good" }));
        auto const summary = bundler.finish();
        REQUIRE(summary);
        auto const pages = std::to_string(summary->pages);
        CHECK(Reopened(out).contents().back().contains(std::format("({0} of {0}) Tj", pages)));
    }
}

TEST_CASE("RSLT-A2: the cover counts, and says its number like the others", "[pdf][bundle][page-numbers]") {
    auto options = numbered();
    options.cover = pdf::Cover { "Acme", "", pdf_fonts() };
    auto const out = bundle_of({ { make_pages("a", 2), "A", "Łukasz" } }, options);
    CHECK(Reopened(out).contents()[1].contains("(2 of 3) Tj"));
    auto const text = text_by_poppler(out);
    INFO(text);
    CHECK(text.contains("1 of 3"));
}

TEST_CASE("RSLT-A2: a number stands in a state of its own, whatever the page leaves open or closes twice", "[pdf][bundle][page-numbers]") {
    for (std::string const content : { "q 2 0 0 2 0 0 cm q 0 g", "Q Q q 1 g", "BT /F 12 Tf", "/P BMC /Q BDC q", "", "(q q q) Tj" }) {
        INFO(content);
        auto const numbers = Reopened(bundle_of({ { page_of(content), "A", "" } }, numbered())).contents().front();
        INFO(numbers);
        CHECK(numbers.contains(content));
        CHECK(count_of(numbers, "q") == count_of(numbers, "Q") + (content.starts_with('(') ? 1 : 0));
        CHECK(count_of(numbers, "BT") == count_of(numbers, "ET"));
        CHECK(count_of(numbers, "BMC") + count_of(numbers, "BDC") == count_of(numbers, "EMC"));
    }
}

TEST_CASE("RSLT-A2: a page keeps its resources, and a name that it uses is not taken", "[pdf][bundle][page-numbers]") {
    auto const first =
        bundle_of({ { page_of("/GS gs", "/Resources<</ExtGState<</GS<</ca 1>>>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>"),
                      "A", "" } },
            numbered());
    Reopened again(bundle_of({ { first, "A", "" } }, numbered()));
    auto resources = again.pages().front().getKey("/Resources");
    CHECK(resources.getKey("/ExtGState").getKey("/GS").getKey("/ca").getNumericValue() == 1);
    CHECK(resources.getKey("/Font").getKey("/HubPageNumber").getKey("/BaseFont").isNameAndEquals("/Helvetica"));
    CHECK(resources.getKey("/Font").getKey("/HubPageNumberN").getKey("/BaseFont").isNameAndEquals("/Helvetica"));
}

TEST_CASE("RSLT-A2: the number stands at the lower right of the page as it is seen", "[pdf][bundle][page-numbers]") {
    struct Case {
        std::string entries;
        std::string matrix;
        std::string place;
    };
    // "1 of 1" is 20.02 wide at 8 points.
    for (auto const& [entries, matrix, place] : { Case { "", "1.00 0.00 0.00 1.00 0.00 0.00 cm", "561.98 19.00 Td" },
             Case { "/Rotate 90", "0.00 1.00 -1.00 0.00 612.00 0.00 cm", "741.98 19.00 Td" },
             Case { "/Rotate 180", "-1.00 0.00 0.00 -1.00 612.00 792.00 cm", "561.98 19.00 Td" },
             Case { "/Rotate -90", "0.00 -1.00 1.00 0.00 0.00 792.00 cm", "741.98 19.00 Td" },
             Case { "/CropBox[100 50 400 450]", "1.00 0.00 0.00 1.00 100.00 50.00 cm", "249.98 19.00 Td" } }) {
        auto const content = Reopened(bundle_of({ { page_of("0 g", entries), "A", "" } }, numbered())).contents().front();
        INFO(entries << "\n" << content);
        CHECK(content.contains(matrix));
        CHECK(content.contains(place));
    }
}
