// D12 to D15 and D17: status, DOT certificate and long form, physicals, human performance.
#include "pdf/forms/result_parts.hpp"

#include <array>
#include <utility>

namespace hub::pdf::forms {

namespace {

struct Vitals {
    int pulse;
    int systolic;
    int diastolic;
    int height_in;
    int weight_lb;
    int vision_left;
    int vision_right;
};

Vitals vitals_of(ResultFacts const& facts) {
    Choice choice(facts);
    return { choice.number(58, 84), choice.number(112, 138), choice.number(68, 88), choice.number(62, 75), choice.number(130, 236),
        choice.number(4, 7) * 5, choice.number(4, 7) * 5 };
}

FieldGrid vitals_grid(Vitals const& vitals) {
    return { 4,
        { { "Height", std::to_string(vitals.height_in / 12) + " ft " + std::to_string(vitals.height_in % 12) + " in" },
            { "Weight", std::to_string(vitals.weight_lb) + " lb" }, { "Pulse", std::to_string(vitals.pulse) + ", regular" },
            { "Blood pressure", std::to_string(vitals.systolic) + "/" + std::to_string(vitals.diastolic) },
            { "Vision, right eye", "20/" + std::to_string(vitals.vision_right) },
            { "Vision, left eye", "20/" + std::to_string(vitals.vision_left) }, { "Both eyes", "20/20" },
            { "Color vision", "Red, green and amber told apart" } } };
}

Date certified_until(ResultFacts const& facts) {
    return facts.service_date.plus_days(by_outcome(facts, 730, 365, 0, 45));
}

Outcome certification(ResultFacts const& facts) {
    return { tone_of(facts.outcome), "Determination",
        by_outcome<std::string>(facts, "Certified for 2 years", "Certified for 1 year", "Not certified", "Determination pending"),
        by_outcome<std::string>(facts, "Meets the standards of 49 CFR 391.41. Valid until " + certified_until(facts).to_us() + ".",
            "Meets the standards, but periodic monitoring is required. Valid until " + certified_until(facts).to_us() + ".",
            "Does not meet the standards of 49 CFR 391.41 at this time.",
            "A treating clinician’s statement was asked for. The determination is due by " + certified_until(facts).to_us() + ".") };
}

}  // namespace

DocumentForm non_injury_status(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    auto const reason = choice.one_of(
        { "Fitness for duty", "Return to work after illness", "Annual examination", "Personal condition, employer’s request" });
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Activity status",
            by_outcome<std::string>(facts, "Fit for the essential functions of the job", "Fit with limits", "Not fit at this time",
                "Further information needed"),
            by_outcome<std::string>(facts, "", "The limits below apply until " + facts.service_date.plus_days(30).to_us() + ".",
                "A new examination is advised in four weeks.", "The employee was asked for records of the treating clinician.") } } });
    form.sections.push_back({ "Examination",
        { FieldGrid { 3, { { "Reason", reason }, { "Examined", facts.service_date.to_us() }, { "Job description reviewed", "Yes" } } } } });
    if (facts.outcome == ResultOutcome::Limited) {
        form.sections.push_back({ "Limits",
            { CheckList { 2,
                { { "No lifting over 35 lb", true }, { "No work at heights", choice.number(0, 1) == 1 }, { "No night shift", false },
                    { "No work alone", choice.number(0, 1) == 1 } } } } });
    }
    form.sections.push_back({ "", { result_page_only(facts) } });
    sign(form, facts, "Examining clinician");
    return form;
}

DocumentForm dot_certificate(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    form.sections.push_back({ "", { certification(facts) } });
    form.sections.push_back({ "Certificate",
        { Paragraph { "I certify that I have examined " + facts.employee
              + " in accordance with the Federal Motor Carrier Safety Regulations (49 CFR 391.41–391.49) and, with knowledge of the "
                "driving duties, I find this person qualified only as stated above and, where ticked, only when:" },
            CheckList { 2,
                { { "Wearing corrective lenses", choice.number(0, 1) == 1 }, { "Wearing a hearing aid", false },
                    { "Accompanied by a waiver or exemption", false }, { "Driving within an exempt intracity zone", false },
                    { "Accompanied by a skill performance certificate", false },
                    { "Qualified by operation of 49 CFR 391.64", false } } } } });
    form.sections.push_back({ "Driver and certificate",
        { FieldGrid { 3,
            { { "Driver", facts.employee }, { "License state", facts.center_state }, { "CDL holder", "Yes" },
                { "Examined", facts.service_date.to_us() },
                { "Expires", facts.outcome == ResultOutcome::Unfavourable ? "" : certified_until(facts).to_us() },
                { "Certificate number", choice.digits(8) } } } } });
    sign(form, facts, "Medical examiner, national registry " + choice.digits(10));
    return form;
}

