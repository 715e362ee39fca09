// Filters of which several values can be chosen, each with the number of rows that it stands for (RSLT-02, AUTH-09).
#pragma once

#include "domain/result_search.hpp"
#include "table/dictionary_column.hpp"
#include "ui/screens/chip_row.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

using domain::facet_text;
using domain::facet_values_of;

/// One value of a filter and how many rows it would leave.
struct FacetValue {
    std::string value;
    std::uint32_t count = 0;
    bool chosen = false;
};

/// The entries of a column with their counts: those that leave rows, and those that are chosen.
[[nodiscard]] std::vector<FacetValue> named_counts(
    table::DictionaryColumn const& dictionary, std::vector<std::uint32_t> const& counts, std::vector<std::string> const& chosen);

struct FacetFilter {
    std::string_view key;
    std::string_view label;
    std::vector<std::string>* chosen = nullptr;
    std::function<std::vector<FacetValue>()> values;              ///< asked for only while the list is shown
    std::function<std::string_view(std::string_view)> word = {};  ///< of a value, where that is a code
    std::string_view one = "row";                                 ///< what is counted
    std::string_view many = "rows";
};

/// As a chip whose popover lists the values, each a checkbox with its count; a long list has a search field.
[[nodiscard]] FilterChip facet_chip(ChipRowState& state, FacetFilter const& filter);

}  // namespace hub::ui
