// D16, D18 to D20, D22: audiogram, tuberculosis, respirator, laboratory.
#include "pdf/forms/result_parts.hpp"

#include <array>
#include <utility>

namespace hub::pdf::forms {

DocumentForm audiogram(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Result",
            by_outcome<std::string>(
                facts, "No standard threshold shift", "Early change, repeat advised", "Standard threshold shift", "Review pending"),
            by_outcome<std::string>(facts, "Compared with the baseline audiogram under 29 CFR 1910.95.",
                "Repeat within 30 days after 14 hours without noise.",
                "The employee must be informed in writing within 21 days, and hearing protection must be checked.",
                "A reviewing audiologist was asked.") } } });
    form.sections.push_back({ "Test",
        { FieldGrid { 3,
            { { "Type", choice.one_of({ "Annual", "Baseline" }) }, { "Hours since noise", std::to_string(choice.number(14, 20)) },
                { "Booth and device", "Calibrated, no. " + choice.digits(5) } } } } });
    if (facts.detail == Detail::Full) {
        Table table { { { "Ear", 2 } }, {}, {} };
        constexpr std::array<std::string_view, 7> frequencies = { "500", "1000", "2000", "3000", "4000", "6000", "8000" };
        for (auto const frequency : frequencies) { table.columns.push_back({ std::string(frequency) + " Hz", 1, Align::Right }); }
        for (auto const* ear : { "Right, dB", "Left, dB" }) {
            std::vector<std::string> row { ear };
            for (std::size_t i = 0; i < frequencies.size(); ++i) {
                auto const loss = i >= 3 && facts.outcome != ResultOutcome::Favourable ? choice.number(4, 9) * 5 : choice.number(0, 4) * 5;
                row.push_back(std::to_string(loss));
            }
            table.rows.push_back(std::move(row));
        }
        form.sections.push_back({ "Thresholds", { std::move(table) } });
    } else {
        form.sections.push_back({ "", { result_page_only(facts) } });
    }
    sign(form, facts, "Reviewing physician, hearing conservation program");
    return form;
}

DocumentForm tuberculosis_test(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    auto const method = choice.one_of({ "Tuberculin skin test, two steps", "Interferon-gamma release assay (blood)" });
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Result",
            by_outcome<std::string>(facts, "Negative", "Negative, second step due", "Positive", "Reading pending"),
            by_outcome<std::string>(facts, "", "The second step is due in one to three weeks.",
                "A chest X-ray was ordered. A positive test is not by itself a disease.",
                "To be read 48 to 72 hours after placement.") } } });
    form.sections.push_back({ "Test",
        { FieldGrid { 3,
            { { "Method", method }, { "Placed or drawn", facts.service_date.to_us() },
                { "Read", facts.outcome == ResultOutcome::Pending ? "" : facts.service_date.plus_days(2).to_us() } } } } });
    form.sections.push_back({ "", { result_page_only(facts) } });
    sign(form, facts, "Reviewing clinician");
    return form;
}

DocumentForm respirator_clearance(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Clearance under 29 CFR 1910.134",
            by_outcome<std::string>(
                facts, "Cleared to use a respirator", "Cleared with limits", "Not cleared", "Further evaluation needed"),
            by_outcome<std::string>(facts, "Valid until " + facts.service_date.plus_days(365).to_us() + ".",
                "Only powered air-purifying respirators, and no use longer than two hours at a time.",
                "The employee may not use a tight-fitting respirator.", "A follow-up examination is needed before clearance.") } } });
    form.sections.push_back({ "Evaluation",
        { FieldGrid { 3,
            { { "Basis", "Medical questionnaire" }, { "Reviewed", facts.service_date.to_us() },
                { "Effort expected", choice.one_of({ "Light", "Moderate", "Heavy" }) } } } } });
    bool const is_cleared = facts.outcome == ResultOutcome::Favourable;
    form.sections.push_back({ "Types of respirator",
        { CheckList { 2,
              { { "Filtering facepiece (N95 and similar)", is_cleared }, { "Half mask, air purifying", is_cleared },
                  { "Full facepiece, air purifying", is_cleared && choice.number(0, 2) > 0 },
                  { "Powered air purifying", facts.outcome == ResultOutcome::Limited || is_cleared }, { "Supplied air", false },
                  { "Self-contained breathing apparatus", false } } },
            Paragraph { "The employee has received a copy of this recommendation. A new evaluation is needed if breathing becomes hard, or "
                        "if the work or the respirator changes." } } });
    sign(form, facts, "Physician or other licensed health care professional");
    return form;
}

