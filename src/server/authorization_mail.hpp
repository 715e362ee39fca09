// What stands in the mails about authorizations. Who the employee is stands in the attached form only.
#pragma once

#include "domain/authorization.hpp"
#include "domain/contact.hpp"
#include "server/mail.hpp"

#include <string_view>

namespace hub::server {

/// AUTH-07, AUTH-15; with the employee's steps for telemedicine (AUTH-21).
[[nodiscard]] MailText copy_mail(domain::Authorization const& authorization, std::string_view sender, std::string_view employer);
/// AUTH-A4: to the creator, some days before the expiry.
[[nodiscard]] MailText reminder_mail(domain::Authorization const& authorization, domain::Contact const& creator, std::string_view link);

}  // namespace hub::server
