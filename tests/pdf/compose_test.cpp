#include "base/qr_squares.hpp"
#include "pdf/compose.hpp"

#include "pdf/forms/authorization_form.hpp"
#include "pdf/forms/invoice_form.hpp"
#include "pdf/forms/result_form.hpp"
#include "pdf/pdf_support.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace hub;
using namespace hub::test;

namespace {

pdf::ResultFacts facts_of(int kind) {
    pdf::ResultFacts facts;
    facts.kind = kind;
    facts.document_id = "R-104233";
    facts.posted = { 1'795'283'535'000 };
    facts.employee = "Nguyễn Thị Mai";
    facts.birth_date = Date::from_parts(1991, 3, 14);
    facts.employer = "Acme Manufacturing";
    facts.company_location = "Dallas warehouse";
    facts.claim_number = pdf::is_injury_kind(kind, false) ? "WC-2026-48213" : "";
    facts.letterhead = { "Northfield Occupational Health", "Medical centers for working people", "Dallas – Stemmons",
        "2600 N Stemmons Fwy\nDallas, TX 75207", "214-555-0142" };
    facts.support_phone = "1-844-555-0168";
    facts.physician = "Siobhán O’Neil, MD";
    facts.center_state = "TX";
    facts.service_date = Date::from_parts(2026, 11, 19);
    facts.variation = 7;
    return facts;
}

Bytes composed(pdf::DocumentForm const& form) {
    auto const bytes = pdf::compose_document(form, pdf_fonts());
    REQUIRE(bytes);
    return *bytes;
}

}  // namespace

TEST_CASE("RSLT-25: each kind D01 to D25 has a title of its own, and no other kind exists", "[pdf][forms]") {
    std::set<std::string_view> titles;
    for (int kind = 1; kind <= 25; ++kind) { titles.insert(pdf::result_title(kind)); }
    CHECK(titles.size() == 25);
    CHECK_FALSE(titles.contains(""));
    for (int kind : { -1, 0, 26, 99 }) {
        CHECK(pdf::result_title(kind).empty());
        CHECK_FALSE(pdf::result_form(facts_of(kind)));
    }
}

TEST_CASE("GEN-06: D01 to D06 are injury documents, D12 to D25 are not, the others go by the claim", "[pdf][forms]") {
    for (int kind = 1; kind <= 25; ++kind) {
        INFO(kind);
        CHECK(pdf::is_injury_kind(kind, true) == (kind <= 11));
        CHECK(pdf::is_injury_kind(kind, false) == (kind <= 6));
    }
}

