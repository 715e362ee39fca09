// The conformance suite against the server in the same process.
#include "conformance/catch_cases.hpp"
#include "conformance/in_process_place.hpp"
#include "support/pdf_fonts.hpp"

using namespace hub;

TEST_CASE("Conformance in process", "[conformance]") {
    static conformance::InProcess place { test::pdf_fonts() };
    static conformance::Run run { place };
    conformance::check_cases(run);
}
