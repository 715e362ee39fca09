#include "table/filter_cache.hpp"

#include "base/text.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <limits>

namespace hub::table {

namespace {

/// Sets the bits of those values of [first, last) that lie between the two ends, without a branch a row.
template <class T, class NumberOf>
void find_between(std::vector<T> const& values, std::size_t first, std::size_t last, std::uint64_t least, std::uint64_t most,
    NumberOf number_of, BitSet& passing) {
    if (least > most) { return; }
    std::uint64_t const width = most - least;
    for (std::size_t row = first; row < last;) {
        std::size_t const in_word = row % BitSet::bits_per_word;
        std::size_t const count = std::min(BitSet::bits_per_word - in_word, last - row);
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < count; ++i) { bits |= std::uint64_t { number_of(values[row + i]) - least <= width ? 1U : 0U } << i; }
        passing.words()[row / BitSet::bits_per_word] |= bits << in_word;
        row += count;
    }
}

/// Keeps the order of signed numbers; the lowest, which stands for "none", becomes 0 and is left out by every range.
std::uint64_t ordered(std::int64_t number) {
    return static_cast<std::uint64_t>(number) ^ (std::uint64_t { 1 } << 63U);
}

std::uint64_t ordered_date(Date date) {
    return ordered(date.days) - ordered(std::numeric_limits<std::int32_t>::min());
}

void find_passing(Table const& table, OneOf const& filter, std::size_t first, std::size_t last, BitSet& passing) {
    auto const& column = table.dictionary(filter.column);
    BitSet wanted(column.entries().size());
    for (auto const& value : filter.values) {
        if (auto const code = column.find_code(value)) { wanted.set(*code); }
    }
    BitSet among(last);
    among.set_range(first, last);
    column.find_rows(wanted, among, passing);
}

void find_passing(Table const& table, DateBetween const& filter, std::size_t first, std::size_t last, BitSet& passing) {
    auto const& column = *std::get_if<DateColumn>(&table.column(filter.column));
    auto const least = std::max<std::uint64_t>(filter.first ? ordered_date(*filter.first) : 1, 1);
    auto const most = filter.last ? ordered_date(*filter.last) : std::numeric_limits<std::uint64_t>::max();
    find_between(column, first, last, least, most, ordered_date, passing);
}

void find_passing(Table const& table, NumberBetween const& filter, std::size_t first, std::size_t last, BitSet& passing) {
    auto const& column = *std::get_if<NumberColumn>(&table.column(filter.column));
    auto const least = std::max<std::uint64_t>(filter.least ? ordered(*filter.least) : 1, 1);
    auto const most = filter.most ? ordered(*filter.most) : std::numeric_limits<std::uint64_t>::max();
    find_between(column, first, last, least, most, ordered, passing);
}

void find_passing(Table const& table, FlagIs const& filter, std::size_t first, std::size_t last, BitSet& passing) {
    auto const flags = table.flags(filter.column).words();
    auto const words = passing.words();
    for (std::size_t word = first / BitSet::bits_per_word; word < BitSet::words_for(last); ++word) {
        auto const bits = filter.wanted == Flag::Set ? flags[word] : ~flags[word];
        words[word] |= bits & BitSet::range_mask(word, first, last);
    }
}

}  // namespace

bool is_active(Filter const& filter) {
    struct {
        bool operator()(Search const& search) const { return !search_tokens(search.query).empty(); }
        bool operator()(OneOf const& one_of) const { return !one_of.values.empty(); }
        bool operator()(DateBetween const& between) const { return between.first || between.last; }
        bool operator()(NumberBetween const& between) const { return between.least || between.most; }
        bool operator()(FlagIs const& flag) const { return flag.wanted.has_value(); }
    } const has_content;
    return std::visit(has_content, filter);
}

BitSet const* FilterCache::update(Table const& table, Filter const& filter) {
    return std::visit([&](auto const& kind) { return update(table, kind); }, filter);
}

BitSet const* FilterCache::update(Table const& table, Search const& search) {
    if (search.query != m_query) {
        m_query = search.query;
        m_tokens = search_tokens(search.query);
    }
    return m_tokens.empty() ? nullptr : &m_search.find(table, search.columns, m_tokens);
}

template <class Simple>
BitSet const* FilterCache::update(Table const& table, Simple const& filter) {
    if (!is_active(filter)) { return nullptr; }
    auto const changes = table.changes(filter.column);
    auto const* known = std::get_if<Simple>(&m_filter);
    if (known == nullptr || *known != filter || changes != m_changes) {
        m_filter = filter;
        m_changes = changes;
        m_passing.resize(0);
    }
    std::size_t const first = m_passing.size();
    std::size_t const last = table.row_limit();
    if (first < last) {
        m_passing.resize(last);
        find_passing(table, filter, first, last, m_passing);
    }
    return &m_passing;
}

}  // namespace hub::table