TEST_CASE("Every kind, outcome and detail becomes a sound, small document that names the employee and the center", "[pdf][compose]") {
    for (int kind = 1; kind <= 25; ++kind) {
        for (int outcome = 0; outcome < 4; ++outcome) {
            for (auto const detail : { pdf::Detail::MinimumNecessary, pdf::Detail::Full }) {
                INFO("D" << kind << ", outcome " << outcome);
                auto facts = facts_of(kind);
                facts.outcome = static_cast<pdf::ResultOutcome>(outcome);
                facts.detail = detail;
                facts.variation = static_cast<std::uint64_t>(kind) * 10 + static_cast<std::uint64_t>(outcome);
                auto const form = pdf::result_form(facts);
                REQUIRE(form);
                CHECK(form->title == pdf::result_title(kind));
                auto const bytes = composed(*form);
                CHECK(bytes.size() < 40'000);
                Reopened document(bytes);
                CHECK(document.pages().size() <= 2);
                CHECK(document.root().getKey("/Lang").getUTF8Value() == "en-US");
                CHECK(document.information().getKey("/Title").getUTF8Value() == form->title);
                CHECK(document.information().getKey("/CreationDate").getStringValue() == "D:20261121175215Z");
                CHECK(document.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
            }
        }
    }
}

TEST_CASE("The same facts give the same bytes, other facts others", "[pdf][compose]") {
    auto const form = pdf::result_form(facts_of(1));
    auto other_facts = facts_of(1);
    other_facts.variation = 8;
    auto const other = pdf::result_form(other_facts);
    REQUIRE(form);
    REQUIRE(other);
    CHECK(composed(*form) == composed(*form));
    CHECK(composed(*form) != composed(*other));
}

TEST_CASE("RSLT-13: the result page alone shows no measurements, the fuller form does", "[pdf][forms]") {
    auto const headings = [](pdf::DocumentForm const& form) {
        std::set<std::string> out;
        for (auto const& section : form.sections) { out.insert(section.heading); }
        return out;
    };
    for (auto const& [kind, heading] :
        { std::pair { 11, "Specimen validity" }, { 15, "Measurements" }, { 16, "Thresholds" }, { 17, "Tasks" }, { 22, "Values" } }) {
        INFO(kind);
        auto facts = facts_of(kind);
        CHECK_FALSE(headings(*pdf::result_form(facts)).contains(heading));
        facts.detail = pdf::Detail::Full;
        CHECK(headings(*pdf::result_form(facts)).contains(heading));
    }
}

TEST_CASE("RSLT-17: papers of a drug screen tell nothing that happened after they were posted", "[pdf][forms]") {
    auto const cells = [](pdf::ResultFacts const& facts) {
        std::string text;
        auto const form = pdf::result_form(facts);
        REQUIRE(form);
        for (auto const& section : form->sections) {
            for (auto const& block : section.blocks) {
                if (auto const* const table = std::get_if<pdf::Table>(&block)) {
                    for (auto const& row : table->rows) { text += row.at(0) + "|" + row.at(1) + "|" + row.at(2) + "\n"; }
                }
                if (auto const* const grid = std::get_if<pdf::FieldGrid>(&block)) {
                    for (auto const& field : grid->fields) { text += field.value + "\n"; }
                }
            }
        }
        return text;
    };
    auto const midnight = start_of_central_day(Date::from_parts(2026, 11, 20));
    for (int kind : { 8, 10 }) {
        INFO("D" << kind);
        auto facts = facts_of(kind);
        CHECK(cells(facts).contains("Nov 20, 2026"));
        facts.posted = midnight;
        CHECK(cells(facts).contains("Nov 19, 2026"));
        CHECK_FALSE(cells(facts).contains("Nov 20, 2026"));
        // What is known of the specimen takes the place of what is invented.
        facts.posted = facts_of(kind).posted;
        facts.specimen = pdf::SpecimenFacts { .number = "204060801", .reached = {} };
        facts.specimen->reached[0] = Instant { midnight.ms - 40'000'000 };
        facts.specimen->reached[1] = Instant { midnight.ms - 36'000'000 };
        CHECK(cells(facts).contains("204060801"));
        CHECK_FALSE(cells(facts).contains("Nov 20, 2026"));
    }
}

TEST_CASE("Names in Latin Extended and Vietnamese can be read out of the document", "[pdf][compose]") {
    for (auto const* name : { "Nguyễn Thị Mai", "Łukasz Kowalski", "Siobhán O’Neil", "José García-Márquez", "Đặng Quốc Bảo" }) {
        auto facts = facts_of(11);
        facts.employee = name;
        auto const bytes = composed(*pdf::result_form(facts));
        auto const text = text_by_poppler(bytes);
        if (text.empty()) { SKIP("pdftotext is not installed"); }
        INFO(text);
        CHECK(text.contains(name));
        CHECK(text.contains("Drug screen result"));
        CHECK(text.contains("Dallas – Stemmons"));
        CHECK(text.contains("Page 1 of 1"));
        CHECK_FALSE(text.contains("Syntax"));
    }
}

TEST_CASE("A long document goes on over pages and repeats its table's header", "[pdf][compose]") {
    pdf::InvoiceFacts facts { .number = "I-1",
        .issued = Date::from_parts(2026, 11, 2),
        .status = "New",
        .employer = "Acme",
        .letterhead = facts_of(1).letterhead,
        .paid = { 1'000 } };
    for (int i = 0; i < 120; ++i) {
        facts.lines.push_back(
            { Date::from_parts(2026, 10, 1 + i % 28), "Łukasz Kowalski", "Audiogram " + std::to_string(i), "Dallas", { 4'500 } });
    }
    auto const form = pdf::invoice_form(facts);
    CHECK(std::get<pdf::Table>(form.sections[1].blocks[0]).totals.back().value == "$5,390.00");
    auto const bytes = composed(form);
    Reopened document(bytes);
    CHECK(document.pages().size() >= 4);
    auto const text = text_by_poppler(bytes);
    if (text.empty()) { SKIP("pdftotext is not installed"); }
    for (int i = 0; i < 120; ++i) { CHECK(text.contains("Audiogram " + std::to_string(i))); }
    CHECK(text.contains("Page 4 of "));
    CHECK(text.contains("$5,390.00"));
}

TEST_CASE("AUTH-18: an authorization names employee, services and expiry", "[pdf][compose]") {
    auto const form = pdf::authorization_form({ .number = "A-7",
        .expires = Date::from_parts(2026, 12, 2),
        .employee = "Łukasz Kowalski",
        .services = { "DOT physical examination", "Audiogram" },
        .letterhead = facts_of(1).letterhead });
    auto const text = text_by_poppler(composed(form));
    if (text.empty()) { SKIP("pdftotext is not installed"); }
    for (auto const* words : { "Łukasz Kowalski", "DOT physical examination", "Wednesday, December 2, 2026", "need not bring it" }) {
        CHECK(text.contains(words));
    }
}

TEST_CASE("AUTH-18: the form has a QR code of the number, and the number beside it", "[pdf][compose]") {
    auto const squares = qr_squares_of("A-2026-004812");
    REQUIRE(squares.side == 21);
    // The three marks in the corners: seven dark squares, and a light one inside.
    for (int i = 0; i < 7; ++i) {
        CHECK(squares.is_dark(i, 0));
        CHECK(squares.is_dark(20 - i, 0));
        CHECK(squares.is_dark(0, 20 - i));
    }
    CHECK_FALSE(squares.is_dark(1, 1));
    CHECK(qr_squares_of(std::string(5000, 'x')).side == 0);

    pdf::DocumentForm form;
    form.title = "Code";
    form.sections = { { "", { pdf::QrCode { "A-2026-004812", "Authorization number", "A-2026-004812", "Scan it." } } } };
    auto const with_code = composed(form);
    form.sections = { { "", { pdf::QrCode { std::string(5000, 'x'), "Authorization number", "A-2026-004812", "Scan it." } } } };
    auto const without = composed(form);
    CHECK(with_code.size() > without.size());
    auto const text = text_by_poppler(with_code);
    if (text.empty()) { SKIP("pdftotext is not installed"); }
    CHECK(text.contains("A-2026-004812"));
}

TEST_CASE("Any text can be composed: characters without a glyph, very long words, empty fields", "[pdf][compose]") {
    pdf::DocumentForm form;
    form.title = "漢字 and \xFF broken bytes 😀";
    form.patient = { { "Employee", std::string(400, 'W') }, { "", "" } };
    form.sections = { { "Heading",
        { pdf::Paragraph { std::string(5000, 'x') }, pdf::Table {}, pdf::Bullets {}, pdf::FieldGrid { 0, { { "a", "b" } } },
            pdf::CheckList { -3, { { "c", true } } }, pdf::Table { { { "only", 0 } }, { {}, { "1", "2", "3" } }, {} },
            pdf::Lines { std::vector<std::string>(200, "line") } } } };
    form.signature = pdf::Signature {};
    Reopened document(composed(form));
    CHECK(document.pages().size() > 1);
}

TEST_CASE("Fonts that are none are refused", "[pdf][compose]") {
    pdf::DocumentForm const form;
    auto const fonts = pdf_fonts();
    CHECK_FALSE(pdf::compose_document(form, {}));
    CHECK_FALSE(pdf::compose_document(form, { fonts.regular, fonts.bold.first(100) }));
    auto const junk = bytes_of(std::string(500, 'x'));
    CHECK_FALSE(pdf::compose_document(form, { junk, junk }));
    // A cut font is either refused or composed with what is left, never read beyond its end.
    for (std::size_t size = 0; size < fonts.regular.size(); size += 997) {
        static_cast<void>(pdf::compose_document(form, { fonts.regular.first(size), fonts.bold }));
    }
}

TEST_CASE("The structure that screen readers follow matches the pages", "[pdf][compose]") {
    auto facts = facts_of(14);
    facts.detail = pdf::Detail::Full;
    Reopened document(composed(*pdf::result_form(facts)));
    auto tree = document.root().getKey("/StructTreeRoot");
    auto parents = document.names(tree.getKey("/ParentTree"));
    auto const pages = document.pages();
    auto const contents = document.contents();
    REQUIRE(parents.size() == pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const& page = pages[i];
        auto marked = parents.at(std::to_string(page.getKey("/StructParents").getIntValue()));
        std::size_t marks = 0;
        for (std::size_t at = contents[i].find("/MCID "); at != std::string::npos; at = contents[i].find("/MCID ", at + 1)) { ++marks; }
        CHECK(static_cast<std::size_t>(marked.getArrayNItems()) == marks);
        for (int mark = 0; mark < marked.getArrayNItems(); ++mark) {
            auto element = marked.getArrayItem(mark);
            CHECK(element.getKey("/Pg").getObjGen() == page.getObjGen());
            CHECK(element.getKey("/K").getArrayItem(0).getIntValue() == mark);
        }
    }
    CHECK(tree.getKey("/K").getArrayItem(0).getKey("/S").isNameAndEquals("/Document"));
}

TEST_CASE("Composed documents make a bundle that is tagged, too", "[pdf][bundle]") {
    std::vector<Input> inputs;
    for (int kind : { 1, 11, 14 }) {
        inputs.push_back({ composed(*pdf::result_form(facts_of(kind))), std::string(pdf::result_title(kind)), "Nguyễn Thị Mai" });
    }
    auto const bytes = bundle_of(inputs);
    Reopened bundle(bytes);
    CHECK(bundle.pages().size() == 4);
    CHECK(bundle.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    auto const text = text_by_poppler(bytes);
    if (text.empty()) { SKIP("pdftotext is not installed"); }
    for (int kind : { 1, 11, 14 }) { CHECK(text.contains(pdf::result_title(kind))); }
}
