#include "store/report_settings.hpp"

#include "store/text_list.hpp"

#include <string>

namespace hub::store {

namespace {

domain::ReportSettings deliver_nothing() {
    return { .categories = {}, .all_categories = false, .locations = {}, .more_than_minimum = false };
}

StoredReportSettings settings_from(Row const& row) {
    StoredReportSettings stored { row.integer(0),
        { .categories = {}, .all_categories = row.boolean(1), .locations = {}, .more_than_minimum = row.boolean(4) } };
    for (auto const& name : split_lines(row.text(2))) {
        if (auto const category = domain::enum_from<domain::ReportCategory>(name)) { stored.settings.categories.push_back(*category); }
    }
    for (auto const& text : split_lines(row.text(3))) {
        if (auto const id = domain::LocationId::parse(text)) { stored.settings.locations.push_back(*id); }
    }
    return stored;
}

}  // namespace

ErrorOr<StoredReportSettings> find_report_settings(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    StoredReportSettings found { 0, deliver_nothing() };
    HUB_TRY(db.each(
        "SELECT version, all_categories, categories, locations, more_than_minimum FROM report_settings "
        "WHERE employer_id = ? AND contact_id = ? ORDER BY version DESC LIMIT 1",
        [&](Row const& row) { found = settings_from(row); }, employer, contact));
    return found;
}

ErrorOr<std::vector<StoredReportSettings>> list_report_settings_since(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::int64_t first) {
    std::vector<StoredReportSettings> found;
    if (first <= 0) { found.push_back({ 0, deliver_nothing() }); }
    HUB_TRY(db.each(
        "SELECT version, all_categories, categories, locations, more_than_minimum FROM report_settings "
        "WHERE employer_id = ? AND contact_id = ? AND version >= ? ORDER BY version",
        [&](Row const& row) { found.push_back(settings_from(row)); }, employer, contact, first));
    return found;
}

ErrorOr<void> put_report_settings(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::ReportSettings const& settings, Instant at) {
    std::vector<std::string> categories;
    for (auto const category : settings.categories) { categories.emplace_back(domain::enum_name(category)); }
    std::vector<std::string> locations;
    for (auto const location : settings.locations) { locations.push_back(location.to_string()); }
    HUB_TRY(db.exec("INSERT INTO report_settings (employer_id, contact_id, version, all_categories, categories, locations, "
                    "more_than_minimum, changed_at) SELECT ?, ?, COALESCE(MAX(version), 0) + 1, ?, ?, ?, ?, ? "
                    "FROM report_settings WHERE employer_id = ? AND contact_id = ?",
        employer, contact, settings.all_categories, join_lines(categories), join_lines(locations), settings.more_than_minimum, at, employer,
        contact));
    return {};
}

}  // namespace hub::store
