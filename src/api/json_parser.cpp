#include "api/json_value.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

namespace hub::api {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The value of exactly four hexadecimal digits.
std::optional<char32_t> hex_quad(std::string_view digits) {
    if (digits.size() != 4) { return std::nullopt; }
    std::uint32_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + 4, value, 16);
    if (error != std::errc {} || end != digits.data() + 4) { return std::nullopt; }
    return value;
}

std::optional<char> simple_escape(char c) {
    switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '/': return '/';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return std::nullopt;
    }
}

}  // namespace

/// Recursive descent; the depth is bounded by max_json_depth. Each step returns false after it has noted the problem.
class JsonParser {
public:
    explicit JsonParser(std::string_view text) {
        m_document.m_text = text;
        m_document.m_nodes.reserve(text.size() / 8 + 1);
    }

    ErrorOr<JsonDocument> run() {
        if (text().size() > std::numeric_limits<std::uint32_t>::max()) { refuse("it is too long"); }
        if (m_problem.empty() && parse_value(0)) {
            skip_blanks();
            if (m_at != text().size()) { refuse("there is something after its end"); }
        }
        if (m_problem.empty()) { return std::move(m_document); }
        auto const place = std::to_string(m_at + 1);
        return fail(Error::invalid({}, "This is not valid JSON: " + std::string { m_problem } + " (byte " + place + ")."));
    }

private:
    using Node = JsonDocument::Node;

    [[nodiscard]] std::string_view text() const { return m_document.m_text; }
    /// The next character, or NUL at the end; no value starts or ends with NUL.
    [[nodiscard]] char peek() const { return m_at < text().size() ? text()[m_at] : '\0'; }

    bool refuse(std::string_view problem) {
        m_problem = problem;
        return false;
    }

