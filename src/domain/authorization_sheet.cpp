#include "domain/authorization_sheet.hpp"

#include "base/text.hpp"
#include "domain/center_finder.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace hub::domain {

namespace {

/// Splits into lines of cells. Quotes keep separators and line ends inside a cell; a doubled quote is one.
std::vector<std::vector<std::string>> read_cells(std::string_view text, char separator) {
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        auto& cell = lines.back().back();
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == separator) {
            lines.back().emplace_back();
        } else if (c == '\n') {
            lines.emplace_back(1);
        } else if (c != '\r') {
            cell += c;
        }
    }
    return lines;
}

std::optional<SheetColumn> column_named(std::string_view name) {
    struct Known {
        std::string_view word;
        SheetColumn column;
    };
    constexpr std::array known { Known { "first name", SheetColumn::FirstName }, Known { "given name", SheetColumn::FirstName },
        Known { "last name", SheetColumn::LastName }, Known { "surname", SheetColumn::LastName },
        Known { "family name", SheetColumn::LastName }, Known { "birth date", SheetColumn::BirthDate },
        Known { "date of birth", SheetColumn::BirthDate }, Known { "dob", SheetColumn::BirthDate }, Known { "email", SheetColumn::Email },
        Known { "e mail", SheetColumn::Email }, Known { "location", SheetColumn::Location },
        Known { "company location", SheetColumn::Location }, Known { "services", SheetColumn::Services },
        Known { "service", SheetColumn::Services }, Known { "package", SheetColumn::Services } };
    auto text = fold(trim(name.substr(0, name.find('('))));  // "Date of birth (required)"
    std::ranges::replace_if(text, [](char c) { return c == '-' || c == '_'; }, ' ');
    auto const found = std::ranges::find(known, text, &Known::word);
    return found == known.end() ? std::nullopt : std::optional { found->column };
}

/// The columns that a first line names; nothing when it is a row like the others.
std::optional<std::vector<std::optional<SheetColumn>>> header_of(std::vector<std::string> const& line) {
    std::vector<std::optional<SheetColumn>> columns;
    for (auto const& name : line) { columns.push_back(column_named(name)); }
    auto const named = std::ranges::count_if(columns, [](auto const& column) { return column.has_value(); });
    return named >= 2 ? std::optional { columns } : std::nullopt;
}

Location const* location_named(Reference const& reference, std::string_view name) {
    auto const wanted = fold(trim(name));
    auto const found = std::ranges::find_if(reference.locations, [&](Location const& location) { return fold(location.name) == wanted; });
    return found == reference.locations.end() ? nullptr : &*found;
}

void add_once(std::vector<std::string>& codes, std::string const& code) {
    if (!std::ranges::contains(codes, code)) { codes.push_back(code); }
}

/// Adds what a word of the services cell stands for. False when it stands for nothing.
bool add_service(std::vector<std::string>& codes, std::string_view word, Reference const& reference) {
    constexpr std::string_view prefix = "package:";
    word = trim(word);
    if (ascii_lower(word).starts_with(prefix)) { word = trim(word.substr(prefix.size())); }
    auto const wanted = fold(word);
    for (auto const& package : reference.packages) {
        if (fold(package.name) != wanted) { continue; }
        for (auto const& code : package.service_codes) { add_once(codes, code); }
        return true;
    }
    for (auto const& service : reference.services) {
        if (service.code != word && fold(service.name) != wanted) { continue; }
        add_once(codes, service.code);
        return true;
    }
    return false;
}

/// Commas separate services, but some services have a comma in their name: the longest text that is known counts.
std::string read_services(std::vector<std::string>& codes, std::string_view text, Reference const& reference) {
    std::vector<std::string_view> words;
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find_first_of(",;", start), text.size());
        words.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    for (std::size_t first = 0; first < words.size();) {
        std::size_t count = words.size() - first;
        auto const joined = [&] {
            auto const* begin = words[first].data();
            auto const& last = words[first + count - 1];
            return std::string_view { begin, static_cast<std::size_t>(last.data() + last.size() - begin) };
        };
        while (count > 0 && !trim(joined()).empty() && !add_service(codes, joined(), reference)) {
            if (--count == 0) { return std::string { trim(words[first]) }; }
        }
        first += std::max<std::size_t>(count, 1);
    }
    return {};
}

void refuse(SheetDraft& result, std::string field, std::string message) {
    result.problems.push_back(Error::invalid(std::move(field), std::move(message)));
}

