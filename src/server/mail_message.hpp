// A mail as it travels (RFC 5322, RFC 2045 to 2047): headers, a part of plain text in UTF-8, quoted-printable, and attachments.
#pragma once

#include "base/date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::server {

struct MailAttachment {
    std::string file_name;
    std::string media_type;
    std::string bytes;
};

struct MailMessage {
    std::string id;  ///< without the host: "0193…"; a mail that is sent twice has it twice
    std::string from_name;
    std::string from_address;
    std::string to_name;
    std::string to_address;
    std::string subject;
    std::string text;  ///< lines end with \n
    Instant date;
    std::vector<MailAttachment> attachments = {};
};

/// Lines end with CRLF. Control characters in a header become blanks: no text can add a header.
[[nodiscard]] std::string compose_message(MailMessage const& mail);

/// For tests and tools.
[[nodiscard]] std::string quoted_printable(std::string_view text);
[[nodiscard]] std::string header_text(std::string_view text);

}  // namespace hub::server
