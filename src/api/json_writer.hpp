// Writes JSON text piece by piece, compact, in the order of the calls. It sees to commas and escapes; that names and
// values alternate and that what is opened is closed is the caller's affair. For structs call api/json.hpp instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace hub::api {

class JsonWriter {
public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// The name of the next value of an object.
    void name(std::string_view name);

    void boolean(bool value);
    void integer(std::int64_t value);
    /// Shortest text that reads back the same. JSON has no NaN or infinity: these are written as 0.
    void number(double value);
    /// U+0000 and bytes that are not valid UTF-8 become U+FFFD.
    void string(std::string_view value);
    /// A value that is JSON already.
    void raw(std::string_view json);

    [[nodiscard]] std::string const& text() const { return m_text; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void quote(std::string_view text);

    std::string m_text;
    bool m_needs_comma = false;
};

}  // namespace hub::api
