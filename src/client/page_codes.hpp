// What the lists in columns have in common when they take in a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hub::client {

/// An index column as table::CodedTexts wants it, `least` becoming 0; nothing when an index points outside the dictionary of `count`.
[[nodiscard]] inline std::optional<std::vector<std::uint32_t>> codes_of(
    std::vector<std::int32_t> const& indexes, std::size_t count, std::int32_t least = 0) {
    std::vector<std::uint32_t> codes;
    codes.reserve(indexes.size());
    for (auto const index : indexes) {
        if (index < least || index >= static_cast<std::int32_t>(count)) { return std::nullopt; }
        codes.push_back(static_cast<std::uint32_t>(index - least));
    }
    return codes;
}

}  // namespace hub::client