DocumentForm dot_long_form(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    auto const vitals = vitals_of(facts);
    form.sections.push_back({ "", { certification(facts) } });
    form.sections.push_back({ "Driver’s health history",
        { CheckList { 2,
              { { "Head or brain injury", false }, { "Seizures, epilepsy", false },
                  { "Eye problems, except glasses", choice.number(0, 3) == 0 }, { "Ear or hearing problems", false },
                  { "Heart disease, bypass or stent", false }, { "High blood pressure", facts.outcome == ResultOutcome::Limited },
                  { "Lung disease", false }, { "Kidney problems", false },
                  { "Diabetes or high blood sugar", facts.outcome == ResultOutcome::Pending }, { "Sleep disorder", false },
                  { "Fainting or dizziness", false }, { "Neck or back problems", choice.number(0, 2) == 0 },
                  { "Regular medication", facts.outcome == ResultOutcome::Limited }, { "Failed a drug test before", false } } },
            Paragraph { "The driver has certified that the answers are complete and true. The examiner has gone through each positive "
                        "answer with the driver." } } });
    form.sections.push_back({ "Measurements", { vitals_grid(vitals) } });
    form.sections.push_back({ "Hearing and urine",
        { FieldGrid { 4,
            { { "Whisper test, right", "5 ft" }, { "Whisper test, left", "5 ft" },
                { "Specific gravity", "1.0" + std::to_string(choice.number(12, 25)) }, { "Protein", "Negative" }, { "Blood", "Negative" },
                { "Sugar", facts.outcome == ResultOutcome::Pending ? "Trace" : "Negative" } } } } });
    Table body { { { "Body system", 3 }, { "Finding", 2 }, { "Comment", 5 } }, {}, {} };
    constexpr std::array<std::string_view, 13> systems = { "General appearance", "Skin", "Eyes", "Ears", "Mouth and throat", "Heart",
        "Lungs and chest", "Abdomen", "Urinary system", "Spine and joints", "Extremities", "Nervous system", "Gait and vascular" };
    for (auto const system : systems) {
        body.rows.push_back({ std::string(system), "Normal",
            system == "Heart" && facts.outcome == ResultOutcome::Limited ? "Blood pressure controlled by medication; yearly check." : "" });
    }
    form.sections.push_back({ "Physical examination", { std::move(body) } });
    form.sections.push_back({ "Examiner’s statement",
        { Paragraph { "I have performed this evaluation for certification. I have personally reviewed all available records and recorded "
                      "information about this driver, and to the best of my knowledge I believe it to be true and correct." } } });
    sign(form, facts, "Medical examiner, national registry " + choice.digits(10));
    return form;
}

DocumentForm physical_result(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Result",
            by_outcome<std::string>(facts, "Meets the requirements of the position", "Meets the requirements with accommodation",
                "Does not meet the requirements", "Pending: further information needed"),
            by_outcome<std::string>(facts, "", "Accommodation: no repetitive lifting over 40 lb.",
                "The candidate was told and may send further records within 30 days.",
                "The candidate was asked for records of the treating clinician.") } } });
    form.sections.push_back({ "Examination",
        { FieldGrid { 3,
              { { "Type", "Pre-placement physical" }, { "Examined", facts.service_date.to_us() },
                  { "Job demand level", choice.one_of({ "Light", "Medium", "Heavy" }) } } },
            Table { { { "Part of the examination", 5 }, { "Status", 2 } },
                { { "History and physical examination", "Completed" }, { "Vision test", "Completed" },
                    { "Lifting test to the job’s demand", facts.outcome == ResultOutcome::Pending ? "Open" : "Completed" },
                    { "Urine drug screen", "Reported separately" } },
                {} } } });
    if (facts.detail == Detail::Full) {
        form.sections.push_back({ "Measurements", { vitals_grid(vitals_of(facts)) } });
    } else {
        form.sections.push_back({ "", { result_page_only(facts) } });
    }
    sign(form, facts, "Examining clinician");
    return form;
}

DocumentForm performance_evaluation(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    form.sections.push_back({ "",
        { Outcome { tone_of(facts.outcome), "Result",
            by_outcome<std::string>(facts, "Pass", "Pass with recommendation", "Does not meet the job’s demand", "Not completed"),
            by_outcome<std::string>(facts, "All tasks were performed at the level that the job requires.",
                "Team lift above 50 lb is recommended.", "One or more tasks were below the required level.",
                "The evaluation was stopped and can be repeated.") } } });
    form.sections.push_back({ "Evaluation",
        { FieldGrid { 3,
            { { "Protocol", "Job-specific, " + choice.one_of({ "material handling", "assembly", "field service" }) },
                { "Evaluated", facts.service_date.to_us() }, { "Job demand level", choice.one_of({ "Medium", "Heavy" }) } } } } });
    if (facts.detail == Detail::Full) {
        bool const is_short = facts.outcome == ResultOutcome::Unfavourable;
        form.sections.push_back({ "Tasks",
            { Table { { { "Task", 4 }, { "Required", 2, Align::Right }, { "Performed", 2, Align::Right }, { "Result", 2 } },
                { { "Floor-to-waist lift", "50 lb", is_short ? "35 lb" : "55 lb", is_short ? "Below" : "Met" },
                    { "Waist-to-shoulder lift", "35 lb", "40 lb", "Met" }, { "Two-hand carry, 50 ft", "40 lb", "45 lb", "Met" },
                    { "Push, sled", "60 lb", "70 lb", "Met" }, { "Ladder climb", "5 times", "5 times", "Met" } },
                {} } } });
    } else {
        form.sections.push_back({ "", { result_page_only(facts) } });
    }
    sign(form, facts, "Evaluating therapist");
    return form;
}

}  // namespace hub::pdf::forms
