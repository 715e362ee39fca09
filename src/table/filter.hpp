// What a screen may ask of a table's rows, as plain values: they can be compared, kept in a screen's state and saved.
// Several filters together mean "and". A filter without content lets every row pass.
#pragma once

#include "table/column.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub::table {

/// Each word of `query` occurs somewhere in any of the columns, regardless of case, accents, hyphens and apostrophes
/// (RSLT-02, RSLT-A7). The columns are dictionaries or texts.
struct Search {
    std::vector<ColumnId> columns;
    std::string query;
    bool operator==(Search const&) const = default;
};

/// The cell is exactly one of the values. No values: no restriction.
struct OneOf {
    DictionaryId column;
    std::vector<std::string> values;
    bool operator==(OneOf const&) const = default;
};

/// Both ends are included; an end that is not given is open. Rows without a date pass only if neither end is given.
struct DateBetween {
    DateId column;
    std::optional<Date> first;
    std::optional<Date> last;
    bool operator==(DateBetween const&) const = default;
};

/// Like DateBetween, for numbers and amounts in cents.
struct NumberBetween {
    NumberId column;
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    bool operator==(NumberBetween const&) const = default;
};

/// The flag stands as wanted; nothing wanted: no restriction.
struct FlagIs {
    FlagId column;
    std::optional<Flag> wanted;
    bool operator==(FlagIs const&) const = default;
};

using Filter = std::variant<Search, OneOf, DateBetween, NumberBetween, FlagIs>;

/// Whether the filter restricts anything, for "clear filters" and its count.
[[nodiscard]] bool is_active(Filter const& filter);

}  // namespace hub::table
