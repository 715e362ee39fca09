#include "pdf/bundle/bundler.hpp"

#include "pdf/pdf_support.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;

namespace {

struct Attempt {
    Bytes out;
    SeededRandom random { 1 };
    pdf::Bundler bundler { { .title = "Attempt" },
        [this](std::span<std::byte const> bytes) -> ErrorOr<void> {
            out.insert(out.end(), bytes.begin(), bytes.end());
            return {};
        },
        random };

    ErrorOr<pdf::AddedDocument> add(Bytes const& bytes, std::string_view title) { return bundler.add({ .bytes = bytes, .title = title }); }
};

}  // namespace

TEST_CASE("RSLT-06: several documents become one PDF, their pages in the order of adding", "[pdf][bundle]") {
    Reopened bundle(bundle_of({ { make_pages("b", 2), "B", "" }, { make_pages("a", 1), "A", "" }, { make_pages("c", 3), "C", "" } }));
    CHECK(bundle.contents()
        == std::vector<std::string> {
            "(page 1 of b) Tj", "(page 2 of b) Tj", "(page 1 of a) Tj", "(page 1 of c) Tj", "(page 2 of c) Tj", "(page 3 of c) Tj" });
    for (auto page : bundle.pages()) { CHECK(page.getKey("/MediaBox").getArrayAsRectangle().urx == 612); }
}

TEST_CASE("RSLT-A2: each document has a bookmark, under one for its employee", "[pdf][bundle]") {
    std::vector<Input> const inputs { { make_pages("a", 1), "Drug screen result", "Nguyễn Thị Mai" },
        { make_pages("b", 2), "Audiogram result", "Nguyễn Thị Mai" }, { make_pages("c", 1), "Work status", "Łukasz Kowalski" },
        { make_pages("d", 1), "Cover", "" } };
    SECTION("nested by group") {
        Reopened bundle(bundle_of(inputs));
        CHECK(bundle.bookmarks()
            == std::vector<std::string> {
                "Nguyễn Thị Mai", "  Drug screen result", "  Audiogram result", "Łukasz Kowalski", "  Work status", "Cover" });
        CHECK(bundle.root().getKey("/PageMode").isNameAndEquals("/UseOutlines"));
        auto const second = bundle.root().getKey("/Outlines").getKey("/First").getKey("/First").getKey("/Next");
        CHECK(second.getKey("/Dest").getArrayItem(0).getObjGen() == bundle.pages()[1].getObjGen());
    }
    SECTION("one level") {
        Reopened bundle(bundle_of(inputs, { .title = "Bundle", .bookmarks = pdf::Bookmarks::PerDocument }));
        CHECK(bundle.bookmarks() == std::vector<std::string> { "Drug screen result", "Audiogram result", "Work status", "Cover" });
    }
    SECTION("none") {
        Reopened bundle(bundle_of(inputs, { .title = "Bundle", .bookmarks = pdf::Bookmarks::None }));
        CHECK(bundle.bookmarks().empty());
    }
}

TEST_CASE("RSLT-A2: page labels carry the document's number", "[pdf][bundle]") {
    auto const roman = make_pages("r", 3, "/PageLabels<</Nums[0<</S/r>>2<</S/D/St 5/P(A-)>>]>>");
    Reopened bundle(bundle_of({ { make_pages("a", 2), "A", "" }, { roman, "R", "" } }));
    auto labels = bundle.names(bundle.root().getKey("/PageLabels"));
    REQUIRE(labels.size() == 3);
    CHECK(labels["0"].getKey("/P").getUTF8Value() == "1-");
    CHECK(labels["2"].getKey("/P").getUTF8Value() == "2-");
    CHECK(labels["2"].getKey("/S").isNameAndEquals("/r"));
    CHECK(labels["4"].getKey("/P").getUTF8Value() == "2-A-");
    CHECK(labels["4"].getKey("/St").getIntValue() == 5);
    Reopened plain(bundle_of({ { roman, "R", "" } }, { .title = "Bundle", .page_labels = pdf::PageLabels::None }));
    CHECK(plain.root().getKey("/PageLabels").isNull());
}

