#include "pdf/forms/authorization_form.hpp"

namespace hub::pdf {

DocumentForm authorization_form(AuthorizationFacts const& facts) {
    DocumentForm form;
    form.title = facts.is_telemedicine ? "Authorization for telemedicine" : "Authorization for examination or treatment";
    form.kind_label = facts.is_injury ? "Injury · Authorization" : "Non-injury · Authorization";
    form.document_id = facts.number;
    form.created = facts.created;
    form.letterhead = facts.letterhead;
    form.patient = {
        { "Employee", facts.employee },
        { "Date of birth", facts.birth_date.to_us_numeric() },
        { "Job title", facts.job_title },
        { "Employer", facts.employer },
        { "Company location", facts.company_location },
        { "Authorization", facts.number },
    };
    form.sections.push_back({ "",
        { Outcome { Tone::Neutral, "Valid until", facts.expires.to_us_long(),
            "Issued " + facts.issued.to_us() + ". Not valid after this day unless the employer extends it." } } });
    if (!facts.number.empty()) {
        form.sections.push_back(
            { "", { QrCode { facts.number, "Authorization number", facts.number, "The front desk scans this code at check-in." } } });
    }
    form.sections.push_back({ "Authorized services", { Bullets { facts.services } } });
    FieldGrid details { 3, {} };
    if (facts.is_injury) {
        details.fields.push_back({ "Date of injury", facts.injury_date.to_us() });
        details.fields.push_back({ "Claim number", facts.claim_number });
    }
    if (!facts.reason_for_test.empty()) { details.fields.push_back({ "Reason for test", facts.reason_for_test }); }
    details.fields.push_back({ "Authorized by", facts.authorized_by });
    details.fields.push_back({ "Telephone", facts.authorized_by_phone });
    form.sections.push_back({ "Details", { details } });
    if (!facts.instructions.empty()) { form.sections.push_back({ "Instructions to the center", { Paragraph { facts.instructions } } }); }
    if (facts.is_telemedicine) {
        form.sections.push_back({ "Steps for the employee",
            { Bullets { { "Open " + facts.telemedicine_address + " on a computer or mobile device.",
                "Choose Create Patient Account and enter location and basic information.", "Choose First Visit Work Injury.",
                "Tick the acknowledgment and choose Confirm Visit.", "The care coordinator joins the call." } } } });
    } else {
        form.sections.push_back({ "At the center",
            { Paragraph { "This authorization is sent to the center electronically. The employee need not bring it if the center above "
                          "was chosen, but should bring a photo ID." } } });
    }
    form.confidentiality = "Confidential. An authorization holds protected information; its distribution must be strictly limited.";
    if (!facts.support_phone.empty()) { form.confidentiality += " Questions: " + facts.support_phone + "."; }
    return form;
}

}  // namespace hub::pdf
