#include "table/sample.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::table;
using namespace hub::table::sample;

namespace {

void check_same(Documents const& documents) {
    auto const& table = documents.table;
    REQUIRE(table.row_limit() == documents.rows.size());
    std::size_t mistakes = 0;
    std::size_t live = 0;
    for (Row row = 0; row < table.row_limit(); ++row) {
        auto const& expected = documents.rows[row];
        if (expected.removed) {
            mistakes += table.live().test(row) || table.find(expected.id) ? 1 : 0;
            continue;
        }
        ++live;
        bool const same = table.live().test(row) && table.id(row) == expected.id && table.find(expected.id) == row
            && table.text(documents.employee, row) == expected.employee && table.text(documents.name, row) == expected.name
            && table.text(documents.state, row) == expected.state && table.text(documents.center, row) == expected.center
            && table.date(documents.posted, row) == expected.posted && table.number(documents.pages, row) == expected.pages
            && table.flag(documents.reviewed, row) == (expected.reviewed ? Flag::Set : Flag::Clear);
        mistakes += same ? 0 : 1;
    }
    CHECK(mistakes == 0);
    CHECK(table.row_count() == live);
}

}  // namespace

TEST_CASE("Pages of new and known rows in any mixture leave the table as a plain list would be", "[table]") {
    constexpr std::uint64_t seed = 31;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    check_same(documents);
    for (int round = 0; round < 30; ++round) {
        auto page = random_documents(random, random.below(400));
        for (auto& document : page) {
            if (!documents.rows.empty() && random.below(4) == 0) { document.id = documents.rows[random.below(documents.rows.size())].id; }
        }
        if (page.size() > 10) { page[7].id = page[3].id; }
        documents.put(page, round % 2 == 0 ? Delivery::Texts : Delivery::Coded);
        std::vector<Row> gone;
        for (Row row = 0; row < documents.rows.size(); ++row) {
            if (random.below(30) == 0) { gone.push_back(row); }
        }
        documents.remove(gone);
        check_same(documents);
    }
    CHECK(documents.table.dictionary(documents.center).entries().size() > 256);
}

TEST_CASE("A dictionary widens its codes without losing a row", "[table]") {
    DictionaryColumn column;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < 70'000; ++i) {
        expected.push_back("entry " + std::to_string(i * 7919 % 66'000));
        column.append(column.code_of(expected.back()));
    }
    std::size_t mistakes = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (column.text(i) != expected[i]) { ++mistakes; }
    }
    CHECK(mistakes == 0);
    CHECK(column.entries().size() == 66'000);
    CHECK(column.replace(5, column.code_of("another")));
    CHECK_FALSE(column.replace(5, column.code_of("another")));
    CHECK(column.text(5) == "another");
    CHECK_FALSE(column.find_code("Another"));
}

TEST_CASE("A page that does not fit is refused whole", "[table]") {
    Table table;
    table.add_dictionary("state");
    table.add_text("name");
    table.add_date("posted");
    std::vector<Uuid> const ids(2);
    std::vector<std::string> const texts { "a", "b" };
    std::vector<std::string> const one_text { "a" };
    std::vector<Date> const dates(2);
    std::vector<std::uint32_t> const good_codes { 0, 1 };
    std::vector<std::uint32_t> const bad_codes { 0, 2 };
    std::span<std::string const> const text_cells { texts };
    std::span<Date const> const date_cells { dates };

    for (auto const& columns : std::vector<std::vector<Cells>> {
             {},
             { text_cells, text_cells },
             { text_cells, std::span<std::string const> { one_text }, date_cells },
             { text_cells, date_cells, date_cells },
             { date_cells, text_cells, date_cells },
             { text_cells, text_cells, text_cells },
             { text_cells, CodedTexts { texts, good_codes }, date_cells },
             { CodedTexts { texts, bad_codes }, text_cells, date_cells },
         }) {
        auto const put = table.put({ ids, columns });
        REQUIRE_FALSE(put);
        CHECK(put.error().code == ErrorCode::Internal);
        CHECK(table.row_limit() == 0);
        CHECK(table.revision() == 0);
    }
    CHECK(table.put({ ids, { CodedTexts { texts, good_codes }, text_cells, date_cells } }));
    CHECK(table.row_count() == 1);
}

TEST_CASE("RSLT-16: a withdrawn document is gone at once and its texts are overwritten", "[table]") {
    SeededRandom random(32);
    Documents documents;
    auto page = random_documents(random, 100);
    page[40].name = "Confidential finding.pdf";
    documents.put(page);
    documents.remove({ 40 });
    CHECK(documents.table.row_count() == 99);
    CHECK_FALSE(documents.table.find(page[40].id));
    CHECK_FALSE(documents.table.text(documents.name, 40).contains("finding"));
    CHECK(documents.table.remove(std::vector { page[40].id, Uuid {} }) == 0);

    documents.put({ page[40] });
    CHECK(documents.table.find(page[40].id) == Row { 40 });
    check_same(documents);
}

TEST_CASE("A reload keeps the rows that come again and lets the others go", "[table]") {
    SeededRandom random(33);
    Documents documents;
    auto const page = random_documents(random, 200);
    documents.put(page);

    documents.table.begin_reload();
    documents.put({ page.begin() + 50, page.begin() + 150 });
    CHECK(documents.table.row_count() == 200);
    auto const fresh = random_documents(random, 5);
    documents.put(fresh);
    CHECK(documents.table.end_reload() == 100);
    for (Row row = 0; row < 200; ++row) { documents.rows[row].removed = row < 50 || row >= 150; }
    check_same(documents);
    CHECK(documents.table.find(page[60].id) == Row { 60 });
    CHECK(documents.table.end_reload() == 0);
}

TEST_CASE("The table counts changes of known rows column by column", "[table]") {
    SeededRandom random(34);
    Documents documents;
    auto page = random_documents(random, 10);
    documents.put(page);
    auto const& table = documents.table;
    auto const revision = table.revision();
    CHECK(table.changes(documents.name) == 0);
    documents.put(page);
    CHECK(table.changes(documents.name) == 0);
    page[3].name += "x";
    page[3].posted = no_date;
    documents.put(page);
    CHECK(table.changes(documents.name) == 1);
    CHECK(table.changes(documents.employee) == 0);
    CHECK(table.revision() > revision);
    auto const before = table.changes(documents.reviewed);
    documents.table.set_flag(documents.reviewed, 3, Flag::Set);
    documents.table.set_flag(documents.reviewed, 3, Flag::Clear);
    documents.table.set_flag(documents.reviewed, 3, Flag::Clear);
    CHECK(table.changes(documents.reviewed) >= before + 1);
    CHECK(table.flag(documents.reviewed, 3) == Flag::Clear);
}