TEST_CASE("A bundle names its title, language and time", "[pdf][bundle]") {
    Reopened bundle(bundle_of(
        { { make_pages("a", 1), "A", "" } }, { .title = "Ergebnisse für Łukasz", .language = "de-DE", .created = { 1'795'283'535'000 } }));
    CHECK(bundle.information().getKey("/Title").getUTF8Value() == "Ergebnisse für Łukasz");
    CHECK(bundle.information().getKey("/CreationDate").getStringValue() == "D:20261121175215Z");
    CHECK(bundle.root().getKey("/Lang").getUTF8Value() == "de-DE");
    CHECK(bundle.root().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
}

TEST_CASE("The same documents give the same bytes", "[pdf][bundle]") {
    std::vector<Input> const inputs { { make_pages("a", 2), "A", "X" }, { make_pages("b", 2), "B", "Y" } };
    CHECK(bundle_of(inputs) == bundle_of(inputs));
}

TEST_CASE("RSLT-16: what cannot be read is refused in words, and the rest is delivered", "[pdf][bundle]") {
    auto const good = make_pages("good", 2);
    auto junk = bytes_of("%PDF-1.7\n" + std::string(5000, 'x') + " 1 0 obj << broken");
    struct Refusal {
        std::string name;
        Bytes bytes;
        std::string message;
    };
    std::vector<Refusal> const refusals { { "empty", {}, "“empty” is empty." },
        { "text", bytes_of("Dear customer,\nhere is your result."), "“text” is not a PDF." },
        { "junk", junk, "“junk” is damaged and cannot be read." },
        { "locked", encrypted(good, "secret"), "“locked” is protected with a password." },
        { "no pages", make_pdf({ "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>" }),
            "“no pages” is damaged and cannot be read." } };
    Attempt attempt;
    REQUIRE(attempt.add(good, "first"));
    for (auto const& refusal : refusals) {
        INFO(refusal.name);
        auto const refused = attempt.add(refusal.bytes, refusal.name);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Invalid);
        CHECK(refused.error().message == refusal.message);
    }
    REQUIRE(attempt.add(make_pages("last", 1), "last"));
    auto const summary = attempt.bundler.finish();
    REQUIRE(summary);
    CHECK(summary->documents == 2);
    CHECK(summary->pages == 3);
    Reopened bundle(attempt.out);
    CHECK(bundle.contents() == std::vector<std::string> { "(page 1 of good) Tj", "(page 2 of good) Tj", "(page 1 of last) Tj" });
    CHECK(bundle.bookmarks() == std::vector<std::string> { "first", "last" });
}

TEST_CASE("Nothing of a refused document reaches the file", "[pdf][bundle]") {
    // Its first page can be copied, its second leads qpdf into a wall of warnings.
    std::string kids;
    for (int i = 0; i < 3000; ++i) { kids += "<</Type/Page/Parent 2 0 R/Contents 4 0 R/X<</Length"; }
    auto const broken = make_pdf({ "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[3 0 R " + kids + "]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Contents 4 0 R>>", "stream:\n(private words of a refused document) Tj" });
    Attempt attempt;
    REQUIRE(attempt.add(make_pages("good", 1), "good"));
    auto const size = attempt.out.size();
    if (attempt.add(broken, "broken")) { SKIP("this reader repairs the document"); }
    CHECK(attempt.out.size() == size);
    REQUIRE(attempt.bundler.finish());
    CHECK(Reopened(attempt.out).contents().size() == 1);
}

TEST_CASE("A document that is encrypted without a password is opened", "[pdf][bundle]") {
    Reopened bundle(bundle_of({ { encrypted(make_pages("open", 2), ""), "open", "" } }));
    CHECK(bundle.contents() == std::vector<std::string> { "(page 1 of open) Tj", "(page 2 of open) Tj" });
}

