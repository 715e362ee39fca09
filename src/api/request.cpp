#include "api/request.hpp"

#include "api/field_text.hpp"
#include "api/json_fields.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

namespace hub::api {

namespace {

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

/// The name within "{name}", or nothing when the segment is a fixed one.
std::optional<std::string_view> parameter_name(std::string_view segment) {
    if (!segment.starts_with('{') || !segment.ends_with('}')) { return std::nullopt; }
    return segment.substr(1, segment.size() - 2);
}

/// Lists and optionals of structs do not.
bool fits_into_query(FieldShape const& field) {
    auto const& shape = *field.shape;
    if (field.optional != nullptr) { return shape.is_scalar(); }
    return shape.kind != Shape::Kind::List || shape.element().is_scalar();
}

ErrorOr<std::string> decode_form_text(std::string_view text) {
    std::string with_blanks { text };
    std::ranges::replace(with_blanks, '+', ' ');
    return percent_decode(with_blanks);
}

}  // namespace

std::string percent_encode(std::string_view text) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (char const c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += hex_digits[byte >> 4U];
        encoded += hex_digits[byte & 15U];
    }
    return encoded;
}

ErrorOr<std::string> percent_decode(std::string_view text) {
    auto const refuse = [] { return fail(Error::invalid({}, "The address is not encoded correctly.")); };
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        auto const digits = text.substr(at + 1, 2);
        unsigned byte = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (error != std::errc {} || end != digits.data() + 2) { return refuse(); }
        decoded += static_cast<char>(static_cast<unsigned char>(byte));
        at += 2;
    }
    bool const has_control = std::ranges::any_of(decoded, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (has_control || !is_valid_utf8(decoded)) { return refuse(); }
    return decoded;
}

ErrorOr<Parameters> parse_query(std::string_view query) {
    Parameters parameters;
    if (query.empty()) { return parameters; }
    for (auto const piece : split(query, '&')) {
        auto const equals = piece.find('=');
        if (equals == 0 || equals == std::string_view::npos) {
            return fail(Error::invalid({}, "The address has a parameter without a name or a value."));
        }
        HUB_TRY_ASSIGN(auto name, decode_form_text(piece.substr(0, equals)));
        HUB_TRY_ASSIGN(auto value, decode_form_text(piece.substr(equals + 1)));
        parameters.push_back({ std::move(name), std::move(value) });
    }
    return parameters;
}

