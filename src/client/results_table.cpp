#include "client/results_table.hpp"

#include "client/page_codes.hpp"
#include "domain/document.hpp"
#include "domain/result_search.hpp"
#include "domain/specimen.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::client {

namespace {

/// The page's dictionaries as texts, and its columns in the shapes of the table. Keeps alive what table::Page borrows.
struct Converted {
    std::vector<Uuid> ids;
    std::vector<std::string> employees;
    std::vector<Date> birth_dates;
    std::vector<std::string> centers;
    std::vector<std::string> states;
    std::vector<std::string> locations;
    std::vector<std::string> claims;
    std::vector<std::uint32_t> employee_codes;
    std::vector<std::uint32_t> name_codes;
    std::vector<std::uint32_t> category_codes;
    std::vector<std::uint32_t> type_codes;
    std::vector<std::uint32_t> center_codes;
    std::vector<std::uint32_t> location_codes;
    std::vector<std::uint32_t> claim_codes;
    std::vector<Date> service_dates;
    std::vector<Date> posted;
    std::vector<std::int64_t> pages;
    std::vector<std::uint8_t> flagged;
    std::vector<std::uint8_t> reviewed;
    std::vector<std::uint8_t> about_specimen;
    std::vector<std::uint8_t> saved;
};

std::vector<std::string> category_names() {
    std::vector<std::string> names;
    for (auto const& entry : domain::enum_names<domain::ReportCategory>) { names.emplace_back(entry.name); }
    return names;
}

/// The report category of each document kind; nothing when there is a kind that this program does not know.
std::optional<std::vector<std::uint32_t>> category_codes_of(std::vector<std::int32_t> const& kinds) {
    std::vector<std::uint32_t> codes;
    codes.reserve(kinds.size());
    for (auto const number : kinds) {
        if (!std::in_range<domain::DocumentKindNumber>(number)) { return std::nullopt; }
        auto const* const kind = domain::find_document_kind(static_cast<domain::DocumentKindNumber>(number));
        if (kind == nullptr) { return std::nullopt; }
        codes.push_back(static_cast<std::uint32_t>(kind->category));
    }
    return codes;
}

std::array<std::string, 2> const visit_types { std::string { domain::visit_type_non_injury }, std::string { domain::visit_type_injury } };

bool has_equal_columns(api::ResultPage const& page) {
    auto const n = page.id.size();
    return page.employee_index.size() == n && page.kind.size() == n && page.name_index.size() == n && page.injury.size() == n
        && page.center_index.size() == n && page.location_index.size() == n && page.claim_index.size() == n && page.service_day.size() == n
        && page.posted_at.size() == n && page.pages.size() == n && page.bytes.size() == n && page.flagged.size() == n
        && page.reviewed.size() == n && page.saved.size() == n;
}

bool convert_codes(api::ResultPage const& page, Converted& out) {
    auto const take = [](std::vector<std::uint32_t>& into, std::optional<std::vector<std::uint32_t>> codes) {
        if (codes) { into = std::move(*codes); }
        return codes.has_value();
    };
    return take(out.employee_codes, codes_of(page.employee_index, page.employees.size()))
        && take(out.name_codes, codes_of(page.name_index, page.names.size())) && take(out.category_codes, category_codes_of(page.kind))
        && take(out.type_codes, codes_of(page.injury, 2)) && take(out.center_codes, codes_of(page.center_index, page.centers.size()))
        && take(out.location_codes, codes_of(page.location_index, page.locations.size()))
        && take(out.claim_codes, codes_of(page.claim_index, page.claims.size(), -1));
}

void convert_texts(api::ResultPage const& page, Converted& out) {
    for (auto const& employee : page.employees) { out.employees.push_back(employee.first_name + " " + employee.last_name); }
    for (auto const& center : page.centers) {
        out.centers.push_back(center.name);
        out.states.push_back(center.state);
    }
    for (auto const& location : page.locations) { out.locations.push_back(location.name); }
    out.claims.emplace_back();  // code 0 is "none"
    out.claims.insert(out.claims.end(), page.claims.begin(), page.claims.end());
}

void convert_numbers(api::ResultPage const& page, Converted& out) {
    for (auto const& id : page.id) { out.ids.push_back(id.value); }
    for (auto const index : page.employee_index) { out.birth_dates.push_back(page.employees[static_cast<std::size_t>(index)].birth_date); }
    for (auto const day : page.service_day) { out.service_dates.push_back(Date { day }); }
    for (auto const at : page.posted_at) { out.posted.push_back(central_date(Instant { at })); }
    out.pages.assign(page.pages.begin(), page.pages.end());
    for (auto const flag : page.flagged) { out.flagged.push_back(flag != 0 ? 1 : 0); }
    for (auto const flag : page.reviewed) { out.reviewed.push_back(flag != 0 ? 1 : 0); }
    for (auto const kind : page.kind) {
        bool const is_about = domain::is_about_specimen(static_cast<domain::DocumentKindNumber>(kind));
        out.about_specimen.push_back(is_about ? 1 : 0);
    }
    for (auto const flag : page.saved) { out.saved.push_back(flag != 0 ? 1 : 0); }
}

}  // namespace

ResultsTable::ResultsTable() {
    make_columns();
}

