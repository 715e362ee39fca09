#include "pdf/bundle/copier.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>

#include <algorithm>

namespace hub::pdf {

namespace {

/// Collects what qpdf reads.
class Collector final : public Pipeline {
public:
    explicit Collector(std::vector<std::byte>& out) : Pipeline("collector", nullptr), m_out(out) {}
    void write(unsigned char const* data, std::size_t size) override {
        auto const* bytes = reinterpret_cast<std::byte const*>(data);
        m_out.insert(m_out.end(), bytes, bytes + size);
    }
    void finish() override {}

private:
    std::vector<std::byte>& m_out;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "%PDF-1.7" at the very beginning.
bool has_header(std::string_view text) {
    return text.size() > 8 && text.starts_with("%PDF-") && is_digit(text[5]) && text[6] == '.' && is_digit(text[7]);
}

bool starts_with_end_of_stream(std::string_view text) {
    constexpr std::string_view word = "endstream";
    auto const first = text.substr(0, 16).find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || !text.substr(first).starts_with(word)) { return false; }
    auto const after = text.substr(first + word.size(), 1);
    return after == "\n" || after == "\r" || after == " ";
}

bool is_crypt(QPDFObjectHandle const& filter) {
    return filter.isNameAndEquals("/Crypt");
}

/// Objects that belong to a document as a whole. A reference to one, such as a link to a page that was taken out of the
/// page tree, leads nowhere in a bundle.
bool stays_behind(QPDFObjectHandle object) {
    if (object.isNull()) { return true; }
    if (!object.isDictionary()) { return false; }
    auto const type = object.getKey("/Type");
    if (!type.isName()) { return false; }
    auto const name = type.getName();
    return name == "/Page" || name == "/Pages" || name == "/Catalog" || name == "/StructTreeRoot";
}

}  // namespace

Copier::Key Copier::key_of(QPDFObjectHandle const& object) {
    auto const id = object.getObjGen();
    return (static_cast<Key>(static_cast<std::uint32_t>(id.getObj())) << 32U) | static_cast<std::uint32_t>(id.getGen());
}

void Copier::assign(QPDFObjectHandle const& object, ObjectNumber number) {
    m_nodes[key_of(object)] = { number, State::Done };
}

ObjectNumber Copier::reserve(QPDFObjectHandle const& object) {
    auto const [node, is_new] = m_nodes.try_emplace(key_of(object));
    if (is_new) { node->second = { m_writer.reserve(), State::Reserved }; }
    return node->second.number;
}

void Copier::replace_entry(QPDFObjectHandle const& object, std::string const& key, std::string text) {
    m_replaced[key_of(object)][key] = std::move(text);
}

ObjectNumber Copier::copy(QPDFObjectHandle const& object) {
    visit(object);
    run();
    return m_nodes[key_of(object)].number;
}

std::string Copier::text(QPDFObjectHandle const& value) {
    Draft draft;
    write_value(draft, value);
    for (auto const& reference : draft.references) { copy(reference.object); }
    return resolve(draft);
}

std::string Copier::elements(QPDFObjectHandle const& array) {
    std::string out;
    if (!array.isArray()) { return out; }
    for (auto const& element : array.getArrayAsVector()) {
        out += text(element);
        out += ' ';
    }
    return out;
}

void Copier::visit(QPDFObjectHandle const& object) {
    auto const key = key_of(object);
    auto const node = m_nodes.find(key);
    if (node == m_nodes.end()) {
        if (stays_behind(object)) {
            m_nodes[key] = { 0, State::Done };
        } else {
            open(object, key, 0);
        }
        return;
    }
    auto& [number, state] = node->second;
    if (state == State::Reserved) {
        state = State::Waiting;
        m_waiting.push_back(object);
    } else if (state == State::Open && number == 0) {
        number = m_writer.reserve();  // a circle
    }
}

void Copier::open(QPDFObjectHandle const& object, Key key, ObjectNumber number) {
    m_nodes[key] = { number, State::Open };
    auto& frame = m_stack.emplace_back();
    frame.object = object;
    auto const replaced = m_replaced.find(key);
    auto const* entries = replaced == m_replaced.end() ? nullptr : &replaced->second;
    if (object.isStream()) {
        write_entries(frame.draft, object.getDict(), entries, true);
    } else if (object.isDictionary()) {
        frame.draft.text = "<<";
        write_entries(frame.draft, object, entries, false);
        frame.draft.text += ">>";
    } else {
        // The value itself, not a reference to it.
        auto direct = object;
        if (direct.isArray()) { direct = QPDFObjectHandle::newArray(direct.getArrayAsVector()); }
        if (direct.isArray()) {
            write_value(frame.draft, direct);
        } else {
            frame.draft.text = direct.unparseResolved();
        }
    }
}

void Copier::run() {
    while (true) {
        if (m_stack.empty()) {
            if (m_waiting.empty()) { return; }
            auto const object = m_waiting.back();
            m_waiting.pop_back();
            auto const key = key_of(object);
            open(object, key, m_nodes[key].number);
            continue;
        }
        auto& frame = m_stack.back();
        if (frame.next_reference < frame.draft.references.size()) {
            auto const child = frame.draft.references[frame.next_reference++].object;
            visit(child);  // may move the frames
            continue;
        }
        auto done = std::move(frame);
        m_stack.pop_back();
        close(done);
    }
}

void Copier::close(Frame& frame) {
    auto& node = m_nodes[key_of(frame.object)];
    auto body = resolve(frame.draft);
    if (!frame.object.isStream()) {
        if (node.number == 0) {
            node.number = m_writer.put_shared(std::move(body));
        } else {
            m_writer.put(node.number, std::move(body));
        }
    } else {
        auto const data = read_stream(frame.object);
        auto dictionary = frame.object.getDict();
        bool const is_plain =
            !dictionary.hasKey("/Filter") && !dictionary.hasKey("/F") && !dictionary.getKey("/Type").isNameAndEquals("/Metadata");
        node.number = m_writer.put_stream(node.number, body, data.bytes, is_plain ? Compression::Try : Compression::Keep, data.stored);
    }
    node.state = State::Done;
}

std::string Copier::resolve(Draft const& draft) {
    std::string out;
    out.reserve(draft.text.size() + draft.references.size() * 8);
    std::size_t from = 0;
    for (auto const& reference : draft.references) {
        out.append(draft.text, from, reference.at - from);
        from = reference.at;
        append_reference(out, m_nodes[key_of(reference.object)].number);
    }
    out.append(draft.text, from);
    return out;
}

void Copier::write_value(Draft& draft, QPDFObjectHandle const& value) {
    if (value.isIndirect()) {
        draft.references.push_back({ draft.text.size(), value });
    } else if (value.isDictionary()) {
        draft.text += "<<";
        write_entries(draft, value, nullptr, false);
        draft.text += ">>";
    } else if (value.isArray()) {
        draft.text += '[';
        bool is_first = true;
        for (auto const& element : value.getArrayAsVector()) {
            if (!is_first) { draft.text += ' '; }
            is_first = false;
            write_value(draft, element);
        }
        draft.text += ']';
    } else {
        draft.text += value.unparse();
    }
}

void Copier::write_entries(Draft& draft, QPDFObjectHandle const& dictionary, Entries const* replaced, bool is_stream) {
    auto const all = dictionary.getDictAsMap();
    for (auto const& [key, value] : all) {
        if (replaced != nullptr && replaced->contains(key)) { continue; }
        if (is_stream && (key == "/Length" || key == "/Filter" || key == "/DecodeParms")) { continue; }
        if (value.isNull()) { continue; }
        if (write_changed_entry(draft, key, value, all)) { continue; }
        append_name(draft.text, key);
        draft.text += ' ';
        write_value(draft, value);
    }
    if (is_stream) { write_stream_filters(draft, all); }
    if (replaced == nullptr) { return; }
    for (auto const& [key, text] : *replaced) {
        if (text.empty()) { continue; }
        append_name(draft.text, key);
        draft.text += ' ';
        draft.text += text;
    }
}

bool Copier::write_changed_entry(
    Draft& draft, std::string const& key, QPDFObjectHandle const& value, std::map<std::string, QPDFObjectHandle> const& all) {
    auto const put = [&](std::string_view text) {
        append_name(draft.text, key);
        draft.text += ' ';
        draft.text += text;
        return true;
    };
    if (key == "/StructParents" || key == "/StructParent") {
        if (!m_rules.structure_offset || !value.isInteger()) { return true; }
        return put(std::to_string(value.getIntValue() + *m_rules.structure_offset));
    }
    if (key == "/DA" && !m_rules.font_names.empty() && value.isString()) {
        std::string text;
        append_byte_string(text, renamed_fonts(value.getStringValue()));
        return put(text);
    }
    if (!m_rules.destination_prefix.empty() && (value.isString() || value.isName())) {
        bool is_destination = key == "/Dest";
        if (key == "/D") {
            auto const action = all.find("/S");
            is_destination = action != all.end() && action->second.isNameAndEquals("/GoTo");
        }
        if (is_destination) { return put(destination_name(value)); }
    }
    return false;
}

std::string Copier::destination_name(QPDFObjectHandle const& name) const {
    auto const own = name.isString() ? name.getStringValue() : name.getName().substr(1);
    std::string out;
    append_byte_string(out, m_rules.destination_prefix + own);
    return out;
}

/// Data comes out of qpdf decrypted, so the filter that says otherwise is left out.
void Copier::write_stream_filters(Draft& draft, std::map<std::string, QPDFObjectHandle> const& all) {
    auto const entry = [&](char const* key) {
        auto const found = all.find(key);
        return found == all.end() ? QPDFObjectHandle::newNull() : found->second;
    };
    auto filters = entry("/Filter");
    auto parameters = entry("/DecodeParms");
    if (is_crypt(filters)) { return; }
    if (filters.isArray()) {
        auto list = filters.getArrayAsVector();
        auto const crypt = std::ranges::find_if(list, is_crypt);
        if (crypt != list.end()) {
            auto const index = crypt - list.begin();
            list.erase(crypt);
            filters = QPDFObjectHandle::newArray(list);
            if (auto more = parameters.isArray() ? parameters.getArrayAsVector() : std::vector<QPDFObjectHandle> {};
                index < std::ssize(more)) {
                more.erase(more.begin() + index);
                parameters = QPDFObjectHandle::newArray(more);
            }
        }
    }
    if (!filters.isNull()) {
        draft.text += "/Filter ";
        write_value(draft, filters);
    }
    if (!parameters.isNull()) {
        draft.text += "/DecodeParms ";
        write_value(draft, parameters);
    }
}

std::string Copier::renamed_fonts(std::string const& appearance) const {
    std::string out;
    for (std::size_t at = 0; at < appearance.size();) {
        auto const end = appearance[at] == '/' ? appearance.find_first_of(" \t\r\n/[(<", at + 1) : at + 1;
        auto const token = appearance.substr(at, end - at);
        auto const renamed = m_rules.font_names.find(token);
        out += renamed == m_rules.font_names.end() ? token : renamed->second;
        at = std::min(end, appearance.size());
    }
    return out;
}

Copier::StreamData Copier::read_stream(QPDFObjectHandle const& stream) {
    if (auto const data = data_in_place(stream)) { return { *data, Stored::InPlace }; }
    m_data.clear();
    Collector collector(m_data);
    bool is_filtered = false;
    auto source = stream;
    if (source.pipeStreamData(&collector, &is_filtered, 0, qpdf_dl_none, true, false)) { return { m_data }; }

    ++m_damaged_streams;
    auto const length = source.getDict().getKey("/Length");
    auto const offset = source.getParsedOffset();
    if (!m_data.empty() || !length.isInteger() || offset <= 0 || static_cast<std::size_t>(offset) >= m_bytes.size()) { return { m_data }; }
    auto const rest = m_bytes.subspan(static_cast<std::size_t>(offset));
    auto const wanted = static_cast<std::size_t>(std::max<long long>(0, length.getIntValue()));
    return { rest.first(std::min(wanted, rest.size())), Stored::InPlace };
}

/// The bytes that qpdf would read, copy twice and hand over unchanged. Nothing wherever it would do more than that.
std::optional<std::span<std::byte const>> Copier::data_in_place(QPDFObjectHandle const& stream) const {
    std::string_view const text(reinterpret_cast<char const*>(m_bytes.data()), m_bytes.size());
    // With anything in front of the header, qpdf's offsets would count from there.
    if (!has_header(text) || stream.getOwningQPDF()->isEncrypted()) { return std::nullopt; }
    auto const length = stream.getDict().getKey("/Length");
    auto const offset = stream.getParsedOffset();
    if (!length.isInteger() || offset <= 0) { return std::nullopt; }
    auto const from = static_cast<std::uint64_t>(offset);
    auto const size = length.getIntValue();
    if (size < 0 || from > text.size() || static_cast<std::uint64_t>(size) > text.size() - from) { return std::nullopt; }
    auto const data = m_bytes.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(size));
    // The same test that qpdf makes before it believes the length.
    if (!starts_with_end_of_stream(text.substr(static_cast<std::size_t>(from) + data.size()))) { return std::nullopt; }
    return data;
}

}  // namespace hub::pdf
