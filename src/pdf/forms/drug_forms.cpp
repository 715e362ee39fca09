// D08 to D11: custody and control, alcohol test, specimen status, toxicology result.
#include "pdf/forms/result_parts.hpp"

#include <array>
#include <utility>

namespace hub::pdf::forms {

namespace {

struct Test {
    std::string specimen;
    std::string reason;
    std::string authority;
    int collected = 0;  ///< minutes after midnight
};

/// The same test in all documents of one visit: it depends on the variation, not on the kind.
Test test_of(ResultFacts facts) {
    facts.kind = 8;
    Choice choice(facts);
    Test test { choice.digits(9), choice.one_of({ "Pre-placement", "Random", "Post-accident", "Return to duty" }),
        choice.one_of({ "Non-DOT", "DOT – FMCSA", "DOT – FAA" }), choice.number(7 * 60, 16 * 60) };
    if (facts.specimen) {
        test.specimen = facts.specimen->number;
        if (auto const collected = facts.specimen->reached[1]) { test.collected = central_minutes(*collected); }
    }
    return test;
}

std::string time_text(Instant at) {
    return central_date(at).to_us() + ", " + clock_text(central_minutes(at));
}

/// When a stage was reached, as far as that was known when the document was posted: none when it was not.
std::optional<Instant> reached_at(ResultFacts const& facts, std::size_t stage, int day, int minutes) {
    Instant const invented { start_of_central_day(facts.service_date.plus_days(day)).ms + minutes * 60'000LL };
    auto const at = facts.specimen ? facts.specimen->reached.at(stage) : std::optional { invented };
    return at && *at <= facts.posted ? at : std::nullopt;
}

FieldGrid test_facts(ResultFacts const& facts, Test const& test) {
    return { 3,
        { { "Specimen ID", test.specimen }, { "Reason for test", test.reason }, { "Testing authority", test.authority },
            { "Specimen", "Urine, split" }, { "Collected", facts.service_date.to_us() + ", " + clock_text(test.collected) },
            { "Collection site", facts.letterhead.center_name } } };
}

}  // namespace

DocumentForm custody_and_control(ResultFacts const& facts) {
    auto form = start(facts);
    auto const test = test_of(facts);
    Choice choice(facts);
    auto const collector = choice.one_of({ "Dana Whitfield", "Marcus Bell", "Irene Castillo", "Tom Nakamura" });
    form.sections.push_back({ "Step 1 · Test", { test_facts(facts, test) } });
    form.sections.push_back({ "Step 2 · Collection",
        { FieldGrid { 3,
              { { "Temperature 90–100 °F", "Yes, read within 4 minutes" }, { "Volume", std::to_string(choice.number(46, 70)) + " mL" },
                  { "Collection", choice.one_of({ "Not observed", "Not observed, single void" }) } } },
            CheckList { 2,
                { { "Bottles sealed in the donor’s presence", true }, { "Seals dated and initialed by the donor", true },
                    { "Donor identified by photo ID", true }, { "Remarks on the back", false } } } } });
    Table custody { { { "Event", 3 }, { "Name", 3 }, { "Date and time", 3 } },
        { { "Specimen received from the donor", collector, facts.service_date.to_us() + ", " + clock_text(test.collected) } }, {} };
    if (auto const released = reached_at(facts, 2, 0, test.collected + 190)) {
        custody.rows.push_back({ "Specimen bottles released to courier", collector, time_text(*released) });
    }
    if (auto const received = reached_at(facts, 3, 1, choice.number(4 * 60, 7 * 60))) {
        custody.rows.push_back({ "Received at the laboratory, seals intact", "Accessioning", time_text(*received) });
    }
    form.sections.push_back({ "Step 3 · Chain of custody", { std::move(custody) } });
    form.sections.push_back({ "Step 4 · Donor",
        { Paragraph { "I certify that I provided my specimen to the collector, that I have not altered it, and that each bottle was sealed "
                      "with a tamper-evident seal in my presence. Signed by the donor on the original." } } });
    form.signature = Signature { collector, "Collector", facts.service_date.to_us() };
    return form;
}

DocumentForm alcohol_test(ResultFacts const& facts) {
    auto form = start(facts);
    auto const test = test_of(facts);
    Choice choice(facts);
    bool const is_positive = facts.outcome == ResultOutcome::Unfavourable;
    auto const reading = is_positive ? "0.0" + std::to_string(choice.number(41, 79)) : std::string("0.000");
    Table readings { { { "Test", 3 }, { "Time", 2 }, { "Result, g/210 L", 2, Align::Right }, { "Device", 3 } }, {}, {} };
    auto const device = "Evidential breath tester, no. " + choice.digits(6);
    readings.rows.push_back({ "Screening", clock_text(test.collected + 10), reading, device });
    if (is_positive) { readings.rows.push_back({ "Confirmation, after 15 minutes", clock_text(test.collected + 29), reading, device }); }
    form.sections.push_back({ "",
        { Outcome { is_positive                           ? Tone::Unfavourable
                : facts.outcome == ResultOutcome::Pending ? Tone::Neutral
                                                          : Tone::Favourable,
            "Breath alcohol",
            facts.outcome == ResultOutcome::Pending ? "Test not completed"
                : is_positive                       ? "Positive, confirmed"
                                                    : "Negative",
            is_positive ? "The designated employer representative was informed by telephone at once." : "" } } });
    form.sections.push_back({ "Test",
        { FieldGrid {
            3, { { "Test number", choice.digits(5) }, { "Reason for test", test.reason }, { "Testing authority", test.authority } } } } });
    if (facts.outcome != ResultOutcome::Pending) { form.sections.push_back({ "Readings", { std::move(readings) } }); }
    form.sections.push_back({ "Certification",
        { Paragraph { "The test was conducted by a certified breath alcohol technician in accordance with the procedures of the testing "
                      "authority. The device passed its last external calibration check." } } });
    form.signature = Signature { choice.one_of({ "Dana Whitfield", "Marcus Bell", "Irene Castillo" }), "Breath alcohol technician",
        facts.service_date.to_us() };
    return form;
}

DocumentForm specimen_status(ResultFacts const& facts) {
    auto form = start(facts);
    auto const test = test_of(facts);
    struct Stage {
        std::string_view name;
        int day;
        int minutes;
        std::string_view words;
    };
    std::array<Stage, 7> const stages = { { { "Ordered", 0, test.collected - 40, "The test was ordered with the authorization." },
        { "Collected", 0, test.collected, "The specimen was collected and sealed." },
        { "In transit", 0, test.collected + 190, "The courier has the specimen." },
        { "Received at the laboratory", 1, 5 * 60 + 12, "Seals intact, chain of custody complete." },
        { "Testing", 1, 9 * 60 + 30, "Screening, and confirmation where needed." },
        { "Medical review", 2, 10 * 60 + 5, "The medical review officer looks at the laboratory’s report and may call the donor." },
        { "Final", 2, 15 * 60 + 40, "The result is released." } } };
    auto const most = facts.specimen ? stages.size() : by_outcome<std::size_t>(facts, 7, 6, 7, 4);
    std::size_t reached = 1;
    Table table { { { "Stage", 2.2F }, { "Date and time", 2.2F }, { "Meaning", 4.6F } }, {}, {} };
    for (std::size_t i = 0; i < stages.size(); ++i) {
        auto const& stage = stages[i];
        auto const at = i < most ? reached_at(facts, i, stage.day, stage.minutes) : std::nullopt;
        if (at) { reached = i + 1; }
        table.rows.push_back({ std::string(stage.name), at ? time_text(*at) : "–", std::string(stage.words) });
    }
    auto const& current = stages[reached - 1];
    form.sections.push_back({ "",
        { Outcome { reached == stages.size() ? Tone::Favourable : Tone::Neutral, "Specimen status", std::string(current.name),
            std::string(current.words) } } });
    form.sections.push_back({ "Test", { test_facts(facts, test) } });
    form.sections.push_back({ "Progress", { std::move(table) } });
    return form;
}

DocumentForm toxicology_result(ResultFacts const& facts) {
    auto form = start(facts);
    auto const test = test_of(facts);
    Choice choice(facts);
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Result, verified by the medical review officer",
            by_outcome<std::string>(facts, "Negative", "Negative, dilute", "Positive", "Pending medical review"),
            by_outcome<std::string>(facts, "", "The employer’s policy decides whether a second collection is needed.",
                "The donor may ask for a test of the split specimen within 72 hours.",
                "The laboratory has reported. The review is usually complete within two business days.") } } });
    form.sections.push_back({ "Test", { test_facts(facts, test) } });
    Table panel { { { "Substance", 4 }, { "Screening, ng/mL", 2, Align::Right }, { "Confirmation, ng/mL", 2.3F, Align::Right },
                      { "Result", 2 } },
        {}, {} };
    struct Substance {
        std::string_view name;
        std::string_view screening;
        std::string_view confirmation;
    };
    constexpr std::array<Substance, 5> substances = { { { "Marijuana metabolites", "50", "15" }, { "Cocaine metabolites", "150", "100" },
        { "Amphetamines", "500", "250" }, { "Opioids", "2,000", "2,000" }, { "Phencyclidine", "25", "25" } } };
    auto const positive = static_cast<std::size_t>(choice.number(0, 2));
    for (std::size_t i = 0; i < substances.size(); ++i) {
        bool const is_positive = facts.outcome == ResultOutcome::Unfavourable && i == positive;
        auto const& one = substances[i];
        panel.rows.push_back({ std::string(one.name), std::string(one.screening), std::string(one.confirmation),
            facts.outcome == ResultOutcome::Pending ? "–"
                : is_positive                       ? "Positive"
                                                    : "Negative" });
    }
    if (facts.detail == Detail::Full) {
        form.sections.push_back({ "Panel", { std::move(panel) } });
        form.sections.push_back({ "Specimen validity",
            { FieldGrid { 3,
                { { "Creatinine",
                      facts.outcome == ResultOutcome::Limited ? "14.2 mg/dL" : std::to_string(choice.number(45, 180)) + " mg/dL" },
                    { "Specific gravity",
                        facts.outcome == ResultOutcome::Limited ? "1.0022" : "1.0" + std::to_string(choice.number(11, 28)) },
                    { "Oxidants", "None found" } } } } });
    } else {
        form.sections.push_back({ "Panel",
            { Paragraph { "Five-panel screen: marijuana, cocaine, amphetamines, opioids, phencyclidine. Screening by immunoassay; "
                          "confirmation by mass spectrometry." },
                result_page_only(facts) } });
    }
    if (facts.outcome != ResultOutcome::Pending) { sign(form, facts, "Medical review officer"); }
    return form;
}

}  // namespace hub::pdf::forms
