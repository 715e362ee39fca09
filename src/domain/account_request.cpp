#include "domain/account_request.hpp"

#include "base/text.hpp"
#include "domain/form_checks.hpp"

#include <cstddef>
#include <string_view>

namespace hub::domain {

namespace {

class RequestRules {
public:
    explicit RequestRules(AccountRequest const& request) : m_request(request) {}

    std::vector<Error> run() {
        check_line("first_name", m_request.first_name, 60, "Enter your first name.");
        check_line("last_name", m_request.last_name, 60, "Enter your last name.");
        if (check_line("email", m_request.email, 254, "Enter your work e-mail address.") && !is_email_form(m_request.email)) {
            refuse("email", "Enter an e-mail address such as name@company.com.");
        }
        if (check_line("phone", m_request.phone, 30, "Enter a phone number where we can reach you.")
            && !is_us_phone_form(m_request.phone)) {
            refuse("phone", "Enter a US phone number with ten digits, such as (214) 555-0134.");
        }
        check_line("job_title", m_request.job_title, 80, "Enter your job title.");
        check_line("company", m_request.company, 120, "Enter the name of your company.");
        if (m_request.wants_invoices && m_request.billing_places.empty()) {
            refuse("billing_places", "Name the company locations and markets that you handle invoices for.");
        }
        check_length("billing_places", m_request.billing_places, 1000);
        check_length("note", m_request.note, 1000);
        return std::move(m_errors);
    }

private:
    void refuse(std::string_view field, std::string message) {
        m_errors.push_back(Error::invalid(std::string { field }, std::move(message)));
    }

    bool check_length(std::string_view field, std::string_view text, std::size_t longest) {
        if (code_point_count(text) <= longest) { return true; }
        refuse(field, "Use at most " + std::to_string(longest) + " characters.");
        return false;
    }

    /// Whether the text is there and one line of the right length.
    bool check_line(std::string_view field, std::string_view text, std::size_t longest, std::string_view missing) {
        if (text.empty()) {
            refuse(field, std::string { missing });
            return false;
        }
        if (!check_length(field, text, longest)) { return false; }
        if (!is_one_line(text)) {
            refuse(field, "Write this on one line.");
            return false;
        }
        return true;
    }

    AccountRequest const& m_request;
    std::vector<Error> m_errors;
};

}  // namespace

AccountRequest cleaned(AccountRequest request) {
    for (auto* const text : { &request.first_name, &request.last_name, &request.email, &request.phone, &request.job_title, &request.company,
             &request.billing_places, &request.note }) {
        *text = std::string { trim(*text) };
    }
    if (!request.wants_invoices) { request.billing_places.clear(); }
    return request;
}

std::vector<Error> validate(AccountRequest const& request) {
    return RequestRules { request }.run();
}

}  // namespace hub::domain
