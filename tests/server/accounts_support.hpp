// What tests of accounts do again and again: read the mail that was queued, take the link from it, be an authenticator app.
#pragma once

#include "server/test_portal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::test {

struct ReadMail {
    std::string address;
    std::string subject;
    std::string text;
};

/// Every queued mail, the oldest first, opened.
[[nodiscard]] std::vector<ReadMail> mails_of(TestPortal& portal);
/// The token of the last link that was mailed to an address; fails when there is none.
[[nodiscard]] std::string mailed_token(TestPortal& portal, std::string_view address);

/// What the app shows for a base32 secret at the portal's time, moved by whole steps of 30 seconds.
[[nodiscard]] std::string app_code(TestPortal const& portal, std::string_view secret, int steps = 0);

/// Connects an authenticator app to the visitor's account and returns its secret.
[[nodiscard]] std::string connect_app(TestPortal& portal, Visitor& visitor);

void set_policy(TestPortal& portal, std::string_view employer_name, domain::SecondFactorPolicy policy, int idle_minutes = 15);

[[nodiscard]] domain::Contact contact_of(std::string_view email);
void set_access(TestPortal& portal, std::string_view email, domain::HubAccess access);

}  // namespace hub::test
