#include "domain/authorization.hpp"

#include "base/text.hpp"
#include "domain/form_checks.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace hub::domain {

namespace {

std::string expiry_problem(Date expires, Date today) {
    if (expires <= today) { return "The expiration date must be tomorrow or later."; }
    return days_between(today, expires) > most_validity_days ? "The expiration date must be within one year." : "";
}

/// Goes through the form from top to bottom and notes the first thing that is wrong with each field.
class DraftRules {
public:
    DraftRules(AuthorizationDraft const& draft, Reference const& reference, Date today)
        : m_draft(draft), m_reference(reference), m_today(today) {}

    std::vector<Error> run() {
        check_employee();
        check_visit();
        check_place();
        check_services();
        check_instructions();
        check_recipients();
        check_expiry();
        return std::move(m_errors);
    }

private:
    void refuse(std::string_view field, std::string message) {
        m_errors.push_back(Error::invalid(std::string { field }, std::move(message)));
    }

    /// Notes what is wrong with a one-line text, and says whether it is there and right.
    bool check_line(std::string_view field, std::string_view text, int max_length) {
        if (code_point_count(text) > static_cast<std::size_t>(max_length)) {
            refuse(field, "Please use at most " + std::to_string(max_length) + " characters.");
            return false;
        }
        if (!is_one_line(text)) {
            refuse(field, "Please write this on one line.");
            return false;
        }
        return !trim(text).empty();
    }

    void check_name(std::string_view field, std::string_view name, std::string_view missing) {
        bool const is_missing = trim(name).empty();
        if (is_missing) {
            refuse(field, std::string { missing });
        } else {
            check_line(field, name, max_name_length);
        }
    }

    void check_employee() {
        check_name("first_name", m_draft.first_name, "Please enter the employee's first name.");
        check_name("last_name", m_draft.last_name, "Please enter the employee's last name.");
        check_birth_date();
        check_line("employee_number", m_draft.employee_number, max_number_length);
        if (check_line("phone", m_draft.phone, max_number_length) && !is_us_phone_form(m_draft.phone)) {
            refuse("phone", "Please enter a US phone number with area code, such as (214) 555-0134.");
        }
        if (check_line("email", m_draft.email, max_email_length) && !is_email_form(trim(m_draft.email))) {
            refuse("email", "Please enter an e-mail address such as name@company.com.");
        }
        if (m_draft.location.is_nil()) {
            refuse("location", "Please choose the employee's company location.");
        } else if (m_reference.find_location(m_draft.location) == nullptr) {
            refuse("location", "This company location is no longer available. Please choose another one.");
        }
    }

    void check_birth_date() {
        if (!m_draft.birth_date) {
            refuse("birth_date", "Please enter the date of birth.");
        } else if (*m_draft.birth_date > m_today) {
            refuse("birth_date", "The date of birth cannot be in the future.");
        } else if (age_in_years(*m_draft.birth_date, m_today) < least_age) {
            refuse("birth_date", "The employee must be at least " + std::to_string(least_age) + " years old.");
        } else if (age_in_years(*m_draft.birth_date, m_today) > most_age) {
            refuse("birth_date", "Please check the year of birth.");
        }
    }

    void check_visit() {
        if (m_draft.visit_type == VisitType::Injury) {
            check_injury_date();
            check_line("body_part", m_draft.body_part, max_body_part_length);
            check_line("claim_number", m_draft.claim_number, max_number_length);
            return;
        }
        constexpr std::string_view only_injuries = "Only an injury visit has this.";
        if (m_draft.injury_date) { refuse("injury_date", std::string { only_injuries }); }
        if (!m_draft.body_part.empty()) { refuse("body_part", std::string { only_injuries }); }
        if (!m_draft.claim_number.empty()) { refuse("claim_number", std::string { only_injuries }); }
    }

    void check_injury_date() {
        if (!m_draft.injury_date) {
            refuse("injury_date", "Please enter the date of the injury.");
        } else if (*m_draft.injury_date > m_today) {
            refuse("injury_date", "The date of the injury cannot be in the future.");
        } else if (m_draft.birth_date && *m_draft.injury_date < *m_draft.birth_date) {
            refuse("injury_date", "The date of the injury cannot be before the date of birth.");
        }
    }

    void check_place() {
        bool const is_telemedicine = m_draft.place == CarePlace::Telemedicine;
        if (is_telemedicine && m_draft.visit_type == VisitType::NonInjury) {
            refuse("place", "Telemedicine is for injured employees only. Please choose a medical center.");
            return;
        }
        if (is_telemedicine) {
            if (!m_draft.center.is_nil()) { refuse("center", "A telemedicine visit has no medical center."); }
        } else if (m_draft.center.is_nil()) {
            refuse("center", "Please choose a medical center.");
        } else if (center() == nullptr) {
            refuse("center", "This medical center is no longer available. Please choose another one.");
        }
    }

    [[nodiscard]] Center const* center() const { return m_reference.find_center(m_draft.center); }

    void check_services() {
        auto const& codes = m_draft.service_codes;
        auto is_service_with = [&](bool Service::* property) {
            return std::ranges::any_of(codes, [&](std::string const& code) {
                auto const* service = m_reference.find_service(code);
                return service != nullptr && service->*property;
            });
        };
        if (auto problem = service_problem(); !problem.empty()) { refuse("service_codes", std::move(problem)); }
        if (is_service_with(&Service::drug_or_alcohol) && !m_draft.reason) { refuse("reason", "Please choose the reason for the test."); }
        if (is_service_with(&Service::dot) && !m_draft.dot_agency) { refuse("dot_agency", "Please choose the DOT agency."); }
    }

