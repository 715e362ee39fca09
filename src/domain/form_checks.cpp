#include "domain/form_checks.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace hub::domain {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The dot-atom of RFC 5322.
bool is_mailbox(std::string_view local) {
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
    bool const has_allowed = std::ranges::all_of(local, [&](char c) { return is_letter(c) || is_digit(c) || marks.contains(c); });
    bool const has_edge_dot = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    return !local.empty() && local.size() <= 64 && has_allowed && !has_edge_dot;
}

bool is_host_label(std::string_view label) {
    bool const has_allowed = std::ranges::all_of(label, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
    return !label.empty() && label.size() <= 63 && has_allowed && !label.starts_with('-') && !label.ends_with('-');
}

bool is_host(std::string_view host) {
    auto const labels = split(host, '.');
    bool const has_top_level = labels.size() >= 2 && labels.back().size() >= 2 && std::ranges::any_of(labels.back(), is_letter);
    return has_top_level && std::ranges::all_of(labels, is_host_label);
}

/// The number without its extension; the whole text when there is none, nothing when the extension has no digits.
std::string_view without_extension(std::string_view text) {
    auto const at = ascii_lower(text).find_first_of("xe");
    if (at == std::string::npos) { return text; }
    std::string const tail = ascii_lower(text.substr(at));
    std::string_view digits = tail;
    for (std::string_view const word : { "extension", "ext.", "ext", "x" }) {
        if (!digits.starts_with(word)) { continue; }
        digits = trim(digits.substr(word.size()));
        bool const is_number = !digits.empty() && digits.size() <= 6 && std::ranges::all_of(digits, is_digit);
        return is_number ? trim(text.substr(0, at)) : std::string_view {};
    }
    return {};
}

}  // namespace

bool is_email_form(std::string_view text) {
    auto const at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > 254) { return false; }
    return is_mailbox(text.substr(0, at)) && is_host(text.substr(at + 1));
}

bool is_us_phone_form(std::string_view text) {
    text = without_extension(trim(text));
    if (text.starts_with('+')) {
        if (!text.starts_with("+1")) { return false; }
        text.remove_prefix(1);
    }
    std::string digits;
    for (char const c : text) {
        if (is_digit(c)) {
            digits += c;
        } else if (!std::string_view { " ()-./" }.contains(c)) {
            return false;
        }
    }
    if (digits.size() == 11 && digits.front() == '1') { digits.erase(0, 1); }
    return digits.size() == 10 && digits[0] >= '2' && digits[3] >= '2';  // area code and exchange never start with 0 or 1
}

bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace hub::domain
