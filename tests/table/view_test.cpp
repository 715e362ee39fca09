#include "base/text.hpp"
#include "table/sample.hpp"
#include "table/view.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <span>

using namespace hub;
using namespace hub::table;
using namespace hub::table::sample;

namespace {

struct Criteria {
    std::string by_employee;
    std::string anywhere;
    std::vector<std::string> states;
    std::optional<Date> first;
    std::optional<Date> last;
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    std::optional<Flag> reviewed;
};

enum class Without : std::uint8_t { Nothing, States, Reviewed };

std::vector<Filter> filters_of(Documents const& documents, Criteria const& criteria) {
    return {
        Search { { documents.employee }, criteria.by_employee },
        Search { { documents.name, documents.center, documents.employee }, criteria.anywhere },
        OneOf { documents.state, criteria.states },
        DateBetween { documents.posted, criteria.first, criteria.last },
        NumberBetween { documents.pages, criteria.least, criteria.most },
        FlagIs { documents.reviewed, criteria.reviewed },
    };
}

template <class T>
bool lies_between(T value, std::optional<T> least, std::optional<T> most, T none) {
    if (!least && !most) { return true; }
    return value != none && (!least || value >= *least) && (!most || value <= *most);
}

std::vector<Row> expected_rows(Documents const& documents, Criteria const& criteria, Without without = Without::Nothing) {
    auto const by_employee = search_tokens(criteria.by_employee);
    auto const anywhere = search_tokens(criteria.anywhere);
    return rows_where(documents, [&](Document const& row) {
        return (by_employee.empty() || matches(by_employee, { row.employee }))
            && (anywhere.empty() || matches(anywhere, { row.name, row.center, row.employee }))
            && (without == Without::States || criteria.states.empty() || std::ranges::contains(criteria.states, row.state))
            && lies_between(row.posted, criteria.first, criteria.last, no_date)
            && lies_between(row.pages, criteria.least, criteria.most, no_number)
            && (without == Without::Reviewed || !criteria.reviewed || (*criteria.reviewed == Flag::Set) == row.reviewed);
    });
}

std::vector<Row> listed(View& view) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < view.visible_count(); ++i) { rows.push_back(view.row_at(i)); }
    return rows;
}

void change_one(Criteria& criteria, Random& random) {
    auto const day = [&] { return Date::from_parts(2026, 11, 1).plus_days(static_cast<std::int32_t>(random.below(90))); };
    switch (random.below(10)) {
    case 0: criteria.by_employee = random_query(random); break;
    case 1: criteria.anywhere = random_query(random); break;
    case 2:
        criteria.states.clear();
        for (auto const* state : { "TX", "CA", "New Mexico", "Nowhere", "" }) {
            if (random.below(4) == 0) { criteria.states.emplace_back(state); }
        }
        break;
    case 3: criteria.first = random.below(2) == 0 ? std::optional { day() } : std::nullopt; break;
    case 4: criteria.last = random.below(2) == 0 ? std::optional { day() } : std::nullopt; break;
    case 5: criteria.least = random.below(2) == 0 ? std::optional { static_cast<std::int64_t>(random.below(20)) - 6 } : std::nullopt; break;
    case 6: criteria.most = random.below(2) == 0 ? std::optional { static_cast<std::int64_t>(random.below(20)) } : std::nullopt; break;
    case 7:
        criteria.reviewed = random.below(2) == 0 ? std::optional { random.below(2) == 0 ? Flag::Set : Flag::Clear } : std::nullopt;
        break;
    case 8: criteria = {}; break;
    default:
        // One more letter, or one taken back, as people type.
        if (!criteria.anywhere.empty() && random.below(2) == 0) {
            criteria.anywhere.pop_back();
        } else {
            criteria.anywhere += "aeno 1rs"[random.below(8)];
        }
    }
}

void change_table(Documents& documents, Random& random) {
    auto page = random_documents(random, random.below(120));
    for (auto& document : page) {
        if (!documents.rows.empty() && random.below(10) == 0) { document.id = documents.rows[random.below(documents.rows.size())].id; }
    }
    documents.put(page);
    if (!documents.rows.empty() && random.below(2) == 0) { documents.remove({ static_cast<Row>(random.below(documents.rows.size())) }); }
}

void check_facets(View& view, Documents const& documents, Criteria const& criteria) {
    auto const& column = documents.table.dictionary(documents.state);
    auto const& counts = view.facet_counts(documents.state);
    REQUIRE(counts.size() == column.entries().size());
    std::map<std::string, std::uint32_t, std::less<>> expected;
    for (Row const row : expected_rows(documents, criteria, Without::States)) { ++expected[documents.rows[row].state]; }
    for (DictionaryColumn::Code code = 0; code < counts.size(); ++code) {
        CHECK(counts[code] == expected[std::string { column.entry(code) }]);
    }

    auto const flags = view.flag_counts(documents.reviewed);
    auto const others = expected_rows(documents, criteria, Without::Reviewed);
    auto const reviewed = static_cast<std::size_t>(std::ranges::count_if(others, [&](Row row) { return documents.rows[row].reviewed; }));
    CHECK(flags.set == reviewed);
    CHECK(flags.clear == others.size() - reviewed);
}

}  // namespace