void read_birth_date(SheetDraft& result, std::string_view text) {
    if (text.empty()) { return; }
    if (auto date = Date::parse_us(text)) {
        result.draft.birth_date = *date;
    } else if (auto iso = Date::parse_iso(text)) {
        result.draft.birth_date = *iso;
    } else {
        refuse(result, "birth_date", "Enter a date like 11/19/1990.");
    }
}

void read_place(SheetDraft& result, SheetRow const& row, SheetDefaults const& defaults, Reference const& reference) {
    auto const name = trim(cell(row, SheetColumn::Location));
    auto const* location = name.empty() ? reference.find_location(defaults.location) : location_named(reference, name);
    if (location != nullptr) {
        result.draft.location = location->id;
    } else if (!name.empty()) {
        refuse(result, "location", "No company location has this name.");
    }
    result.draft.center = defaults.center;
    if (!defaults.center.is_nil() || location == nullptr) { return; }
    if (auto const* center = nearest_center(reference, *location, result.draft.service_codes)) {
        result.draft.center = center->id;
    } else {
        refuse(result, "center", "No center near " + location->name + " offers all of these services.");
    }
}

}  // namespace

bool is_empty(SheetRow const& row) {
    return std::ranges::all_of(row, [](std::string const& text) { return trim(text).empty(); });
}

std::vector<SheetRow> read_sheet(std::string_view text) {
    char const separator = text.find('\t') != std::string_view::npos                           ? '\t'
        : text.find(';') != std::string_view::npos && text.find(',') == std::string_view::npos ? ';'
                                                                                               : ',';
    std::vector<std::optional<SheetColumn>> columns;
    for (std::size_t i = 0; i < sheet_columns; ++i) { columns.emplace_back(static_cast<SheetColumn>(i)); }
    std::vector<SheetRow> rows;
    bool is_first = true;
    for (auto const& line : read_cells(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text, separator)) {
        if (std::exchange(is_first, false)) {
            if (auto header = header_of(line)) {
                columns = std::move(*header);
                continue;
            }
        }
        SheetRow row;
        for (std::size_t i = 0; i < std::min(line.size(), columns.size()); ++i) {
            if (columns[i]) { cell(row, *columns[i]) = std::string { trim(line[i]) }; }
        }
        if (!is_empty(row)) { rows.push_back(std::move(row)); }
    }
    return rows;
}

SheetDraft draft_of(SheetRow const& row, SheetDefaults const& defaults, Reference const& reference, Date today) {
    SheetDraft result;
    auto& draft = result.draft;
    draft.first_name = cell(row, SheetColumn::FirstName);
    draft.last_name = cell(row, SheetColumn::LastName);
    draft.email = cell(row, SheetColumn::Email);
    read_birth_date(result, trim(cell(row, SheetColumn::BirthDate)));
    if (auto const services = trim(cell(row, SheetColumn::Services)); services.empty()) {
        draft.service_codes = defaults.service_codes;
    } else if (auto const unknown = read_services(draft.service_codes, services, reference); !unknown.empty()) {
        refuse(result, "service_codes", "No service or package is called " + unknown + ".");
    }
    draft.reason = defaults.reason;
    draft.dot_agency = defaults.dot_agency;
    draft.expires = defaults.expires;
    draft.instructions = defaults.instructions;
    read_place(result, row, defaults, reference);
    draft = cleaned(std::move(draft), reference);
    // A field that could not be read is not said to be missing as well.
    for (auto& error : validate(draft, reference, today)) {
        bool const is_told = std::ranges::contains(result.problems, error.field, &Error::field);
        bool const follows = error.field == "center" && draft.location.is_nil();
        if (!is_told && !follows) { result.problems.push_back(std::move(error)); }
    }
    return result;
}

Center const* nearest_center(Reference const& reference, Location const& location, std::vector<std::string> const& service_codes) {
    Center const* nearest = nullptr;
    double least = 0;
    auto const from = point_of_zip(reference, location.address.zip);
    for (auto const& center : reference.centers) {
        bool const offers =
            std::ranges::all_of(service_codes, [&](auto const& code) { return std::ranges::contains(center.service_codes, code); });
        if (!offers) { continue; }
        // Where the location is not known by its ZIP code: its own city, else its own state.
        bool const same_state = center.address.state == location.address.state;
        bool const same_city = same_state && center.address.city == location.address.city;
        if (!from && !same_state) { continue; }
        double const miles = from ? miles_between(*from, { center.latitude, center.longitude }) : same_city ? 0 : 1;
        if (nearest == nullptr || miles < least) {
            nearest = &center;
            least = miles;
        }
    }
    return nearest;
}

}  // namespace hub::domain
