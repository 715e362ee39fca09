// Somebody asks for an account (SIGN-07 to SIGN-12): what has to be filled in. The page shows it, the server refuses by it.
#pragma once

#include "base/error.hpp"

#include <string>
#include <vector>

namespace hub::domain {

struct AccountRequest {
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string job_title;
    std::string company;
    bool is_customer = false;                ///< "We are a customer already" (SIGN-07)
    bool wants_user_administration = false;  ///< SIGN-08
    bool wants_invoices = false;             ///< SIGN-08: online invoicing
    std::string billing_places;              ///< SIGN-09: locations and markets in the applicant's words; only with wants_invoices
    std::string note;
};

/// As it is meant: without blanks around texts, and without what a hidden field still holds.
[[nodiscard]] AccountRequest cleaned(AccountRequest request);
/// Every rule at once, one Error a broken field, in the order of the form; empty when the request is good.
[[nodiscard]] std::vector<Error> validate(AccountRequest const& request);

}  // namespace hub::domain
