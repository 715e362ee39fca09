#include "base/text.hpp"
#include "table/order.hpp"
#include "table/sample.hpp"
#include "table/view.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <compare>
#include <numeric>

using namespace hub;
using namespace hub::table;
using namespace hub::table::sample;

namespace {

template <class T>
int compare(T const& a, T const& b, T const& none, Direction direction) {
    if (a == none || b == none) { return static_cast<int>(a == none) - static_cast<int>(b == none); }
    int const order = a < b ? -1 : (b < a ? 1 : 0);
    return direction == Direction::Ascending ? order : -order;
}

/// Of rows whose texts are folded.
int compare_cells(Documents const& documents, SortKey key, Document const& a, Document const& b) {
    if (key.column == documents.employee) { return compare(a.employee, b.employee, {}, key.direction); }
    if (key.column == documents.name) { return compare(a.name, b.name, {}, key.direction); }
    if (key.column == documents.state) { return compare(a.state, b.state, {}, key.direction); }
    if (key.column == documents.posted) { return compare(a.posted, b.posted, no_date, key.direction); }
    if (key.column == documents.pages) { return compare(a.pages, b.pages, no_number, key.direction); }
    return compare(int { a.reviewed }, int { b.reviewed }, -1, key.direction);
}

std::vector<Row> expected_order(Documents const& documents, std::vector<SortKey> const& keys) {
    std::vector<Row> rows(documents.rows.size());
    std::iota(rows.begin(), rows.end(), Row { 0 });
    auto cells = documents.rows;
    for (auto& document : cells) {
        document.employee = fold(document.employee);
        document.name = fold(document.name);
        document.state = fold(document.state);
    }
    std::ranges::stable_sort(rows, [&](Row a, Row b) {
        for (auto const& key : keys) {
            int const order = compare_cells(documents, key, cells[a], cells[b]);
            if (order != 0) { return order < 0; }
        }
        return false;
    });
    return rows;
}

std::vector<ColumnId> sortable(Documents const& documents) {
    return { documents.employee, documents.name, documents.state, documents.posted, documents.pages, documents.reviewed };
}

}  // namespace

