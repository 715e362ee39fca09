// The conformance suite as a WebAssembly program: conformance.test.mjs calls these functions, a test for each case.
#include "conformance/cases.hpp"
#include "conformance/in_process_place.hpp"
#include "embedded/conformance_font_bold.hpp"
#include "embedded/conformance_font_regular.hpp"

#include <emscripten/emscripten.h>

using namespace hub;

namespace {

conformance::Run& the_run() {
    static conformance::InProcess place { pdf::Fonts {
        .regular = embedded::conformance_font_regular, .bold = embedded::conformance_font_bold } };
    static conformance::Run run { place };
    return run;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE std::size_t conformance_count() {
    return conformance::all_cases().size();
}

EMSCRIPTEN_KEEPALIVE char const* conformance_name(std::size_t index) {
    return conformance::all_cases()[index].name.data();
}

/// What went wrong, a line each; empty when nothing did. Valid until the next call.
EMSCRIPTEN_KEEPALIVE char const* conformance_run(std::size_t index) {
    static std::string failures;
    failures.clear();
    auto& run = the_run();
    auto const before = run.report.failures().size();
    conformance::all_cases()[index].run(run);
    for (auto i = before; i < run.report.failures().size(); ++i) { failures += run.report.failures()[i] + "\n"; }
    return failures.c_str();
}

EMSCRIPTEN_KEEPALIVE int conformance_checks() {
    return the_run().report.checks();
}
}
