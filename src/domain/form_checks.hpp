// The forms of what people type, for every form of the product and for the server behind it. They say whether a text
// looks right, not whether the mailbox or the telephone exists.
#pragma once

#include <string_view>

namespace hub::domain {

/// One address such as "ana.garcia@acme-logistics.com": ASCII, without quotes and comments, at most 254 characters.
[[nodiscard]] bool is_email_form(std::string_view text);

/// A US telephone number of ten digits with the usual separators, a leading 1 or +1, and an extension after "x" or "ext":
/// "(214) 555-0134", "+1 214.555.0134 x12".
[[nodiscard]] bool is_us_phone_form(std::string_view text);

/// No line breaks or other control characters, which would end a header line of a mail early.
[[nodiscard]] bool is_one_line(std::string_view text);

}  // namespace hub::domain
