// How fast the results list filters, sorts and counts. Two ways in: main() measures natively; the exported functions are called and timed
// by tools/bench_filter.mjs in Node, where the same data go through plain JavaScript beside it.
#include "base/text.hpp"
#include "bench/bench_data.hpp"
#include "client/results_table.hpp"
#include "table/view.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hub::bench {

namespace {

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t page_rows = 5'000;
/// So many rows a tall screen shows at once.
constexpr std::size_t shown_rows = 50;

/// What one list screen holds.
struct Bench {
    explicit Bench(std::size_t rows) : maker(seed, rows), view(std::make_unique<table::View>(results.rows())) {}

    ResultMaker maker;
    api::ResultPage page;
    client::ResultsTable results;
    std::unique_ptr<table::View> view;
    std::string query;
    std::string text;  ///< handed out to the caller

    /// The columns that the list's search field looks through.
    [[nodiscard]] std::vector<table::ColumnId> searched() const {
        auto const& columns = results.columns();
        return { columns.employee, columns.name, columns.claim, columns.center, columns.location };
    }

    void set_filters(std::string text_query, bool with_others) {
        auto const& columns = results.columns();
        std::vector<table::Filter> filters { table::Search { searched(), std::move(text_query) } };
        if (with_others) {
            filters.emplace_back(table::OneOf { columns.visit_type, { "Injury" } });
            filters.emplace_back(table::FlagIs { columns.reviewed, table::Flag::Clear });
            filters.emplace_back(table::DateBetween { columns.posted, Date::from_parts(2026, 9, 15), std::nullopt });
        }
        view->set_filters(std::move(filters));
    }

    /// What a frame asks for: the count and the rows on the screen.
    std::size_t look() {
        std::size_t const count = view->visible_count();
        for (std::size_t i = 0; i < std::min(count, shown_rows); ++i) { static_cast<void>(view->row_at(i)); }
        return count;
    }

    [[nodiscard]] std::string_view cell(table::Row row, int field) const {
        auto const& columns = results.columns();
        std::array const fields { columns.employee, columns.name, columns.claim, columns.center, columns.location, columns.state,
            columns.category, columns.visit_type };
        return results.rows().text(fields.at(static_cast<std::size_t>(field)), row);
    }
};

std::unique_ptr<Bench> bench;

}  // namespace

}  // namespace hub::bench

using hub::bench::bench;

extern "C" {

/// Starts over with an empty table for so many rows.
void bench_start(int rows) {
    bench.reset();
    bench = std::make_unique<hub::bench::Bench>(static_cast<std::size_t>(rows));
}

/// Makes the next page, whose making is not part of what is measured.
int bench_make_page() {
    bench->page = bench->maker.next(hub::bench::page_rows);
    return static_cast<int>(bench->page.id.size());
}

int bench_put_page() {
    return bench->results.apply(bench->page) ? 1 : 0;
}

double bench_memory_bytes() {
    return static_cast<double>(bench->results.rows().memory_bytes());
}

/// A view that has filtered nothing yet. It is in the screen's usual order, the latest first, unless bench_sort() asks for another.
void bench_fresh_view() {
    bench->view = std::make_unique<hub::table::View>(bench->results.rows());
    bench->view->set_order({ { bench->results.columns().posted, hub::table::Direction::Descending } });
    bench->look();
}

/// Where the caller writes a query of `size` bytes.
char* bench_query_buffer(int size) {
    bench->query.assign(static_cast<std::size_t>(size), ' ');
    return bench->query.data();
}

/// Filters by what was written there; gives the number of visible rows.
int bench_filter(int with_others) {
    bench->set_filters(bench->query, with_others != 0);
    return static_cast<int>(bench->look());
}

/// Sorts by the column of this number, which a fresh view has not done before.
int bench_sort(int column, int descending) {
    auto const direction = descending != 0 ? hub::table::Direction::Descending : hub::table::Direction::Ascending;
    bench->view->set_order({ { { static_cast<std::uint16_t>(column) }, direction } });
    return static_cast<int>(bench->look());
}

/// The numbers beside the values of four filters.
int bench_facets() {
    auto const& columns = bench->results.columns();
    std::size_t total = 0;
    for (auto const column : { columns.category, columns.visit_type, columns.state, columns.center }) {
        for (auto const count : bench->view->facet_counts(column)) { total += count; }
    }
    return static_cast<int>(total);
}

/// The text of a cell as shown (folded = 0) or as searched; bench_text_size() tells its length.
char const* bench_text(int row, int field, int folded) {
    auto const cell = bench->cell(static_cast<hub::table::Row>(row), field);
    bench->text = folded != 0 ? hub::fold(cell) : std::string { cell };
    return bench->text.data();
}

int bench_text_size() {
    return static_cast<int>(bench->text.size());
}

}  // extern "C"

#if !defined(__wasm__)

namespace {

template <class Work>
void measure(std::string_view name, int rows, int times, Work work) {
    std::vector<double> milliseconds;
    int result = 0;
    for (int i = 0; i < times; ++i) {
        auto const start = std::chrono::steady_clock::now();
        result = work();
        milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(milliseconds);
    auto const at = [&](std::size_t percent) {
        return milliseconds[std::min(milliseconds.size() * percent / 100, milliseconds.size() - 1)];
    };
    std::printf(
        R"({"part":"filter","engine":"hub-native","query":"%.*s","rows":%d,"p50_ms":%.3f,"p95_ms":%.3f,"bytes_per_row":%.1f,"result":%d})"
        "\n",
        static_cast<int>(name.size()), name.data(), rows, at(50), at(95), bench_memory_bytes() / rows, result);
}

}  // namespace

int main(int argument_count, char** arguments) {
    int const rows = argument_count > 1 ? std::atoi(arguments[1]) : 100'000;
    bench_start(rows);
    double load_ms = 0;
    for (int made = 0; made < rows;) {
        made += bench_make_page();
        auto const start = std::chrono::steady_clock::now();
        if (bench_put_page() == 0) { return 1; }
        load_ms += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    }
    std::printf("load %.0f ms\n", load_ms);
    auto const write_query = [](std::string_view query) { std::ranges::copy(query, bench_query_buffer(static_cast<int>(query.size()))); };
    for (std::string_view const query :
        { "a", "an", "anna", "nguyen", "work status", "wc 2026 0012", "depot dallas", "zzz", "anna nguyen" }) {
        measure(query, rows, 15, [&] {
            bench_fresh_view();
            write_query(query);
            return bench_filter(0);
        });
    }
    std::string_view const typed = "anna nguyen 09";
    bench_fresh_view();
    for (std::size_t length = 1; length <= typed.size(); ++length) {
        measure(typed.substr(0, length), rows, 1, [&] {
            write_query(typed.substr(0, length));
            return bench_filter(0);
        });
    }
    for (int column = 0; column < static_cast<int>(bench->results.rows().column_count()); ++column) {
        measure("sort " + bench->results.rows().column_name({ static_cast<std::uint16_t>(column) }), rows, 3, [&] {
            bench_fresh_view();
            return bench_sort(column, 0);
        });
    }
    measure("facets", rows, 9, [&] {
        bench_fresh_view();
        write_query("an");
        bench_filter(1);
        return bench_facets();
    });
    return 0;
}

#endif
