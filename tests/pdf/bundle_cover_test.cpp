#include "pdf/bundle/bundler.hpp"

#include "pdf/pdf_support.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;

namespace {

pdf::BundleOptions with_cover(std::string title = "Results of November") {
    return { .title = std::move(title), .cover = pdf::Cover { "Acme Manufacturing", "Nov 19, 2026, 9:55 a.m. CT", pdf_fonts() } };
}

/// The page that each link of a page leads to, counted from 0.
std::vector<int> link_targets(Reopened& bundle, std::size_t page) {
    std::vector<int> out;
    auto const pages = bundle.pages();
    auto const links = pages[page].getKey("/Annots");
    if (!links.isArray()) { return out; }
    for (auto link : links.getArrayAsVector()) {
        CHECK(link.getKey("/Subtype").isNameAndEquals("/Link"));
        auto const target = link.getKey("/Dest").getArrayItem(0).getObjGen();
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (pages[i].getObjGen() == target) { out.push_back(static_cast<int>(i)); }
        }
    }
    return out;
}

}  // namespace

TEST_CASE("RSLT-A2: the cover names what the bundle is, and its lines lead to the documents", "[pdf][bundle][cover]") {
    auto const out = bundle_of({ { make_pages("a", 2), "Drug screen result", "Nguyễn Thị Mai", "Aug 22, 2026" },
                                   { make_pages("b", 3), "Audiogram result", "Nguyễn Thị Mai", "Aug 24, 2026" },
                                   { make_pages("c", 1), "Work status", "Łukasz Kowalski", "Sep 1, 2026" } },
        with_cover());
    Reopened bundle(out);
    REQUIRE(bundle.pages().size() == 7);
    CHECK(link_targets(bundle, 0) == std::vector<int> { 1, 3, 6 });
    CHECK(bundle.contents()[1] == "(page 1 of a) Tj");
    CHECK(bundle.bookmarks()
        == std::vector<std::string> {
            "Contents", "Nguyễn Thị Mai", "  Drug screen result", "  Audiogram result", "Łukasz Kowalski", "  Work status" });
    auto labels = bundle.names(bundle.root().getKey("/PageLabels"));
    CHECK(labels["0"].getKey("/S").isNameAndEquals("/r"));
    CHECK(labels["1"].getKey("/P").getUTF8Value() == "1-");

    auto const text = text_by_poppler(out);
    for (auto const* words : { "Results of November", "Acme Manufacturing", "3 documents, 6 pages. Made on Nov 19, 2026, 9:55 a.m. CT.",
             "Nguyễn Thị Mai", "Łukasz Kowalski", "Audiogram result", "Sep 1, 2026" }) {
        INFO(words << "\n" << text);
        CHECK(text.contains(words));
    }
    // The number that is printed is the place in the file.
    auto const line = text.substr(text.find("Work status"));
    CHECK(line.substr(0, line.find('\n')).ends_with(" 7"));
}

TEST_CASE("RSLT-A2: a long table of contents takes several pages, and its numbers count them", "[pdf][bundle][cover]") {
    std::vector<Input> inputs;
    for (int i = 0; i < 120; ++i) {
        inputs.push_back({ make_pages("d", 1), "Document " + std::to_string(i), "Employee " + std::to_string(i / 7), "Nov 2, 2026" });
    }
    auto const out = bundle_of(inputs, with_cover());
    Reopened bundle(out);
    std::size_t const cover_pages = bundle.pages().size() - 120;
    CHECK(cover_pages == 5);
    std::vector<int> targets;
    for (std::size_t page = 0; page < cover_pages; ++page) {
        auto const more = link_targets(bundle, page);
        CHECK_FALSE(more.empty());
        targets.insert(targets.end(), more.begin(), more.end());
    }
    REQUIRE(targets.size() == 120);
    for (int i = 0; i < 120; ++i) { CHECK(targets[static_cast<std::size_t>(i)] == i + static_cast<int>(cover_pages)); }
    CHECK(text_by_poppler(out).contains("(continued)"));
}

TEST_CASE("RSLT-A2: the cover is tagged, so a bundle of tagged documents stays tagged", "[pdf][bundle][cover]") {
    auto const tagged = pdf::compose_document({ .title = "Result" }, pdf_fonts());
    REQUIRE(tagged);
    Reopened bundle(bundle_of({ { *tagged, "Result", "Łukasz" }, { *tagged, "Result", "Mai" } }, with_cover()));
    CHECK(bundle.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    auto const tree = bundle.root().getKey("/StructTreeRoot");
    auto const cover = tree.getKey("/K").getArrayItem(0);
    CHECK(cover.getKey("/T").getUTF8Value() == "Contents");
    // A link's annotation finds its element through the parent tree, and the element finds the annotation.
    auto link = bundle.pages()[0].getKey("/Annots").getArrayItem(0);
    auto parents = bundle.names(tree.getKey("/ParentTree"));
    auto element = parents[std::to_string(link.getKey("/StructParent").getIntValue())];
    CHECK(element.getKey("/S").isNameAndEquals("/Link"));
    CHECK(element.getKey("/K").getArrayItem(1).getKey("/Obj").getObjGen() == link.getObjGen());
    CHECK(link.getKey("/Contents").getUTF8Value() == "Result, page 2");
}

TEST_CASE("A cover without a readable font is refused before any document is added", "[pdf][bundle][cover]") {
    SeededRandom random(1);
    pdf::Bundler bundler(
        { .title = "Bundle", .cover = pdf::Cover {} }, [](std::span<std::byte const>) -> ErrorOr<void> { return {}; }, random);
    auto const document = make_pages("a", 1);
    CHECK_FALSE(bundler.add({ .bytes = document, .title = "a" }));
}