TEST_CASE("A truncated document is rescued as far as it goes, and the loss is told", "[pdf][bundle]") {
    auto const whole = make_pages("cut", 4);
    SECTION("the cross-reference table is missing") {
        auto const end = text_of(whole).rfind("xref\n0");
        Attempt attempt;
        auto const added = attempt.add(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(end)), "cut");
        REQUIRE(added);
        CHECK(added->pages == 4);
        CHECK(added->warnings == std::vector<std::string> { "It was damaged and has been repaired." });
        REQUIRE(attempt.bundler.finish());
        CHECK(Reopened(attempt.out).contents().size() == 4);
    }
    SECTION("pages are missing, too") {
        auto const end = text_of(whole).find("7 0 obj");
        Attempt attempt;
        auto const added = attempt.add(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(end)), "cut");
        REQUIRE(added);
        CHECK(added->pages == 2);
        REQUIRE_FALSE(added->warnings.empty());
        CHECK(added->warnings.front() == "It should have 4 pages, but only 2 could be read.");
        REQUIRE(attempt.bundler.finish());
        CHECK(Reopened(attempt.out).contents().size() == 2);
    }
}

TEST_CASE("No cut of a document crashes the bundler or loses what was promised", "[pdf][bundle]") {
    auto const whole = make_pages("cut", 3);
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        INFO(size);
        Attempt attempt;
        auto const added = attempt.add(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)), "cut");
        REQUIRE(attempt.add(make_pages("good", 1), "good"));
        auto const summary = attempt.bundler.finish();
        REQUIRE(summary);
        CHECK(summary->pages == (added ? added->pages : 0) + 1);
        CHECK(Reopened(attempt.out).pages().size() == static_cast<std::size_t>(summary->pages));
    }
}

TEST_CASE("An empty bundle is refused", "[pdf][bundle]") {
    Attempt attempt;
    auto const summary = attempt.bundler.finish();
    REQUIRE_FALSE(summary);
    CHECK(summary.error().code == ErrorCode::Invalid);
    REQUIRE(attempt.add(make_pages("a", 1), "a"));
    REQUIRE(attempt.bundler.finish());
    CHECK_FALSE(attempt.bundler.finish());
    CHECK_FALSE(attempt.add(make_pages("a", 1), "a"));
}

TEST_CASE("RSLT-A2: a bundle stops when its sink says so, and stays stopped", "[pdf][bundle]") {
    SeededRandom random(1);
    int chunks = 0;
    pdf::Bundler bundler(
        { .title = "Cancelled" },
        [&](std::span<std::byte const>) -> ErrorOr<void> {
            ++chunks;
            return fail(Error { ErrorCode::Cancelled, "The bundle was cancelled.", {}, {} });
        },
        random);
    // A document that is larger than what is collected before the sink is called.
    std::string noise(3'000'000, ' ');
    for (std::size_t i = 0; i < noise.size(); ++i) { noise[i] = static_cast<char>('a' + i * i % 23); }
    auto const large = make_pdf({ "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Contents 4 0 R>>", "stream:/Filter/Unknown\n" + noise });
    auto const added = bundler.add({ .bytes = large, .title = "large" });
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::Cancelled);
    auto const finished = bundler.finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code == ErrorCode::Cancelled);
    CHECK(chunks == 1);
}

TEST_CASE("Equal streams of different documents are stored once, different ones of equal size are not", "[pdf][bundle]") {
    auto const with_logo = [](char logo, std::string const& name) {
        std::string picture;
        SeededRandom random(static_cast<std::uint64_t>(logo));
        std::vector<std::uint8_t> data(30'000);
        random.fill(data);
        picture.assign(data.begin(), data.end());
        return make_pages(name, 1, "/Logo 5 0 R", { "<</Type/XObject>>" }).empty()
            ? Bytes {}
            : make_pdf({ "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Contents 4 0 R/Resources<</XObject<</L 5 0 R>>>>>>",
                  "stream:\n/L Do (" + name + ") Tj", "stream:/Type/XObject/Subtype/Image/Filter/JPXDecode\n" + picture });
    };
    std::vector<Input> inputs;
    std::size_t size = 0;
    for (int i = 0; i < 20; ++i) {
        inputs.push_back({ with_logo(i == 7 ? 'B' : 'A', "document " + std::to_string(i)), "D", "" });
        size += inputs.back().bytes.size();
    }
    auto const out = bundle_of(inputs);
    CHECK(out.size() < size / 2);
    CHECK(out.size() > 2 * 30'000);
    Reopened bundle(out);
    auto const logo = [&](std::size_t page) {
        return bundle.pages()[page].getKey("/Resources").getKey("/XObject").getKey("/L").getObjGen();
    };
    CHECK(logo(0) == logo(19));
    CHECK(logo(0) != logo(7));
}
