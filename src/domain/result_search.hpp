// What a search of the results asks for (RSLT-02, RSLT-A4): how it stands in an address, and whether a document is one of those. The list
// in the client answers through its columns (ui/screens/results), the server, for mails about saved searches, one by one.
#pragma once

#include "base/date.hpp"
#include "domain/date_span.hpp"
#include "domain/enums.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::domain {

enum class ResultsTab : std::uint8_t { All, New, Flagged, Archiving };
inline constexpr std::size_t results_tab_count = 4;

inline constexpr std::string_view visit_type_injury = "Injury";
inline constexpr std::string_view visit_type_non_injury = "Non-injury";

/// The values of a mark as a filter: one of the two, or both, which restricts nothing.
inline constexpr std::string_view mark_reviewed = "reviewed";
inline constexpr std::string_view mark_not_reviewed = "new";
inline constexpr std::string_view mark_flagged = "flagged";
inline constexpr std::string_view mark_not_flagged = "unflagged";
/// What both marks have to be for a document to pass; nothing where the filter restricts nothing.
[[nodiscard]] std::optional<bool> wanted_mark(std::vector<std::string> const& chosen, std::string_view set);

struct ResultSearch {
    std::string query;  ///< words, or a birth date as "03/14/1989"
    ResultsTab tab = ResultsTab::All;
    std::vector<std::string> states;
    std::vector<std::string> visit_types;
    std::vector<std::string> centers;
    std::vector<std::string> locations;
    std::vector<std::string> documents;   ///< document names
    std::vector<std::string> categories;  ///< wire names of report categories
    std::vector<std::string> review;
    std::vector<std::string> flag;
    DateSpan visited;
    DateSpan posted;
    std::optional<Date> birth_date;
    bool not_saved = false;  ///< only what the user has not saved yet; offered where documents archive soon
    bool operator==(ResultSearch const&) const = default;

    /// Whether anything narrows the list, apart from the tab.
    [[nodiscard]] bool is_set() const { return *this != ResultSearch { .tab = tab }; }
    void clear() { *this = ResultSearch { .tab = tab }; }

    /// A query that is a date asks for the birth date (RSLT-02) and not for words.
    [[nodiscard]] std::optional<Date> typed_birth_date() const;
    /// The birth date that was chosen, else the typed one.
    [[nodiscard]] std::optional<Date> wanted_birth_date() const;
};

/// The parameters of an address, decoded. Unknown ones are left alone, unreadable ones are no filter.
using AddressQuery = std::map<std::string, std::string>;
[[nodiscard]] ResultSearch result_search_of(AddressQuery const& query);
void write_result_search(ResultSearch const& search, AddressQuery& query);

/// Several values as one text of an address, and back. Values may hold commas ("Drug screen result, DOT").
[[nodiscard]] std::string facet_text(std::vector<std::string> const& values);
[[nodiscard]] std::vector<std::string> facet_values_of(std::string_view text);

/// The last posting day of what archives soon.
[[nodiscard]] Date last_posting_of_archiving(Date today);

/// What a search looks at. Borrowed.
struct ResultFacts {
    std::string_view employee;  ///< "Siobhán O'Neil"
    std::string_view name;      ///< of the document
    std::string_view claim;
    std::string_view center;
    std::string_view location;
    std::string_view state;
    std::string_view category;  ///< wire name
    bool injury = false;
    Date birth_date;
    Date service_date;
    Date posted;  ///< in Central Time
    bool flagged = false;
    bool reviewed = false;
    bool saved = false;
};
[[nodiscard]] bool matches(ResultSearch const& search, ResultFacts const& document, Date today);

}  // namespace hub::domain
