#include "pdf/bundle/bundler.hpp"

#include "pdf/pdf_support.hpp"
#include "support/pdf_fonts.hpp"

#include <qpdf/QPDFExc.hh>

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace hub;
using namespace hub::test;

namespace {

constexpr auto password = "Zażółć gęślą 8";

Bytes locked(std::vector<Input> const& inputs) {
    return bundle_of(inputs,
        { .title = "Bundle",
            .page_numbers = pdf::PageNumbers::Printed,
            .cover = pdf::Cover { "Acme", "", pdf_fonts() },
            .password = password });
}

/// The exit code of `program` on the file, or -1 if it is not installed.
int checked_by(std::string const& program, Bytes const& bytes) {
    auto const path = (std::filesystem::temp_directory_path() / "hub-locked-test.pdf").string();
    std::ofstream(path, std::ios::binary).write(text_of(bytes).data(), std::ssize(bytes));
    auto const status = std::system((program + " '" + path + "' >/dev/null 2>&1").c_str());
    std::filesystem::remove(path);
    return WEXITSTATUS(status) == 127 ? -1 : WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("RSLT-A2: a bundle with a password opens with it and not without", "[pdf][bundle][password]") {
    auto const out = locked({ { make_pages("a", 2), "A", "Łukasz" }, { make_pages("b", 1), "B", "Mai" } });
    CHECK_THROWS_AS(Reopened(out), QPDFExc);
    CHECK_THROWS_AS(Reopened(out, "Zazolc gesla 8"), QPDFExc);
    Reopened bundle(out, password);
    REQUIRE(bundle.pages().size() == 4);
    CHECK(bundle.contents()[1].contains("(page 1 of a) Tj"));
    CHECK(bundle.bookmarks() == std::vector<std::string> { "Contents", "Łukasz", "  A", "Mai", "  B" });
    CHECK(bundle.information().getKey("/Title").getUTF8Value() == "Bundle");
    CHECK_FALSE(text_of(out).contains("page 1 of a"));
    CHECK_FALSE(text_of(out).contains("Bundle"));
}

TEST_CASE("RSLT-A2: other programs open a bundle by its password", "[pdf][bundle][password]") {
    auto const out = locked({ { make_pages("a", 1), "A", "" } });
    auto const by_qpdf = checked_by(std::string("qpdf --check --password='") + password + "'", out);
    CHECK((by_qpdf == 0 || by_qpdf == -1));
    auto const by_poppler = checked_by(std::string("pdfinfo -upw '") + password + "'", out);
    CHECK((by_poppler == 0 || by_poppler == -1));
    auto const without = checked_by("pdfinfo", out);
    CHECK((without == 1 || without == -1));
}

TEST_CASE("RSLT-A2: each bundle has a key of its own", "[pdf][bundle][password]") {
    auto const document = make_pages("a", 1);
    auto const key_entry = [&](std::uint64_t seed) {
        Bytes out;
        SeededRandom random(seed);
        pdf::Bundler bundler(
            { .title = "Bundle", .password = "long enough" },
            [&](std::span<std::byte const> bytes) -> ErrorOr<void> {
                out.insert(out.end(), bytes.begin(), bytes.end());
                return {};
            },
            random);
        REQUIRE(bundler.add({ .bytes = document, .title = "a" }));
        REQUIRE(bundler.finish());
        auto const text = text_of(out);
        return std::string(text.substr(text.find("/UE"), 40));
    };
    CHECK(key_entry(1) == key_entry(1));
    CHECK(key_entry(1) != key_entry(2));
}

TEST_CASE("A password that PDF cannot hold is refused before any document is added", "[pdf][bundle][password]") {
    SeededRandom random(1);
    pdf::Bundler bundler(
        { .title = "Bundle", .password = std::string(128, 'x') }, [](std::span<std::byte const>) -> ErrorOr<void> { return {}; }, random);
    auto const document = make_pages("a", 1);
    auto const added = bundler.add({ .bytes = document, .title = "a" });
    REQUIRE_FALSE(added);
    CHECK(added.error().message == "The password is too long for a PDF.");
}
