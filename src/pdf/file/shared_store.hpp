// Finds content that was written before, so that equal fonts, logos and colour profiles are stored once.
//
// Two contents are taken for equal only if every byte is: documents of different people must never be mixed up, so no hash
// is trusted. What is compared with is kept in memory up to a budget, what was used last the longest; content that has been
// let go of is simply written once more.
#pragma once

#include "pdf/file/syntax.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::pdf {

/// Quick and for finding only; no protection against anything.
[[nodiscard]] std::uint64_t quick_hash(std::span<std::byte const> bytes, std::uint64_t seed);

class SharedStore {
public:
    /// Content in two parts: an object's text, or a stream's entries and data.
    struct Content {
        std::string_view text;
        std::span<std::byte const> data;

        [[nodiscard]] std::size_t size() const { return text.size() + data.size(); }
        /// Computed once and handed to both functions below.
        [[nodiscard]] std::uint64_t hash() const;
    };

    explicit SharedStore(std::size_t budget) : m_budget(budget) {}

    /// The number that equal content was kept under, or 0.
    [[nodiscard]] ObjectNumber find(Content const& content, std::uint64_t hash);
    void keep(Content const& content, std::uint64_t hash, ObjectNumber number);
    /// Forgets everything that was kept under `first` or a higher number.
    void forget_from(ObjectNumber first);

private:
    struct Entry {
        std::uint64_t hash = 0;
        ObjectNumber number = 0;
        std::size_t text_size = 0;
        std::vector<std::byte> bytes;
    };
    using Entries = std::list<Entry>;

    static bool is_equal(Entry const& entry, Content const& content);
    void erase(Entries::iterator entry);

    std::size_t m_budget;
    std::size_t m_size = 0;
    Entries m_entries;  ///< what was used last comes first
    std::unordered_map<std::uint64_t, Entries::iterator> m_by_hash;
};

}  // namespace hub::pdf
