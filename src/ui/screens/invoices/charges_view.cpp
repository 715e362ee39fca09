#include "ui/screens/invoices/charges_view.hpp"

#include "ui/screens/invoices/invoices_view.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace hub::ui {

namespace {

constexpr int month_count = 12;
constexpr std::size_t most_locations = 5;

/// Months since year 0, so that they can be subtracted.
int month_number(Date date) {
    auto const parts = date.parts();
    return parts.year * 12 + parts.month - 1;
}

/// What was charged, by the code of the location and by month; the last is the present one.
using Charges = std::vector<std::array<Money, month_count>>;

Charges charges_of(client::InvoicesTable const& invoices, Date today) {
    auto const& rows = invoices.rows();
    auto const& columns = invoices.columns();
    auto const& locations = rows.dictionary(columns.location);
    Charges charges(locations.entries().size());
    int const first = month_number(today) - month_count + 1;
    rows.live().for_each([&](std::size_t at) {
        auto const row = static_cast<table::Row>(at);
        int const month = month_number(rows.date(columns.issued, row)) - first;
        if (month < 0 || month >= month_count) { return; }
        charges[locations.code(at)].at(static_cast<std::size_t>(month)) += Money { rows.number(columns.total, row) };
    });
    return charges;
}

Money sum_of(std::array<Money, month_count> const& months) {
    return std::accumulate(months.begin(), months.end(), Money {});
}

void add_months(ChargesView& view, client::InvoicesTable const& invoices, Date today) {
    auto const charges = charges_of(invoices, today);
    auto const& names = invoices.rows().dictionary(invoices.columns().location);
    std::vector<std::uint32_t> codes;
    for (std::uint32_t code = 0; code < charges.size(); ++code) {
        if (sum_of(charges[code]) > Money {}) { codes.push_back(code); }
    }
    std::ranges::stable_sort(codes, std::ranges::greater {}, [&](std::uint32_t code) { return sum_of(charges[code]); });
    auto const shown = std::min(codes.size(), most_locations);
    bool const has_others = codes.size() > shown;
    for (std::size_t i = 0; i < shown; ++i) { view.locations.emplace_back(names.entry(codes[i])); }
    if (has_others) { view.locations.emplace_back("Other locations"); }
    view.sums.resize(view.locations.size());
    int const first = month_number(today) - month_count + 1;
    for (int m = 0; m < month_count; ++m) {
        int const number = first + m;
        auto const start = Date::from_parts(number / 12, number % 12 + 1, 1);
        auto const words = start.to_us();
        ChargesView::Month month;
        month.short_label = words.substr(0, 3);
        month.label = month.short_label + " " + std::to_string(number / 12);
        month.by_location.resize(view.locations.size());
        for (std::size_t i = 0; i < codes.size(); ++i) {
            auto const amount = charges[codes[i]].at(static_cast<std::size_t>(m));
            auto const place = std::min(i, view.locations.size() - 1);
            month.by_location[place] += amount;
            view.sums[place] += amount;
            month.total += amount;
        }
        view.total += month.total;
        view.months.push_back(std::move(month));
    }
}

}  // namespace

ChargesView const& charges_view(client::Data const& data, InvoicesState& invoices, ChargesState& state) {
    auto const& table = data.billing.invoices;
    bool const is_same = state.revision == table.rows().revision() && state.generation == table.generation() && state.today == data.today;
    if (is_same && !state.view.months.empty()) { return state.view; }
    state.revision = table.rows().revision();
    state.generation = table.generation();
    state.today = data.today;
    state.view = {};
    auto const& sums = invoice_sums(data, invoices);
    std::vector<AgeingSum> ageing;
    for (auto const& sum : sums.ageing) { ageing.push_back({ sum.count, sum.amount }); }
    state.view.ageing = ageing_rows(ageing);
    state.view.open_total = sums.open.amount.to_us() + " open";
    add_months(state.view, table, data.today);
    return state.view;
}

}  // namespace hub::ui
