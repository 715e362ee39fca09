#include "pdf/file/file_writer.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace hub::pdf {

namespace {

constexpr std::size_t chunk_size = std::size_t { 1 } << 20U;
/// Readers must unpack a whole object stream to get at one object, so they are kept small.
constexpr std::size_t most_packed_objects = 200;
/// Shorter streams do not gain from compression.
constexpr std::size_t least_compressed = 128;
/// Less than this is copied sooner than remembered.
constexpr std::size_t least_in_place = std::size_t { 4 } << 10U;
/// Goes to the sink as it is; less than this is gathered.
constexpr std::size_t least_direct = std::size_t { 64 } << 10U;
constexpr std::size_t most_packed_bytes = std::size_t { 64 } << 10U;

std::span<std::byte const> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

void append(std::vector<std::byte>& out, std::string_view text) {
    auto const bytes = bytes_of(text);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

constexpr std::string_view stream_tail = "\nendstream\nendobj\n";

void append_stream_head(std::vector<std::byte>& out, ObjectNumber number, std::string_view entries, std::size_t size) {
    std::string head;
    append_number(head, number);
    head += " 0 obj\n<<";
    head += entries;
    head += "/Length ";
    append_number(head, static_cast<std::int64_t>(size));
    head += ">>\nstream\n";
    append(out, head);
}

}  // namespace

std::vector<std::byte> deflate(std::span<std::byte const> bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::vector<std::byte> out(size);
    compress2(
        reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uLong>(bytes.size()), 6);
    out.resize(size);
    return out;
}

FileWriter::FileWriter(Sink sink, std::size_t memory_for_sharing) : m_sink(std::move(sink)), m_known(memory_for_sharing) {
    // The four bytes above 127 tell transfer programs that the file is not text.
    append(m_chunk, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    m_size = m_chunk.size();
}

void FileWriter::seal_streams(Seal seal, std::string_view dictionary) {
    m_seal = std::move(seal);
    m_encryption = reserve();
    // Not with the other objects, which are sealed themselves.
    m_staged_streams.push_back({ m_encryption, m_staged_bytes.size() });
    std::string text;
    append_number(text, m_encryption);
    append(m_staged_bytes, text + " 0 obj\n");
    append(m_staged_bytes, dictionary);
    append(m_staged_bytes, "\nendobj\n");
}

ObjectNumber FileWriter::reserve() {
    return m_next++;
}

void FileWriter::put(ObjectNumber number, std::string text) {
    m_staged_loose.push_back({ number, std::move(text) });
}

ObjectNumber FileWriter::put_shared(std::string text) {
    SharedStore::Content const content { text, {} };
    auto const hash = content.hash();
    if (auto const known = m_known.find(content, hash); known != 0) { return known; }
    auto const number = reserve();
    m_known.keep(content, hash, number);
    put(number, std::move(text));
    return number;
}

ObjectNumber FileWriter::put_stream(
    ObjectNumber number, std::string_view entries, std::span<std::byte const> data, Compression compression, Stored stored) {
    if (number == 0) {
        SharedStore::Content const content { entries, data };
        auto const hash = content.hash();
        if (auto const known = m_known.find(content, hash); known != 0) {
            m_staged_shared_bytes += data.size();
            return known;
        }
        number = reserve();
        m_known.keep(content, hash, number);
    }
    m_staged_streams.push_back({ number, m_staged_bytes.size() + m_staged_in_place_size });
    if (compression == Compression::Try && data.size() >= least_compressed) {
        if (auto const packed = deflate(data); packed.size() < data.size()) {
            append_sealed(m_staged_bytes, number, std::string(entries) + "/Filter/FlateDecode", packed);
            return number;
        }
    }
    if (stored == Stored::InPlace && !m_seal && data.size() >= least_in_place) {
        append_stream_head(m_staged_bytes, number, entries, data.size());
        m_staged_in_place.push_back({ m_staged_bytes.size(), data });
        m_staged_in_place_size += data.size();
        append(m_staged_bytes, stream_tail);
        return number;
    }
    append_sealed(m_staged_bytes, number, entries, data);
    return number;
}

void FileWriter::append_stream(
    std::vector<std::byte>& out, ObjectNumber number, std::string_view entries, std::span<std::byte const> data) {
    append_stream_head(out, number, entries, data.size());
    out.insert(out.end(), data.begin(), data.end());
    append(out, stream_tail);
}

void FileWriter::append_sealed(
    std::vector<std::byte>& out, ObjectNumber number, std::string_view entries, std::span<std::byte const> data) const {
    if (m_seal) {
        append_stream(out, number, entries, m_seal(data));
    } else {
        append_stream(out, number, entries, data);
    }
}

FileWriter::Place& FileWriter::place(ObjectNumber number) {
    if (number >= m_places.size()) { m_places.resize(std::max<std::size_t>(number + 1, m_places.size() * 2)); }
    return m_places[number];
}

bool FileWriter::is_written(ObjectNumber number) const {
    return number < m_places.size() && m_places[number].kind != Place::Kind::Missing;
}

ErrorOr<void> FileWriter::commit() {
    for (auto const& stream : m_staged_streams) { place(stream.number) = { Place::Kind::Offset, m_size + stream.offset, 0 }; }
    HUB_TRY(write_staged());
    for (auto& object : m_staged_loose) {
        m_loose_size += object.text.size();
        m_loose.push_back(std::move(object));
        if (m_loose.size() >= most_packed_objects || m_loose_size >= most_packed_bytes) { HUB_TRY(pack_loose_objects()); }
    }
    m_shared_bytes += m_staged_shared_bytes;
    clear_staged();
    m_committed_next = m_next;
    return {};
}

ErrorOr<void> FileWriter::write_staged() {
    std::span<std::byte const> const own = m_staged_bytes;
    std::size_t from = 0;
    for (auto const& piece : m_staged_in_place) {
        HUB_TRY(write(own.subspan(from, piece.at - from)));
        HUB_TRY(write(piece.data));
        from = piece.at;
    }
    return write(own.subspan(from));
}

void FileWriter::clear_staged() {
    m_staged_bytes.clear();
    m_staged_in_place.clear();
    m_staged_in_place_size = 0;
    m_staged_streams.clear();
    m_staged_loose.clear();
    m_staged_shared_bytes = 0;
}

void FileWriter::rollback() {
    m_known.forget_from(m_committed_next);
    clear_staged();
    m_next = m_committed_next;
}

ErrorOr<void> FileWriter::pack_loose_objects() {
    if (m_loose.empty()) { return {}; }
    auto const stream = reserve();
    m_committed_next = m_next;
    std::string index;
    std::string body;
    for (std::size_t i = 0; i < m_loose.size(); ++i) {
        auto const& object = m_loose[i];
        place(object.number) = { Place::Kind::Packed, stream, static_cast<std::uint16_t>(i) };
        append_number(index, object.number);
        index += ' ';
        append_number(index, static_cast<std::int64_t>(body.size()));
        index += ' ';
        body += object.text;
        body += '\n';
    }
    std::string entries = "/Type/ObjStm/N ";
    append_number(entries, static_cast<std::int64_t>(m_loose.size()));
    entries += "/First ";
    append_number(entries, static_cast<std::int64_t>(index.size()));
    entries += "/Filter/FlateDecode";
    std::vector<std::byte> bytes;
    auto const packed = deflate(bytes_of(index + body));
    append_sealed(bytes, stream, entries, packed);
    place(stream) = { Place::Kind::Offset, m_size, 0 };
    m_loose.clear();
    m_loose_size = 0;
    return write(bytes);
}

ErrorOr<void> FileWriter::finish(ObjectNumber catalog, ObjectNumber information) {
    HUB_TRY(commit());
    HUB_TRY(pack_loose_objects());
    HUB_TRY(write_cross_references(catalog, information));
    return flush();
}

ErrorOr<void> FileWriter::write_cross_references(ObjectNumber catalog, ObjectNumber information) {
    auto const number = reserve();
    auto const start = m_size;
    place(number) = { Place::Kind::Offset, start, 0 };

    // Rows of type (1 byte), offset or object stream (5), index (2); each row as the difference from the row above, which
    // compresses far better.
    constexpr std::size_t width = 8;
    std::array<std::uint8_t, width> above {};
    std::vector<std::byte> rows;
    rows.reserve(static_cast<std::size_t>(m_next) * (width + 1));
    for (ObjectNumber i = 0; i < m_next; ++i) {
        auto const& entry = place(i);
        std::array<std::uint8_t, width> row {};
        row[0] = static_cast<std::uint8_t>(entry.kind);
        for (std::size_t k = 0; k < 5; ++k) { row[5 - k] = static_cast<std::uint8_t>(entry.where >> (8 * k)); }
        row[6] = static_cast<std::uint8_t>(entry.index >> 8U);
        row[7] = static_cast<std::uint8_t>(entry.index);
        rows.push_back(std::byte { 2 });
        for (std::size_t k = 0; k < width; ++k) { rows.push_back(std::byte(static_cast<std::uint8_t>(row[k] - above[k]))); }
        above = row;
    }

    std::string_view const id(reinterpret_cast<char const*>(m_identity.data()), sizeof m_identity);
    std::string entries = "/Type/XRef/W[1 5 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 8>>/Size ";
    append_number(entries, m_next);
    entries += "/Root ";
    append_reference(entries, catalog);
    entries += "/Info ";
    append_reference(entries, information);
    if (m_encryption != 0) {
        entries += "/Encrypt ";
        append_reference(entries, m_encryption);
    }
    entries += "/ID[";
    append_byte_string(entries, id);
    append_byte_string(entries, id);
    entries += ']';
    std::vector<std::byte> bytes;
    append_stream(bytes, number, entries, deflate(rows));
    std::string tail = "startxref\n";
    append_number(tail, static_cast<std::int64_t>(start));
    tail += "\n%%EOF\n";
    append(bytes, tail);
    return write(bytes);
}

ErrorOr<void> FileWriter::write(std::span<std::byte const> bytes) {
    // Of a large piece the end is enough: its length and its last bytes differ from those of any other.
    auto const last = bytes.last(std::min<std::size_t>(bytes.size(), 4096));
    m_identity = { quick_hash(last, m_identity[0] ^ bytes.size()), quick_hash(last, m_identity[1] + bytes.size()) };
    m_size += bytes.size();
    if (bytes.size() >= least_direct || m_chunk.size() + bytes.size() > chunk_size) { HUB_TRY(flush()); }
    if (bytes.size() >= least_direct) { return m_sink(bytes); }
    m_chunk.insert(m_chunk.end(), bytes.begin(), bytes.end());
    return {};
}

ErrorOr<void> FileWriter::flush() {
    if (m_chunk.empty()) { return {}; }
    auto result = m_sink(m_chunk);
    m_chunk.clear();
    return result;
}

}  // namespace hub::pdf
