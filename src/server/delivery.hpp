// domain::is_delivered for very many rows: what it says depends, for one viewer and among the documents that are neither
// withdrawn nor archived, on kind and location alone, so each pair is asked about once.
#pragma once

#include "base/date.hpp"
#include "domain/document.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hub::server {

class DeliveryRule {
public:
    explicit DeliveryRule(domain::ReportSettings settings) : m_settings(std::move(settings)) {}

    /// Whether documents of this kind and location are delivered while they are available. `location` is an id's text.
    [[nodiscard]] bool delivers(int kind, std::string_view location);

private:
    enum class Answer : std::uint8_t { Unknown, No, Yes };
    using Kinds = std::array<Answer, 32>;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view> {}(text); }
    };

    domain::ReportSettings m_settings;
    std::unordered_map<std::string, Kinds, TextHash, std::equal_to<>> m_answers;
};

/// The first moment whose documents are still available today: RSLT-09 as a bound for queries.
[[nodiscard]] Instant oldest_available(Date today);
/// The posting day of those documents.
[[nodiscard]] Date oldest_available_day(Date today);

}  // namespace hub::server
