#include "bench/bench_data.hpp"

#include "domain/document.hpp"

#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace hub::bench {

namespace {

using namespace std::string_view_literals;

constexpr std::array first_names {
    "James"sv,
    "Mary"sv,
    "José"sv,
    "Patricia"sv,
    "Michael"sv,
    "Linda"sv,
    "David"sv,
    "Anna"sv,
    "Anne-Marie"sv,
    "Siobhán"sv,
    "Łukasz"sv,
    "Jürgen"sv,
    "Anh"sv,
    "Minh"sv,
    "Thảo"sv,
    "Fatima"sv,
    "Omar"sv,
    "Priya"sv,
    "Rahul"sv,
    "Wei"sv,
    "Li"sv,
    "Carlos"sv,
    "María"sv,
    "Lucía"sv,
    "Jorge"sv,
    "Elizabeth"sv,
    "Susan"sv,
    "Karen"sv,
    "Nancy"sv,
    "Steven"sv,
    "Brian"sv,
    "Kevin"sv,
    "Jason"sv,
    "Laura"sv,
    "Emily"sv,
    "Megan"sv,
    "Tyrone"sv,
    "Latoya"sv,
    "Darnell"sv,
    "Keisha"sv,
    "Ivan"sv,
    "Olga"sv,
    "Dmitri"sv,
    "Natasha"sv,
    "Pierre"sv,
    "Chloé"sv,
    "Björn"sv,
    "Ingrid"sv,
    "Søren"sv,
    "Aoife"sv,
};
constexpr std::array last_names {
    "Smith"sv,
    "Johnson"sv,
    "Williams"sv,
    "Brown"sv,
    "Jones"sv,
    "García"sv,
    "Miller"sv,
    "Davis"sv,
    "Rodríguez"sv,
    "Martínez"sv,
    "Nguyễn"sv,
    "Trần"sv,
    "Phạm"sv,
    "Lê"sv,
    "O'Neil"sv,
    "O’Connor"sv,
    "Murphy"sv,
    "Kowalski"sv,
    "Wiśniewski"sv,
    "Nowak"sv,
    "Müller"sv,
    "Schmidt"sv,
    "Weiß"sv,
    "Øverland"sv,
    "Hansen"sv,
    "Johansson"sv,
    "Patel"sv,
    "Singh"sv,
    "Kumar"sv,
    "Chen"sv,
    "Wang"sv,
    "Kim"sv,
    "Park"sv,
    "Tanaka"sv,
    "Ivanov"sv,
    "Petrov"sv,
    "Haddad"sv,
    "Hussein"sv,
    "Okafor"sv,
    "Adeyemi"sv,
    "Washington"sv,
    "Jefferson"sv,
    "Freeman"sv,
    "Baker"sv,
    "Carter"sv,
    "Mitchell"sv,
    "Pérez"sv,
    "Turner"sv,
    "Phillips"sv,
    "Campbell"sv,
};
constexpr std::array cities {
    "Dallas"sv,
    "Houston"sv,
    "Austin"sv,
    "Phoenix"sv,
    "Denver"sv,
    "Atlanta"sv,
    "Orlando"sv,
    "Tampa"sv,
    "Chicago"sv,
    "Detroit"sv,
    "Newark"sv,
    "Trenton"sv,
    "Boston"sv,
    "Seattle"sv,
    "Portland"sv,
    "Oakland"sv,
    "Fresno"sv,
    "Reno"sv,
    "Tucson"sv,
    "El Paso"sv,
    "Memphis"sv,
    "Nashville"sv,
    "St. Louis"sv,
    "Kansas City"sv,
    "Omaha"sv,
    "Tulsa"sv,
    "Richmond"sv,
    "Raleigh"sv,
    "Columbus"sv,
    "Milwaukee"sv,
};
constexpr std::array states { "TX"sv, "AZ"sv, "CO"sv, "GA"sv, "FL"sv, "IL"sv, "MI"sv, "NJ"sv, "MA"sv, "WA"sv, "OR"sv, "CA"sv, "NV"sv,
    "TN"sv, "MO"sv, "NE"sv, "OK"sv, "VA"sv, "NC"sv, "OH"sv, "WI"sv };
constexpr std::array places { "Airport"sv, "Downtown"sv, "North"sv, "South"sv, "East"sv, "West"sv, "Medical District"sv,
    "Industrial Park"sv, "Stadium"sv, "Riverside"sv, "Parkway"sv, "Harbor"sv, "Crossroads"sv, "University"sv, "Fairgrounds"sv, "Lakeside"sv,
    "Old Town"sv, "Gateway"sv };

std::size_t any_index(std::size_t size, Random& random) {
    return static_cast<std::size_t>(random.below(size));
}

template <class Words>
std::string_view any_of(Words const& words, Random& random) {
    return words[any_index(words.size(), random)];
}

std::string digits(std::uint64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(text.size() < width ? width - text.size() : 0, '0') + text;
}

/// The texts of a page, each once, and where they stand.
class Once {
public:
    /// `add` is called for a number that the page has not had yet.
    template <class Add>
    std::int32_t index_of(std::size_t number, Add add) {
        auto const [known, is_new] = m_indexes.try_emplace(number, static_cast<std::int32_t>(m_indexes.size()));
        if (is_new) { add(); }
        return known->second;
    }

private:
    std::unordered_map<std::size_t, std::int32_t> m_indexes;
};

}  // namespace

