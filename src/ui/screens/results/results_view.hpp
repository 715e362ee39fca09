// What the list of results shows (RSLT-01, -02, -A1, -A7): rows that pass the filters, in order, counts by tab and by
// facet, the selection in words. Pure; the work is the table's, which computes only what has changed.
#pragma once

#include "client/data.hpp"
#include "client/route.hpp"
#include "ui/screens/facet_chips.hpp"
#include "ui/screens/results/results_state.hpp"
#include "ui/theme/color.hpp"

#include <string>
#include <vector>

namespace hub::ui {

struct ResultRow {
    client::ResultsTable::Document document;
    std::string posted;                  ///< "Aug 23, 2026"
    std::string archives;                ///< "In 3 days"
    Tone archives_tone = Tone::Neutral;  ///< Danger to 3 days, Warning to 14, else Neutral: plain text
    int days_left = 0;
    bool selected = false;
    bool continues_group = false;  ///< the row before is of the same employee, and the list is by employee
};

enum class ResultsFacet : std::uint8_t { State, VisitType, Center, Location, Document, Category, Review, Flag };

struct ResultsView {
    std::size_t visible = 0;
    std::size_t loaded = 0;
    std::int64_t total = 0;  ///< of the whole list, also what is still loading
    bool is_complete = false;
    std::array<std::size_t, results_tab_count> tab_counts {};
    std::size_t not_saved = 0;  ///< of those that archive soon
    std::size_t selected = 0;
    std::size_t selected_visible = 0;
    std::string count;      ///< "214 of 1,284 documents"
    std::string selection;  ///< "3 employees, about 1.8 MB"
};

/// Brings the looks up to date with data and filters, and tells the numbers. Cheap when nothing has changed.
[[nodiscard]] ResultsView results_view(client::Data const& data, ResultsState& state);
/// The row at this place of the list, below `visible`.
[[nodiscard]] ResultRow result_row(client::Data const& data, ResultsState& state, std::size_t place);
[[nodiscard]] ResultRow result_row_of(client::Data const& data, ResultsState& state, table::Row row);
/// The values of a facet, those that leave rows first, then by name.
[[nodiscard]] std::vector<FacetValue> facet_values(client::Data const& data, ResultsState& state, ResultsFacet facet);
[[nodiscard]] std::vector<std::string>& chosen_values(ResultsState& state, ResultsFacet facet);
[[nodiscard]] std::string_view state_name(std::string_view code);
/// The word for a value of the facets Category, Review and Flag.
[[nodiscard]] std::string_view facet_word(std::string_view value);

/// The selected documents in the order of the list; those that are filtered out come last, in the order they came.
[[nodiscard]] std::vector<domain::DocumentId> selected_documents(client::Data const& data, ResultsState& state);

inline constexpr std::size_t csv_row_limit = 100'000;  ///< security L1
[[nodiscard]] std::string results_csv(client::Data const& data, ResultsState& state);

void read_route(client::Route const& route, ResultsState& state);
[[nodiscard]] client::Route write_route(ResultsState const& state);

}  // namespace hub::ui
