#include "pdf/compose/layout.hpp"

#include "pdf/forms/result_form.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstdlib>
#include <fstream>

using namespace hub;
using namespace hub::test;

namespace {

pdf::FontPair const& font_pair() {
    static auto const fonts = pdf_fonts();
    static pdf::FontPair const pair { *pdf::TrueType::read(fonts.regular), *pdf::TrueType::read(fonts.bold) };
    return pair;
}

/// A sheet as lines that a person can read and compare: where, how large, what.
std::string as_text(pdf::Sheets const& sheets) {
    std::string out;
    for (std::size_t i = 0; i < sheets.pages.size(); ++i) {
        out += "page " + std::to_string(i + 1) + "\n";
        for (auto const& text : sheets.pages[i].texts) {
            auto const role = text.element == pdf::no_element
                ? std::string("-")
                : std::to_string(static_cast<int>(sheets.elements[static_cast<std::size_t>(text.element)].role));
            out += std::to_string(std::lround(text.x)) + " " + std::to_string(std::lround(text.baseline)) + " "
                + std::to_string(std::lround(text.size * 4)) + (text.weight == pdf::Weight::Bold ? "b " : "r ") + role + " " + text.text
                + "\n";
        }
        out += std::to_string(sheets.pages[i].shapes.size()) + " shapes\n";
    }
    return out;
}

/// Set HUB_UPDATE_EXPECTED to write the expectation anew.
void check_expected(std::string const& name, std::string const& text) {
    auto const path = std::string(HUB_TESTS_DIR) + "/expected/pdf/" + name + ".txt";
    if (std::getenv("HUB_UPDATE_EXPECTED") != nullptr) {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    CHECK(text == read_file(path));
}

pdf::ResultFacts facts_of(int kind) {
    return { .kind = kind,
        .outcome = pdf::ResultOutcome::Limited,
        .document_id = "R-1",
        .posted = start_of_central_day(Date::from_parts(2026, 11, 23)),
        .employee = "José García-Márquez",
        .birth_date = Date::from_parts(1980, 5, 6),
        .job_title = "Welder",
        .employer = "Acme Manufacturing",
        .company_location = "Dallas warehouse",
        .claim_number = "WC-1",
        .letterhead = { "Northfield Occupational Health", "", "Dallas – Stemmons", "2600 N Stemmons Fwy\nDallas, TX 75207",
            "214-555-0142" },
        .support_phone = "1-844-555-0168",
        .physician = "Maria Okafor, MD",
        .center_state = "TX",
        .service_date = Date::from_parts(2026, 11, 19),
        .variation = 3 };
}

}  // namespace

TEST_CASE("The layout of documents is as expected", "[pdf][compose]") {
    for (int kind : { 1, 2, 8, 11, 14, 23 }) {
        auto facts = facts_of(kind);
        facts.detail = pdf::Detail::Full;
        check_expected("d" + std::to_string(kind), as_text(lay_out(*pdf::result_form(facts), font_pair())));
    }
}

TEST_CASE("Nothing lies outside the margins", "[pdf][compose]") {
    for (int kind = 1; kind <= 25; ++kind) {
        INFO(kind);
        auto facts = facts_of(kind);
        facts.detail = pdf::Detail::Full;
        facts.employee = "Maximiliana Alexandra Wolkenstein-Oberhausen von und zu Hohenfels";
        facts.company_location = "Northern distribution and returns processing center, building 14";
        for (auto const& page : lay_out(*pdf::result_form(facts), font_pair()).pages) {
            for (auto const& text : page.texts) {
                pdf::look::TextStyle const style { text.size, text.size, text.weight, text.colour };
                CHECK(text.x >= pdf::look::margin_left - 0.01F);
                CHECK(text.x + pdf::text_width(font_pair(), text.text, style) <= pdf::look::content_right + 0.5F);
                CHECK(text.baseline > 36);
                CHECK(text.baseline < pdf::page_height - 24);
            }
        }
    }
}

TEST_CASE("Lines break at blanks, hyphens and slashes, and inside words only if they must", "[pdf][compose]") {
    auto const style = pdf::look::body;
    auto const broken = [&](std::string_view text, float width) { return pdf::break_lines(font_pair(), text, style, width); };
    CHECK(broken("", 100) == std::vector<std::string> { "" });
    CHECK(broken("one two", 1000) == std::vector<std::string> { "one two" });
    CHECK(broken("one\ntwo", 1000) == std::vector<std::string> { "one", "two" });
    CHECK(broken("García-Márquez", 45) == std::vector<std::string> { "García-", "Márquez" });
    CHECK(broken("one two three", 40) == std::vector<std::string> { "one two", "three" });
    for (auto const& line : broken("Donaudampfschifffahrtsgesellschaft and more of such words", 60)) {
        CHECK(pdf::text_width(font_pair(), line, style) <= 60);
    }
}