void ResultsTable::make_columns() {
    m_table = std::make_unique<table::Table>();
    ++m_generation;
    m_columns.employee = m_table->add_dictionary("Employee");
    m_columns.birth_date = m_table->add_date("Birth date");
    m_columns.name = m_table->add_dictionary("Document");
    m_columns.category = m_table->add_dictionary("Kind");
    m_columns.visit_type = m_table->add_dictionary("Visit type");
    m_columns.center = m_table->add_dictionary("Center");
    m_columns.state = m_table->add_dictionary("State");
    m_columns.location = m_table->add_dictionary("Location");
    m_columns.claim = m_table->add_dictionary("Claim number");
    m_columns.service_date = m_table->add_date("Visit date");
    m_columns.posted = m_table->add_date("Posted");
    m_columns.pages = m_table->add_number("Pages");
    m_columns.bytes = m_table->add_number("Size");
    m_columns.flagged = m_table->add_flag("Flagged");
    m_columns.reviewed = m_table->add_flag("Reviewed");
    m_columns.about_specimen = m_table->add_flag("Drug screen");
    m_columns.saved = m_table->add_flag("Saved");
}

ErrorOr<void> ResultsTable::apply(api::ResultPage const& page) {
    Converted out;
    if (!has_equal_columns(page) || !convert_codes(page, out)) {
        return fail(Error::unavailable("The list of results could not be read.", "the columns of a page contradict one another"));
    }
    convert_texts(page, out);
    convert_numbers(page, out);
    if (m_cursor.empty()) { m_table->reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(page.total, 0, 2'000'000))); }
    static auto const categories = category_names();
    HUB_TRY(m_table->put({ .ids = out.ids,
        .columns = {
            table::CodedTexts { out.employees, out.employee_codes },
            std::span<Date const> { out.birth_dates },
            table::CodedTexts { page.names, out.name_codes },
            table::CodedTexts { categories, out.category_codes },
            table::CodedTexts { visit_types, out.type_codes },
            table::CodedTexts { out.centers, out.center_codes },
            table::CodedTexts { out.states, out.center_codes },
            table::CodedTexts { out.locations, out.location_codes },
            table::CodedTexts { out.claims, out.claim_codes },
            std::span<Date const> { out.service_dates },
            std::span<Date const> { out.posted },
            std::span<std::int64_t const> { out.pages },
            std::span<std::int64_t const> { page.bytes },
            std::span<std::uint8_t const> { out.flagged },
            std::span<std::uint8_t const> { out.reviewed },
            std::span<std::uint8_t const> { out.about_specimen },
            std::span<std::uint8_t const> { out.saved },
        } }));
    std::vector<Uuid> removed;
    for (auto const& id : page.removed) { removed.push_back(id.value); }
    m_table->remove(removed);
    m_cursor = page.cursor;
    m_total = page.total;
    return {};
}

void ResultsTable::remove(domain::DocumentId document) {
    if (!find(document)) { return; }
    m_table->remove(std::array { document.value });
    m_total = std::max<std::int64_t>(0, m_total - 1);
}

void ResultsTable::clear() {
    make_columns();
    m_cursor.clear();
    m_total = 0;
}

ResultsTable::Document ResultsTable::document(table::Row row) const {
    auto const text = [&](auto column) { return std::string { m_table->text(column, row) }; };
    return {
        .id = domain::DocumentId { m_table->id(row) },
        .employee = text(m_columns.employee),
        .name = text(m_columns.name),
        .visit_type = text(m_columns.visit_type),
        .center = text(m_columns.center),
        .state = text(m_columns.state),
        .location = text(m_columns.location),
        .claim = text(m_columns.claim),
        .birth_date = m_table->date(m_columns.birth_date, row),
        .service_date = m_table->date(m_columns.service_date, row),
        .posted = m_table->date(m_columns.posted, row),
        .pages = static_cast<int>(m_table->number(m_columns.pages, row)),
        .bytes = m_table->number(m_columns.bytes, row),
        .flagged = m_table->flag(m_columns.flagged, row) == table::Flag::Set,
        .reviewed = m_table->flag(m_columns.reviewed, row) == table::Flag::Set,
        .about_specimen = m_table->flag(m_columns.about_specimen, row) == table::Flag::Set,
        .saved = m_table->flag(m_columns.saved, row) == table::Flag::Set,
    };
}

bool ResultsTable::is_same_person(table::Row a, table::Row b) const {
    return m_table->text(m_columns.employee, a) == m_table->text(m_columns.employee, b)
        && m_table->date(m_columns.birth_date, a) == m_table->date(m_columns.birth_date, b);
}

ResultsTable::Marks ResultsTable::set_marks(
    std::vector<domain::DocumentId> const& documents, std::optional<bool> flagged, std::optional<bool> reviewed) {
    Marks marks { .changed = {}, .flagged = flagged, .reviewed = reviewed };
    auto const set = [&](table::FlagId column, table::Row row, std::optional<bool> wanted) {
        if (!wanted || (m_table->flag(column, row) == table::Flag::Set) == *wanted) { return false; }
        m_table->set_flag(column, row, *wanted ? table::Flag::Set : table::Flag::Clear);
        return true;
    };
    for (auto const id : documents) {
        auto const row = find(id);
        if (!row) { continue; }
        bool const flag_changed = set(m_columns.flagged, *row, flagged);
        bool const review_changed = set(m_columns.reviewed, *row, reviewed);
        if (flag_changed || review_changed) { marks.changed.push_back(id); }
    }
    return marks;
}

void ResultsTable::restore_marks(Marks const& marks) {
    auto const back = [](std::optional<bool> set) { return set ? std::optional { !*set } : std::nullopt; };
    set_marks(marks.changed, back(marks.flagged), back(marks.reviewed));
}

}  // namespace hub::client