ResultMaker::ResultMaker(std::uint64_t seed, std::size_t total_rows) : m_random(seed), m_total_rows(total_rows) {
    for (auto const city : cities) {
        std::string const state { any_of(states, m_random) };
        for (auto const place : places) { m_centers.push_back({ std::string { city } + " " + std::string { place }, state }); }
    }
    for (auto const city : cities) { m_locations.push_back(std::string { city } + " Depot"); }
    std::size_t const employee_count = total_rows / 6 + 1;
    m_employees.reserve(employee_count);
    for (std::size_t i = 0; i < employee_count; ++i) {
        Employee employee;
        employee.first_name = any_of(first_names, m_random);
        if (m_random.below(2) == 0) {
            (employee.first_name += ' ') += static_cast<char>('A' + static_cast<char>(m_random.below(26)));
            employee.first_name += '.';
        }
        employee.last_name = any_of(last_names, m_random);
        if (m_random.below(3) == 0) { (employee.last_name += '-') += any_of(last_names, m_random); }
        employee.birth_date = Date::from_parts(1955, 1, 1).plus_days(static_cast<std::int32_t>(m_random.below(50 * 365)));
        employee.claim = "WC-2026-" + digits(m_random.below(10'000'000), 7);
        employee.center = any_index(m_centers.size(), m_random);
        employee.location = any_index(m_locations.size(), m_random);
        m_employees.push_back(std::move(employee));
    }
}

api::ResultPage ResultMaker::next(std::size_t rows) {
    constexpr std::int64_t day_ms = 86'400'000;
    api::ResultPage page;
    Once employees, centers, locations, claims;
    for (auto const& kind : domain::document_kinds()) { page.names.emplace_back(kind.name); }
    for (std::size_t i = 0; i < rows && m_made < m_total_rows; ++i, ++m_made) {
        Uuid id;
        m_random.fill(id.bytes);
        auto const number = any_index(m_employees.size(), m_random);
        auto const& employee = m_employees[number];
        auto const kind = static_cast<std::int32_t>(m_random.below(page.names.size()));
        bool const is_injury = m_random.below(2) == 0;
        auto const posted = Date::from_parts(2026, 8, 23).plus_days(static_cast<std::int32_t>(m_made * 90 / m_total_rows));
        page.id.push_back(domain::DocumentId { id });
        page.employee_index.push_back(employees.index_of(
            number, [&] { page.employees.push_back({ {}, employee.first_name, employee.last_name, employee.birth_date }); }));
        page.kind.push_back(kind + 1);
        page.name_index.push_back(kind);
        page.injury.push_back(is_injury ? 1 : 0);
        page.center_index.push_back(centers.index_of(employee.center, [&] {
            auto const& center = m_centers[employee.center];
            page.centers.push_back({ {}, center.name, center.state });
        }));
        page.location_index.push_back(
            locations.index_of(employee.location, [&] { page.locations.push_back({ {}, m_locations[employee.location], {} }); }));
        page.claim_index.push_back(is_injury ? claims.index_of(number, [&] { page.claims.push_back(employee.claim); }) : -1);
        page.service_day.push_back(posted.days - static_cast<std::int32_t>(m_random.below(4)));
        page.posted_at.push_back(posted.days * day_ms + day_ms / 2 + static_cast<std::int64_t>(m_random.below(3'600'000)));
        page.pages.push_back(1 + static_cast<std::int32_t>(m_random.below(6)));
        page.bytes.push_back(20'000 + static_cast<std::int64_t>(m_random.below(400'000)));
        page.flagged.push_back(m_random.below(20) == 0 ? 1 : 0);
        page.reviewed.push_back(m_random.below(3) != 0 ? 1 : 0);
        page.saved.push_back(m_random.below(2) == 0 ? 1 : 0);
    }
    page.more = m_made < m_total_rows;
    page.cursor = "c";
    page.total = static_cast<std::int64_t>(m_total_rows);
    return page;
}

}  // namespace hub::bench
