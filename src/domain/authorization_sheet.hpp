// Rows of a spreadsheet, pasted or from a CSV file, as rows of the form for several employees (AUTH-A3). What a cell means is
// decided here; whether the draft is good is decided by domain::validate.
#pragma once

#include "domain/authorization.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hub::domain {

enum class SheetColumn : std::uint8_t { FirstName, LastName, BirthDate, Email, Location, Services };
inline constexpr std::size_t sheet_columns = 6;

/// The texts of one row, as typed.
using SheetRow = std::array<std::string, sheet_columns>;
[[nodiscard]] inline std::string& cell(SheetRow& row, SheetColumn column) {
    return row[static_cast<std::size_t>(column)];
}
[[nodiscard]] inline std::string const& cell(SheetRow const& row, SheetColumn column) {
    return row[static_cast<std::size_t>(column)];
}
[[nodiscard]] bool is_empty(SheetRow const& row);

/// Tab-separated text as spreadsheets copy it, or CSV with quotes; lines end with \n or \r\n. A first line that names its
/// columns says their order; without one it is that of SheetColumn. Empty lines are left out, unknown columns too.
[[nodiscard]] std::vector<SheetRow> read_sheet(std::string_view text);

/// What holds for every row whose own cell is empty.
struct SheetDefaults {
    std::vector<std::string> service_codes;
    LocationId location;
    CenterId center;  ///< nil: for each row the nearest one to its location that offers the services
    std::optional<TestReason> reason;
    std::optional<DotAgency> dot_agency;
    std::optional<Date> expires;
    std::string instructions;
};

struct SheetDraft {
    AuthorizationDraft draft;
    std::vector<Error> problems;  ///< cells that cannot be read, and what domain::validate says, by field
};
/// One row as a draft for a non-injury visit at a center. Services are names, codes or packages, separated by commas; a
/// location is told by its name.
[[nodiscard]] SheetDraft draft_of(SheetRow const& row, SheetDefaults const& defaults, Reference const& reference, Date today);

/// The nearest center to a location that offers all of these services; null when there is none.
[[nodiscard]] Center const* nearest_center(
    Reference const& reference, Location const& location, std::vector<std::string> const& service_codes);

}  // namespace hub::domain
