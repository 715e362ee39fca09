#include "pdf/file/shared_store.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>

namespace hub::pdf {

namespace {

/// What an entry takes besides its content.
constexpr std::size_t entry_overhead = 128;

constexpr std::uint64_t odd_1 = 0x9E3779B185EBCA87;
constexpr std::uint64_t odd_2 = 0xC2B2AE3D27D4EB4F;

std::uint64_t word_at(std::byte const* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// memcmp of WebAssembly's C library goes byte by byte.
bool is_same(std::byte const* at, std::span<std::byte const> bytes) {
    auto const* other = bytes.data();
    auto rest = bytes.size();
    for (; rest >= 32; rest -= 32, at += 32, other += 32) {
        std::uint64_t difference = 0;
        for (std::size_t i = 0; i < 32; i += 8) { difference |= word_at(at + i) ^ word_at(other + i); }
        if (difference != 0) { return false; }
    }
    return std::equal(at, at + rest, other);
}

std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
    return std::rotl(sum + word * odd_2, 31) * odd_1;
}

}  // namespace

std::uint64_t quick_hash(std::span<std::byte const> bytes, std::uint64_t seed) {
    // Four sums side by side keep the processor's multipliers busy.
    std::array<std::uint64_t, 4> sums { seed + odd_1, seed ^ odd_2, seed, seed - odd_1 };
    auto const* at = bytes.data();
    auto rest = bytes.size();
    for (; rest >= 32; rest -= 32, at += 32) {
        for (std::size_t i = 0; i < sums.size(); ++i) { sums[i] = mixed(sums[i], word_at(at + 8 * i)); }
    }
    auto sum = bytes.size() * odd_1;
    for (auto const one : sums) { sum = mixed(sum, one); }
    for (; rest >= 8; rest -= 8, at += 8) { sum = mixed(sum, word_at(at)); }
    std::uint64_t last = 0;
    if (rest > 0) { std::memcpy(&last, at, rest); }
    sum = mixed(sum, last);
    return sum ^ (sum >> 29U);
}

std::uint64_t SharedStore::Content::hash() const {
    return quick_hash(data, quick_hash(std::as_bytes(std::span(text)), 0));
}

bool SharedStore::is_equal(Entry const& entry, Content const& content) {
    if (entry.text_size != content.text.size() || entry.bytes.size() != content.size()) { return false; }
    auto const* bytes = entry.bytes.data();
    return is_same(bytes, std::as_bytes(std::span(content.text))) && is_same(bytes + entry.text_size, content.data);
}

ObjectNumber SharedStore::find(Content const& content, std::uint64_t hash) {
    auto const found = m_by_hash.find(hash);
    if (found == m_by_hash.end() || !is_equal(*found->second, content)) { return 0; }
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->number;
}

void SharedStore::keep(Content const& content, std::uint64_t hash, ObjectNumber number) {
    auto const size = content.size() + entry_overhead;
    if (size > m_budget / 4) { return; }
    if (auto const older = m_by_hash.find(hash); older != m_by_hash.end()) { erase(older->second); }
    while (m_size + size > m_budget) { erase(std::prev(m_entries.end())); }

    auto& entry = m_entries.emplace_front(Entry { hash, number, content.text.size(), {} });
    entry.bytes.reserve(content.size());
    auto const text = std::as_bytes(std::span(content.text));
    entry.bytes.assign(text.begin(), text.end());
    entry.bytes.insert(entry.bytes.end(), content.data.begin(), content.data.end());
    m_by_hash.emplace(hash, m_entries.begin());
    m_size += size;
}

void SharedStore::forget_from(ObjectNumber first) {
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        auto const next = std::next(entry);
        if (entry->number >= first) { erase(entry); }
        entry = next;
    }
}

void SharedStore::erase(Entries::iterator entry) {
    m_size -= entry->bytes.size() + entry_overhead;
    m_by_hash.erase(entry->hash);
    m_entries.erase(entry);
}

}  // namespace hub::pdf
