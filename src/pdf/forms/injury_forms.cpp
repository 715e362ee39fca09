// D01 to D07: work status, letters, referral, state report, visit summary.
#include "base/text.hpp"
#include "pdf/forms/result_parts.hpp"

#include <array>

namespace hub::pdf::forms {

namespace {

struct Injury {
    std::string body_part;
    std::string nature;
    Date injured;
    Date next_visit;
    std::string next_time;
};

Injury injury_of(ResultFacts const& facts) {
    Choice choice(facts);
    Injury out;
    out.body_part = choice.one_of({ "Right shoulder", "Lower back", "Left knee", "Right wrist", "Left ankle", "Right index finger" });
    out.nature = choice.one_of({ "Strain", "Sprain", "Contusion", "Laceration" });
    out.injured = facts.service_date.plus_days(-choice.number(0, 2));
    out.next_visit = facts.service_date.plus_days(choice.number(3, 7));
    while (out.next_visit.weekday() == 0 || out.next_visit.weekday() == 6) { out.next_visit = out.next_visit.plus_days(1); }
    out.next_time = clock_text(choice.number(16, 32) * 30);
    return out;
}

CheckList restrictions(ResultFacts const& facts) {
    Choice choice(facts);
    auto const weight = choice.one_of({ "10", "15", "20", "25" });
    bool const is_limited = facts.outcome == ResultOutcome::Limited;
    auto const maybe = [&] { return is_limited && choice.number(0, 2) > 0; };
    return { 2,
        { { "No lifting over " + weight + " lb", is_limited }, { "No pushing or pulling over " + weight + " lb", is_limited },
            { "No reaching above the shoulder", maybe() }, { "No kneeling, squatting or crawling", maybe() },
            { "No climbing of ladders", maybe() }, { "Sit 10 minutes in each hour", maybe() },
            { "No driving of company vehicles", maybe() }, { "Wear the brace or splint at work", maybe() } } };
}

Outcome work_status(ResultFacts const& facts, Date until) {
    auto const from = facts.service_date.to_us();
    return { tone_of(facts.outcome), "Work status",
        by_outcome<std::string>(facts, "Full duty", "Modified duty, with restrictions", "Off work", "Evaluation in progress"),
        by_outcome<std::string>(facts, "Regular work without restrictions from " + from + ".",
            "From " + from + " until the recheck on " + until.to_us() + ". The restrictions apply at work and away from work.",
            "Unable to work in any capacity from " + from + " until the recheck on " + until.to_us() + ".",
            "A status follows when today’s visit is complete.") };
}

}  // namespace

DocumentForm injury_status(ResultFacts const& facts) {
    auto form = start(facts);
    auto const injury = injury_of(facts);
    Choice choice(facts);
    auto const arrived = choice.number(7 * 60, 15 * 60);
    form.sections.push_back({ "", { work_status(facts, injury.next_visit) } });
    form.sections.push_back({ "Visit",
        { FieldGrid { 3,
            { { "Visit", choice.one_of({ "Initial visit", "Recheck" }) }, { "Date of injury", injury.injured.to_us() },
                { "Body part", injury.body_part }, { "Arrived", clock_text(arrived) },
                { "Left", clock_text(arrived + choice.number(35, 95)) }, { "Work related", "Yes, by history" } } } } });
    if (facts.outcome == ResultOutcome::Limited) { form.sections.push_back({ "Activity restrictions", { restrictions(facts) } }); }
    form.sections.push_back({ "Plan",
        { Bullets { { "Ice and over-the-counter medication as discussed; nothing prescribed affects alertness at work.",
            choice.one_of({ "Home exercises twice a day.", "Therapy three times a week for two weeks.", "Keep the wound clean and dry." }),
            facts.outcome == ResultOutcome::Favourable ? "No further visit is planned; the employee may return if symptoms come back."
                                                       : "Recheck as below." } } } });
    if (facts.outcome != ResultOutcome::Favourable) {
        form.sections.push_back({ "Next visit",
            { FieldGrid { 3,
                { { "Date", injury.next_visit.to_us_long() }, { "Time", injury.next_time },
                    { "Center", facts.letterhead.center_name } } } } });
    }
    sign(form, facts, "Treating clinician");
    return form;
}

DocumentForm first_notice(ResultFacts const& facts) {
    auto const injury = injury_of(facts);
    auto form = start_letter(facts, "Workers’ compensation contact", "First notice of a work injury");
    form.sections.push_back({ "",
        { Paragraph { "We saw your employee on " + facts.service_date.to_us()
              + " for an injury that was reported as work related. This letter gives first notice, so that you can open a claim and inform "
                "your carrier." },
            FieldGrid { 3,
                { { "Date of injury", injury.injured.to_us() }, { "Body part", injury.body_part },
                    { "Nature of injury", injury.nature } } },
            Paragraph { "The activity status report of the visit tells which work the employee can do. It was posted when the employee "
                        "checked out and is updated after each visit." },
            Paragraph { "Please send us the claim number and the name of the adjuster when you have them. If you have no record of this "
                        "employee, or the injury was not reported to you, call the center today." } } });
    close_letter(form, facts);
    return form;
}

DocumentForm referral(ResultFacts const& facts) {
    auto form = start(facts);
    auto const injury = injury_of(facts);
    Choice choice(facts);
    auto const specialty = choice.one_of({ "Orthopedic surgery", "Physical medicine and rehabilitation", "Hand surgery", "Neurology" });
    form.sections.push_back({ "",
        { Outcome { Tone::Caution, "Referral", specialty,
            "Care outside the center needs the carrier’s approval before the first appointment." } } });
    form.sections.push_back({ "Referral",
        { FieldGrid { 3,
            { { "Ordered", facts.service_date.to_us() },
                { "Priority", choice.one_of({ "Routine, within 10 business days", "Expedited, within 3 business days" }) },
                { "Body part", injury.body_part }, { "Reason", "No sufficient progress with care at the center" },
                { "Visits approved", choice.one_of({ "Evaluation only", "Evaluation and treatment" }) },
                { "Approval", by_outcome<std::string>(facts, "Received", "Requested", "Declined by the carrier", "Requested") } } } } });
    form.sections.push_back({ "What happens next",
        { Bullets { { "We ask the carrier for approval and send the clinical notes to the specialist’s office.",
            "The specialist’s office calls the employee with the appointment.",
            "The center stays responsible for the work status until the specialist has taken over." } } } });
    sign(form, facts, "Treating clinician");
    return form;
}

DocumentForm recheck_reminder(ResultFacts const& facts) {
    auto const injury = injury_of(facts);
    auto form = start_letter(facts, "Injury contact", "Reminder of a recheck appointment");
    form.sections.push_back({ "",
        { Paragraph { "Your employee has a recheck appointment for the injury reported with the claim above. Please release the employee "
                      "from work for it; the visit takes about an hour." },
            Outcome {
                Tone::Neutral, "Appointment", injury.next_visit.to_us_long() + ", " + injury.next_time, facts.letterhead.center_name },
            Paragraph { "If the employee cannot come, call the center at least two hours before, and we find another time. A missed "
                        "recheck can delay the return to full duty." } } });
    close_letter(form, facts);
    return form;
}

DocumentForm no_show(ResultFacts const& facts) {
    auto const injury = injury_of(facts);
    auto form = start_letter(facts, "Injury contact", "Missed appointment");
    form.sections.push_back({ "",
        { Paragraph { "Your employee did not come to the recheck appointment on " + facts.service_date.to_us() + " at " + injury.next_time
              + " and has not called the center." },
            Outcome { Tone::Caution, "Work status", "Unchanged since the last visit",
                "Restrictions given at the last visit stay in force until the employee has been seen." },
            Paragraph { "Please ask the employee to call us for a new appointment within two business days. Some states require that a "
                        "missed visit is reported to the carrier; this letter may serve as the record." } } });
    close_letter(form, facts);
    return form;
}

DocumentForm state_report(ResultFacts const& facts) {
    auto form = start(facts);
    auto const injury = injury_of(facts);
    Choice choice(facts);
    struct StateForm {
        std::string_view state;
        std::string_view name;
    };
    constexpr std::array<StateForm, 5> named = { { { "TX", "Texas work status report" },
        { "CA", "California doctor’s first report of occupational injury" },
        { "FL", "Florida uniform medical treatment and status report" }, { "GA", "Georgia first report of injury, medical part" },
        { "CO", "Colorado physician’s report of worker’s compensation injury" } } };
    std::string name = "Physician’s first report of work injury";
    for (auto const& state : named) {
        if (state.state == facts.center_state) { name = state.name; }
    }
    form.sections.push_back({ "Report",
        { FieldGrid { 2,
            { { "Report to the state", name }, { "State", facts.center_state }, { "Date of injury", injury.injured.to_us() },
                { "First treated", facts.service_date.to_us() }, { "Body part", injury.body_part },
                { "Nature of injury", injury.nature } } } } });
    form.sections.push_back({ "Description",
        { Paragraph { "The employee reports that the injury happened at work while "
            + choice.one_of({ "lifting a box from the floor to a shelf.", "stepping down from a loading dock.", "pulling a pallet jack.",
                "using a hand tool." })
            + " The findings of the examination agree with this account." } } });
    form.sections.push_back({ "", { work_status(facts, injury.next_visit) } });
    form.sections.push_back({ "Expected course",
        { FieldGrid { 3,
            { { "Maximum improvement expected", facts.service_date.plus_days(choice.number(21, 56)).to_us() },
                { "Permanent impairment", "Not expected" }, { "Next visit", injury.next_visit.to_us() } } } } });
    sign(form, facts, "Treating clinician, license " + choice.digits(6));
    return form;
}

DocumentForm visit_summary(ResultFacts const& facts) {
    auto form = start(facts);
    Choice choice(facts);
    bool const is_injury = !facts.claim_number.empty();
    auto const arrived = choice.number(7 * 60, 14 * 60);
    Table services { { { "Service", 4 }, { "Performed by", 2.4F }, { "Time", 1.3F }, { "Status", 1.7F } }, {}, {} };
    auto const add = [&](std::string service, std::string by, int after) {
        services.rows.push_back({ std::move(service), std::move(by), clock_text(arrived + after), "Completed" });
    };
    if (is_injury) {
        add("Injury evaluation, established plan of care", "Clinician", 22);
        add("X-ray, two views", "Radiology technologist", 38);
        add("Therapy evaluation", "Therapist", 55);
    } else {
        add("Physical examination", "Clinician", 25);
        add("Urine drug screen collection", "Medical assistant", 12);
        add("Audiogram", "Medical assistant", 41);
        add("Vision test, near and far", "Medical assistant", 48);
    }
    form.sections.push_back({ "Visit",
        { FieldGrid { 3,
            { { "Visit", is_injury ? "Injury" : "Employer services" }, { "Arrived", clock_text(arrived) },
                { "Left", clock_text(arrived + choice.number(60, 110)) },
                { "Reason", is_injury ? "Work injury" : choice.one_of({ "Pre-placement", "Annual", "Return to duty" }) },
                { "Clinician", facts.physician },
                { "Status",
                    by_outcome<std::string>(facts, "Complete", "Complete, with follow-up", "Complete", "Results pending") } } } } });
    form.sections.push_back({ "Services performed", { std::move(services) } });
    form.sections.push_back({ "Documents of this visit",
        { Paragraph { "Results are posted one by one as they are complete, non-injury results usually within 72 hours. Each recipient sees "
                      "the documents that their report settings allow." } } });
    return form;
}

}  // namespace hub::pdf::forms