TEST_CASE("RSLT-02: all filters together show what a plain loop shows, whatever changes in between", "[table][view]") {
    for (std::uint64_t const seed : { 41U, 42U }) {
        INFO("seed " << seed);
        SeededRandom random(seed);
        Documents documents;
        View view(documents.table);
        Criteria criteria;
        for (int step = 0; step < 150; ++step) {
            INFO("step " << step);
            change_one(criteria, random);
            if (random.below(4) == 0) { change_table(documents, random); }
            view.set_filters(filters_of(documents, criteria));
            auto const expected = expected_rows(documents, criteria);
            REQUIRE(view.visible_count() == expected.size());
            REQUIRE(listed(view) == expected);
            if (step % 5 == 0) { check_facets(view, documents, criteria); }
        }
    }
}

TEST_CASE("RSLT-03: the name field finds first and last name in any order", "[table][view]") {
    SeededRandom random(44);
    Documents documents;
    auto page = random_documents(random, 50);
    for (auto& document : page) { document.employee = "Someone Else"; }
    page[7].employee = "Siobhán O'Neil";
    documents.put(page);
    View view(documents.table);
    for (auto const* query : { "siobhan", "oneil", "O’NEIL siob", "o'neil siobhan", "Siobhan O’Neil" }) {
        INFO(query);
        view.set_filters({ Search { { documents.employee }, query } });
        CHECK(listed(view) == std::vector<Row> { 7 });
    }
}

TEST_CASE("Typing and taking back gives the same rows as asking afresh", "[table][view]") {
    constexpr std::uint64_t seed = 45;
    INFO("seed " << seed);
    SeededRandom random(seed);
    Documents documents;
    documents.put(random_documents(random, 9'000));
    View typed(documents.table);
    std::string const query = "ann work smith 9";
    auto const search = [&](std::string const& text) {
        return std::vector<Filter> { Search { { documents.name, documents.employee }, text } };
    };
    auto const check = [&](std::size_t length) {
        auto const text = query.substr(0, length);
        INFO(text);
        typed.set_filters(search(text));
        View afresh(documents.table);
        afresh.set_filters(search(text));
        CHECK(typed.visible() == afresh.visible());
    };
    for (std::size_t length = 1; length <= query.size(); ++length) {
        if (length % 3 == 2) { documents.put(random_documents(random, 100)); }
        check(length);
    }
    for (std::size_t length = query.size(); length > 0; --length) {
        if (length == 9) { documents.put(random_documents(random, 300)); }
        if (length == 6) { documents.put({ documents.rows[5] }); }
        check(length);
    }
    auto const expected = rows_where(documents, [](Document const& row) { return matches({ "a" }, { row.name, row.employee }); });
    CHECK(typed.visible_count() == expected.size());
}

TEST_CASE("Words that stand in many of a large dictionary's texts and in few of its rows are found together", "[table][view]") {
    // More claims than two bytes can number, and not a whole number of words of 64 rows.
    constexpr std::size_t count = 80'003;
    std::vector<std::string> const places { "austin", "dallas", "oakland" };
    std::vector<Uuid> ids(count);
    std::vector<std::string> claims;
    std::vector<std::string> centers;
    SeededRandom random(47);
    for (std::size_t i = 0; i < count; ++i) {
        random.fill(ids[i].bytes);
        claims.push_back("wc 2026 " + std::to_string(1'000'000 + i * 7));
        centers.push_back(places[random.below(places.size())]);
    }
    Table table;
    auto const claim = table.add_dictionary("claim");
    auto const center = table.add_dictionary("center");
    REQUIRE(table.put({ ids, { std::span<std::string const> { claims }, std::span<std::string const> { centers } } }));
    View view(table);
    std::vector<std::vector<std::string>> const queries { { "wc", "2026", "0012" }, { "2026", "wc" }, { "77", "wc", "ll" }, { "1000007" },
        { "land", "2026", "10" }, { "austin", "wc", "9" }, { "wc", "2026", "nothing" } };
    for (auto const& words : queries) {
        std::string query;
        for (auto const& word : words) { query += word + " "; }
        INFO(query);
        view.set_filters({ Search { { center, claim }, query } });
        std::vector<Row> expected;
        for (std::size_t i = 0; i < count; ++i) {
            auto const has = [&](std::string const& word) { return claims[i].contains(word) || centers[i].contains(word); };
            if (std::ranges::all_of(words, has)) { expected.push_back(static_cast<Row>(i)); }
        }
        CHECK(listed(view) == expected);
    }
}

TEST_CASE("A filter without content lets every row pass", "[table][view]") {
    Documents documents;
    for (auto const& filter : filters_of(documents, {})) { CHECK_FALSE(is_active(filter)); }
    CHECK_FALSE(is_active(Search { { documents.employee }, " - ' " }));
    CHECK(is_active(Search { { documents.employee }, "x" }));
    CHECK(is_active(FlagIs { documents.reviewed, Flag::Clear }));
}

TEST_CASE("A row's place in the list is found while it is visible", "[table][view]") {
    SeededRandom random(46);
    Documents documents;
    documents.put(random_documents(random, 2'000));
    View view(documents.table);
    view.set_order({ { documents.employee, Direction::Descending } });
    view.set_filters({ FlagIs { documents.reviewed, Flag::Set } });
    auto const rows = listed(view);
    for (std::size_t place = 0; place < rows.size(); place += 97) { CHECK(view.place_of(rows[place]) == place); }
    auto const hidden = std::ranges::find(documents.rows, false, &Document::reviewed) - documents.rows.begin();
    CHECK_FALSE(view.place_of(static_cast<Row>(hidden)));
    CHECK_FALSE(view.place_of(1'000'000));
}
