// Texts by row, each as it is shown and as it is searched (folded), in chunks of contiguous bytes that can be scanned as one.
// Used for the cells of a text column and for the entries of a dictionary.
#pragma once

#include "table/bit_set.hpp"
#include "table/letter_set.hpp"
#include "table/needle.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::table {

class TextStore {
public:
    /// Rows in a chunk: the unit that is rebuilt when one of its texts changes. A multiple of 64, so that chunks do not share
    /// words of a bit set.
    static constexpr std::size_t chunk_rows = 4096;

    struct Replacement {
        std::size_t row;
        std::string_view text;
    };

    [[nodiscard]] std::size_t size() const { return m_size; }

    void append(std::string_view text);
    /// Rebuilds each touched chunk once; if a row is named twice the later text counts. True if any text differs from before.
    bool replace(std::span<Replacement const> replacements);
    /// Overwrites the texts of a row with nothing readable. Their space is not given back.
    void erase(std::size_t row);

    /// Valid until the store is changed.
    [[nodiscard]] std::string_view text(std::size_t row) const;
    [[nodiscard]] std::string_view folded(std::size_t row) const;

    /// False if no text has all letters of the token; asks no row.
    [[nodiscard]] bool may_contain(Needle const& needle) const;
    /// Sets the bits of those rows of `among` whose folded text contains the needle's token; other bits stay as they are. The fewer
    /// rows are in `among`, the quicker.
    void find(Needle const& needle, BitSet const& among, BitSet& hits) const;

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct Chunk {
        std::vector<char> texts;
        std::vector<char> folded;  ///< each text ends with `separator`; Needle::readable_past_end zeros follow the last
        std::vector<std::uint32_t> text_ends;
        std::vector<std::uint32_t> folded_ends;  ///< past the separator
        std::vector<LetterSet> letters;
        LetterSet any_letters = 0;  ///< of all texts; after erase() perhaps more

        void append(std::string_view text, std::string_view folded_text);
        [[nodiscard]] std::size_t rows() const { return letters.size(); }
        [[nodiscard]] bool may_contain(Needle const& needle) const { return (any_letters & needle.letters()) == needle.letters(); }
        [[nodiscard]] std::size_t folded_begin(std::size_t index) const { return index == 0 ? 0 : folded_ends[index - 1]; }
        [[nodiscard]] std::string_view text(std::size_t index) const;
        [[nodiscard]] std::string_view folded_text(std::size_t index) const;
        void release_slack();
    };

    /// The rows of one chunk, one bit each.
    using ChunkBits = std::array<std::uint64_t, chunk_rows / BitSet::bits_per_word>;

    /// Those of `open` that have the needle's letters; gives their number.
    static std::size_t keep_promising(Chunk const& chunk, Needle const& needle, ChunkBits& open);
    /// Three ways to the same answer: row by row where few rows are open; through all bytes where few rows match; and one that takes
    /// about the same time however many match. The last two look at all rows.
    static ChunkBits find_each(Chunk const& chunk, Needle const& needle, ChunkBits const& open);
    static ChunkBits find_few(Chunk const& chunk, Needle const& needle);
    static ChunkBits find_many(Chunk const& chunk, Needle const& needle);
    static Chunk rebuilt(Chunk const& chunk, std::size_t first_row, std::span<Replacement const> replacements);

    std::vector<Chunk> m_chunks;
    std::size_t m_size = 0;
};

}  // namespace hub::table