DocumentForm fit_test(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    bool const is_passed = facts.outcome == ResultOutcome::Favourable || facts.outcome == ResultOutcome::Limited;
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Fit test",
            by_outcome<std::string>(facts, "Passed", "Passed with another size", "Not passed", "Not performed"),
            by_outcome<std::string>(facts, "The next fit test is due by " + facts.service_date.plus_days(365).to_us() + ".",
                "Use the size below only.", "Try another model or size before the respirator is used.",
                "Facial hair came between the seal and the skin.") } } });
    form.sections.push_back({ "Respirator",
        { FieldGrid { 3,
            { { "Type", choice.one_of({ "Half mask, air purifying", "Filtering facepiece" }) }, { "Model", "Series " + choice.digits(4) },
                { "Size", facts.outcome == ResultOutcome::Limited ? "Small" : choice.one_of({ "Medium", "Large" }) },
                { "Method", "Quantitative, ambient aerosol" }, { "Device", "No. " + choice.digits(6) },
                { "Required fit factor", "100" } } } } });
    if (facts.outcome != ResultOutcome::Pending) {
        Table table { { { "Exercise", 5 }, { "Fit factor", 2, Align::Right }, { "Result", 2 } }, {}, {} };
        for (auto const* exercise : { "Normal breathing", "Deep breathing", "Head side to side", "Head up and down", "Talking",
                 "Bending over", "Normal breathing" }) {
            auto const factor = is_passed ? choice.number(118, 420) : choice.number(32, 128);
            table.rows.push_back({ exercise, std::to_string(factor), factor >= 100 ? "Pass" : "Fail" });
        }
        form.sections.push_back({ "Exercises", { std::move(table) } });
    }
    form.signature =
        Signature { choice.one_of({ "Dana Whitfield", "Marcus Bell", "Irene Castillo" }), "Fit test operator", facts.service_date.to_us() };
    return form;
}

DocumentForm laboratory_result(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    auto const panel = choice.one_of({ "Blood lead", "Hepatitis B surface antibody", "Complete blood count", "Metabolic panel" });
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), panel, by_outcome<std::string>(facts, "Pass", "Pass, repeat advised", "Fail", "In process"),
            by_outcome<std::string>(facts, "Within the limits that the employer’s program sets.", "Near the limit; repeat in three months.",
                "Outside the limits; the employee was informed.", "The laboratory has the specimen.") } } });
    form.sections.push_back({ "Specimen",
        { FieldGrid {
            3, { { "Specimen", "Blood, venous" }, { "Collected", facts.service_date.to_us() }, { "Accession", choice.digits(10) } } } } });
    if (facts.detail == Detail::Full && facts.outcome != ResultOutcome::Pending) {
        form.sections.push_back({ "Values",
            { Table { { { "Analyte", 4 }, { "Value", 2, Align::Right }, { "Unit", 1.6F }, { "Reference", 2 } },
                { { "Lead, blood", tenths(choice.number(8, 34)), "µg/dL", "below 5.0" },
                    { "Zinc protoporphyrin", std::to_string(choice.number(18, 34)), "µg/dL", "below 40" },
                    { "Hemoglobin", tenths(choice.number(132, 168)), "g/dL", "12.0–17.5" },
                    { "Creatinine", "0." + std::to_string(choice.number(72, 98)), "mg/dL", "0.60–1.20" } },
                {} } } });
    } else {
        form.sections.push_back({ "", { result_page_only(facts) } });
    }
    sign(form, facts, "Reviewing clinician");
    return form;
}

}  // namespace hub::pdf::forms