TEST_CASE("RSLT-A4: a few rows out of many stand in the same order as among all", "[table][order]") {
    constexpr std::uint64_t seed = 33;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    auto page = random_documents(random, 3'000);
    for (std::size_t i = 0; i < page.size(); i += 751) { page[i].center = "Rare place"; }
    documents.put(page);
    View view(documents.table);
    view.set_filters({ Search { { documents.center }, "rare place" } });
    for (auto const column : sortable(documents)) {
        for (auto const direction : { Direction::Ascending, Direction::Descending }) {
            INFO(documents.table.column_name(column));
            std::vector<SortKey> const keys { { column, direction }, { documents.posted, Direction::Descending } };
            view.set_order(keys);
            auto expected = expected_order(documents, keys);
            std::erase_if(expected, [&](Row row) { return documents.rows[row].center != "Rare place"; });
            std::vector<Row> listed;
            for (std::size_t i = 0; i < view.visible_count(); ++i) { listed.push_back(view.row_at(i)); }
            CHECK(listed == expected);
        }
    }
}

TEST_CASE("RSLT-A4: every column sorts both ways as a stable sort does", "[table][order]") {
    constexpr std::uint64_t seed = 51;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    documents.put(random_documents(random, 3'000));
    for (auto const column : sortable(documents)) {
        for (auto const direction : { Direction::Ascending, Direction::Descending }) {
            INFO(documents.table.column_name(column) << (direction == Direction::Ascending ? " up" : " down"));
            std::vector<SortKey> const keys { { column, direction } };
            CHECK(sorted_rows(documents.table, keys) == expected_order(documents, keys));
        }
    }
}

TEST_CASE("RSLT-A4: several keys decide one after the other", "[table][order]") {
    constexpr std::uint64_t seed = 52;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    documents.put(random_documents(random, 1'500));
    auto const columns = sortable(documents);
    for (int round = 0; round < 12; ++round) {
        std::vector<SortKey> keys;
        for (int i = 0; i < 3; ++i) {
            keys.push_back({ columns[random.below(columns.size())], random.below(2) == 0 ? Direction::Ascending : Direction::Descending });
        }
        CHECK(sorted_rows(documents.table, keys) == expected_order(documents, keys));
    }
}

TEST_CASE("Rows that are added find their place in an order that is kept", "[table][order]") {
    constexpr std::uint64_t seed = 53;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    OrderCache orders;
    auto const columns = sortable(documents);
    for (int round = 0; round < 40; ++round) {
        INFO("round " << round);
        documents.put(random_documents(random, round % 10 == 0 ? 250 : random.below(20)));
        if (round % 7 == 3) {
            auto changed = documents.rows[random.below(documents.rows.size())];
            changed.employee = "Zz changed";
            documents.put({ changed });
        }
        // Four orders in turn, more than are kept.
        std::vector<SortKey> const keys { { columns[static_cast<std::size_t>(round % 4)],
            round % 3 == 0 ? Direction::Descending : Direction::Ascending } };
        std::vector<SortKey> const steady { { documents.employee, Direction::Ascending }, { documents.posted, Direction::Descending } };
        CHECK(std::ranges::equal(orders.get(documents.table, keys), expected_order(documents, keys)));
        CHECK(std::ranges::equal(orders.get(documents.table, steady), expected_order(documents, steady)));
    }
}

TEST_CASE("Numbers far apart sort as well as close ones", "[table][order]") {
    SeededRandom random(54);
    Documents documents;
    auto page = random_documents(random, 1'000);
    for (std::size_t i = 0; i < page.size(); ++i) {
        page[i].pages = static_cast<std::int64_t>(random.below(~std::uint64_t { 0 }));
        if (i % 10 == 0) { page[i].pages = page[(i + 500) % page.size()].pages; }
        if (i % 33 == 0) { page[i].pages = no_number; }
        if (i % 100 == 1) { page[i].pages = std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(i % 3); }
        if (i % 100 == 2) { page[i].pages = std::numeric_limits<std::int64_t>::min() + 1; }
    }
    documents.put(page);
    for (auto const direction : { Direction::Ascending, Direction::Descending }) {
        std::vector<SortKey> const keys { { documents.pages, direction } };
        CHECK(sorted_rows(documents.table, keys) == expected_order(documents, keys));
    }
}

TEST_CASE("Texts that begin alike or are cut short sort by all their bytes", "[table][order]") {
    SeededRandom random(55);
    Documents documents;
    auto page = random_documents(random, 800);
    for (auto& document : page) { document.name = std::string(random.below(40), 'a') + std::string(random.below(3), 'b'); }
    documents.put(page);
    for (auto const direction : { Direction::Ascending, Direction::Descending }) {
        std::vector<SortKey> const keys { { documents.name, direction } };
        CHECK(sorted_rows(documents.table, keys) == expected_order(documents, keys));
    }
}

TEST_CASE("The list is the order without the hidden rows", "[table][order]") {
    constexpr std::uint64_t seed = 56;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    documents.put(random_documents(random, 3'000));
    View view(documents.table);
    for (int round = 0; round < 20; ++round) {
        std::vector<SortKey> const keys { { documents.posted, Direction::Descending }, { documents.employee, Direction::Ascending } };
        auto const query = random_query(random);
        view.set_order(round % 5 == 0 ? std::vector<SortKey> {} : keys);
        view.set_filters({ Search { { documents.employee, documents.name }, query } });
        documents.remove({ static_cast<Row>(random.below(documents.rows.size())) });
        auto const tokens = search_tokens(query);
        std::vector<Row> expected;
        for (Row const row : expected_order(documents, view.order())) {
            auto const& document = documents.rows[row];
            if (!document.removed && matches(tokens, { document.employee, document.name })) { expected.push_back(row); }
        }
        REQUIRE(view.visible_count() == expected.size());
        // Out of turn, as a list that is scrolled asks.
        std::size_t mistakes = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            std::size_t const place = i * 7919 % expected.size();
            if (view.row_at(place) != expected[place]) { ++mistakes; }
        }
        CHECK(mistakes == 0);
    }
}
