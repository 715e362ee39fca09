// The list of results answers a search through its columns, the server document by document: both have to mean the same.
#include "base/random.hpp"
#include "domain/document.hpp"
#include "domain/result_search.hpp"
#include "ui/screens/results/results_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace hub;

namespace {

constexpr std::array<std::string_view, 6> people { "Siobhán O'Neil", "Mai Nguyễn", "Ana García-Márquez", "Łukasz Nowak", "Ann Oneill",
    "Li Wei" };
constexpr std::array<std::string_view, 4> towns { "Dallas", "St. Louis", "Newark", "El Paso" };
constexpr std::array<std::string_view, 4> states { "TX", "MO", "NJ", "TX" };
Date const today = Date::from_parts(2026, 11, 21);

std::string_view any_of(std::span<std::string_view const> words, Random& random) {
    return words[static_cast<std::size_t>(random.below(words.size()))];
}

api::ResultPage random_page(std::size_t rows, Random& random) {
    api::ResultPage page;
    auto const below = [&](std::size_t limit) { return static_cast<std::int32_t>(random.below(limit)); };
    for (auto const name : people) {
        auto const blank = name.find(' ');
        page.employees.push_back({ {}, std::string { name.substr(0, blank) }, std::string { name.substr(blank + 1) },
            Date::from_parts(1989, 3, 10 + static_cast<int>(page.employees.size() % 3)) });
    }
    for (auto const& kind : domain::document_kinds()) { page.names.emplace_back(kind.name); }
    for (std::size_t i = 0; i < towns.size(); ++i) {
        page.centers.push_back({ {}, std::string { towns[i] } + " Center", std::string { states[i] } });
        page.locations.push_back({ {}, std::string { towns[i] } + " Plant", std::string { states[i] } });
    }
    page.claims = { "WC-2026-0012", "WC-2026-0345" };
    for (std::size_t i = 0; i < rows; ++i) {
        Uuid id;
        random.fill(id.bytes);
        page.id.push_back(domain::DocumentId { id });
        page.employee_index.push_back(below(people.size()));
        page.kind.push_back(1 + below(page.names.size()));
        page.name_index.push_back(page.kind.back() - 1);
        page.injury.push_back(below(2));
        page.center_index.push_back(below(towns.size()));
        page.location_index.push_back(below(towns.size()));
        page.claim_index.push_back(below(3) - 1);
        page.service_day.push_back(today.days - below(90));
        page.posted_at.push_back(start_of_central_day(today.plus_days(-below(90))).ms + below(86'000'000));
        page.pages.push_back(1);
        page.bytes.push_back(1);
        for (auto* marks : { &page.flagged, &page.reviewed, &page.saved }) { marks->push_back(below(2)); }
    }
    page.cursor = "c";
    page.total = static_cast<std::int64_t>(rows);
    return page;
}

std::string some(std::span<std::string_view const> words, std::string_view suffix, Random& random) {
    std::string text;
    for (auto const word : words) {
        if (random.below(2) == 0) { text += (text.empty() ? "" : "~") + std::string { word } + std::string { suffix }; }
    }
    return text;
}

/// About one part in six is set.
domain::AddressQuery random_query(Random& random) {
    constexpr std::array<std::string_view, 9> words { "oneil", "ng", "dallas plant", "wc 2026", "audio ann", "03/11/1989", "garcia marquez",
        "status", "st louis l" };
    constexpr std::array<std::string_view, 5> spans { "today", "last-7", "last-60", "2026-10-01~2026-11-01", "~2026-09-15" };
    constexpr std::array<std::string_view, 3> tabs { "new", "flagged", "archiving" };
    constexpr std::array<std::string_view, 2> types { "Injury", "Non-injury" };
    constexpr std::array<std::string_view, 2> reviews { "new", "reviewed" };
    constexpr std::array<std::string_view, 2> flags { "flagged", "unflagged" };
    constexpr std::array<std::string_view, 3> categories { "drug_and_alcohol", "tests", "injury_status" };
    domain::AddressQuery query;
    auto const maybe = [&](char const* name, auto make) {
        if (random.below(6) == 0) { query[name] = std::string { make() }; }
    };
    maybe("q", [&] { return any_of(words, random); });
    maybe("tab", [&] { return any_of(tabs, random); });
    maybe("state", [&] { return some(states, "", random); });
    maybe("type", [&] { return some(types, "", random); });
    maybe("center", [&] { return some(towns, " Center", random); });
    maybe("location", [&] { return some(towns, " Plant", random); });
    maybe("document", [&] { return domain::document_kinds()[static_cast<std::size_t>(random.below(26))].name; });
    maybe("kind", [&] { return some(categories, "", random); });
    maybe("review", [&] { return some(reviews, "", random); });
    maybe("flag", [&] { return some(flags, "", random); });
    maybe("visit", [&] { return any_of(spans, random); });
    maybe("posted", [&] { return any_of(spans, random); });
    maybe("born", [&] { return "1989-03-12"; });
    maybe("saved", [&] { return "no"; });
    return query;
}

domain::ResultFacts facts_of(client::ResultsTable::Document const& document, domain::DocumentKind const& kind) {
    return { .employee = document.employee,
        .name = document.name,
        .claim = document.claim,
        .center = document.center,
        .location = document.location,
        .state = document.state,
        .category = domain::enum_name(kind.category),
        .injury = document.visit_type == domain::visit_type_injury,
        .birth_date = document.birth_date,
        .service_date = document.service_date,
        .posted = document.posted,
        .flagged = document.flagged,
        .reviewed = document.reviewed,
        .saved = document.saved };
}

}  // namespace

TEST_CASE("RSLT-02, RSLT-A4: the list and the server mean the same by a search", "[app][results]") {
    constexpr std::uint64_t seed = 71;
    INFO("seed " << seed);
    SeededRandom random { seed };
    client::Data data;
    data.today = today;
    REQUIRE(data.results.apply(random_page(600, random)));
    ui::ResultsState state;
    std::size_t shown = 0;
    for (int round = 0; round < 400; ++round) {
        auto const query = random_query(random);
        client::Route const route { .path = "/results", .query = query };
        INFO(route.to_string());
        ui::read_route(route, state);
        auto const view = ui::results_view(data, state);
        std::size_t expected = 0;
        for (table::Row row = 0; row < data.results.rows().row_limit(); ++row) {
            auto const document = data.results.document(row);
            auto const kind = std::ranges::find(domain::document_kinds(), document.name, &domain::DocumentKind::name);
            bool const is_match = domain::matches(state.filters, facts_of(document, *kind), today);
            expected += is_match ? 1U : 0U;
            if (is_match != state.looks->list.visible().test(row)) { FAIL(document.employee << ", " << document.name << ": " << is_match); }
        }
        CHECK(view.visible == expected);
        shown += expected;
    }
    CHECK(shown > 1'000);
}
