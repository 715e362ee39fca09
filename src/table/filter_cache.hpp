// The rows that one filter lets through, kept from one look to the next: nothing is computed again while the filter and its cells stay
// the same, and rows that were added are looked at alone. A View owns one for each of its filters.
#pragma once

#include "table/bit_set.hpp"
#include "table/filter.hpp"
#include "table/search.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::table {

class Table;

class FilterCache {
public:
    /// The rows that pass, removed rows included, or null if every row does. Valid until the next call.
    BitSet const* update(Table const& table, Filter const& filter);

private:
    BitSet const* update(Table const& table, Search const& search);
    template <class Simple>
    BitSet const* update(Table const& table, Simple const& filter);

    Filter m_filter;
    std::uint64_t m_changes = 0;
    BitSet m_passing;  ///< for all kinds but Search, which keeps its own
    std::string m_query;
    std::vector<std::string> m_tokens;
    SearchHistory m_search;
};

}  // namespace hub::table
