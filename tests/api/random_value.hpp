// Random values of any described struct, within its limits: the generator of the property tests. Repeatable by seed.
#pragma once

#include "api/field_text.hpp"
#include "api/json.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

namespace hub::test {

/// Any code point but control characters, with favourites of those that break parsers.
[[nodiscard]] inline std::string random_text(Random& random, std::uint64_t most_characters) {
    constexpr std::array<char32_t, 14> awkward { '"', '\\', '/', '\n', '\t', ' ', '&', '+', '%', '=', 0x80, 0xFFFD, 0x10FFFF, 0x1F600 };
    std::string text;
    for (auto left = random.below(std::min<std::uint64_t>(most_characters, 12) + 1); left > 0; --left) {
        auto code_point = static_cast<char32_t>(random.below(4) == 0 ? random.below(0x11'0000) : 0x20 + random.below(95));
        if (random.below(5) == 0) { code_point = awkward[random.below(awkward.size())]; }
        if ((code_point >= 0xD800 && code_point <= 0xDFFF) || (code_point < 0x20 && code_point != '\n' && code_point != '\t')
            || code_point == 0x7F) {
            code_point = '?';
        }
        append_utf8(text, code_point);
    }
    return text;
}

/// The visitor that fills.
class RandomFiller {
public:
    explicit RandomFiller(Random& random) : m_random(random) {}

    template <class T>
    void operator()(std::string_view, T& field, api::Limits const& limits = {}) {
        fill(field, limits);
    }

    template <class T>
    void fill(T& field, api::Limits const& limits) {
        if constexpr (std::same_as<T, bool>) {
            field = m_random.below(2) == 1;
        } else if constexpr (std::integral<T>) {
            field = whole<T>(limits);
        } else if constexpr (std::same_as<T, Money>) {
            field.cents = whole<std::int64_t>(limits);
        } else if constexpr (std::same_as<T, double>) {
            field = std::ldexp(static_cast<double>(whole<std::int64_t>({})), static_cast<int>(m_random.below(200)) - 150);
        } else if constexpr (std::same_as<T, std::string>) {
            field = random_text(m_random, static_cast<std::uint64_t>(limits.max_length > 0 ? limits.max_length : api::default_max_length));
        } else if constexpr (std::same_as<T, Date>) {
            field = Date::from_parts(1900, 1, 1).plus_days(static_cast<std::int32_t>(m_random.below(70'000)));
        } else if constexpr (std::same_as<T, Instant>) {
            field.ms = static_cast<std::int64_t>(m_random.below(4'000'000'000'000));
        } else if constexpr (std::same_as<T, Uuid>) {
            m_random.fill(field.bytes);
        } else if constexpr (api::is_id<T>) {
            m_random.fill(field.value.bytes);
        } else if constexpr (std::is_enum_v<T>) {
            auto const& names = domain::enum_names<T>;
            field = names[m_random.below(names.size())].value;
        } else if constexpr (api::is_optional<T>) {
            if (m_random.below(2) == 0) { fill(field.emplace(), limits); }
        } else if constexpr (api::is_vector<T>) {
            auto const most = static_cast<std::uint64_t>(limits.max_items > 0 ? limits.max_items : 4);
            field.resize(m_random.below(std::min<std::uint64_t>(most, 4) + 1));
            for (auto& item : field) { fill(item, limits); }
        } else {
            describe(*this, field);
        }
    }

private:
    template <class Number>
    Number whole(api::Limits const& limits) {
        auto const least = std::max<std::int64_t>(limits.minimum, std::numeric_limits<Number>::min());
        auto const most = std::min<std::int64_t>(limits.maximum, std::numeric_limits<Number>::max());
        auto const width = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
        if (m_random.below(8) == 0) { return static_cast<Number>(m_random.below(2) == 0 ? least : most); }
        auto const offset = width == UINT64_MAX ? m_random.below(UINT64_MAX) : m_random.below(width + 1);
        return static_cast<Number>(static_cast<std::uint64_t>(least) + offset);
    }

    Random& m_random;
};

template <class T>
[[nodiscard]] T random_value(Random& random) {
    T value {};
    RandomFiller filler { random };
    describe(filler, value);
    return value;
}

/// `text` with some bytes removed, doubled, changed, or swapped for pieces of JSON.
[[nodiscard]] inline std::string mutated(std::string text, Random& random) {
    constexpr std::array<std::string_view, 16> pieces { "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-", "1e999", "\\u0000",
        "\\ud800", "\xFF", "\"first_name\":", "0" };
    for (auto times = 1 + random.below(3); times > 0 && !text.empty(); --times) {
        auto const at = random.below(text.size());
        auto const size = 1 + random.below(std::min<std::uint64_t>(text.size() - at, 8));
        switch (random.below(5)) {
        case 0: text.erase(at, size); break;
        case 1: text.insert(at, text.substr(at, size)); break;
        case 2: text[at] = static_cast<char>(random.below(256)); break;
        case 3: text.insert(at, pieces[random.below(pieces.size())]); break;
        default: text.replace(at, size, pieces[random.below(pieces.size())]); break;
        }
    }
    return text;
}

}  // namespace hub::test
