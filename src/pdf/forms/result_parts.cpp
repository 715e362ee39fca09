#include "pdf/forms/result_parts.hpp"

#include <utility>

namespace hub::pdf::forms {

std::string Choice::one_of(std::initializer_list<std::string_view> words) {
    return std::string(words.begin()[m_random.below(words.size())]);
}

std::string Choice::digits(int count) {
    std::string out = std::to_string(number(1, 9));
    while (std::ssize(out) < count) { out += static_cast<char>('0' + number(0, 9)); }
    return out;
}

namespace {

DocumentForm empty_form(ResultFacts const& facts) {
    DocumentForm form;
    form.title = result_title(facts.kind);
    form.document_id = facts.document_id;
    form.created = facts.posted;
    form.letterhead = facts.letterhead;
    form.confidentiality =
        "Confidential. This document holds health information that is protected by federal and state law. It is meant only for the "
        "employer’s authorized recipients and may not be passed on.";
    if (!facts.support_phone.empty()) { form.confidentiality += " Received in error? Call " + facts.support_phone + "."; }
    return form;
}

}  // namespace

DocumentForm start(ResultFacts const& facts) {
    auto form = empty_form(facts);
    Choice choice(facts);
    auto const job = choice.one_of(
        { "Warehouse associate", "Forklift operator", "Commercial driver", "Maintenance technician", "Welder", "Laboratory assistant" });
    form.patient = {
        { "Employee", facts.employee },
        { "Date of birth", facts.birth_date.to_us_numeric() },
        { "Job title", facts.job_title.empty() ? job : facts.job_title },
        { "Employer", facts.employer },
        { "Company location", facts.company_location },
        { "Date of service", facts.service_date.to_us() },
    };
    if (!facts.claim_number.empty()) { form.patient.push_back({ "Claim number", facts.claim_number }); }
    if (!facts.authorization_number.empty()) { form.patient.push_back({ "Authorization", facts.authorization_number }); }
    return form;
}

DocumentForm start_letter(ResultFacts const& facts, std::string_view addressee, std::string_view subject) {
    auto form = empty_form(facts);
    std::vector<std::string> lines { std::string(addressee), facts.employer };
    if (!facts.company_location.empty()) { lines.push_back(facts.company_location); }
    FieldGrid about { 3, { { "Employee", facts.employee }, { "Date of birth", facts.birth_date.to_us_numeric() } } };
    if (!facts.claim_number.empty()) { about.fields.push_back({ "Claim number", facts.claim_number }); }
    form.sections = {
        { "", { Lines { { facts.service_date.to_us_long() } }, Lines { std::move(lines) } } },
        { std::string(subject), { std::move(about) } },
    };
    return form;
}

void close_letter(DocumentForm& form, ResultFacts const& facts) {
    std::vector<std::string> closing { "Sincerely,", "", facts.letterhead.center_name };
    if (!facts.letterhead.center_phone.empty()) { closing.push_back(facts.letterhead.center_phone); }
    form.sections.push_back({ "", { Lines { std::move(closing) } } });
}

void sign(DocumentForm& form, ResultFacts const& facts, std::string_view role) {
    form.signature = Signature { facts.physician, std::string(role), facts.service_date.to_us() };
}

Tone tone_of(ResultOutcome outcome) {
    switch (outcome) {
    case ResultOutcome::Favourable: return Tone::Favourable;
    case ResultOutcome::Limited: return Tone::Caution;
    case ResultOutcome::Unfavourable: return Tone::Unfavourable;
    case ResultOutcome::Pending: break;
    }
    return Tone::Neutral;
}

std::string clock_text(int minutes_after_midnight) {
    auto const hour = minutes_after_midnight / 60 % 24;
    auto const minute = minutes_after_midnight % 60;
    auto const shown = hour % 12 == 0 ? 12 : hour % 12;
    return std::to_string(shown) + (minute < 10 ? ":0" : ":") + std::to_string(minute) + (hour < 12 ? " a.m." : " p.m.");
}

std::string tenths(int value) {
    return std::to_string(value / 10) + "." + std::to_string(value % 10);
}

Paragraph result_page_only(ResultFacts const& facts) {
    std::string text = "This is the result page. Measurements, history and the examiner’s notes are kept in the medical record and are not "
                       "sent to the employer "
                       "unless a User Admin has acknowledged more than the minimum necessary for the recipient.";
    if (!facts.support_phone.empty()) { text += " Questions: " + facts.support_phone + "."; }
    return { std::move(text) };
}

}  // namespace hub::pdf::forms
