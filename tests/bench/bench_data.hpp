// A results list as a large employer may have it, made from a seed: for measuring only.
#pragma once

#include "base/random.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::bench {

/// The columns of the results list (RSLT-02, RSLT-A4).
struct ResultColumns {
    explicit ResultColumns(table::Table& table);

    table::DictionaryId employee;
    table::DateId birth_date;
    table::TextId document;
    table::DictionaryId category;
    table::DictionaryId visit_kind;
    table::DictionaryId state;
    table::DictionaryId center;
    table::DictionaryId claim;
    table::DateId posted;
    table::DateId service_date;
    table::FlagId flagged;
    table::FlagId reviewed;
};

/// Rows as the server's pages carry them.
struct ResultPage {
    std::vector<Uuid> ids;
    std::vector<std::string> employees;
    std::vector<Date> birth_dates;
    std::vector<std::string> documents;
    std::vector<std::string> categories;
    std::vector<std::string> visit_kinds;
    std::vector<std::string> states;
    std::vector<std::string> centers;
    std::vector<std::string> claims;
    std::vector<Date> posted;
    std::vector<Date> service_dates;
    std::vector<std::uint8_t> flagged;
    std::vector<std::uint8_t> reviewed;

    /// Borrows from this page.
    [[nodiscard]] table::Page cells() const;
};

/// Makes page after page. Each employee has about six documents, near each other in time but not in the list; nearly every document's
/// name is its own; half of the visits are injuries, whose documents share a claim number.
class ResultMaker {
public:
    ResultMaker(std::uint64_t seed, std::size_t total_rows);
    [[nodiscard]] ResultPage next(std::size_t rows);

private:
    struct Employee {
        std::string name;
        Date birth_date;
        std::string claim;
        std::size_t center;
    };
    struct Center {
        std::string name;
        std::string state;
    };

    SeededRandom m_random;
    std::vector<Employee> m_employees;
    std::vector<Center> m_centers;
    std::size_t m_total_rows;
    std::size_t m_made = 0;
};

}  // namespace hub::bench
