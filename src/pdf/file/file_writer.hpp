// Writes the bundle's file front to back: streams as they come, all other objects packed into compressed object streams,
// a cross-reference stream at the end. What belongs to one document is staged and then committed or dropped as a whole,
// so that nothing of a refused document reaches the file.
#pragma once

#include "base/error.hpp"
#include "pdf/file/shared_store.hpp"
#include "pdf/file/syntax.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::pdf {

enum class Compression : std::uint8_t {
    Keep,  ///< the data is written as it is
    Try,   ///< the data has no filter yet and is compressed if that makes it smaller
};

/// What becomes of the data that is handed over.
enum class Stored : std::uint8_t {
    Copied,
    InPlace,  ///< the data stays where it is until the next commit or rollback
};

class FileWriter {
public:
    using Sink = std::function<ErrorOr<void>(std::span<std::byte const>)>;

    /// `memory_for_sharing` is what may be kept to find equal content; a single document has no need of it.
    explicit FileWriter(Sink sink, std::size_t memory_for_sharing = 0);

    /// Turns a stream's data into what is stored.
    using Seal = std::function<std::vector<std::byte>(std::span<std::byte const>)>;
    /// From now on every stream is sealed; `dictionary` says how it is opened and is stored as it is. Before anything else is put.
    void seal_streams(Seal seal, std::string_view dictionary);

    /// The number of an object that will be put later.
    [[nodiscard]] ObjectNumber reserve();
    /// An object that is not a stream, as text.
    void put(ObjectNumber number, std::string text);
    /// The same, unless an object with the same text is there already: then that one's number.
    [[nodiscard]] ObjectNumber put_shared(std::string text);

    /// A stream whose dictionary entries (without /Length and without brackets) and data are complete. Equal streams are
    /// stored once if `number` is 0; the result is the number to refer to.
    ObjectNumber put_stream(ObjectNumber number, std::string_view entries, std::span<std::byte const> data,
        Compression compression = Compression::Keep, Stored stored = Stored::Copied);

    /// Everything put since the last commit becomes part of the file.
    [[nodiscard]] ErrorOr<void> commit();
    /// Everything put or reserved since the last commit is forgotten.
    void rollback();

    /// Commits, and writes the rest of the file.
    [[nodiscard]] ErrorOr<void> finish(ObjectNumber catalog, ObjectNumber information);

    [[nodiscard]] bool is_written(ObjectNumber number) const;
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t shared_bytes() const { return m_shared_bytes; }

private:
    /// Where an object is: at a byte offset of the file, or in an object stream at an index.
    struct Place {
        enum class Kind : std::uint8_t { Missing, Offset, Packed } kind = Kind::Missing;
        std::uint64_t where = 0;
        std::uint16_t index = 0;
    };
    struct Loose {
        ObjectNumber number = 0;
        std::string text;
    };
    struct StagedStream {
        ObjectNumber number = 0;
        std::size_t offset = 0;
    };
    /// Data that is written where `at` bytes of m_staged_bytes are, and stays with whoever handed it over.
    struct StagedInPlace {
        std::size_t at = 0;
        std::span<std::byte const> data;
    };

    ErrorOr<void> write(std::span<std::byte const> bytes);
    void clear_staged();
    ErrorOr<void> flush();
    ErrorOr<void> pack_loose_objects();
    ErrorOr<void> write_cross_references(ObjectNumber catalog, ObjectNumber information);
    ErrorOr<void> write_staged();
    static void append_stream(std::vector<std::byte>& out, ObjectNumber number, std::string_view entries, std::span<std::byte const> data);
    void append_sealed(std::vector<std::byte>& out, ObjectNumber number, std::string_view entries, std::span<std::byte const> data) const;
    Place& place(ObjectNumber number);

    Sink m_sink;
    Seal m_seal;
    ObjectNumber m_encryption = 0;
    std::vector<std::byte> m_chunk;              ///< not yet handed to the sink
    std::uint64_t m_size = 0;                    ///< bytes written, those in m_chunk included
    std::array<std::uint64_t, 2> m_identity {};  ///< made of what was written: the file's identifier, the same for the same bundle

    std::vector<Place> m_places;  ///< by object number
    std::vector<Loose> m_loose;   ///< committed, waiting to be packed
    std::size_t m_loose_size = 0;
    SharedStore m_known;
    std::uint64_t m_shared_bytes = 0;

    ObjectNumber m_next = 1;
    ObjectNumber m_committed_next = 1;
    std::vector<std::byte> m_staged_bytes;
    std::vector<StagedInPlace> m_staged_in_place;
    std::size_t m_staged_in_place_size = 0;
    std::vector<StagedStream> m_staged_streams;
    std::vector<Loose> m_staged_loose;
    std::uint64_t m_staged_shared_bytes = 0;
};

/// Compressed for /FlateDecode.
[[nodiscard]] std::vector<std::byte> deflate(std::span<std::byte const> bytes);

}  // namespace hub::pdf