std::optional<Parameters> match_path(std::string_view path_template, std::string_view path) {
    auto const wanted = split(path_template, '/');
    auto const given = split(path, '/');
    if (wanted.size() != given.size()) { return std::nullopt; }
    Parameters parameters;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (auto const name = parameter_name(wanted[i])) {
            if (given[i].empty()) { return std::nullopt; }
            parameters.push_back({ std::string { *name }, std::string { given[i] } });
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return parameters;
}

bool has_path_parameter(std::string_view path_template, std::string_view name) {
    return std::ranges::any_of(split(path_template, '/'), [&](std::string_view segment) { return parameter_name(segment) == name; });
}

namespace {

/// Collects the fields of the path and, where there is no body, of the query.
class TargetWriter {
public:
    TargetWriter(std::string_view path_template, Method method) : m_template(path_template), m_path(path_template), m_method(method) {}

    void write(Shape const& shape, void const* start, std::string const& prefix) {
        for (auto const& field : shape.fields) {
            bool const is_one_value = field.shape->is_scalar() && field.optional == nullptr;
            if (prefix.empty() && is_one_value && has_path_parameter(m_template, field.name)) {
                put_into_path(field.name, write_text(place_of(field, start), *field.shape));
            } else if (!has_body(m_method)) {
                add_to_query(prefix + std::string { field.name }, field, value_to_write(field, start));
            }
        }
    }

    [[nodiscard]] std::string target() const { return m_path + m_query; }

private:
    void put_into_path(std::string_view name, std::string_view value) {
        std::string const placeholder = '{' + std::string { name } + '}';
        auto const at = m_path.find(placeholder);
        if (at != std::string::npos) { m_path.replace(at, placeholder.size(), percent_encode(value)); }
    }

    void add_to_query(std::string const& name, FieldShape const& field, void const* value) {
        if (value == nullptr || !fits_into_query(field)) { return; }
        auto const& shape = *field.shape;
        if (shape.kind == Shape::Kind::Object) {
            write(shape, value, name + '.');
        } else if (shape.kind == Shape::Kind::List) {
            auto const size = shape.list->size(value);
            for (std::size_t i = 0; i < size; ++i) { add_text(name, write_text(shape.list->item(value, i), shape.element())); }
        } else {
            add_text(name, write_text(value, shape));
        }
    }

    void add_text(std::string_view name, std::string_view value) {
        m_query += (m_query.empty() ? '?' : '&') + percent_encode(name) + '=' + percent_encode(value);
    }

    std::string_view m_template;
    std::string m_path;
    std::string m_query;
    Method m_method;
};

/// Fills fields from parameters.
class ParameterReader {
public:
    explicit ParameterReader(Parameters const& parameters) : m_parameters(&parameters), m_used(parameters.size(), false) {}

    /// One field of the struct at `start`; the error names it.
    [[nodiscard]] ErrorOr<void> read(FieldShape const& field, void* start, std::string const& prefix = {}) {
        auto const name = prefix + std::string { field.name };
        void* const place = place_of(field, start);
        if (field.shape->kind == Shape::Kind::Object && field.optional == nullptr) {
            for (auto const& inner : field.shape->fields) { HUB_TRY(read(inner, place, name + '.')); }
            return {};
        }
        auto read = read_texts(field, place, take_all(name));
        if (!read) { return fail(within(name, std::move(read).error())); }
        return {};
    }

    /// After all fields: the error of an unknown parameter.
    [[nodiscard]] ErrorOr<void> finish() const {
        auto const unused = std::ranges::find(m_used, false);
        if (unused == m_used.end()) { return {}; }
        auto const index = static_cast<std::size_t>(unused - m_used.begin());
        return fail(Error::invalid(shown_name((*m_parameters)[index].name), "is not a known field"));
    }

private:
    static ErrorOr<void> read_texts(FieldShape const& field, void* place, std::vector<std::string_view> const& texts) {
        auto const& shape = *field.shape;
        if (!fits_into_query(field)) { return fail(Error::invalid({}, "cannot stand in an address")); }
        if (shape.kind == Shape::Kind::List) {
            HUB_TRY(check_count(texts.size(), field.limits, Reading::Strict));
            for (auto const text : texts) {
                HUB_TRY(read_text(text, shape.list->append(place), shape.element(), field.limits, Reading::Strict));
            }
            return {};
        }
        if (texts.empty()) {
            if (field.may_be_absent) { return {}; }
            return fail(Error::invalid({}, "is missing"));
        }
        if (texts.size() > 1) { return fail(Error::invalid({}, "is given twice")); }
        void* const value = field.optional != nullptr ? field.optional->emplace(place) : place;
        return read_text(texts.front(), value, shape, field.limits, Reading::Strict);
    }

    std::vector<std::string_view> take_all(std::string_view name) {
        std::vector<std::string_view> values;
        for (std::size_t i = 0; i < m_parameters->size(); ++i) {
            if ((*m_parameters)[i].name != name) { continue; }
            values.push_back((*m_parameters)[i].value);
            m_used[i] = true;
        }
        return values;
    }

    Parameters const* m_parameters;
    std::vector<bool> m_used;
};

}  // namespace

std::string fill_path(std::string_view path_template, Method method, void const* ask, Shape const& shape) {
    TargetWriter writer { path_template, method };
    writer.write(shape, ask, {});
    return writer.target();
}

std::string write_body(std::string_view path_template, Method method, void const* ask, Shape const& shape) {
    if (!has_body(method)) { return {}; }
    JsonWriter writer;
    writer.begin_object();
    for (auto const& field : shape.fields) {
        if (!has_path_parameter(path_template, field.name)) { write_field(writer, field, ask); }
    }
    writer.end_object();
    return writer.take();
}

ErrorOr<void> read_ask(std::string_view path_template, Method method, Parameters const& path_parameters, std::string_view query,
    std::string_view body, void* ask, Shape const& shape) {
    bool const in_body = has_body(method);
    if (in_body && !query.empty()) { return fail(Error::invalid({}, "This request takes no query.")); }
    if (!in_body && !body.empty()) { return fail(Error::invalid({}, "This request takes no body.")); }
    HUB_TRY_ASSIGN(auto const query_parameters, parse_query(query));
    HUB_TRY_ASSIGN(auto const document, JsonDocument::parse(body.empty() ? "{}" : body));
    if (document.root().kind() != JsonKind::Object) { return fail(Error::invalid({}, "The request must be a JSON object.")); }

    ParameterReader from_path { path_parameters };
    ParameterReader from_query { query_parameters };
    MemberReader from_body { document.root(), Reading::Strict };
    auto const is_in_path = [&](std::string_view name) { return has_path_parameter(path_template, name); };
    for (auto const& field : shape.fields) {
        if (is_in_path(field.name)) {
            HUB_TRY(from_path.read(field, ask));
        } else if (in_body) {
            HUB_TRY(from_body.read(field, ask));
        } else {
            HUB_TRY(from_query.read(field, ask));
        }
    }
    HUB_TRY(from_path.finish());
    HUB_TRY(from_query.finish());
    return from_body.check_unknown(shape, [&](std::string_view name) { return !is_in_path(name); });
}

}  // namespace hub::api
