#include "server/authorization_mail.hpp"

#include <format>
#include <portal.hpp>
#include <string>

namespace hub::server {

namespace {

/// AUTH-21, in the order in which the telemedicine site asks.
std::string telemedicine_steps() {
    return std::format("Steps for the employee, at any hour of any day:\n"
                       "1. Open {} on a computer or mobile device.\n"
                       "2. Choose Create Patient Account, and enter the location and the basic information.\n"
                       "3. Choose First Visit Work Injury.\n"
                       "4. Tick the acknowledgment and choose Confirm Visit.\n"
                       "5. The care coordinator joins the call.\n\n",
        portal::telemedicine_address);
}

}  // namespace

MailText copy_mail(domain::Authorization const& authorization, std::string_view sender, std::string_view employer) {
    bool const is_telemedicine = authorization.draft.place == domain::CarePlace::Telemedicine;
    auto const place = is_telemedicine
        ? telemedicine_steps()
        : std::string { "The form can be shown at the front desk, on paper or on a telephone. The medical center "
                        "has it as well.\n\n" };
    return { "Copy of an authorization",
        std::format("Hello,\n\n{} of {} sends you a copy of the authorization {}. The form is attached. It is valid until {}.\n\n{}"
                    "An authorization holds information that privacy law protects. Please do not pass it on, and delete this mail if it "
                    "was not meant for you.\n\nYour {} team\nSupport: {}, {}\n",
            sender, employer, authorization.number, authorization.expires.to_us(), place, portal::product, portal::support_phone,
            portal::support_hours) };
}

MailText reminder_mail(domain::Authorization const& authorization, domain::Contact const& creator, std::string_view link) {
    return { "An authorization expires soon",
        std::format("Hello {},\n\nThe authorization {} expires on {}, and nobody has come with it so far as we know.\n\n"
                    "See it, and extend it if it is still needed:\n{}\n\nYour {} team\nSupport: {}, {}\n",
            creator.full_name(), authorization.number, authorization.expires.to_us(), link, portal::product, portal::support_phone,
            portal::support_hours) };
}

}  // namespace hub::server
