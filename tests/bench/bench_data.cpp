#include "bench/bench_data.hpp"

#include <array>
#include <string_view>

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
constexpr std::array categories {
    "Work Status Report"sv,
    "Physical Exam Result"sv,
    "Drug Screen Result"sv,
    "DOT Card"sv,
    "Audiogram"sv,
    "Respirator Clearance"sv,
    "Therapy Progress Note"sv,
    "Breath Alcohol Test"sv,
    "Vaccination Record"sv,
    "Return to Work Note"sv,
    "Lab Report"sv,
    "Referral"sv,
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

std::span<std::string const> texts(std::vector<std::string> const& cells) {
    return cells;
}

}  // namespace

ResultColumns::ResultColumns(table::Table& table)
    : employee(table.add_dictionary("employee")), birth_date(table.add_date("birth date")), document(table.add_text("document")),
      category(table.add_dictionary("category")), visit_kind(table.add_dictionary("visit kind")), state(table.add_dictionary("state")),
      center(table.add_dictionary("center")), claim(table.add_dictionary("claim")), posted(table.add_date("posted")),
      service_date(table.add_date("service date")), flagged(table.add_flag("flagged")), reviewed(table.add_flag("reviewed")) {}

table::Page ResultPage::cells() const {
    using Dates = std::span<Date const>;
    using Flags = std::span<std::uint8_t const>;
    return { ids,
        { texts(employees), Dates { birth_dates }, texts(documents), texts(categories), texts(visit_kinds), texts(states), texts(centers),
            texts(claims), Dates { posted }, Dates { service_dates }, Flags { flagged }, Flags { reviewed } } };
}

ResultMaker::ResultMaker(std::uint64_t seed, std::size_t total_rows) : m_random(seed), m_total_rows(total_rows) {
    for (auto const city : cities) {
        std::string const state { any_of(states, m_random) };
        for (auto const place : places) { m_centers.push_back({ std::string { city } + " " + std::string { place }, state }); }
    }
    std::size_t const employee_count = total_rows / 6 + 1;
    m_employees.reserve(employee_count);
    for (std::size_t i = 0; i < employee_count; ++i) {
        Employee employee;
        employee.name = any_of(first_names, m_random);
        employee.name += ' ';
        if (m_random.below(2) == 0) { (employee.name += static_cast<char>('A' + static_cast<char>(m_random.below(26)))) += ". "; }
        employee.name += any_of(last_names, m_random);
        if (m_random.below(3) == 0) { (employee.name += '-') += any_of(last_names, m_random); }
        employee.birth_date = Date::from_parts(1955, 1, 1).plus_days(static_cast<std::int32_t>(m_random.below(50 * 365)));
        employee.claim = "WC-2026-" + digits(m_random.below(10'000'000), 7);
        employee.center = any_index(m_centers.size(), m_random);
        m_employees.push_back(std::move(employee));
    }
}

ResultPage ResultMaker::next(std::size_t rows) {
    ResultPage page;
    for (std::size_t i = 0; i < rows; ++i, ++m_made) {
        Uuid id;
        m_random.fill(id.bytes);
        auto const& employee = m_employees[any_index(m_employees.size(), m_random)];
        auto const& center = m_centers[employee.center];
        auto const category = any_of(categories, m_random);
        bool const is_injury = m_random.below(2) == 0;
        auto const posted = Date::from_parts(2026, 8, 23).plus_days(static_cast<std::int32_t>(m_made * 90 / m_total_rows));
        auto const service_date = posted.plus_days(-static_cast<std::int32_t>(m_random.below(4)));
        page.ids.push_back(id);
        page.employees.push_back(employee.name);
        page.birth_dates.push_back(employee.birth_date);
        page.documents.push_back(
            std::string { category } + " " + service_date.to_iso() + " " + digits(m_random.below(100'000), 5) + ".pdf");
        page.categories.emplace_back(category);
        page.visit_kinds.emplace_back(is_injury ? "Injury" : "Non-injury");
        page.states.push_back(center.state);
        page.centers.push_back(center.name);
        page.claims.push_back(is_injury ? employee.claim : std::string {});
        page.posted.push_back(posted);
        page.service_dates.push_back(service_date);
        page.flagged.push_back(m_random.below(20) == 0 ? 1 : 0);
        page.reviewed.push_back(m_random.below(3) != 0 ? 1 : 0);
    }
    return page;
}

}  // namespace hub::bench
