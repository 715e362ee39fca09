// Copies objects of one opened document into the bundle's file, with everything they refer to, each object once.
// Children are written before their parents, so an object's text is final when it is compared with what is there already:
// equal fonts, logos and colour profiles of different documents end up as one. What stands in a circle (pages and their
// annotations, outlines, fields, tags) has its number before its text and therefore always stays its own.
//
// Throws qpdf's exceptions; the bundler catches them.
#pragma once

#include "pdf/file/file_writer.hpp"
#include "pdf/file/syntax.hpp"

#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::pdf {

/// What is changed on the way, so that documents do not clash with each other.
struct CopyRules {
    /// Put before the names of named destinations; empty if the document has none of its own.
    std::string destination_prefix;
    /// Added to /StructParent and /StructParents; without it these keys are left out.
    std::optional<std::int64_t> structure_offset;
    /// Names of fonts in the default appearance of form fields that had to change, with their slashes.
    std::map<std::string, std::string> font_names;
};

class Copier {
public:
    /// `bytes` is the document that `object`s come from, and stays until the writer's next commit or rollback: streams are
    /// taken from it as they are where they need no decryption.
    Copier(FileWriter& writer, std::span<std::byte const> bytes) : m_writer(writer), m_bytes(bytes) {}

    [[nodiscard]] CopyRules& rules() { return m_rules; }

    /// References to `object` become references to `number`, which somebody else writes; 0 makes them null.
    void assign(QPDFObjectHandle const& object, ObjectNumber number);
    /// `object` gets a number of its own and is never taken for an equal one. It is copied when it is first referred to.
    ObjectNumber reserve(QPDFObjectHandle const& object);
    /// In the copy of `object`, `key` has this text instead; an empty one leaves the key out.
    void replace_entry(QPDFObjectHandle const& object, std::string const& key, std::string text);

    /// Copies an indirect object and all it refers to. 0 if it is null or cannot be part of a bundle, such as another page tree.
    ObjectNumber copy(QPDFObjectHandle const& object);
    /// The text of any value: a reference for an indirect one. All it refers to is copied.
    std::string text(QPDFObjectHandle const& value);
    /// The texts of an array's elements, separated by blanks; empty if it is not an array.
    std::string elements(QPDFObjectHandle const& array);

    /// A destination's name as it is in the bundle, written as a string.
    [[nodiscard]] std::string destination_name(QPDFObjectHandle const& name) const;
    /// Streams whose data could not be read in full.
    [[nodiscard]] int damaged_streams() const { return m_damaged_streams; }

private:
    struct Reference {
        std::size_t at = 0;  ///< in Draft::text
        QPDFObjectHandle object;
    };
    /// An object's text with its references still missing.
    struct Draft {
        std::string text;
        std::vector<Reference> references;
    };
    enum class State : std::uint8_t { Reserved, Waiting, Open, Done };
    struct Node {
        ObjectNumber number = 0;
        State state = State::Open;
    };
    struct Frame {
        QPDFObjectHandle object;
        Draft draft;
        std::size_t next_reference = 0;
    };
    using Key = std::uint64_t;
    using Entries = std::map<std::string, std::string>;

    static Key key_of(QPDFObjectHandle const& object);
    void open(QPDFObjectHandle const& object, Key key, ObjectNumber number);
    void visit(QPDFObjectHandle const& object);
    void run();
    void close(Frame& frame);
    [[nodiscard]] std::string resolve(Draft const& draft);

    void write_value(Draft& draft, QPDFObjectHandle const& value);
    void write_entries(Draft& draft, QPDFObjectHandle const& dictionary, Entries const* replaced, bool is_stream);
    bool write_changed_entry(
        Draft& draft, std::string const& key, QPDFObjectHandle const& value, std::map<std::string, QPDFObjectHandle> const& all);
    void write_stream_filters(Draft& draft, std::map<std::string, QPDFObjectHandle> const& all);
    [[nodiscard]] std::string renamed_fonts(std::string const& appearance) const;
    /// Valid until the next stream is read, or with `m_bytes` if `Stored::InPlace`.
    struct StreamData {
        std::span<std::byte const> bytes;
        Stored stored = Stored::Copied;
    };
    [[nodiscard]] StreamData read_stream(QPDFObjectHandle const& stream);
    [[nodiscard]] std::optional<std::span<std::byte const>> data_in_place(QPDFObjectHandle const& stream) const;

    FileWriter& m_writer;
    std::span<std::byte const> m_bytes;
    CopyRules m_rules;
    std::unordered_map<Key, Node> m_nodes;
    std::unordered_map<Key, Entries> m_replaced;
    std::vector<Frame> m_stack;
    std::vector<QPDFObjectHandle> m_waiting;  ///< reserved objects that something refers to
    std::vector<std::byte> m_data;            ///< of the stream being copied, if it is not taken from m_bytes
    int m_damaged_streams = 0;
};

}  // namespace hub::pdf
