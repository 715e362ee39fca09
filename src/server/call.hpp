// One request while it is being answered: who asks, when, and what the answer carries besides its body.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "domain/contact.hpp"
#include "server/http.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::server {

/// The session of a request; all nil for a public endpoint.
struct SignedIn {
    domain::Contact contact;
    std::string token_hash;
    domain::SessionId session;
    domain::SignInStage stage = domain::SignInStage::Complete;
    Instant stepped_up_at;                     ///< ask require_step_up (A11)
    std::optional<Instant> former_sign_in_at;  ///< the time before this one (SIGN-A3)
    int idle_minutes = 15;                     ///< as the employer wants it (A9)

    [[nodiscard]] domain::EmployerId employer() const { return contact.employer; }
    [[nodiscard]] domain::Viewer viewer() const {
        return { contact.id, contact.employer, contact.role, contact.grants, contact.billing_for };
    }
};

struct Call {
    Request const& request;
    Instant now;
    Date today;  ///< in Central Time, as every rule counts days (GEN-A6)
    std::string request_id {};
    SignedIn who {};
    Headers answer_headers {};           ///< cookies and the like, also on a problem
    std::vector<Error> field_errors {};  ///< when a form breaks several rules: all of them, beside the first that is returned
};

/// The answer of an endpoint that answers with bytes.
struct Bytes {
    std::string media_type;
    std::string file_name;  ///< offered to the user, UTF-8
    std::string bytes;
};

}  // namespace hub::server
