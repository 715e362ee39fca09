#include "server/mail_message.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <format>

namespace hub::server {

namespace {

constexpr std::size_t longest_line = 76;
constexpr std::size_t bytes_of_encoded_word = 42;  // 56 characters of base64, and 12 around them

bool is_printable_ascii(char c) {
    return c >= ' ' && c <= '~';
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) { text += i + k <= bytes.size() ? alphabet[group >> (18 - 6 * k) & 63U] : '='; }
    }
    return text;
}

/// In lines, as the body of a part.
std::string base64_lines(std::string_view bytes) {
    auto const text = base64(bytes);
    std::string lines;
    for (std::size_t at = 0; at < text.size(); at += longest_line) { lines += text.substr(at, longest_line) + "\r\n"; }
    return lines;
}

constexpr std::string_view text_headers = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n";

std::string on_one_line(std::string_view text) {
    std::string line { text };
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return line;
}

/// "Name <address>"; the name quoted or encoded where it has to be.
std::string mailbox(std::string_view name, std::string_view address) {
    auto const plain = on_one_line(name);
    auto place = "<" + on_one_line(address) + ">";
    if (plain.empty()) { return place; }
    if (!std::ranges::all_of(plain, is_printable_ascii)) { return header_text(plain) + "\r\n " + place; }
    std::string quoted;
    for (char const c : plain) {
        if (c == '"' || c == '\\') { quoted += '\\'; }
        quoted += c;
    }
    return "\"" + quoted + "\" " + place;
}

/// "Thu, 19 Nov 2026 18:00:00 +0000"
std::string date_text(Instant at) {
    constexpr std::array days { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    constexpr std::array months { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    constexpr std::int64_t day_seconds = 86'400;
    auto const seconds = at.ms / 1000;
    Date const date { static_cast<std::int32_t>(seconds / day_seconds) };
    auto const parts = date.parts();
    auto const of_day = seconds % day_seconds;
    return std::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[static_cast<std::size_t>(date.weekday())], parts.day,
        months[static_cast<std::size_t>(parts.month - 1)], parts.year, of_day / 3600, of_day / 60 % 60, of_day % 60);
}

std::string quoted_line(std::string_view line) {
    std::string text;
    std::size_t length = 0;
    auto const add = [&](std::string_view piece, bool is_last) {
        // The last character of a line may stand where otherwise the mark of the break would.
        if (length + piece.size() > longest_line - (is_last ? 0 : 1)) {
            text += "=\r\n";
            length = 0;
        }
        text += piece;
        length += piece.size();
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const c = line[i];
        bool const is_last = i + 1 == line.size();
        bool const is_plain = is_printable_ascii(c) && c != '=' && !(c == ' ' && is_last);
        add(is_plain ? std::string(1, c) : std::format("={:02X}", static_cast<unsigned>(static_cast<unsigned char>(c))), is_last);
    }
    return text;
}

}  // namespace

std::string quoted_printable(std::string_view text) {
    std::string encoded;
    for (auto const line : split(text, '\n')) { encoded += quoted_line(line) + "\r\n"; }
    encoded.resize(encoded.size() - 2);
    return encoded;
}

std::string header_text(std::string_view text) {
    auto plain = on_one_line(text);
    if (std::ranges::all_of(plain, is_printable_ascii)) { return plain; }
    std::string encoded;
    std::string piece;
    auto const finish = [&] {
        if (!encoded.empty()) { encoded += "\r\n "; }
        encoded += "=?utf-8?B?" + base64(piece) + "?=";
        piece.clear();
    };
    for (std::size_t at = 0; at < plain.size();) {
        auto const start = at;
        static_cast<void>(next_code_point(plain, at));  // a character stays whole
        if (piece.size() + at - start > bytes_of_encoded_word) { finish(); }
        piece += plain.substr(start, at - start);
    }
    if (!piece.empty()) { finish(); }
    return encoded;
}

namespace {

std::string attachment_part(MailAttachment const& attachment) {
    std::string name = on_one_line(attachment.file_name);
    std::ranges::replace_if(name, [](char c) { return !is_printable_ascii(c) || c == '"' || c == '\\'; }, '_');
    return std::format("Content-Type: {}; name=\"{}\"\r\nContent-Disposition: attachment; filename=\"{}\"\r\n"
                       "Content-Transfer-Encoding: base64\r\n\r\n{}",
        on_one_line(attachment.media_type), name, name, base64_lines(attachment.bytes));
}

/// The headers of the content, an empty line, and the content. No line of a part can look like the boundary: neither of
/// the two encodings has a "=_".
std::string content_of(MailMessage const& mail) {
    constexpr std::string_view generated = "Auto-Submitted: auto-generated\r\n";
    auto const text = quoted_printable(mail.text);
    if (mail.attachments.empty()) { return std::format("{}{}\r\n{}\r\n", text_headers, generated, text); }
    auto const boundary = "=_" + on_one_line(mail.id);
    auto content = std::format(
        "Content-Type: multipart/mixed; boundary=\"{}\"\r\n{}\r\n--{}\r\n{}\r\n{}\r\n", boundary, generated, boundary, text_headers, text);
    for (auto const& attachment : mail.attachments) { content += std::format("--{}\r\n{}", boundary, attachment_part(attachment)); }
    return content + std::format("--{}--\r\n", boundary);
}

}  // namespace

std::string compose_message(MailMessage const& mail) {
    auto const host = mail.from_address.substr(mail.from_address.find('@') + 1);
    return std::format("From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\nMIME-Version: 1.0\r\n{}",
        mailbox(mail.from_name, mail.from_address), mailbox(mail.to_name, mail.to_address), header_text(mail.subject), date_text(mail.date),
        on_one_line(mail.id), on_one_line(host), content_of(mail));
}

}  // namespace hub::server
