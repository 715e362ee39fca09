// How fast the lists of invoices load, filter, sort and add up in the client. The exported functions are called and timed by
// tools/bench_billing.mjs in Node, where the same answers of a server go through plain JavaScript beside them.
#include "api/invoices.hpp"
#include "api/json.hpp"
#include "base/random.hpp"
#include "client/invoices_table.hpp"
#include "table/view.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::bench {

namespace {

constexpr std::size_t page_rows = 20'000;
constexpr std::size_t shown_rows = 50;  ///< so many a tall screen shows at once
constexpr Date today { 20'776 };
constexpr std::array<std::string_view, 12> services { "DOT physical", "Pre-placement physical", "Drug screen, 10-panel",
    "Breath alcohol test", "Audiogram", "Respirator clearance", "Respirator fit test", "Spirometry", "TB test, skin", "Hepatitis B vaccine",
    "Flu vaccine", "Blood lead level" };
constexpr std::array<std::string_view, 12> people { "DeShawn Carter", "Siobhán O'Neil", "José García-Márquez", "Thị Mai Nguyễn",
    "Łukasz Kowalski", "Priya Raghunathan", "Fatima El-Amin", "Anna Miller", "Omar Haddad", "Wei Chen", "Olga Petrov",
    "Keisha Washington" };

api::InvoicePage page_of(std::size_t first, std::size_t rows, std::size_t all, Random& random) {
    auto const below = [&](std::size_t limit) { return static_cast<std::int32_t>(random.below(limit)); };
    api::InvoicePage page;
    for (int i = 0; i < 40; ++i) { page.locations.push_back("Location " + std::to_string(i)); }
    for (int i = 0; i < 10; ++i) { page.markets.push_back("Market " + std::to_string(i)); }
    for (std::size_t i = first; i < first + rows; ++i) {
        auto const total = 3'000 + below(90'000);
        bool const is_paid = random.below(4) != 0;
        auto const issued = today.days - below(700);
        Uuid id;
        random.fill(id.bytes);
        page.id.push_back(domain::InvoiceId { id });
        page.number.push_back("4417-" + std::to_string(100'000 + i));
        page.location_index.push_back(below(40));
        page.market_index.push_back(below(10));
        page.issued_day.push_back(issued);
        page.total.push_back(total);
        page.paid.push_back(is_paid ? total : 0);
        page.in_process.push_back(0);
        page.rebilled_day.push_back(-1);
        page.corrected_day.push_back(-1);
        page.paid_day.push_back(is_paid ? issued + 12 : -1);
        page.disputed.push_back(0);
        page.tag.emplace_back();
        std::string words { people.at(static_cast<std::size_t>(random.below(people.size()))) };
        for (int line = 0; line < 3; ++line) {
            words += " " + std::string { services.at(static_cast<std::size_t>(random.below(services.size()))) };
        }
        page.words.push_back(std::move(words));
    }
    page.more = first + rows < all;
    page.cursor = page.more ? "c" : "";
    page.count = static_cast<std::int64_t>(all);
    page.revision = "1";
    return page;
}

struct Bench {
    std::vector<std::string> pages;  ///< as a server sends them
    client::InvoicesTable table;
    std::unique_ptr<table::View> view;
    std::string query;
};

Bench& bench() {
    static Bench one;
    return one;
}

int look() {
    auto& view = *bench().view;
    std::size_t const count = view.visible_count();
    for (std::size_t i = 0; i < std::min(count, shown_rows); ++i) { static_cast<void>(view.row_at(i)); }
    return static_cast<int>(count);
}

}  // namespace

}  // namespace hub::bench

using hub::bench::bench;

extern "C" {

/// Makes the answers of the server. Returns how many there are.
int bench_start(int rows) {
    auto& one = bench();
    one.pages.clear();
    hub::SeededRandom random { 20261122 };
    auto const all = static_cast<std::size_t>(rows);
    for (std::size_t first = 0; first < all; first += hub::bench::page_rows) {
        auto const page = hub::bench::page_of(first, std::min(hub::bench::page_rows, all - first), all, random);
        one.pages.push_back(hub::api::write_json(page));
    }
    one.table.clear();
    one.view = std::make_unique<hub::table::View>(one.table.rows());
    return static_cast<int>(one.pages.size());
}

char const* bench_page(int index) {
    return bench().pages.at(static_cast<std::size_t>(index)).c_str();
}

int bench_page_size(int index) {
    return static_cast<int>(bench().pages.at(static_cast<std::size_t>(index)).size());
}

/// Reads one answer and takes it in. Returns the rows that are there then, or -1.
int bench_take(int index) {
    auto& one = bench();
    auto const page = hub::api::read_json_leniently<hub::api::InvoicePage>(one.pages.at(static_cast<std::size_t>(index)));
    if (!page || !one.table.apply(*page, index == 0, hub::bench::today)) { return -1; }
    return static_cast<int>(one.table.size());
}

void bench_fresh_view() {
    bench().view = std::make_unique<hub::table::View>(bench().table.rows());
}

char* bench_query_buffer(int size) {
    bench().query.assign(static_cast<std::size_t>(size), ' ');
    return bench().query.data();
}

/// Of the open invoices, as the screen asks. Returns how many match.
int bench_filter() {
    auto& one = bench();
    auto const& columns = one.table.columns();
    one.view->set_filters(
        { hub::table::Search { { columns.number, columns.words, columns.location, columns.market, columns.tag }, one.query },
            hub::table::FlagIs { columns.open, hub::table::Flag::Set } });
    return hub::bench::look();
}

/// 0 by number, 1 by location, 2 by balance, the rest by date.
int bench_sort(int column) {
    auto& one = bench();
    auto const& columns = one.table.columns();
    hub::table::ColumnId const by = column == 0 ? hub::table::ColumnId { columns.number }
        : column == 1                           ? hub::table::ColumnId { columns.location }
        : column == 2                           ? hub::table::ColumnId { columns.balance }
                                                : hub::table::ColumnId { columns.issued };
    one.view->set_order({ { by, hub::table::Direction::Descending } });
    return hub::bench::look();
}

/// The open balance in dollars, over all rows.
double bench_sum() {
    auto& one = bench();
    auto const& columns = one.table.columns();
    std::int64_t cents = 0;
    one.table.rows().flags(columns.open).for_each([&](std::size_t row) {
        cents += one.table.rows().number(columns.balance, static_cast<hub::table::Row>(row));
    });
    return static_cast<double>(cents) / 100.0;
}

int bench_memory_bytes() {
    return static_cast<int>(bench().table.rows().memory_bytes());
}
}