    /// What is wrong with the chosen services, or nothing. Services that break the same rule are named together.
    [[nodiscard]] std::string service_problem() const {
        auto const& codes = m_draft.service_codes;
        if (codes.empty()) { return "Please choose at least one service."; }
        if (codes.size() > static_cast<std::size_t>(max_services)) {
            return "Please choose at most " + std::to_string(max_services) + " services.";
        }
        auto sorted = codes;
        std::ranges::sort(sorted);
        if (std::ranges::adjacent_find(sorted) != sorted.end()) { return "Please choose each service once."; }
        if (std::ranges::any_of(codes, [&](auto const& code) { return m_reference.find_service(code) == nullptr; })) {
            return "A chosen service is no longer available. Please choose again.";
        }
        return visit_problem();
    }

    [[nodiscard]] std::string visit_problem() const {
        if (auto names = names_where([](Service const& service) { return !service.enabled; }); !names.empty()) {
            return "Not available to your company: " + names + ".";
        }
        bool const is_injury = m_draft.visit_type == VisitType::Injury;
        if (auto names = names_where([&](Service const& service) { return is_injury ? !service.injury : !service.non_injury; });
            !names.empty()) {
            return (is_injury ? "Not for injury visits: " : "Only for injury visits: ") + names + ".";
        }
        if (m_draft.place == CarePlace::Telemedicine) {
            auto names = names_where([](Service const& service) { return !service.telemedicine; });
            return names.empty() ? names : "Not available by telemedicine: " + names + ".";
        }
        auto const* chosen = center();
        if (chosen == nullptr) { return {}; }
        auto names = names_where([&](Service const& service) { return !std::ranges::contains(chosen->service_codes, service.code); });
        return names.empty() ? names : chosen->name + " does not offer: " + names + ".";
    }

    template <class IsWanted>
    [[nodiscard]] std::string names_where(IsWanted is_wanted) const {
        std::string names;
        for (auto const& code : m_draft.service_codes) {
            auto const* service = m_reference.find_service(code);
            if (service == nullptr || !is_wanted(*service)) { continue; }
            if (!names.empty()) { names += ", "; }
            names += service->name;
        }
        return names;
    }

    void check_instructions() {
        if (code_point_count(m_draft.instructions) > static_cast<std::size_t>(max_instruction_length)) {
            refuse("instructions", "Please use at most " + with_thousands(max_instruction_length) + " characters.");
        }
    }

    void check_recipients() {
        for (auto& error : validate_recipients(m_draft.recipients)) { m_errors.push_back(std::move(error)); }
    }

    void check_expiry() {
        if (!m_draft.expires) { return; }
        if (auto problem = expiry_problem(*m_draft.expires, m_today); !problem.empty()) { refuse("expires", std::move(problem)); }
    }

    AuthorizationDraft const& m_draft;
    Reference const& m_reference;
    Date m_today;
    std::vector<Error> m_errors;
};

}  // namespace

std::vector<Error> validate_recipients(std::vector<std::string> const& recipients) {
    if (recipients.size() > static_cast<std::size_t>(max_recipients)) {
        return { Error::invalid("recipients", "Please send copies to at most " + std::to_string(max_recipients) + " people.") };
    }
    std::vector<Error> errors;
    for (std::size_t i = 0; i < recipients.size(); ++i) {
        auto const field = "recipients[" + std::to_string(i) + "]";
        auto const is_same = [&](std::string const& earlier) { return ascii_lower(trim(earlier)) == ascii_lower(trim(recipients[i])); };
        if (!is_email_form(trim(recipients[i]))) {
            errors.push_back(Error::invalid(field, "Please enter an e-mail address such as name@company.com."));
        } else if (std::any_of(recipients.begin(), recipients.begin() + static_cast<std::ptrdiff_t>(i), is_same)) {
            errors.push_back(Error::invalid(field, "This address is in the list already."));
        }
    }
    return errors;
}

ErrorOr<Date> extended_expiry(Authorization const& authorization, std::optional<Date> asked, Date today) {
    Date const expires = asked.value_or(default_expiry(authorization.draft.place, today));
    if (auto problem = expiry_problem(expires, today); !problem.empty()) { return fail(Error::invalid("expires", std::move(problem))); }
    if (expires <= authorization.expires) {
        return fail(
            Error::invalid("expires", "It is valid until " + authorization.expires.to_us() + " already. Please choose a later date."));
    }
    return expires;
}

ErrorOr<void> check_deletion_reason(std::string_view reason) {
    if (trim(reason).empty()) { return fail(Error::invalid("reason", "Please say why it is deleted.")); }
    if (code_point_count(reason) > static_cast<std::size_t>(max_reason_length)) {
        return fail(Error::invalid("reason", "Please use at most " + std::to_string(max_reason_length) + " characters."));
    }
    return {};
}

std::vector<Error> validate(AuthorizationDraft const& draft, Reference const& reference, Date today) {
    return DraftRules { draft, reference, today }.run();
}

}  // namespace hub::domain
