// Runs the suite in a Catch2 test case: a section for each case, a failure for each line of the report.
#pragma once

#include "conformance/cases.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

namespace hub::conformance {

/// To be called once in a test case, with the same run each time: one portal for all cases.
inline void check_cases(Run& run) {
    auto const& one = GENERATE(from_range(all_cases()));
    DYNAMIC_SECTION(one.name) {
        auto const before = run.report.failures().size();
        one.run(run);
        for (auto i = before; i < run.report.failures().size(); ++i) { FAIL_CHECK(run.report.failures()[i]); }
        CHECK(run.report.failures().size() == before);
    }
}

}  // namespace hub::conformance