    void skip_blanks() {
        while (m_at < text().size() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')) { ++m_at; }
    }

    bool take(char wanted) {
        if (peek() != wanted) { return false; }
        ++m_at;
        return true;
    }

    void add(JsonKind kind, std::int64_t bits, std::size_t size = 0) {
        m_document.m_nodes.push_back({ kind, static_cast<std::uint32_t>(size), bits });
    }

    bool parse_value(int depth) {
        skip_blanks();
        switch (peek()) {
        case '{': return parse_object(depth + 1);
        case '[': return parse_array(depth + 1);
        case '"': return parse_string();
        case 't': return parse_word("true", JsonKind::Bool, 1);
        case 'f': return parse_word("false", JsonKind::Bool, 0);
        case 'n': return parse_word("null", JsonKind::Null, 0);
        default: return parse_number();
        }
    }

    bool parse_word(std::string_view word, JsonKind kind, std::int64_t bits) {
        if (!text().substr(m_at).starts_with(word)) { return refuse("a value is missing"); }
        m_at += word.size();
        add(kind, bits);
        return true;
    }

    bool parse_array(int depth) {
        if (depth > max_json_depth) { return refuse("it is nested too deeply"); }
        auto const index = open(JsonKind::Array);
        std::uint32_t count = 0;
        skip_blanks();
        if (take(']')) { return close(index, count); }
        while (true) {
            if (!parse_value(depth)) { return false; }
            ++count;
            skip_blanks();
            if (take(']')) { return close(index, count); }
            if (!take(',')) { return refuse("a comma or ] is missing"); }
        }
    }

    bool parse_object(int depth) {
        if (depth > max_json_depth) { return refuse("it is nested too deeply"); }
        auto const index = open(JsonKind::Object);
        std::uint32_t count = 0;
        skip_blanks();
        if (take('}')) { return close(index, count); }
        while (true) {
            skip_blanks();
            if (peek() != '"') { return refuse("a name in quotation marks is missing"); }
            if (!parse_string()) { return false; }
            skip_blanks();
            if (!take(':')) { return refuse("a colon is missing"); }
            if (!parse_value(depth)) { return false; }
            ++count;
            skip_blanks();
            if (take('}')) { return close(index, count) && has_distinct_names(index, count); }
            if (!take(',')) { return refuse("a comma or } is missing"); }
        }
    }

    std::size_t open(JsonKind kind) {
        ++m_at;
        add(kind, 0);
        return m_document.m_nodes.size() - 1;
    }

    bool close(std::size_t index, std::uint32_t count) {
        m_document.m_nodes[index].size = count;
        m_document.m_nodes[index].bits = static_cast<std::int64_t>(m_document.m_nodes.size());
        return true;
    }

    bool has_distinct_names(std::size_t index, std::uint32_t count) {
        m_names.clear();
        m_names.reserve(count);
        for (auto const member : JsonValue { m_document, static_cast<std::uint32_t>(index) }.members()) { m_names.push_back(member.name); }
        std::ranges::sort(m_names);
        return std::ranges::adjacent_find(m_names) == m_names.end() || refuse("a name stands twice in one object");
    }

    bool parse_string() {
        ++m_at;
        auto const start = m_at;
        bool is_ascii = true;
        while (m_at < text().size()) {
            char const c = text()[m_at];
            if (c == '"') { return finish_string(start, m_at++ - start, is_ascii); }
            if (c == '\\') { return parse_escaped_string(start); }
            if (static_cast<unsigned char>(c) < 0x20) { return refuse("a control character is not escaped"); }
            if (static_cast<unsigned char>(c) >= 0x80) { is_ascii = false; }
            ++m_at;
        }
        return refuse("a quotation mark is missing");
    }

    /// Goes on at the first backslash of a string that started at `start`.
    bool parse_escaped_string(std::size_t start) {
        std::string& decoded = m_document.m_decoded;
        auto const decoded_start = decoded.size();
        decoded += text().substr(start, m_at - start);
        while (m_at < text().size()) {
            char const c = text()[m_at++];
            if (c == '"') { return finish_string(text().size() + decoded_start, decoded.size() - decoded_start, false); }
            if (static_cast<unsigned char>(c) < 0x20) { return refuse("a control character is not escaped"); }
            if (c != '\\') {
                decoded += c;
            } else if (!parse_escape(decoded)) {
                return false;
            }
        }
        return refuse("a quotation mark is missing");
    }

    bool parse_escape(std::string& decoded) {
        char const c = peek();
        ++m_at;
        if (auto const plain = simple_escape(c)) {
            decoded += *plain;
            return true;
        }
        if (c != 'u') { return refuse("there is no such escape"); }
        auto code_point = parse_hex_quad();
        if (!code_point) { return refuse("four hexadecimal digits are missing"); }
        if (*code_point == 0) { return refuse("the character U+0000 is not allowed"); }
        if (*code_point >= 0xDC00 && *code_point <= 0xDFFF) { return refuse("half of a surrogate pair stands alone"); }
        if (*code_point >= 0xD800 && *code_point <= 0xDBFF) {
            bool const has_second = take('\\') && take('u');
            auto const low = has_second ? parse_hex_quad() : std::nullopt;
            if (!low || *low < 0xDC00 || *low > 0xDFFF) { return refuse("half of a surrogate pair stands alone"); }
            code_point = 0x10000 + ((*code_point - 0xD800) << 10U) + (*low - 0xDC00);
        }
        append_utf8(decoded, *code_point);
        return true;
    }

    std::optional<char32_t> parse_hex_quad() {
        auto const value = m_at < text().size() ? hex_quad(text().substr(m_at, 4)) : std::nullopt;
        m_at += value ? 4 : 0;
        return value;
    }

    bool finish_string(std::size_t start, std::size_t size, bool is_ascii) {
        add(JsonKind::String, static_cast<std::int64_t>(start), size);
        return is_ascii || is_valid_utf8(m_document.string_of(m_document.m_nodes.back())) || refuse("a text is not UTF-8");
    }

    bool parse_number() {
        auto const start = m_at;
        take('-');
        if (!is_digit(peek())) {
            m_at = start;
            return refuse("a value is missing");
        }
        auto const first_digit = m_at;
        std::int64_t magnitude = 0;
        constexpr std::size_t safe_digits = 18;  // that many never overflow
        while (is_digit(peek())) {
            if (m_at - first_digit < safe_digits) { magnitude = magnitude * 10 + (peek() - '0'); }
            ++m_at;
        }
        auto const digits = m_at - first_digit;
        if (digits > 1 && text()[first_digit] == '0') { return refuse("a number starts with 0"); }
        bool const is_whole = peek() != '.' && peek() != 'e' && peek() != 'E';
        if (is_whole && digits <= safe_digits) {
            add(JsonKind::Integer, first_digit == start ? magnitude : -magnitude);
            return true;
        }
        if (!is_whole && !parse_fraction_and_exponent()) { return false; }
        return finish_number(text().substr(start, m_at - start), is_whole);
    }

    bool parse_fraction_and_exponent() {
        if (take('.') && !skip_digits()) { return refuse("a digit is missing"); }
        if (take('e') || take('E')) {
            if (!take('+')) { take('-'); }
            if (!skip_digits()) { return refuse("a digit is missing"); }
        }
        return true;
    }

    bool skip_digits() {
        auto const start = m_at;
        while (is_digit(peek())) { ++m_at; }
        return m_at > start;
    }

    bool finish_number(std::string_view digits, bool is_whole) {
        if (std::int64_t whole = 0; is_whole) {
            auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
            if (error == std::errc {}) {
                add(JsonKind::Integer, whole);
                return true;
            }
        }
        // libc++ 19 has no from_chars for double. The program never sets a locale, so the point is a point.
        double const value = std::strtod(std::string { digits }.c_str(), nullptr);
        if (!std::isfinite(value)) { return refuse("a number is too large"); }
        add(JsonKind::Number, std::bit_cast<std::int64_t>(value));
        return true;
    }

    JsonDocument m_document;
    std::size_t m_at = 0;
    std::string_view m_problem;
    std::vector<std::string_view> m_names;  ///< kept between objects to save allocations
};

ErrorOr<JsonDocument> JsonDocument::parse(std::string_view text) {
    return JsonParser { text }.run();
}

}  // namespace hub::api
