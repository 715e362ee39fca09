// A results list as a large employer may have it, made from a seed: for measuring only.
#pragma once

#include "api/results.hpp"
#include "base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hub::bench {

/// Makes the server's answers, page after page. Each employee has about six documents, near each other in time but not in the list;
/// half of the visits are injuries, whose documents share a claim number.
class ResultMaker {
public:
    ResultMaker(std::uint64_t seed, std::size_t total_rows);
    [[nodiscard]] api::ResultPage next(std::size_t rows);

private:
    struct Employee {
        std::string first_name;
        std::string last_name;
        Date birth_date;
        std::string claim;
        std::size_t center = 0;
        std::size_t location = 0;
    };
    struct Center {
        std::string name;
        std::string state;
    };

    SeededRandom m_random;
    std::vector<Employee> m_employees;
    std::vector<Center> m_centers;
    std::vector<std::string> m_locations;
    std::size_t m_total_rows;
    std::size_t m_made = 0;
};

}  // namespace hub::bench
