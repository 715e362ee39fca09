#include "server/result_page_builder.hpp"

#include "store/reference.hpp"

#include <utility>

namespace hub::server {

namespace {

std::vector<std::string> copy_of(std::vector<std::string_view> const& texts) {
    return { texts.begin(), texts.end() };
}

/// One entry for each id of the dictionary, from the things that have such ids.
template <class Things>
std::vector<api::ResultPage::Place> places_of(std::vector<std::string_view> const& ids, Things const& things) {
    std::unordered_map<std::string, api::ResultPage::Place> by_id;
    for (auto const& thing : things) {
        auto id = thing.id.to_string();
        by_id.emplace(id, api::ResultPage::Place { id, thing.name, thing.address.state });
    }
    std::vector<api::ResultPage::Place> places;
    for (auto const id : ids) { places.push_back(by_id[std::string { id }]); }
    return places;
}

}  // namespace

std::int32_t Dictionary::index_of(std::string_view text) {
    if (auto const found = m_indices.find(text); found != m_indices.end()) { return found->second; }
    auto const index = static_cast<std::int32_t>(m_texts.size());
    auto const added = m_indices.emplace(std::string { text }, index).first;
    m_texts.push_back(added->first);
    return index;
}

void ResultPageBuilder::reserve(std::size_t rows) {
    m_page.id.reserve(rows);
    m_page.posted_at.reserve(rows);
    m_page.bytes.reserve(rows);
    for (auto* const column :
        { &m_page.employee_index, &m_page.kind, &m_page.name_index, &m_page.injury, &m_page.center_index, &m_page.location_index,
            &m_page.claim_index, &m_page.service_day, &m_page.pages, &m_page.flagged, &m_page.reviewed, &m_page.saved }) {
        column->reserve(rows);
    }
}

void ResultPageBuilder::add(store::ListedDocument const& row) {
    m_page.id.push_back(domain::DocumentId::parse(row.id).value_or(domain::DocumentId {}));
    m_page.employee_index.push_back(m_employees.index_of(row.employee));
    m_page.kind.push_back(row.kind);
    m_page.name_index.push_back(m_names.index_of(row.name));
    m_page.injury.push_back(row.injury ? 1 : 0);
    m_page.center_index.push_back(m_centers.index_of(row.center));
    m_page.location_index.push_back(m_locations.index_of(row.location));
    m_page.claim_index.push_back(row.claim_number.empty() ? -1 : m_claims.index_of(row.claim_number));
    m_page.service_day.push_back(row.service_date.days);
    m_page.posted_at.push_back(row.posted_at.ms);
    m_page.pages.push_back(row.pages);
    m_page.bytes.push_back(row.bytes);
    m_page.flagged.push_back(row.flagged ? 1 : 0);
    m_page.reviewed.push_back(row.reviewed ? 1 : 0);
    m_page.saved.push_back(row.saved ? 1 : 0);
}

ErrorOr<void> ResultPageBuilder::fill_places(store::Connection& db, domain::EmployerId employer) {
    if (!m_centers.texts().empty()) {
        HUB_TRY_ASSIGN(auto const centers, store::list_centers(db));
        m_page.centers = places_of(m_centers.texts(), centers);
    }
    if (!m_locations.texts().empty()) {
        HUB_TRY_ASSIGN(auto const locations, store::list_locations(db, employer));
        m_page.locations = places_of(m_locations.texts(), locations);
    }
    return {};
}

ErrorOr<api::ResultPage> ResultPageBuilder::finish(store::Connection& db, domain::EmployerId employer) {
    HUB_TRY_ASSIGN(auto employees, store::find_employees(db, employer, m_employees.texts()));
    for (auto& employee : employees) {
        m_page.employees.push_back({ employee.id, std::move(employee.first_name), std::move(employee.last_name), employee.birth_date });
    }
    HUB_TRY(fill_places(db, employer));
    m_page.names = copy_of(m_names.texts());
    m_page.claims = copy_of(m_claims.texts());
    return std::move(m_page);
}

}  // namespace hub::server
