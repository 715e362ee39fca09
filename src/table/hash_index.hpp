// From a key's hash to the number under which its owner keeps it: four bytes a slot, because the keys themselves are stored once,
// by the owner. Numbers are added, never taken out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hub::table {

class HashIndex {
public:
    /// `equals(number)` tells whether the key looked for is the one kept under that number.
    template <class Equals>
    [[nodiscard]] std::optional<std::uint32_t> find(std::size_t hash, Equals equals) const {
        if (m_slots.empty()) { return std::nullopt; }
        for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
            if (m_slots[at] == free_slot) { return std::nullopt; }
            if (equals(m_slots[at])) { return m_slots[at]; }
        }
    }

    /// The key must not be there yet. `hash_of(number)` is asked for keys that are already in when the index grows.
    template <class HashOf>
    void insert(std::size_t hash, std::uint32_t number, HashOf hash_of) {
        if ((m_count + 1) * 4 > m_slots.size() * 3) { grow(hash_of); }
        place(hash, number);
        ++m_count;
    }

    [[nodiscard]] std::size_t memory_bytes() const { return m_slots.capacity() * sizeof(std::uint32_t); }

private:
    static constexpr std::uint32_t free_slot = 0xFFFF'FFFF;
    static constexpr std::size_t least_slots = 16;

    [[nodiscard]] std::size_t mask() const { return m_slots.size() - 1; }

    void place(std::size_t hash, std::uint32_t number) {
        std::size_t at = hash & mask();
        while (m_slots[at] != free_slot) { at = (at + 1) & mask(); }
        m_slots[at] = number;
    }

    template <class HashOf>
    void grow(HashOf hash_of) {
        std::vector<std::uint32_t> const old = std::move(m_slots);
        m_slots.assign(old.empty() ? least_slots : old.size() * 2, free_slot);
        for (std::uint32_t const number : old) {
            if (number != free_slot) { place(hash_of(number), number); }
        }
    }

    std::vector<std::uint32_t> m_slots;  ///< a power of two of them
    std::size_t m_count = 0;
};

}  // namespace hub::table
