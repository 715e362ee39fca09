// A parsed JSON text, read-only and checked by type: nothing throws and nothing is converted by itself.
//
// The parser is our own, for speed in the browser: a page of 10,000 results (1.3 MB) takes it 6 ms, nlohmann/json's SAX
// interface 30 ms (native, 2 GHz; more in WebAssembly). The tests and the fuzzer compare the two: they must agree.
// It is stricter than the standard where security H10 asks for it. For structs call api/json.hpp instead.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::api {

enum class JsonKind : std::uint8_t {
    Null,
    Bool,
    Integer,  ///< written without fraction and exponent, and within 64 bits
    Number,   ///< any other number; finite
    String,
    Array,
    Object,
};

inline constexpr int max_json_depth = 32;  ///< arrays and objects within one another (security H10)

class JsonDocument;
class JsonItems;
class JsonMembers;

/// One value of a document: a place in it, cheap to copy, valid while the document and its text are.
class JsonValue {
public:
    JsonValue(JsonDocument const& document, std::uint32_t index) : m_document(&document), m_index(index) {}

    [[nodiscard]] JsonKind kind() const;
    /// Each of these is empty when the value is of another kind.
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<double> number() const;  ///< of an Integer as well
    [[nodiscard]] std::optional<std::string_view> string() const;

    /// Elements of an array or members of an object; 0 for all else.
    [[nodiscard]] std::size_t size() const;
    /// The elements of an array; none for all else.
    [[nodiscard]] JsonItems items() const;
    /// The members of an object in the order of the text; none for all else.
    [[nodiscard]] JsonMembers members() const;
    /// The member of that name. Reading many members in order is faster with members().
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const;

private:
    friend class JsonItems;
    friend class JsonMembers;
    [[nodiscard]] std::uint32_t end_index() const;

    JsonDocument const* m_document;
    std::uint32_t m_index;
};

struct JsonMember {
    std::string_view name;
    JsonValue value;
};

/// All values of a text, as one flat list in the order of the text.
class JsonDocument {
public:
    /// Refuses what RFC 8259 refuses and also (security H10) more than 32 levels, the same name twice in an object,
    /// invalid UTF-8, lone surrogates, U+0000, and numbers beyond what a double can hold. The error has no field; its
    /// message says what is wrong and at which byte. `text` must outlive the document.
    [[nodiscard]] static ErrorOr<JsonDocument> parse(std::string_view text);

    [[nodiscard]] JsonValue root() const { return { *this, 0 }; }

private:
    friend class JsonValue;
    friend class JsonParser;

    struct Node {
        JsonKind kind = JsonKind::Null;
        std::uint32_t size = 0;  ///< bytes of a string, elements of an array, members of an object
        /// Bool and Integer: the value. Number: its bits. String: where it starts, in the text or, after all of the
        /// text, in m_decoded. Array and Object: the index of the first node that is no longer inside.
        std::int64_t bits = 0;
    };

    [[nodiscard]] std::string_view string_of(Node const& node) const {
        auto const start = static_cast<std::size_t>(node.bits);
        return start < m_text.size() ? m_text.substr(start, node.size)
                                     : std::string_view { m_decoded }.substr(start - m_text.size(), node.size);
    }

    std::string_view m_text;
    std::string m_decoded;  ///< the strings that had escapes, one after another
    std::vector<Node> m_nodes;
};

/// A range of JsonValue.
class JsonItems {
public:
    class Iterator {
    public:
        explicit Iterator(JsonValue at) : m_at(at) {}
        [[nodiscard]] JsonValue operator*() const { return m_at; }
        Iterator& operator++() {
            m_at.m_index = m_at.end_index();
            return *this;
        }
        [[nodiscard]] bool operator==(Iterator const& other) const { return m_at.m_index == other.m_at.m_index; }

    private:
        JsonValue m_at;
    };

    JsonItems(JsonValue first, JsonValue end) : m_first(first), m_end(end) {}
    [[nodiscard]] Iterator begin() const { return Iterator { m_first }; }
    [[nodiscard]] Iterator end() const { return Iterator { m_end }; }

private:
    JsonValue m_first;
    JsonValue m_end;
};

/// A range of JsonMember.
class JsonMembers {
public:
    class Iterator {
    public:
        explicit Iterator(JsonValue name) : m_name(name) {}
        [[nodiscard]] JsonMember operator*() const { return { *m_name.string(), value() }; }
        Iterator& operator++() {
            m_name.m_index = value().end_index();
            return *this;
        }
        [[nodiscard]] bool operator==(Iterator const& other) const { return m_name.m_index == other.m_name.m_index; }

    private:
        [[nodiscard]] JsonValue value() const { return { *m_name.m_document, m_name.m_index + 1 }; }
        JsonValue m_name;
    };

    JsonMembers(JsonValue first, JsonValue end) : m_first(first), m_end(end) {}
    [[nodiscard]] Iterator begin() const { return Iterator { m_first }; }
    [[nodiscard]] Iterator end() const { return Iterator { m_end }; }

private:
    JsonValue m_first;
    JsonValue m_end;
};

inline JsonKind JsonValue::kind() const {
    return m_document->m_nodes[m_index].kind;
}

inline std::optional<std::int64_t> JsonValue::integer() const {
    auto const& node = m_document->m_nodes[m_index];
    return node.kind == JsonKind::Integer ? std::optional { node.bits } : std::nullopt;
}

inline std::optional<std::string_view> JsonValue::string() const {
    auto const& node = m_document->m_nodes[m_index];
    return node.kind == JsonKind::String ? std::optional { m_document->string_of(node) } : std::nullopt;
}

inline std::uint32_t JsonValue::end_index() const {
    auto const& node = m_document->m_nodes[m_index];
    bool const has_parts = node.kind == JsonKind::Array || node.kind == JsonKind::Object;
    return has_parts ? static_cast<std::uint32_t>(node.bits) : m_index + 1;
}

}  // namespace hub::api
