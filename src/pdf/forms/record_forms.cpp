// D21 and D23 to D25: written medical opinion, vaccines, ancillary services, the employer's own form.
#include "pdf/forms/result_parts.hpp"

#include <utility>

namespace hub::pdf::forms {

DocumentForm medical_opinion(ResultFacts const& facts) {
    Choice choice(facts);
    struct Program {
        std::string name;
        std::string rule;
    };
    auto const program = choice.one_of({ "respirable crystalline silica|29 CFR 1926.1153", "lead|29 CFR 1910.1025",
        "asbestos|29 CFR 1910.1001", "hazardous waste operations|29 CFR 1910.120" });
    auto const bar = program.find('|');
    Program const chosen { program.substr(0, bar), program.substr(bar + 1) };
    auto form = start_letter(facts, "Safety contact", "Written medical opinion: " + chosen.name);
    form.sections.push_back({ "",
        { Paragraph { "The employee named above was examined on " + facts.service_date.to_us()
              + " under your medical surveillance program for " + chosen.name + " (" + chosen.rule
              + "). As the rule requires, this opinion tells you nothing that is unrelated to the exposure." },
            Outcome { tone_of(facts.outcome), "Opinion",
                by_outcome<std::string>(facts, "No limits on exposure or protective equipment", "Exposure allowed with limits",
                    "Removal from exposure is advised", "Opinion pending"),
                by_outcome<std::string>(facts, "The next examination is due by " + facts.service_date.plus_days(365).to_us() + ".",
                    "Powered respirator only. The next examination is due by " + facts.service_date.plus_days(180).to_us() + ".",
                    "A specialist’s examination was advised to the employee.", "Test results are outstanding.") },
            Bullets { { "The employee has been informed of the results of the examination and of any condition that calls for further "
                        "examination or treatment.",
                "The employee is able to use a respirator within the limits above.",
                "A copy of this opinion is to be given to the employee within 30 days." } } } });
    sign(form, facts, "Physician or other licensed health care professional");
    return form;
}

DocumentForm vaccine_record(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    Table table { { { "Vaccine", 3.4F }, { "Dose", 1.6F }, { "Date", 2 }, { "Lot", 1.8F }, { "Site", 2.2F } }, {}, {} };
    auto const lot = [&] { return choice.one_of({ "A", "K", "T" }) + choice.digits(5); };
    table.rows.push_back({ choice.one_of({ "Hepatitis B", "Tetanus, diphtheria, pertussis" }), "1",
        facts.service_date.plus_days(-31).to_us(), lot(), "Left deltoid" });
    if (facts.outcome != ResultOutcome::Unfavourable) {
        table.rows.push_back({ table.rows.front().front(), "2", facts.service_date.to_us(), lot(), "Left deltoid" });
    }
    if (facts.outcome == ResultOutcome::Favourable) {
        table.rows.push_back({ "Influenza, current season", "1", facts.service_date.to_us(), lot(), "Right deltoid" });
    }
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Vaccination",
            by_outcome<std::string>(facts, "Administered", "Administered, series not complete", "Declined today", "Waiting for the titer"),
            by_outcome<std::string>(facts, "", "The next dose is due by " + facts.service_date.plus_days(150).to_us() + ".",
                "The employee signed a declination and may change their mind at any time.", "") } } });
    form.sections.push_back({ "Doses", { std::move(table) } });
    form.sections.push_back({ "Information given",
        { Paragraph { "The employee received the vaccine information statement, was screened for contraindications and was observed for 15 "
                      "minutes. No reaction was seen." } } });
    form.signature = Signature { choice.one_of({ "Irene Castillo, RN", "Tom Nakamura, RN", "Grace Adeyemi, LVN" }), "Vaccinator",
        facts.service_date.to_us() };
    return form;
}

DocumentForm ancillary_result(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    auto const service = choice.one_of({ "Spirometry", "Chest X-ray, one view", "Resting electrocardiogram", "Vision screening" });
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), service,
            by_outcome<std::string>(facts, "Acceptable for the position", "Acceptable, follow-up advised",
                "Not acceptable for the position", "Reading pending"),
            by_outcome<std::string>(facts, "", "The employee was advised to see their own clinician.",
                "The examining clinician has informed the employee.", "The reading is usually complete in two business days.") } } });
    form.sections.push_back({ "Service",
        { FieldGrid { 3,
            { { "Service", service }, { "Performed", facts.service_date.to_us() },
                { "Ordered for", choice.one_of({ "Pre-placement physical", "Annual surveillance", "Respirator clearance" }) } } } } });
    form.sections.push_back({ "", { result_page_only(facts) } });
    sign(form, facts, "Reading clinician");
    return form;
}

DocumentForm proprietary_form(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    form.sections.push_back({ "Employer’s form",
        { FieldGrid { 3,
            { { "Form", "OH-" + choice.digits(3) + ", revision " + choice.one_of({ "B", "C", "D" }) },
                { "Completed", facts.service_date.to_us() }, { "Position", form.patient[2].value } } } } });
    form.sections.push_back({ "Clearances",
        { Table { { { "Question of the employer", 6 }, { "Answer", 2 } },
            { { "Can the person perform the essential functions of the position?",
                  by_outcome<std::string>(facts, "Yes", "With limits", "No", "Open") },
                { "Can the person work rotating shifts?", facts.outcome == ResultOutcome::Unfavourable ? "No" : "Yes" },
                { "Can the person wear the protective equipment of the position?",
                    facts.outcome == ResultOutcome::Pending ? "Open" : "Yes" },
                { "Can the person drive a company vehicle?", facts.outcome == ResultOutcome::Favourable ? "Yes" : "Not assessed" },
                { "Is a further examination needed?", facts.outcome == ResultOutcome::Favourable ? "No" : "Yes" } },
            {} } } });
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Recommendation",
              by_outcome<std::string>(facts, "Recommended", "Recommended with limits", "Not recommended", "Pending"), "" },
            result_page_only(facts) } });
    sign(form, facts, "Examining clinician");
    return form;
}

}  // namespace hub::pdf::forms
